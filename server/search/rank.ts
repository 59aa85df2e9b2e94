import { ORIGINAL } from '../../schema/language.ts';
import type { Memory } from './memory.ts';
import type { ScorePart } from './question.ts';
import { greatest, least } from './relevance/fuse.ts';
import type { Meant } from './relevance/terms.ts';
import { stemHash } from './words/stem.ts';
import { words } from './words/tokens.ts';
import { searchedAs } from './wordings.ts';
import type { Wanted } from './marks.ts';
import { Tally } from './tally.ts';

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

/** Entries whose score is less than this share of the best one's are not found. */
const FLOOR = 0.35;

/** A translated word is less sure than the word itself; a term's more sure the more of it is asked. */
const TRANSLATED = 0.8;
const TERM = 0.75;

/** A word of the original is less sure than one in the reader's language. */
const FOREIGN = 0.95;

/** What the words find less surely is found only if Meilisearch finds it too. */
const LEAST_SURE = 0.06;

/** How much of a score Meilisearch's opinion is. */
const ENGINE = 0.4;

/** What Meilisearch finds and the words do not counts so much of that: it takes words for misspelt ones that are others. */
const ALONE = 0.4;

/** How much the terms weigh in a whole question. */
const TERM_IN_QUESTION = { own: 0.5, across: 1, unlearned: 2 };

/** Shorter words of another language are not read as words of the original. */
const LEGIBLE = 4;

/** A word that tells less in questions is not marked. */
const TELLING = 0.3;

/** How likely a translation must be, beside the likeliest, to count in a short query. */
const LIKELY = 0.25;

/** What Meilisearch, or PostgreSQL in its place, finds by the same words: by number, from 0 to 1. */
type Others = ReadonlyMap<number, number>;

/**
 * A memory's answer to words: the entries found, and why. Most of the work is done at once, while another search may still be under way;
 * what that finds is added at the end.
 */
export function rank(memory: Memory, query: string, asked: string): (others: Others) => Ranking {
  const language = searchedAs(asked);
  if (words(query, language).length <= SHORT) return rankWords(memory, query, language);
  const ranking = rankQuestion(memory, query, language);
  return () => ranking;
}

function rankQuestion(memory: Memory, query: string, language: string): Ranking {
  const { relevance, terms, size } = memory;
  const answer = relevance.answer(query, language, size);
  const meant = greatest(terms.size, relevance.tongues(language).map((tag) => terms.answer(query, tag, (word) => relevance.share(word, tag))));
  const byTerm = terms.byEntry(meant, size);
  const isAcross = (number: number): boolean => isForeign(memory, number, language);
  const weights = relevance.isLearned(language) ? TERM_IN_QUESTION : { ...TERM_IN_QUESTION, across: TERM_IN_QUESTION.unlearned };
  const weightOf = (number: number): number => (isAcross(number) ? weights.across : weights.own);
  const scores = new Float32Array(size);
  let best = 0;
  for (let number = 0; number < size; number++) {
    if (memory.of(number) === undefined) continue;
    scores[number] = (answer.scores[number] as number) + weightOf(number) * (byTerm[number] as number);
    best = Math.max(best, scores[number] as number);
  }
  if (!answer.isKnown && meant.every((sure) => sure === 0)) scores.fill(0);
  keepTheBest(scores, best);
  return {
    scores,
    unit: Math.max(1, best / 10),
    isAcross,
    through: (number) => (isAcross(number) ? (answer.through(number) ?? termThrough(memory, number, meant)) : null),
    why: (number) => [...answer.why(number), { part: 'terms', value: weightOf(number) * (byTerm[number] as number) }],
    wanted: remembering((told) => wanted(memory, query, language, told, 1)),
  };
}

