import { LANGUAGES, locale } from '../../schema/language.ts';
import { dayAt, inBerlin } from './facts/moment.ts';
import { townNames } from './facts/place.ts';
import { BENT, FILTER_WORDS, LANGUAGE_WORDS, LEADS } from './offer-words.ts';
import { type FilterOffer, WEEKDAYS } from './question.ts';
import { fold } from './words/fold.ts';

/** What the directory has to filter by. */
export interface Filterable {
  /** Tags of the languages that are spoken somewhere. */
  spokenLanguages(): readonly string[];
  municipalities(): readonly string[];
  /** Something, when places are known by that postal code. */
  centre(postalCode: string): object | undefined;
  /** What people call the groups that services are for, in every language. */
  targetGroups(): readonly { readonly slug: string; readonly words: readonly string[] }[];
  /** A filter's value in the reader's language. */
  label(field: string, value: string, language: string): string;
}

/** A filter that some words name. */
interface Named {
  readonly field: string;
  readonly value: string;
}

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
  /** Whether it is an ending parted by an apostrophe, as Turkish has them: "Stendal'da". */
  readonly ending: boolean;
}

/** Words that name filters, by their first word; "arabisch" may stand alone. */
type Phrases = Map<string, { readonly words: readonly string[]; readonly open: boolean; readonly names: Named }[]>;

/** Almost everybody speaks it, and most who write it want to learn it. */
const EVERYWHERE = 'de';

/** Letters that an open phrase ("kostenlos*") may go on for. */
const ENDING = 4;

/**
 * Filters that words of a query name, in whichever of our languages: "Arabisch Arzt Donnerstag" offers Arabic and Thursday, each with what is left of the query without its words.
 * A filter is offered once; nothing is filtered until somebody takes the offer.
 */
export function offersIn(query: string, language: string, known: Filterable, now = new Date()): FilterOffer[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const own = phrasesOf(known);
  const offers = new Map<string, FilterOffer>();
  for (let index = 0; index < words.length; ) {
    const found = [...longest(words, index, FIXED), ...longest(words, index, own), ...codeAt(words, index, known)];
    const length = Math.max(0, ...found.map((one) => one.length));
    for (const { names, length: its } of found) {
      if (its < length) continue;
      const { field, value } = dated(names, now);
      const key = `${field} ${value}`;
      if (!offers.has(key)) offers.set(key, { field, value, label: known.label(field, value, language), query: rest(query, words, index, length, field) });
    }
    index += Math.max(1, length);
  }
  return [...offers.values()];
}

interface Found {
  readonly names: Named;
  /** Words. */
  readonly length: number;
}

/** The longest phrases that begin at a word. */
function longest(words: readonly Word[], index: number, phrases: Phrases): Found[] {
  const found = formsOf(words[index]?.folded ?? '').flatMap((first) =>
    candidates(phrases, first).flatMap(({ words: phrase, open, names }) => (fits(words, index, [first, ...phrase.slice(1)], phrase, open) ? [{ names, length: phrase.length }] : [])),
  );
  const most = Math.max(0, ...found.map(({ length }) => length));
  return found.filter(({ length }) => length === most);
}

/** Phrases by their first letters, since an open phrase begins like the word and does not equal it. */
const FIRST = 3;
const candidates = (phrases: Phrases, word: string) => phrases.get(word.slice(0, FIRST)) ?? [];

function fits(words: readonly Word[], index: number, [first = '']: readonly string[], phrase: readonly string[], open: boolean): boolean {
  return phrase.every((wanted, place) => {
    const given = place === 0 ? first : (words[index + place]?.folded ?? '');
    return given === wanted || (open && place === phrase.length - 1 && given.startsWith(wanted) && given.length <= wanted.length + ENDING);
  });
}

/** Arabic writes "and", "in", "for" and the article in one with the word. */
const PREFIX = /^(?:[وف]?(?:لل|[بك]?ال|[بل])|[وف])(?=\p{L}{3})/u;

function formsOf(folded: string): string[] {
  const bare = folded.replace(PREFIX, '');
  return bare === folded ? [folded] : [...new Set([folded, bare, `ال${bare}`])];
}

function codeAt(words: readonly Word[], index: number, known: Filterable): Found[] {
  const code = words[index]?.folded ?? '';
  return /^\d{5}$/.test(code) && known.centre(code) !== undefined ? [{ names: { field: 'near', value: code }, length: 1 }] : [];
}

