/// <reference types="astro/client" />
import { chosenLanguages } from './settings.ts';
import type german from './words/de.json';

/** Key of an interface word; the German file says which exist. */
export type WordKey = Exclude<keyof typeof german, '$machine'>;

/** One form for every plural category that the language has (CLDR: zero, one, two, few, many, other). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Interface words of one language as its file holds them. */
export type Words = Record<WordKey, string | Plural>;

/** Values for the `{placeholders}` of a word; `count` chooses the plural form. */
export type Fillings = Record<string, string | number>;

type WordFile = Record<string, unknown>;

const files: Record<string, { default: WordFile }> = import.meta.glob('./words/*.json', { eager: true });

const byLanguage = new Map<string, WordFile>(
  Object.entries(files).map(([path, file]) => [path.slice('./words/'.length, -'.json'.length), file.default]),
);

const autonym = (language: string) => String(byLanguage.get(language)?.['language.autonym']);

/** The language that entries are written in unless they say otherwise. */
export const original = 'de';

/** The original comes first, then its other wordings such as Leichte Sprache. */
const rank = (language: string) => (language === original ? 0 : language.startsWith(`${original}-`) ? 1 : 2);

/** Languages of the pages, of those that have a file of interface words: the original first, the others by their own names. */
export const languages: string[] = [...byLanguage.keys()].filter((language) => chosenLanguages?.includes(language) ?? true).sort(
  (one, other) => rank(one) - rank(other) || autonym(one).localeCompare(autonym(other), original),
);

/** Whether the interface words of a language were made by a machine and nobody has checked them yet. */
export function isMachineMade(language: string): boolean {
  return byLanguage.get(language)?.$machine === true;
}

/**
 * Interface words of a language.
 * @throws when the file lacks a word that German has, or has it in another shape.
 */
export function wordsOf(language: string): Words {
  const german = byLanguage.get(original) ?? {};
  const own = byLanguage.get(language);
  if (!own) throw new Error(`There is no file of interface words: site/words/${language}.json`);
  const wrong = Object.keys(german)
    .filter((key) => !key.startsWith('$'))
    .filter((key) => typeof own[key] !== typeof german[key] || own[key] === '' || own[key] === null);
  if (wrong.length > 0) throw new Error(`site/words/${language}.json lacks the words: ${wrong.join(', ')}`);
  return own as Words;
}
