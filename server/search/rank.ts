import { ORIGINAL } from '../../schema/language.ts';
import type { Memory } from './memory.ts';
import type { ScorePart } from './question.ts';
import { stemHash } from './words/stem.ts';
import { hash, words } from './words/tokens.ts';
import { searchedAs } from './wordings.ts';
import type { Wanted } from './marks.ts';

/** What the words of a query say of each entry, by its number. */
export interface Ranking {
  /** Above 0 for those found. */
  readonly scores: Float32Array;
  /** How far apart scores are: what a reason beyond the words weighs is told in this measure. */
  readonly unit: number;
  isAcross(number: number): boolean;
  through(number: number): string | null;
  why(number: number): ScorePart[];
  /** What to mark in a text of a language. */
  wanted(language: string): Wanted;
}

/** Up to so many words, somebody looks words up or is still typing; more are a question. */
export const SHORT = 2;

/** Entries whose score is less than this share of the best one's are not found by a question; those in the reader's language need more, since they come first. */
const FLOOR = { own: 0.45, across: 0.35 };

/** Of a query's words, so much must be found for an entry to be. */
const LEAST_FOUND = 0.5;

/** What an entry found by some of the words counts beside one found by all. */
const PARTLY = 0.5;

/** A translated word is less sure than the word itself; a term's more sure the more of it is asked. */
const TRANSLATED = 0.8;
const TERM = 0.75;

/** How many standard deviations a term that is surely meant is worth to a whole question. */
const TERM_IN_QUESTION = 2;

/** A word that tells less in questions is not marked. */
const TELLING = 0.3;

/** How likely a translation must be, beside the likeliest, to count in a short query. */
const LIKELY = 0.25;

/** A memory's answer to words: the entries found, and why. @param others what another search found, by number, from 0 to 1 */
export function rank(memory: Memory, query: string, asked: string, others: ReadonlyMap<number, number>): Ranking {
  const language = searchedAs(asked);
  return words(query, language).length > SHORT ? rankQuestion(memory, query, language) : rankWords(memory, query, language, others);
}

function rankQuestion(memory: Memory, query: string, language: string): Ranking {
  const { relevance, terms, size } = memory;
  const answer = relevance.answer(query, language, size);
  const meant = termsMeant(memory, query, language);
  const byTerm = terms.sureness(meant, size);
  const scores = new Float32Array(size);
  let best = 0;
  for (let number = 0; number < size; number++) {
    if (memory.of(number) === undefined) continue;
    scores[number] = (answer.scores[number] as number) + TERM_IN_QUESTION * (byTerm[number] as number);
    best = Math.max(best, scores[number] as number);
  }
  const isAcross = (number: number): boolean => isForeign(memory, number, language);
  if (!answer.isKnown && meant.size === 0) scores.fill(0);
  for (let number = 0; number < size; number++) if ((scores[number] as number) < best * (isAcross(number) ? FLOOR.across : FLOOR.own)) scores[number] = 0;
  return {
    scores,
    unit: Math.max(1, best / 10),
    isAcross,
    through: (number) => (isAcross(number) ? (answer.through(number) ?? termThrough(memory, number, meant)) : null),
    why: (number) => [...answer.why(number), ...(meant.size === 0 ? [] : [{ part: 'terms', value: TERM_IN_QUESTION * (byTerm[number] as number) }])],
    wanted: (told) => wanted(memory, query, language, told, 1),
  };
}

