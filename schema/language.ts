import { readdirSync } from 'node:fs';
import { fail } from './error.ts';

/** The languages of the design; texts may be in any of them whether or not the interface is translated yet. */
const DESIGNED = ['de', 'de-simple', 'en', 'fr', 'ar', 'fa', 'uk', 'ru', 'tr'];

/**
 * Languages of the directory (BCP 47 tags), German first.
 * One file of interface words adds a language: its name is the tag (data, not an import: the rooms stay apart).
 */
export const LANGUAGES: readonly string[] = [...new Set([...DESIGNED, ...wordFiles()])];

/** The language that originals are written in unless said otherwise. */
export const ORIGINAL = 'de';

function wordFiles(): string[] {
  return readdirSync(new URL('../site/words/', import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
}

/** Gives the tag back when it is a language of the directory. @throws BAD_LANGUAGE */
export function language(tag: string): string {
  if (LANGUAGES.includes(tag)) return tag;
  throw fail('BAD_LANGUAGE', tag, LANGUAGES);
}

/** Canonical form of any BCP 47 tag, for languages people speak. @throws BAD_LANGUAGE_TAG */
export function languageTag(tag: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical !== undefined) return canonical;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw fail('BAD_LANGUAGE_TAG', tag);
}

/** The tag to give to Intl: "de-simple" is a private choice of words, not a locale that Intl knows. */
export function locale(tag: string): string {
  return tag === 'de-simple' ? 'de' : tag;
}
