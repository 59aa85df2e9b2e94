import type { Pool } from 'pg';
import { DirectoryError } from '../../schema/error.ts';
import type { Suggestion } from '../search/question.ts';
import { readGaps } from '../search/gaps.ts';
import type { SuggestQuestion } from '../search/suggest.ts';
import { dayBack } from './picture.ts';

/** What people looked for in vain, with the topic that its words come near to. */
export interface VainSearch {
  readonly query: string;
  readonly language: string;
  /** Slug of a topic; null: the words tell none. */
  readonly topic: string | null;
  readonly count: number;
  readonly wanted: number;
}

/** So many are told, and so many words of each are tried. */
const MOST = { searches: 50, words: 4 } as const;

/** Shorter words begin too much. */
const SHORTEST = 4;

interface Parts {
  readonly pool: Pool;
  readonly suggest: (question: SuggestQuestion) => Promise<readonly Suggestion[]>;
}

/** What was looked for in vain three times or more in the last months, with its nearest topics; of the whole directory, since nobody is asked where they are. */
export async function vainSearches({ pool, suggest }: Parts, months: number): Promise<VainSearch[]> {
  const gaps = await readGaps(pool, { first: MOST.searches, since: await dayBack(pool, months) });
  return Promise.all(gaps.map(async ({ query, language, count, wanted }) => ({ query, language, count, wanted, topic: await topicOf(suggest, query, language) })));
}

/** The topic that all of the words name, else the first that one of them does, the longest word first. */
async function topicOf(suggest: Parts['suggest'], query: string, language: string): Promise<string | null> {
  const words = query.split(' ').filter((word) => word.length >= SHORTEST).sort((one, other) => other.length - one.length).slice(0, MOST.words);
  for (const tried of new Set([query, ...words])) {
    const topic = (await suggestions(suggest, tried, language)).find(({ kind }) => kind === 'TOPIC');
    if (topic) return topic.slug;
  }
  return null;
}

/** None while the search is away: the numbers are worth more than the topics. */
async function suggestions(suggest: Parts['suggest'], query: string, language: string): Promise<readonly Suggestion[]> {
  try {
    return await suggest({ query, language });
  } catch (error) {
    if (error instanceof DirectoryError) return [];
    throw error;
  }
}
