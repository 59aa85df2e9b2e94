import { fold, wordsOf } from '../../search/fold.ts';
import { ask } from '../ask.ts';
import { language } from '../words.ts';
import type { EntryNoun, Vocabulary } from './forms.ts';
import type { Candidate } from './Picker.tsx';

/** What names an entry; which of them it has, its noun tells. */
interface Named {
  id: string;
  name?: string | null;
  title?: { value: string } | null;
  label?: { value: string } | null;
  role?: { value: string } | null;
}

const nameOf = ({ name, title, label, role }: Named): string => title?.value ?? label?.value ?? ([name, role?.value].filter((part) => part != null).join(', ') || '–');
const asCandidate = (named: Named): Candidate => ({ id: named.id, name: nameOf(named) });

/** The fields that name an entry, and the condition that finds those of actors. */
const NOUNS: Record<EntryNoun | 'term' | 'offering', { list: string; named: string; own?: string }> = {
  actor: { list: 'actors', named: 'name', own: 'is' },
  service: { list: 'services', named: 'title(language: $language) { value }', own: 'actor' },
  place: { list: 'places', named: 'name' },
  contact: { list: 'contacts', named: 'name role(language: $language) { value }', own: 'actor' },
  article: { list: 'articles', named: 'title(language: $language) { value }', own: 'author' },
  event: { list: 'events', named: 'title(language: $language) { value }', own: 'organiser' },
  network: { list: 'networks', named: 'name' },
  term: { list: 'terms', named: 'label(language: $language) { value }' },
  offering: { list: 'offerings', named: 'service { title(language: $language) { value } }' },
};

interface Listed<Node> {
  list: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** Names of entries by their ids. @returns those that may be seen */
export async function namesOf(noun: keyof typeof NOUNS, ids: readonly string[]): Promise<Candidate[]> {
  return listed(noun, { is: ids });
}

async function listed(noun: keyof typeof NOUNS, filter: Record<string, unknown>): Promise<Candidate[]> {
  const { list, named } = NOUNS[noun];
  const uses = named.includes('$language');
  const type = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}Filter`;
  const { list: answer } = await ask<Listed<Named>>(`query ($filter: ${type}${uses ? ', $language: LanguageTag!' : ''}) { list: ${list}(first: 100, filter: $filter) { nodes { id ${named} } pageInfo { hasNextPage endCursor } } }`, {
    filter, ...(uses && { language }),
  });
  return answer.nodes.map(asCandidate);
}

interface Term {
  id: string;
  label: { value: string; translations: { value: string }[] };
  synonyms: { translations: { value: string }[] } | null;
}

const terms = new Map<Vocabulary, Promise<{ candidate: Candidate; known: string }[]>>();

/** Terms of a vocabulary by what people call them in any language, synonyms counted in; all of them where nothing is typed. */
export async function findTerms(vocabulary: Vocabulary, typed: string): Promise<Candidate[]> {
  const asked = terms.get(vocabulary) ?? everyTerm(vocabulary);
  terms.set(vocabulary, asked);
  asked.catch(() => terms.delete(vocabulary));
  return (await asked).filter(({ known }) => holds(known, typed)).map(({ candidate }) => candidate);
}

async function everyTerm(vocabulary: Vocabulary): Promise<{ candidate: Candidate; known: string }[]> {
  const nodes = await everyPage<Term>(
    `query ($vocabulary: Vocabulary!, $language: LanguageTag!, $after: String) { list: terms(first: 100, after: $after, filter: { vocabulary: [$vocabulary] }) {
      nodes { id label(language: $language) { value translations { value } } synonyms { translations { value } } } pageInfo { hasNextPage endCursor } } }`,
    { vocabulary, language },
  );
  return nodes
    .map((term) => ({ candidate: asCandidate(term), known: [...term.label.translations, ...(term.synonyms?.translations ?? [])].map(({ value }) => spelled(value)).join(' ') }))
    .sort((one, other) => one.candidate.name.localeCompare(other.candidate.name, language));
}

/** Pages of a list that are read at most: enough for the places of a county. */
const MOST_PAGES = 10;

async function everyPage<Node>(query: string, variables: Record<string, unknown>): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { list }: Listed<Node> = await ask<Listed<Node>>(query, { ...variables, after });
    nodes.push(...list.nodes);
    if (!list.pageInfo.hasNextPage) break;
    after = list.pageInfo.endCursor;
  }
  return nodes;
}

/** All ways to write the words of a text, for `holds`. */
const spelled = (text: string): string => `${fold(text)} ${wordsOf(text).flat().join(' ')}`;

/** Whether a text has every word that was typed, as a whole or in parts. */
const holds = (known: string, typed: string): boolean => fold(typed).split(/\s+/).every((part) => known.includes(part));

/** Entries of a noun by name: those of the writer's actors first; of what the search finds, what it finds. */
export async function findEntries(noun: EntryNoun, typed: string, actors: readonly string[]): Promise<Candidate[]> {
  const [own, others] = await Promise.all([ownEntries(noun, actors), typed.trim().length < 2 ? [] : everybodys(noun, typed)]);
  const ownFound = own.filter(({ name }) => holds(spelled(name), typed));
  const ids = new Set(ownFound.map(({ id }) => id));
  return [...ownFound, ...others.filter(({ id }) => !ids.has(id))].slice(0, 20);
}

async function ownEntries(noun: EntryNoun, actors: readonly string[]): Promise<Candidate[]> {
  const { own } = NOUNS[noun];
  if (own !== undefined) return actors.length === 0 ? [] : listed(noun, { [own]: actors });
  if (noun === 'network') return listed(noun, {});
  if (actors.length === 0) return [];
  const { actors: found } = await ask<{ actors: { nodes: { places: Named[] }[] } }>('query ($actors: [Reference!]) { actors(first: 20, filter: { is: $actors }) { nodes { places { id name } } } }', { actors });
  return found.nodes.flatMap(({ places }) => places.map(asCandidate));
}

let places: Promise<Candidate[]> | undefined;

async function everybodys(noun: EntryNoun, typed: string): Promise<Candidate[]> {
  if (noun === 'network') return [];
  if (noun === 'place') {
    // Places are in no search index.
    places ??= everyPage<Named>('query ($after: String) { list: places(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }', {}).then((found) => found.map(asCandidate));
    return (await places).filter(({ name }) => holds(spelled(name), typed));
  }
  const { search } = await ask<{ search: { hits: { id: string; title: string }[] } }>('query ($query: String!, $language: LanguageTag!, $noun: String!) { search(query: $query, language: $language, filter: { noun: [$noun] }, first: 10) { hits { id title } } }', {
    query: typed, language, noun,
  });
  return search.hits.map(({ id, title }) => ({ id, name: title }));
}

/** A municipality by name and official key (AGS), where that is known. */
export interface Municipality {
  name: string;
  key?: string | null;
}

let area: Promise<Municipality[]> | undefined;

/** The municipalities and districts of the networks of this directory. */
export function municipalities(): Promise<Municipality[]> {
  area ??= ask<{ networks: { nodes: { area: { district: Municipality | null; municipalities: Municipality[] } | null }[] } }>('{ networks(first: 20) { nodes { area { district { name key } municipalities { name key } } } } }').then(({ networks }) => {
    const all = networks.nodes.flatMap(({ area: each }) => [...(each?.municipalities ?? []), ...(each?.district ? [each.district] : [])]);
    return [...new Map(all.map((each) => [each.name, each])).values()];
  });
  return area;
}
