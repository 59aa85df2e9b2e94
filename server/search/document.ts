import { ORIGINAL } from '../../schema/language.ts';
import type { Noun } from '../../schema/noun.ts';
import { type Text, readText } from '../../schema/text.ts';
import type { Described } from './describe.ts';
import { isOverAt } from './ending.ts';
import { beginning, plain } from './plain.ts';
import type { FacetField } from './question.ts';
import { RECIPES, type Recipe, type Source } from './recipe.ts';
import { isText, strings, texts, values } from './sources.ts';

/** Counted up when the same recipe makes other documents than before, so that all are made anew at the next start. */
export const DOCUMENT_VERSION = 1;

/** Characters of a summary that is made from a longer text. */
const SUMMARY = 200;

/** Parts in which words are looked for, the weightiest first; `original` holds the originals of the texts that are shown translated. */
export const SEARCHED = ['title', 'names', 'terms', 'summary', 'people', 'actor', 'places', 'body', 'original'] as const;

/** What the index of one language knows of an entry. What is not stated is left out. */
export interface SearchDocument extends Partial<Record<FacetField, readonly string[] | string>> {
  readonly id: string;
  readonly noun: string;
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  /** The language of title and summary: the index's own, or the original's. */
  readonly language: string;
  readonly names?: readonly string[];
  readonly terms?: readonly string[];
  readonly people?: readonly string[];
  readonly actor?: readonly string[];
  readonly places?: readonly string[];
  readonly body?: string;
  readonly original?: string;
  /** 1 when it is over: a project, an event, an office that is no more. */
  readonly ended: 0 | 1;
  /** When time alone makes the document wrong (something ends), and it must be made anew. Seconds since 1970. */
  readonly due?: number;
  readonly checkedAt?: number;
  readonly changedAt: number;
}

/** Makes the documents of an entry, one for each language asked for; what is the same in all of them is gathered once. */
export function documentsOf(entry: Described): (language: string) => SearchDocument {
  const recipe = recipeOf(entry.noun);
  const same = inEveryLanguage(entry, recipe);
  return (language) => ({ ...same, ...inLanguage(entry, recipe, language) });
}

/** @throws TypeError for a noun that is not searched for */
export function recipeOf({ name }: Noun): Recipe {
  const recipe = RECIPES[name];
  if (recipe === undefined) throw new TypeError(`${name} is not searched for`);
  return recipe;
}

/** When time alone makes what is known of an entry wrong, since something ends; seconds since 1970. */
export function dueOf(entry: Described): number | undefined {
  const recipe = recipeOf(entry.noun);
  const own = recipe.until?.(entry.row) ?? null;
  const now = Date.now() / 1000;
  const ahead = [...(own === null ? [] : [own]), ...strings(entry, recipe.othersUntil ?? [])].map(isOverAt).filter((end) => end > now);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

function inEveryLanguage(entry: Described, recipe: Recipe): Omit<SearchDocument, 'title' | 'language'> {
  const { noun, row } = entry;
  const own = recipe.until?.(row) ?? null;
  const now = Date.now() / 1000;
  const due = dueOf(entry);
  return {
    id: row.id,
    noun: noun.name,
    slug: row.slug,
    ...lists(entry, { names: recipe.names, people: recipe.people, actor: recipe.actor, places: recipe.places, ...recipe.facets }),
    ended: own !== null && isOverAt(own) <= now ? 1 : 0,
    ...(due !== undefined && { due }),
    ...(row.checkedAt !== null && { checkedAt: seconds(row.checkedAt) }),
    changedAt: seconds(row.changedAt),
  };
}

function lists(entry: Described, parts: Record<string, readonly Source[] | undefined>): Record<string, string[]> {
  const found = Object.entries(parts).map(([part, sources = []]): [string, string[]] => [part, [...new Set(strings(entry, sources))]]);
  return Object.fromEntries(found.filter(([, list]) => list.length > 0));
}

/** What a hit tells of an entry: in the language, else in the original's. It stands in the entry itself; what it shows of others is not needed. */
export function headOf(entry: Pick<Described, 'noun' | 'row'>, language: string): Pick<SearchDocument, 'title' | 'summary' | 'language'> {
  const recipe = recipeOf(entry.noun);
  const own = { ...entry, shown: {} };
  const head = values(own, recipe.title)[0];
  const below = values(own, recipe.summary).filter((value) => value !== head && isText(value));
  const lead = isText(head) ? head : below[0];
  const told = isText(lead) ? readText(lead, language).language : ORIGINAL;
  const summary = below.filter(isText).flatMap(({ values: wordings }) => wordings[told] ?? [])[0];
  return {
    title: isText(head) ? readText(head, told).value : typeof head === 'string' ? head : entry.row.slug,
    ...(summary !== undefined && { summary: beginning(plainOf(summary), SUMMARY) }),
    language: told,
  };
}

function inLanguage(entry: Described, recipe: Recipe, language: string): Pick<SearchDocument, 'title' | 'summary' | 'language' | 'terms' | 'body' | 'original'> {
  const bodies = texts(entry, recipe.body);
  const heads = [values(entry, recipe.title)[0], ...values(entry, recipe.summary.slice(0, 1))].filter(isText);
  return {
    ...headOf(entry, language),
    ...part('terms', terms(entry, recipe.terms ?? [], language)),
    ...joined('body', bodies.map((text) => plainIn(text, language))),
    ...joined('original', [...new Set([...heads, ...bodies])].filter((text) => readText(text, language).language !== text.original).map((text) => plainIn(text, text.original))),
  };
}

/** Labels and synonyms in the reader's language and in the original's: letters and signposts use the German words. */
function terms(entry: Described, sources: readonly Source[], language: string): string[] {
  return [...new Set(texts(entry, sources).flatMap((text) => [text.values[language], text.values[text.original]]).flatMap((wording) => wording?.value.split('\n') ?? []))];
}

function part<Name extends string>(name: Name, list: string[]): Partial<Record<Name, string[]>> {
  return (list.length === 0 ? {} : { [name]: list }) as Partial<Record<Name, string[]>>;
}

function joined<Name extends string>(name: Name, list: string[]): Partial<Record<Name, string>> {
  return (list.length === 0 ? {} : { [name]: list.join('\n\n') }) as Partial<Record<Name, string>>;
}

const seconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

/** A wording is shown in up to nine documents of an entry; its marks are taken away once. */
const plainWordings = new WeakMap<object, string>();

/** A wording's words without its marks. */
export function plainOf(wording: { value: string }): string {
  let words = plainWordings.get(wording);
  if (words === undefined) {
    words = plain(wording.value);
    plainWordings.set(wording, words);
  }
  return words;
}

function plainIn(text: Text, language: string): string {
  const wording = text.values[language] ?? text.values[text.original];
  return wording === undefined ? '' : plainOf(wording);
}
