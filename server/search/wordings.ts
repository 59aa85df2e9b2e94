import { ORIGINAL } from '../../schema/language.ts';
import type { Described } from './describe.ts';
import { plainOf, recipeOf } from './document.ts';
import type { EntryText } from './relevance/lexis.ts';
import { isText, strings, values } from './sources.ts';

/** The words of an entry, by the languages in which it has any of its own. */
export interface Wordings {
  readonly texts: ReadonlyMap<string, EntryText>;
  /** Slugs of the terms that it shows. */
  readonly terms: readonly string[];
  /** Whether its title is a name, which is the same in every language. */
  readonly isNamed: boolean;
}

/** Plain German and German are searched as one: readers of either can read a good part of the other. */
export const searchedAs = (language: string): string => (language === 'de-simple' ? ORIGINAL : language);

/**
 * Takes the words out of an entry as a visitor sees it. Names, people and places stand in every language that the entry has; other names of
 * it stand with the title, since who knows them means this entry.
 */
export function wordingsOf(entry: Described): Wordings {
  const recipe = recipeOf(entry.noun);
  const head = values(entry, recipe.title)[0];
  const name = typeof head === 'string' ? [head] : [];
  const names = [...name, ...strings(entry, recipe.names ?? [])];
  const rest = strings(entry, [...(recipe.people ?? []), ...(recipe.actor ?? []), ...(recipe.places ?? [])]);
  const told = [...new Set(values(entry, [...recipe.title.slice(0, 1), ...recipe.summary.slice(0, 1), ...recipe.body]).filter(isText))];
  const languages = new Set([ORIGINAL, ...told.flatMap((text) => Object.keys(text.values).map(searchedAs))]);
  const texts = new Map<string, EntryText>();
  for (const language of languages) {
    const inLanguage = (value: unknown): string[] =>
      isText(value)
        ? Object.entries(value.values).flatMap(([tag, wording]) => (searchedAs(tag) === language || (language === ORIGINAL && tag === value.original) ? [plainOf(wording)] : []))
        : [];
    const title = [...inLanguage(head), ...names].join('\n');
    const body = [...told.filter((text) => text !== head).flatMap(inLanguage), ...rest].join('\n');
    if (title !== '' || body !== '') texts.set(language, { title, body });
  }
  const shown = ['topics', 'targetGroups', 'kind'].flatMap((way) => entry.shown[way] ?? []).map(({ slug }) => slug);
  return { texts, terms: [...new Set(shown)], isNamed: typeof head === 'string' };
}
