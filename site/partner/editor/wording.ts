import { isObject, partsOf, textOf, type Json, type Values } from './json.ts';

/** One language's wording of a text, as the form shows it. */
export interface Wording {
  readonly value: string;
  /** The engine that made it. */
  readonly machine?: string;
  readonly checkedBy?: string;
  /** Whether the original has changed since. */
  readonly outdated: boolean;
}

/** The language that texts are written in unless only others are given. */
export const ORIGINAL = 'de';

/** A wording as it is given (a plain text, or an object with its provenance); undefined where the language has none. */
export function wordingOf(given: Json | undefined): Wording | undefined {
  if (typeof given === 'string') return { value: given, outdated: false };
  if (!isObject(given)) return undefined;
  const { value, machine, checkedBy, outdated } = given;
  return { value: textOf(value), outdated: outdated === true, ...(typeof machine === 'string' && { machine }), ...(typeof checkedBy === 'string' && { checkedBy }) };
}

/** The language in which a text was written first. */
export function originalOf(text: Json | undefined): string {
  const stated = Object.entries(partsOf(text)).filter(([, wording]) => wording !== null);
  return stated.some(([language]) => language === ORIGINAL) ? ORIGINAL : (stated[0]?.[0] ?? ORIGINAL);
}

/** The language of which the others are translations while a text is being written: the one it had, or German where there was none. */
export const firstLanguage = (before: Json | undefined): string => (languagesOf(before).length > 0 ? originalOf(before) : ORIGINAL);

/** The languages of a text that have words. */
export function languagesOf(text: Json | undefined): string[] {
  return Object.entries(partsOf(text)).flatMap(([language, wording]) => (wordingOf(wording)?.value ? [language] : []));
}

/** A text's words in a language, else in its original; what a title is shown by. */
export function wordsIn(text: Json | undefined, language: string): string {
  if (typeof text === 'string') return text;
  const parts = partsOf(text);
  return wordingOf(parts[language])?.value || wordingOf(parts[originalOf(text)])?.value || '';
}

/** A text with other words in one language: they are somebody's own from now on, whatever made those before. Empty words take the language away. */
export function withWords(text: Json | undefined, language: string, value: string): Values {
  return { ...partsOf(text), [language]: value.trim() === '' ? null : value };
}

/** A text of which somebody looked at a machine's words in one language and found them right, or takes that back. */
export function withCheck(text: Json | undefined, language: string, by: string | undefined, at: string): Values {
  const parts = partsOf(text);
  const { checkedBy: _by, checkedAt: _at, ...wording } = partsOf(parts[language]);
  return { ...parts, [language]: by === undefined ? wording : { ...wording, checkedBy: by, checkedAt: at } };
}

/** A text of which one translation still fits its original, though that has changed; or takes that back. */
export function withFitting(text: Json | undefined, before: Json | undefined, language: string, fits: boolean): Values {
  const parts = partsOf(text);
  const wording = parts[language];
  const given = typeof wording === 'string' ? { value: wording } : partsOf(wording);
  return { ...parts, [language]: fits ? { ...given, outdated: false } : (partsOf(before)[language] ?? null) };
}

/** Whether somebody said of a translation that it still fits. */
export const fits = (wording: Json | undefined): boolean => isObject(wording) && wording['outdated'] === false;
