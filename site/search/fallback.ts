import type { Facet, Found, Hit } from './ask.ts';
import type { SearchState } from './state.ts';

/** One entry of `/[lang]/search-index.json`. */
export interface IndexedEntry {
  noun: string;
  slug: string;
  title: string;
  summary?: string;
  /** Where it is not that of the index. */
  language?: string;
}

const pageSize = 20;
const longestList = 1000;

/**
 * Searches titles and summaries where the server cannot be reached: every word must begin somewhere in them.
 * @param labels names of nouns, for the one filter that works here
 */
export function searchIndex(index: IndexedEntry[], state: SearchState, language: string, after: string | null, labels: Record<string, string>): Found {
  const words = wordsOf(state.query);
  const matching = index
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
  const nouns = state.filters.noun;
  const found = (nouns ? matching.filter((entry) => nouns.includes(entry.noun)) : matching).slice(0, longestList);
  const from = Number(after ?? 0);
  const to = from + pageSize;
  return {
    total: found.length,
    limited: true,
    hits: found.slice(from, to).map((entry) => hitOf(entry, language)),
    facets: [nounFacet(matching, labels)],
    next: to < found.length ? String(to) : null,
  };
}

function hitOf({ noun, slug, title, summary, language }: IndexedEntry, indexLanguage: string): Hit {
  return { noun, slug, language: language ?? indexLanguage, titleHighlight: title, summaryHighlight: summary ?? null };
}

function nounFacet(entries: IndexedEntry[], labels: Record<string, string>): Facet {
  const counts = new Map<string, number>();
  for (const { noun } of entries) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  return { field: 'noun', values: [...counts].map(([value, count]) => ({ value, count, label: labels[value] ?? value })) };
}

/** Words without case, accents or vowel marks, so that "Cafe" finds "Café". */
function wordsOf(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function scoreOf(entry: IndexedEntry, sought: string[]): number {
  const title = wordsOf(entry.title);
  const summary = wordsOf(entry.summary ?? '');
  let score = 1;
  for (const word of sought) {
    if (title.includes(word)) score += 6;
    else if (title.some((each) => each.startsWith(word))) score += 4;
    else if (title.some((each) => each.includes(word))) score += 3;
    else if (summary.some((each) => each.startsWith(word))) score += 1;
    else return 0;
  }
  return score;
}