function rankWords(memory: Memory, query: string, language: string, others: ReadonlyMap<number, number>): Ranking {
  const { relevance, terms, size } = memory;
  const meant = termsMeant(memory, query, language);
  const byTerm = terms.sureness(meant, size);
  const isForeignWord = language !== ORIGINAL;
  const own = new Float32Array(size);
  const across = new Float32Array(size);
  const foundOwn = new Float32Array(size);
  const foundAcross = new Float32Array(size);
  let all = 0;
  for (const word of new Set(query.split(' '))) {
    const typed = words(word, language);
    const share = Math.max(0.2, ...typed.map((each) => relevance.share(each, language)));
    all += share;
    const inOwn = sureness(memory, typed, language);
    const inOriginal = isForeignWord ? surest(sureness(memory, words(word, ORIGINAL), ORIGINAL), relevance.lexis(ORIGINAL).surenessOfStems(translated(memory, typed, language), size)) : inOwn;
    for (let number = 0; number < size; number++) {
      const isNamed = memory.of(number)?.isNamed === true;
      const there = Math.max(inOwn[number] as number, isNamed ? (inOriginal[number] as number) : 0);
      own[number] = (own[number] as number) + share * there;
      if (there > 0) foundOwn[number] = (foundOwn[number] as number) + share;
      const anywhere = Math.max(inOwn[number] as number, inOriginal[number] as number);
      across[number] = (across[number] as number) + share * anywhere;
      if (anywhere > 0) foundAcross[number] = (foundAcross[number] as number) + share;
    }
  }
  const scores = new Float32Array(size);
  for (let number = 0; number < size; number++) {
    if (memory.of(number) === undefined) continue;
    const text = Math.max(partly(own[number] as number, foundOwn[number] as number, all), 0.9 * partly(across[number] as number, foundAcross[number] as number, all), TERM * (byTerm[number] as number));
    scores[number] = (text + (others.get(number) ?? 0)) / 2;
  }
  const isAcross = (number: number): boolean => isForeign(memory, number, language);
  return {
    scores,
    unit: 0.1,
    isAcross,
    through: (number) => (isAcross(number) ? (wordThrough(memory, number, query, language) ?? termThrough(memory, number, meant)) : null),
    why: (number) => [
      { part: 'words', value: (scores[number] as number) - (others.get(number) ?? 0) / 2 },
      { part: 'engine', value: (others.get(number) ?? 0) / 2 },
    ],
    wanted: (told) => wanted(memory, query, language, told, 0),
  };
}

/** A sum over words, as a share of all; less for who has only some of them, nothing for who has too few. */
function partly(sum: number, found: number, all: number): number {
  if (found >= all - 1e-6) return sum / all;
  return found / all >= LEAST_FOUND ? (PARTLY * sum) / all : 0;
}

/** A written word may be several ("E-Mail"): all of them count. */
function sureness({ relevance, size }: Memory, typed: readonly string[], language: string): Float32Array {
  const each = typed.map((word) => relevance.lexis(language).sureness(word, size));
  const [first = new Float32Array(size), ...rest] = each;
  return rest.reduce((least, one) => least.map((sure, number) => Math.min(sure, one[number] as number)), first);
}

function surest(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((sure, number) => Math.max(sure, other[number] as number));
}

function translated({ relevance }: Memory, typed: readonly string[], language: string): Map<number, number> {
  const found = relevance.translated(typed, language);
  const most = Math.max(0, ...found.values());
  return new Map([...found].filter(([, likelihood]) => likelihood > most * LIKELY).map(([stem, likelihood]) => [stem, (TRANSLATED * (likelihood + most)) / (2 * most)]));
}

function termsMeant({ terms, relevance }: Memory, query: string, language: string): Map<string, number> {
  return terms.meant(query, [...new Set([language, ORIGINAL])], (word) => relevance.share(word, language));
}

/** Whether an entry can be read in the original only. Names are the same in every language. */
function isForeign(memory: Memory, number: number, language: string): boolean {
  if (language === ORIGINAL) return false;
  return !memory.relevance.lexis(language).has(number) && memory.of(number)?.isNamed !== true;
}

function termThrough(memory: Memory, number: number, meant: ReadonlyMap<string, number>): string | null {
  const slug = memory.terms.through(number, meant);
  return slug === undefined ? null : (memory.terms.label(slug, ORIGINAL) ?? null);
}

function wordThrough({ relevance }: Memory, number: number, query: string, language: string): string | undefined {
  const original = relevance.lexis(ORIGINAL);
  return original.through(number, words(query, ORIGINAL)) ?? original.throughStems(number, relevance.translated(words(query, language), language));
}

/** What to mark: the asked words in their own language; in another, what they may mean there, and the words as they stand. @param telling 1 to leave words out that tell little */
function wanted({ relevance }: Memory, query: string, language: string, told: string, telling: 0 | 1): Wanted {
  const target = searchedAs(told);
  const own = words(query, language).filter((word) => relevance.share(word, language) > TELLING * telling);
  if (target === language) return { stems: new Set(own.map((word) => stemHash(word, language))), typed: own.filter((word) => hash(word) !== 0) };
  const meant = [...relevance.translated(own, language)].filter(([, likelihood]) => likelihood > LIKELY).map(([stem]) => stem);
  return { stems: new Set([...meant, ...words(query, target).map((word) => stemHash(word, target))]), typed: [] };
}
