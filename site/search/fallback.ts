import type { Facet, Found, Hit } from './ask.ts';
import { fold, wordsOf } from './fold.ts';
import { countFilters, type Filters, type SearchState } from './state.ts';

/** One entry of `/[lang]/search-index.json`. */
export interface IndexedEntry {
  noun: string;
  slug: string;
  title: string;
  summary?: string;
  /** Where it is not that of the index. */
  language?: string;
  /** The German title, where it is another one: it is what stands on letters and doors. */
  german?: string;
}

/** Names and words of a language that the search needs. */
export interface FallbackWords {
  nouns: Record<string, string>;
  /** Words that say nothing about what a question is about, with spaces between. */
  smallWords: string;
}

const pageSize = 20;
const longestList = 1000;

/** Up to this many words must all be found; of a longer question, a third by their rarity, or as much as is found at all. */
const short = 2;
const enough = 0.3;

/** Searches titles and summaries where the server cannot be reached; of the filters, only the kind of entry can be heeded. */
export function searchIndex(index: IndexedEntry[], state: SearchState, language: string, after: string | null, words: FallbackWords): Found {
  const matching = entriesFor(index, soughtIn(state.query, words.smallWords));
  const nouns = state.filters.noun;
  const found = (nouns ? matching.filter((entry) => nouns.includes(entry.noun)) : matching).slice(0, longestList);
  const from = Number(after ?? 0);
  const to = from + pageSize;
  return {
    total: found.length,
    limited: true,
    away: true,
    ignored: ignoredIn(state.filters),
    hits: found.slice(from, to).map((entry) => hitOf(entry, language)),
    facets: [nounFacet(matching, words.nouns)],
    didYouMean: null,
    offers: [],
    topics: [],
    next: to < found.length ? String(to) : null,
  };
}

const ignoredIn = (filters: Filters): string[] => (countFilters(filters) > 0 ? Object.keys(filters).filter((name) => name !== 'noun') : []);

function hitOf({ noun, slug, title, summary, language }: IndexedEntry, indexLanguage: string): Hit {
  return { noun, slug, language: language ?? indexLanguage, titleHighlight: title, summaryHighlight: summary ?? null };
}

function nounFacet(entries: IndexedEntry[], labels: Record<string, string>): Facet {
  const counts = new Map<string, number>();
  for (const { noun } of entries) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  return { field: 'noun', values: [...counts].map(([value, count]) => ({ value, count, label: labels[value] ?? value })) };
}

/** What a query looks for: without the small words of a question, unless there are no others. */
function soughtIn(query: string, smallWords: string): { sought: string[][]; all: boolean } {
  const words = wordsOf(query);
  const small = new Set(fold(smallWords).split(' '));
  const telling = words.filter(([word = '']) => !small.has(word));
  const all = words.length <= short;
  return { sought: all || telling.length === 0 ? words : telling, all };
}

/** The entries in which enough of the words are found, best first; rare words weigh more. */
function entriesFor(index: IndexedEntry[], { sought, all }: { sought: string[][]; all: boolean }): IndexedEntry[] {
  if (sought.length === 0) return index;
  const rows = index.map((entry) => ({ entry, points: sought.map((forms) => pointsOf(wordsIn(entry), forms, all)) }));
  const weights = sought.map((_, at) => {
    const holding = rows.filter(({ points }) => (points[at] ?? 0) > 0).length;
    return holding === 0 && !all ? 0 : Math.log(1 + index.length / (1 + holding));
  });
  const whole = sum(weights) || 1;
  const scored = rows.map(({ entry, points }) => ({
    entry,
    share: all ? Number(points.every((point) => point > 0)) : sum(weights.filter((_, at) => (points[at] ?? 0) > 0)) / whole,
    score: sum(points.map((point, at) => point * (weights[at] ?? 0))),
  }));
  const needed = all ? 1 : Math.min(enough, Math.max(...scored.map(({ share }) => share)));
  return scored
    .filter(({ share, score }) => share >= needed && score > 0)
    .sort((one, other) => other.share * other.score - one.share * one.score)
    .map(({ entry }) => entry);
}

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

interface EntryWords {
  title: string[][];
  german: string[][];
  summary: string[][];
}

// Typed letter by letter, the same entries are compared again and again.
const known = new WeakMap<IndexedEntry, EntryWords>();

function wordsIn(entry: IndexedEntry): EntryWords {
  let words = known.get(entry);
  if (!words) {
    words = { title: wordsOf(entry.title), german: wordsOf(entry.german ?? ''), summary: wordsOf(entry.summary ?? '') };
    known.set(entry, words);
  }
  return words;
}

/** How well an entry holds a word, in one of its forms; whole questions also find by its beginning, since words bend at their ends. */
function pointsOf(entry: EntryWords, forms: string[], exact: boolean): number {
  const points = Math.max(...forms.map((form) => pointsOfForm(entry, form)));
  if (points > 0 || exact) return points;
  return Math.max(...forms.map((form) => (form.length < 5 ? 0 : pointsOfForm(entry, form.slice(0, form.length < 7 ? -1 : -2)) / 2)));
}

function pointsOfForm({ title, german, summary }: EntryWords, sought: string): number {
  const inTitle = pointsIn(title, sought);
  return Math.max(inTitle, pointsIn(german, sought) * 0.8) || Number(has(summary, (word) => word.startsWith(sought)));
}

function pointsIn(title: string[][], sought: string): number {
  if (has(title, (word) => word === sought)) return 6;
  if (has(title, (word) => word.startsWith(sought))) return 4;
  return sought.length > 2 && has(title, (word) => word.includes(sought)) ? 3 : 0;
}

const has = (words: string[][], test: (form: string) => boolean): boolean => words.some((forms) => forms.some(test));