/** Today and tomorrow are days of the week. */
function dated({ field, value }: Named, now: Date): Named {
  const ahead = field !== 'open' ? -1 : ['today', 'tomorrow'].indexOf(value);
  if (ahead === -1) return { field, value };
  return { field, value: WEEKDAYS[dayAt(inBerlin(now).day.number + ahead).weekday] ?? value };
}

/** The query without those words and without what only leads to them. */
function rest(query: string, words: readonly Word[], index: number, length: number, field: string): string {
  const lead = leads(field);
  let first = index;
  while (first > 0 && lead.before.has(words[first - 1]?.folded ?? '')) first--;
  let end = index + length;
  while (words[end]?.ending === true || lead.after.has(words[end]?.folded ?? '')) end++;
  const left = query.slice(0, words[first]?.from ?? 0) + ' ' + query.slice(words[end - 1]?.to ?? query.length);
  return left.replace(/\s+/gu, ' ').replace(/ (?=[,.;:!?،؟])/gu, '').replace(/^[\s,.;:!?،؟–-]+|[\s,;:،–-]+$/gu, '');
}

const leadsOf = new Map<string, { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }>();

function leads(field: string): { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> } {
  let known = leadsOf.get(field);
  if (known === undefined) {
    const { before = '', after = '' } = LEADS[field] ?? {};
    const set = (list: string): ReadonlySet<string> => new Set(list.split(/[\s,]+/u).map(folded).filter((word) => word !== ''));
    leadsOf.set(field, (known = { before: set(before), after: set(after) }));
  }
  return known;
}

/** Spellings become equal as everywhere in the search; German is folded too wherever a word comes from, since a query does not say its language. */
const folded = (text: string): string => fold(text, 'de');

const WORD = /[\p{L}\p{N}\p{M}\u200c\u0640]+/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ folded: folded(word), from: index, to: index + word.length, ending: /\p{L}['’ʼ]$/u.test(text.slice(Math.max(0, index - 2), index)) }));
}

function add(phrases: Phrases, phrase: string, names: Named): void {
  const open = phrase.endsWith('*');
  const words = wordsOf(phrase).map((word) => word.folded);
  const [first] = words;
  if (first === undefined) return;
  // Without the article too, except where it makes another word of it: "today" is "the day".
  for (const form of new Set([first, first.replace(/^ال(?=\p{L}{4})/u, '')])) {
    const key = form.slice(0, FIRST);
    const list = phrases.get(key) ?? [];
    list.push({ words: [form, ...words.slice(1)], open, names });
    phrases.set(key, list);
  }
}

const split = (phrases: string): string[] => phrases.split(',').map((phrase) => phrase.trim());

/** Phrases that do not depend on what the directory holds. */
const FIXED: Phrases = new Map();
for (const filters of Object.values(FILTER_WORDS)) {
  for (const [key, phrases] of Object.entries(filters)) {
    const [field = '', value = ''] = key.split('.');
    for (const phrase of split(phrases)) add(FIXED, phrase, { field, value });
  }
}

let made: { readonly of: readonly unknown[]; readonly phrases: Phrases } | undefined;

/** Phrases of what the directory holds; made anew only when that has changed. */
function phrasesOf(known: Filterable): Phrases {
  const [languages, municipalities, groups] = [known.spokenLanguages(), known.municipalities(), known.targetGroups()];
  // Lists that are the same object have not changed.
  const of = [languages.join(), municipalities, groups];
  if (made !== undefined && of.every((part, at) => part === made?.of[at])) return made.phrases;
  const phrases: Phrases = new Map();
  for (const value of languages) if (value !== EVERYWHERE) for (const phrase of languagePhrases(value)) add(phrases, phrase, { field: 'spokenLanguage', value });
  for (const value of municipalities) for (const name of townNames(value)) add(phrases, name, { field: 'municipality', value });
  for (const { slug: value, words } of groups) for (const word of words) add(phrases, word, { field: 'targetGroup', value });
  made = { of, phrases };
  return phrases;
}

/** What a language is called in each of ours, with endings. */
function languagePhrases(tag: string): Set<string> {
  const named = LANGUAGES.map((language) => [language, new Intl.DisplayNames([locale(language)], { type: 'language', fallback: 'none' }).of(tag)] as const);
  const names = named.flatMap(([language, name]) => {
    if (name === undefined) return [];
    const { cut = '', endings = '' } = BENT[locale(language)] ?? {};
    const stem = cut !== '' && name.endsWith(cut) ? name.slice(0, -cut.length) : name;
    return [name, ...(cut === '' || stem !== name ? endings.split(' ').filter(Boolean).map((ending) => stem + ending) : [])];
  });
  return new Set([...names, ...split(LANGUAGE_WORDS[tag] ?? '')].filter(Boolean));
}
