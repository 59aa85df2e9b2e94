import { ask } from './ask.ts';
import { choiceLabel } from './editor/labels.ts';
import { coordinates, isAdmin, ledNetworks, ownActors, type Me } from './me.ts';

/** An institution of those that somebody keeps. */
export interface Institution {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** An entry as lists show it. */
export interface KeptEntry {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  /** ISO 8601; null: never. */
  readonly checkedAt: string | null;
}

/** What is confirmed: what readers find of an institution. Events pass by themselves. */
const CONFIRMED: ReadonlySet<string> = new Set(['actor', 'service', 'contact', 'offering', 'place']);

/** The entries of a list that can be confirmed. */
export const confirmable = (entries: readonly KeptEntry[]): KeptEntry[] => entries.filter(({ noun, state }) => CONFIRMED.has(noun) && state === 'PUBLISHED');

interface Page<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The largest page that the server gives. */
const PAGE = 100;

/** All nodes of a list, page by page. @param query selects the list as `list`, with `$after` and `$first` */
async function everyNode<Node>(query: string, variables: Record<string, unknown>): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const { list }: { list: Page<Node> } = await ask(query, { ...variables, after, first: PAGE });
    nodes.push(...list.edges.map(({ node }) => node));
    after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

const INSTITUTIONS = 'query ($after: String, $first: Int, $filter: ActorFilter) { list: actors(after: $after, first: $first, filter: $filter) { edges { node { id slug name } } pageInfo { hasNextPage endCursor } } }';

/** All institutions whose entries somebody keeps: those that were granted or belong to one's networks, and those beneath. */
export async function loadInstitutions(me: Me): Promise<Institution[]> {
  if (isAdmin(me)) return everyNode<Institution>(INSTITUTIONS, { filter: null });
  const networks = ledNetworks(me).map(({ id }) => id);
  const members = networks.length === 0 ? [] : await everyNode<Institution>(INSTITUTIONS, { filter: { network: networks } });
  const found = new Map<string, Institution>([...ownActors(me), ...members].map((each) => [each.id, each]));
  let above = [...found.keys()];
  while (above.length > 0) {
    const beneath = (await everyNode<Institution>(INSTITUTIONS, { filter: { parent: above } })).filter(({ id }) => !found.has(id));
    for (const each of beneath) found.set(each.id, each);
    above = beneath.map(({ id }) => id);
  }
  return [...found.values()];
}

const LINE = 'id slug state checkedAt';
const TITLE = 'title { value }';

interface Line extends Omit<KeptEntry, 'noun' | 'title'> {
  title?: { value: string } | null;
  role?: { value: string } | null;
  name?: string | null;
}

interface Whole {
  actor: (Line & {
    services: (Line & { offerings: (Line & { place: { name: string } })[] })[];
    contacts: Line[];
    places: Line[];
    events: Line[];
    articles: Line[];
    relations?: (Line & { kind: string; toActor: { name: string } | null; toNetwork: { name: string } | null; toArticle: { title: { value: string } } | null })[];
  }) | null;
}

const lineOf = (noun: string, line: Line): KeptEntry => ({
  noun, id: line.id, slug: line.slug, state: line.state, checkedAt: line.checkedAt,
  title: line.name ?? line.title?.value ?? line.role?.value ?? '',
});

/**
 * All that one institution keeps, itself first.
 * @param ties whether its ties to others are asked for too, which those who coordinate keep
 */
export async function loadEntriesOf(actor: string, ties: boolean): Promise<KeptEntry[]> {
  const { actor: found } = await ask<Whole>(
    `query ($id: UUID!) { actor(id: $id) { ${LINE} name
      services { ${LINE} ${TITLE} offerings { ${LINE} place { name } } }
      contacts { ${LINE} name role { value } } places { ${LINE} name } events { ${LINE} ${TITLE} } articles { ${LINE} ${TITLE} }
      ${ties ? `relations { ${LINE} kind toActor { name } toNetwork { name } toArticle { title { value } } }` : ''} } }`,
    { id: actor },
  );
  if (!found) return [];
  return [
    lineOf('actor', found),
    ...found.services.flatMap((service) => [
      lineOf('service', service),
      ...service.offerings.map((offering) => lineOf('offering', { ...offering, name: `${service.title?.value ?? ''}, ${offering.place.name}` })),
    ]),
    ...found.contacts.map((line) => lineOf('contact', line)),
    ...found.places.map((line) => lineOf('place', line)),
    ...found.events.map((line) => lineOf('event', line)),
    ...found.articles.map((line) => lineOf('article', line)),
    ...(found.relations ?? []).map((tie) => lineOf('relation', { ...tie, name: `${choiceLabel('relationKind', tie.kind)}: ${tie.toActor?.name ?? tie.toNetwork?.name ?? tie.toArticle?.title.value ?? ''}` })),
  ];
}

/** What belongs to a network itself, the network first. */
export async function loadEntriesOfNetwork(network: string): Promise<KeptEntry[]> {
  const { network: found } = await ask<{ network: (Line & { events: Line[]; articles: Line[]; qualifications: Line[] }) | null }>(
    `query ($id: UUID!) { network(id: $id) { ${LINE} name events { ${LINE} ${TITLE} } articles { ${LINE} ${TITLE} } qualifications { ${LINE} ${TITLE} } } }`,
    { id: network },
  );
  if (!found) return [];
  return [lineOf('network', found), ...(['event', 'article', 'qualification'] as const).flatMap((noun) => found[`${noun}s`].map((line) => lineOf(noun, line)))];
}

/**
 * In whose name somebody confirms entries of an institution, as readers see it: a partner in that of the institution,
 * a coordinator in that of the office that coordinates the network, where that office is a member itself.
 */
export async function confirmingFor(me: Me, institution: Institution): Promise<Institution> {
  if (!coordinates(me) || ownActors(me).some(({ id }) => id === institution.id)) return institution;
  for (const { id } of ledNetworks(me)) {
    const { network } = await ask<{ network: { coordinators: { actor: Institution | null }[] } | null }>('query ($id: UUID!) { network(id: $id) { coordinators { actor { id slug name } } } }', { id });
    const offices = (network?.coordinators ?? []).flatMap(({ actor }) => actor ?? []);
    const [member] = offices.length === 0 ? [] : await everyNode<Institution>(INSTITUTIONS, { filter: { network: [id], is: offices.map((office) => office.id) } });
    if (member) return member;
  }
  return institution;
}

/** As many entries as the server confirms at once. */
const MOST = 500;

/** Says of entries that they are right today. @returns how many */
export async function confirmEntries(entries: readonly Pick<KeptEntry, 'noun' | 'id'>[], as: string): Promise<number> {
  let confirmed = 0;
  for (let from = 0; from < entries.length; from += MOST) {
    const some = entries.slice(from, from + MOST).map(({ noun, id }) => ({ noun, id }));
    const { confirm } = await ask<{ confirm: number }>('mutation ($entries: [ConfirmedInput!]!, $as: UUID!) { confirm(entries: $entries, as: $as) }', { entries: some, as });
    confirmed += confirm;
  }
  return confirmed;
}

/** Ends entries today, all or none. @returns how many of them wait for a coordinator */
export async function endEntries(entries: readonly Pick<KeptEntry, 'noun' | 'id'>[]): Promise<number> {
  const { end } = await ask<{ end: { waiting: readonly string[] }[] }>('mutation ($entries: [ConfirmedInput!]!) { end(entries: $entries) { waiting } }', { entries: entries.map(({ noun, id }) => ({ noun, id })) });
  return end.filter(({ waiting }) => waiting.length > 0).length;
}