function rankWords(memory: Memory, query: string, language: string): (others: Others) => Ranking {
  const { relevance, terms, size } = memory;
  const own = new Tally(size);
  const anywhere = new Tally(size);
  const meant: Meant[] = [];
  // A written word may be several ("E-Mail"): all of them count.
  const standing = (typed: readonly string[], tag: string): Float32Array => least(size, typed, (word) => relevance.lexis(tag).sureness(word, size));
  let all = 0;
  for (const word of new Set(query.split(' '))) {
    const typed = words(word, language);
    const share = Math.max(0.2, ...typed.map((each) => relevance.share(each, language)));
    all += share;
    const inOwn = standing(typed, language);
    const inOriginal = language === ORIGINAL ? inOwn : greatest(size, [standing(words(word, ORIGINAL).filter((each) => each.length >= LEGIBLE), ORIGINAL), relevance.lexis(ORIGINAL).surenessOfStems(translated(memory, typed, language), size)]);
    const asTerm = greatest(terms.size, relevance.tongues(language).flatMap((tag) => words(word, tag).map((each) => terms.sureness(each, tag))));
    meant.push(asTerm);
    const byTerm = terms.byEntry(asTerm, size);
    for (let number = 0; number < size; number++) {
      const term = TERM * (byTerm[number] as number);
      const here = inOwn[number] as number;
      const there = inOriginal[number] as number;
      if (here === 0 && there === 0 && term === 0) continue;
      own.add(number, Math.max(here, there > here && memory.isNamed(number) ? there : 0, term), share);
      anywhere.add(number, Math.max(here, there, term), share);
    }
  }
  const texts = new Float32Array(size);
  let surestText = 0;
  for (let number = 0; number < size; number++) {
    if (memory.of(number) === undefined) continue;
    const text = Math.max(own.of(number, all), FOREIGN * anywhere.of(number, all));
    texts[number] = text < LEAST_SURE ? 0 : text;
    if (text > surestText) surestText = text;
  }
  const byWord = greatest(terms.size, meant);
  return (others) => withEngine({ memory, query, language, byWord, texts, surestText }, others);
}

interface Found {
  readonly memory: Memory;
  readonly query: string;
  readonly language: string;
  readonly byWord: Meant;
  readonly texts: Float32Array;
  readonly surestText: number;
}

function withEngine({ memory, query, language, byWord, texts, surestText }: Found, others: Others): Ranking {
  const engine = (number: number): number => {
    const other = others.get(number) ?? 0;
    return other === 0 ? 0 : ENGINE * other * (ALONE + (1 - ALONE) * ((texts[number] as number) / Math.max(surestText, LEAST_SURE)) ** 2);
  };
  const scores = texts.map((text) => (1 - ENGINE) * text);
  for (const number of others.keys()) scores[number] = (scores[number] as number) + engine(number);
  const isAcross = (number: number): boolean => isForeign(memory, number, language);
  keepTheBest(scores, scores.reduce((most, score) => Math.max(most, score), 0));
  return {
    scores,
    unit: 0.1,
    isAcross,
    through: (number) => (isAcross(number) ? (wordThrough(memory, number, query, language) ?? termThrough(memory, number, byWord)) : null),
    why: (number) => [
      { part: 'words', value: (1 - ENGINE) * (texts[number] as number) },
      { part: 'engine', value: engine(number) },
    ],
    wanted: remembering((told) => wanted(memory, query, language, told, 0)),
  };
}

function remembering<Made>(make: (language: string) => Made): (language: string) => Made {
  const made = new Map<string, Made>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

/** Takes out what is much worse than the best. */
function keepTheBest(scores: Float32Array, best: number): void {
  for (let number = 0; number < scores.length; number++) if ((scores[number] as number) < best * FLOOR) scores[number] = 0;
}

function translated({ relevance }: Pick<Memory, 'relevance'>, typed: readonly string[], language: string): Map<number, number> {
  const found = relevance.translated(typed, language);
  const most = Math.max(0, ...found.values());
  return new Map([...found].filter(([, likelihood]) => likelihood > most * LIKELY).map(([stem, likelihood]) => [stem, (TRANSLATED * (likelihood + most)) / (2 * most)]));
}

/** Whether an entry can be read in the original only. Names are the same in every language. */
function isForeign(memory: Memory, number: number, language: string): boolean {
  if (language === ORIGINAL) return false;
  return !memory.relevance.lexis(language).has(number) && !memory.isNamed(number);
}

function termThrough(memory: Memory, number: number, meant: Meant): string | null {
  const slug = memory.terms.through(number, meant);
  return slug === undefined ? null : memory.labels.term(slug, ORIGINAL).label;
}

/** The word of the original in an entry that was meant: the typed one itself, or what it may mean. */
function wordThrough({ relevance }: Memory, number: number, query: string, language: string): string | undefined {
  const original = relevance.lexis(ORIGINAL);
  return original.through(number, words(query, ORIGINAL).filter((word) => word.length >= LEGIBLE)) ?? original.throughStems(number, translated({ relevance }, words(query, language), language));
}

/** What to mark: the asked words in their own language; in another, what they may mean there, and the words as they stand. @param telling 1 to leave words out that tell little */
function wanted({ relevance }: Memory, query: string, language: string, told: string, telling: 0 | 1): Wanted {
  const target = searchedAs(told);
  const own = words(query, language).filter((word) => relevance.share(word, language) > TELLING * telling);
  if (target === language) return { stems: new Set(own.map((word) => stemHash(word, language))), typed: own };
  const meant = [...relevance.translated(own, language)].filter(([, likelihood]) => likelihood > LIKELY).map(([stem]) => stem);
  return { stems: new Set([...meant, ...words(query, target).map((word) => stemHash(word, target))]), typed: [] };
}
