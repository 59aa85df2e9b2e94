import { ask } from './ask.ts';

/** How entries of each noun are listed and named. */
const NAMED: Readonly<Record<string, { plural: string; title: string }>> = {
  term: { plural: 'terms', title: 'label { value }' },
  network: { plural: 'networks', title: 'name' },
  actor: { plural: 'actors', title: 'name' },
  place: { plural: 'places', title: 'name' },
  contact: { plural: 'contacts', title: 'name role { value }' },
  article: { plural: 'articles', title: 'title { value }' },
  service: { plural: 'services', title: 'title { value }' },
  offering: { plural: 'offerings', title: 'service { title { value } } place { name }' },
  event: { plural: 'events', title: 'title { value }' },
  qualification: { plural: 'qualifications', title: 'title { value }' },
};

type Wording = string | { value: string } | null;

interface Node {
  id: string;
  slug: string;
  name?: Wording;
  title?: Wording;
  label?: Wording;
  role?: Wording;
  service?: { title: Wording };
  place?: { name: string };
}

const said = (wording: Wording | undefined): string => (typeof wording === 'string' ? wording : (wording?.value ?? ''));

function titleOf({ slug, name, title, label, role, service, place }: Node): string {
  if (service && place) return `${said(service.title)}, ${place.name}`;
  return said(name) || said(title) || said(label) || said(role) || slug;
}

/** As many entries as one list gives. */
const MOST = 100;

/**
 * Titles of entries that others refer to by id or slug; those that cannot be seen keep their reference.
 * @returns in the order of the references
 */
export async function titlesOf(noun: string, references: readonly string[]): Promise<string[]> {
  const named = NAMED[noun];
  if (!named) return [...references];
  const query = `query ($is: [Reference!]) { list: ${named.plural}(filter: { is: $is }, first: ${String(MOST)}) { edges { node { id slug ${named.title} } } } }`;
  const parts = Array.from({ length: Math.ceil(references.length / MOST) }, (_, part) => references.slice(part * MOST, (part + 1) * MOST));
  const answers = await Promise.all(parts.map((is) => ask<{ list: { edges: { node: Node }[] } }>(query, { is })));
  const titles = new Map(answers.flatMap(({ list }) => list.edges).flatMap(({ node }) => [[node.id, titleOf(node)], [node.slug, titleOf(node)]] as const));
  return references.map((reference) => titles.get(reference) ?? reference);
}
