import type { LiveWords } from '../live/words.ts';

/** What a hit's place is made of, as far as it has a name here. */
export const whyParts = [
  'exact', 'alike', 'alikeInTitle', 'translated', 'borrowed', 'translatedInTitle', 'borrowedInTitle', 'meaning', 'passage', 'terms',
  'words', 'engine', 'fresh', 'near', 'full', 'waiting', 'ended', 'ourselves',
] as const;

/** Words that the search page hands to its script, already in the reader's language. */
export interface SearchWords {
  nouns: Record<string, string>;
  /** Names of the filters. */
  facets: Record<string, string>;
  /** Names of values that the script has to say by itself, such as "open.MO". */
  values: Record<string, string>;
  /** Names of what a hit's place is made of. */
  why: Record<string, string>;
  whyHeading: string;
  /** Number of results by plural category, with `{count}`. */
  results: Record<string, string>;
  none: string;
  noneHint: string;
  searching: string;
  failed: string;
  remove: string;
  removeAll: string;
  moreValues: string;
  foreign: string;
  /** Headings of hits in the original's language, and of those mixed with weaker ones in the reader's. */
  across: string;
  others: string;
  through: string;
  /** A place and the kilometres around it, with `{place}` and `{distance}`. */
  around: string;
  /** A time of a day, with `{from}` and `{to}`. */
  hours: string;
  /** Said of a filter that could not be heeded. */
  ignored: string;
  limited: string;
  away: string;
  badPlace: string;
  badTime: string;
  told: string;
  notTold: string;
  smallWords: string;
  /** What a hit tells beside title and summary, with `{languages}` and `{date}`. */
  speaks: string;
  checked: string;
  live: LiveWords;
}

/** The number of results as a sentence. */
export function countSentence(words: SearchWords, language: string, count: number): string {
  const category = new Intl.PluralRules(language).select(count);
  return fill(words.results[category] ?? words.results.other ?? '{count}', { count: numberIn(language, count) });
}

/** A word with its `{placeholders}` filled. */
export function fill(pattern: string, fillings: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => fillings[name] ?? placeholder);
}

// Letters and signs in Germany use these digits, whatever the script around them.
const numberIn = (language: string, value: number, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, options).format(value);

/** Whole kilometres, at least one: a place is known by its middle only. */
export function kilometres(language: string, distance: number): string {
  return numberIn(language, Math.max(1, Math.round(distance)), { style: 'unit', unit: 'kilometer' });
}

/** A date written "2026-11-26", as people say it. */
export function dayName(language: string, date: string): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** What a value is called that no facet names. */
export function valueName(words: SearchWords, language: string, field: string, value: string): string {
  if (field === 'spokenLanguage') return languageName(language, value);
  return words.values[`${field}.${value}`] ?? value;
}

/** A day as it is written short. */
export function shortDate(language: string, instant: string): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' }).format(new Date(instant));
}

/** What a language is called in the reader's. */
export function languageName(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // An address may name anything.
    return tag;
  }
}

/** A time of day written "08:00" or "08:30", as people say it: "8", "8:30". */
export function clock(time: string): string {
  return time.replace(/^0/, '').replace(/:00$/, '');
}
