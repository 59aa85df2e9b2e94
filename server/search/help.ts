import { ORIGINAL } from '../../schema/language.ts';
import type { Labels } from './labels.ts';
import type { Memory } from './memory.ts';
import { type Filterable, offersIn } from './offers.ts';
import type { SearchAnswer, SearchFilter } from './question.ts';
import { searchedAs } from './wordings.ts';
import { tokens } from './words/tokens.ts';

/** When fewer are found, topics are told that may lead further; and so many of them. */
const FEW = 3;
const TOPICS = 3;

interface Circumstances {
  readonly total: number;
  readonly chosen: SearchFilter | null | undefined;
}

/** What helps on: filters that the words name, the query as it may have been meant, topics near to it. */
export function help(memory: Memory, labels: Labels, query: string, asked: string, { total, chosen }: Circumstances): Pick<SearchAnswer, 'didYouMean' | 'offers' | 'nearestTopics'> {
  if (query === '') return { didYouMean: null, offers: [], nearestTopics: [] };
  const language = searchedAs(asked);
  return {
    didYouMean: meant(memory, query, language),
    offers: offersIn(query, asked, filterable(memory, labels)).filter(({ field, value }) => !isChosen(chosen, field, value)),
    nearestTopics: total < FEW ? nearest(memory, labels, query, asked) : [],
  };
}

/** Whether a filter stands already: a list that has the value, or any other choice in its field. */
function isChosen(chosen: SearchFilter | null | undefined, field: string, value: string): boolean {
  const present = Object.entries(chosen ?? {}).find(([name]) => name === field)?.[1];
  return Array.isArray(present) ? present.includes(value) : present != null && present !== false;
}

function filterable({ facts }: Memory, labels: Labels): Filterable {
  return {
    spokenLanguages: () => facts.spokenLanguages(),
    municipalities: () => facts.municipalities(),
    centre: (postalCode) => facts.centre(postalCode),
    targetGroups: () => labels.targetGroups(),
    label: (field, value, language) => labels.ofAny(field, value, language),
  };
}

/** The query with its unknown words put right, if there are any and others are near. */
function meant({ relevance, terms }: Memory, query: string, language: string): string | null {
  const lexes = [...new Set([language, ORIGINAL])].map((tag) => relevance.lexis(tag));
  let right = query;
  for (const { word, written } of tokens(query, language).toReversed()) {
    if (word.length < 5 || relevance.share(word, language) < 1 || lexes.some((lexis) => lexis.begins(word)) || [language, ORIGINAL].some((tag) => terms.knows(word, tag))) continue;
    const better = lexes.map((lexis) => lexis.meant(word)).find((found) => found !== undefined);
    if (better !== undefined) right = right.replace(written, better);
  }
  return right === query ? null : right;
}

function nearest({ terms, relevance }: Memory, labels: Labels, query: string, asked: string): SearchAnswer['nearestTopics'] {
  const found = [...new Set([searchedAs(asked), ORIGINAL])].flatMap((language) => terms.surest(terms.answer(query, language, (word) => relevance.share(word, language))));
  return [...new Set(found)].filter((slug) => labels.isTopic(slug)).slice(0, TOPICS).map((slug) => ({ slug, label: labels.of('topic', slug, asked) }));
}
