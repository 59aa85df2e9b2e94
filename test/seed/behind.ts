import type { Answer } from '../harness/serving.ts';

type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Answer<Data>>;

interface Spot {
  readonly address: { readonly street: string | null; readonly city: string | null } | null;
}

interface Office {
  readonly name: string;
  readonly email: string | null;
  readonly places: readonly Spot[];
}

interface Reached {
  readonly name: string | null;
  readonly role: { readonly value: string } | null;
  readonly channels: readonly { readonly value: string }[];
  readonly actor: Office | null;
}

interface Meeting {
  readonly title: { readonly value: string };
  readonly when: { readonly value: string } | null;
  readonly start: string | null;
  readonly organiser: Office | null;
  readonly place: Spot | null;
}

interface Told {
  readonly contacts: readonly Reached[];
  readonly actors: readonly Office[];
  readonly events: readonly Meeting[];
}

/** What the pages of an entry and of its network show; each noun has some of it. */
interface Shown extends Partial<Reached & Meeting & Told> {
  readonly sources: readonly string[];
  readonly offerings?: readonly { readonly place: Spot }[];
  readonly project?: Told | null;
  readonly relatedArticles?: readonly Told[];
}

interface Answered {
  readonly entry: Shown | null;
  readonly network: { readonly coordinators: readonly Reached[]; readonly qualifications: readonly { readonly title: { readonly value: string } }[] };
}

/** What somebody comes to who opens an entry. */
export interface Behind {
  readonly sources: readonly string[];
  /** Whom one can turn to: a person or desk with its ways or, where it has none, its office; an office; an address. */
  readonly call: readonly string[];
  /** Trainings and meetings with the time that is stated in words, and what one can be certified for in its network. */
  readonly learn: readonly string[];
}

const SPOT = 'address { street city }';
const OFFICE = `name email places { ${SPOT} }`;
const REACHED = `name role { value } channels { value } actor { ${OFFICE} }`;
const MEETING = `title { value } when { value } start organiser { ${OFFICE} } place { ${SPOT} }`;
const TOLD = `contacts { ${REACHED} } actors { ${OFFICE} } events { ${MEETING} }`;

const SHOWN: Readonly<Record<string, string>> = {
  service: `contacts { ${REACHED} } actor { ${OFFICE} } offerings { place { ${SPOT} } } project { ${TOLD} } relatedArticles { ${TOLD} }`,
  event: `${MEETING} relatedArticles { ${TOLD} }`,
  article: TOLD,
  contact: REACHED,
};

/** Opens an entry and what its page leads to. @param entry noun and slug, such as "event treffen" */
export async function behind(ask: Ask, entry: string, network: string): Promise<Behind> {
  const [noun = '', slug = ''] = entry.split(' ');
  const { data, errors } = await ask<Answered>(`query ($slug: Slug!, $network: Slug!) { entry: ${noun}(slug: $slug) { sources ${SHOWN[noun] ?? ''} } network(slug: $network) { coordinators { ${REACHED} } qualifications { title { value } } } }`, { slug, network });
  if (data?.entry == null) throw new Error(`${entry}: ${JSON.stringify(errors ?? 'not there')}`);
  const { entry: shown, network: { coordinators, qualifications } } = data;
  const told = [...(shown.project ? [shown.project] : []), ...(shown.relatedArticles ?? [])];
  const meetings = [...(shown.events ?? []), ...told.flatMap(({ events }) => events), ...(isMeeting(shown) ? [shown] : [])];
  // An event names nobody, but its network, and that tells who coordinates it.
  const contacts = [...(shown.contacts ?? []), ...told.flatMap((article) => article.contacts), ...(isMeeting(shown) ? coordinators : []), ...(isReached(shown) ? [shown] : [])];
  const offices = [shown.actor, shown.organiser, ...(shown.actors ?? []), ...told.flatMap(({ actors }) => actors)].filter((office) => office != null);
  const places = [...offices.flatMap((office) => office.places), ...(shown.offerings ?? []).map(({ place }) => place), ...meetings.flatMap(({ place }) => place ?? [])];
  return {
    sources: shown.sources,
    call: [...contacts.map(sayContact), ...offices.map(({ name, email }) => (email === null ? name : `${name}: ${email}`)), ...places.map(({ address }) => `${address?.street ?? ''}, ${address?.city ?? ''}`)],
    learn: [...meetings.map(({ title, when, start }) => `${title.value}: ${when?.value ?? start ?? ''}`), ...qualifications.map(({ title }) => title.value)],
  };
}

const isReached = (shown: Shown): shown is Shown & Reached => shown.channels !== undefined;
const isMeeting = (shown: Shown): shown is Shown & Meeting => shown.title !== undefined;

function sayContact({ name, role, channels, actor }: Reached): string {
  const who = name ?? role?.value ?? '';
  return channels.length > 0 ? `${who}: ${channels.map(({ value }) => value).join(', ')}` : `${who}, ${actor?.name ?? ''}`;
}
