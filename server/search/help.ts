import { ORIGINAL } from '../../schema/language.ts';
import type { Labels } from './labels.ts';
import type { Memory } from './memory.ts';
import type { SearchAnswer } from './question.ts';
import { searchedAs } from './wordings.ts';
import { tokens } from './words/tokens.ts';

/** When fewer are found, topics are told that may lead further; and so many of them. */
const FEW = 3;
const TOPICS = 3;

/** What helps on: filters that the words name, the query as it may have been meant, topics near to it. */
export function help(memory: Memory, labels: Labels, query: string, asked: string, total: number): Pick<SearchAnswer, 'didYouMean' | 'offers' | 'nearestTopics'> {
  if (query === '') return { didYouMean: null, offers: [], nearestTopics: [] };
  const language = searchedAs(asked);
  return {
    didYouMean: meant(memory, query, language),
    offers: [],
    nearestTopics: total < FEW ? nearest(memory, labels, query, asked) : [],
  };
}

/** The query with its unknown words put right, if there are any and others are near. */
function meant({ relevance, terms }: Memory, query: string, language: string): string | null {
  const lexes = [...new Set([language, ORIGINAL])].map((tag) => relevance.lexis(tag));
  let right = query;
  for (const { word, written } of tokens(query, language).toReversed()) {
    if (word.length < 4 || lexes.some((lexis) => lexis.begins(word)) || terms.knows(word, [language, ORIGINAL])) continue;
    const better = lexes.map((lexis) => lexis.meant(word)).find((found) => found !== undefined);
    if (better !== undefined) right = right.replace(written, better);
  }
  return right === query ? null : right;
}

function nearest({ terms, relevance }: Memory, labels: Labels, query: string, asked: string): SearchAnswer['nearestTopics'] {
  const language = searchedAs(asked);
  const found = terms.meant(query, [...new Set([language, ORIGINAL])], (word) => relevance.share(word, language), NEAR);
  return [...found.keys()].filter((slug) => labels.isTopic(slug)).slice(0, TOPICS).map((slug) => ({ slug, label: labels.of('topic', slug, asked) }));
}

/** How much of a topic's words must be in a query. */
const NEAR = 0.25;
