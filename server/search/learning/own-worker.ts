import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { ORIGINAL } from '../../../schema/language.ts';
import { Lexicon } from '../relevance/lexicon.ts';
import { learnLexicon } from './learn-lexicon.ts';
import { keepLearned } from './learned.ts';
import { ownSegments } from './own-segments.ts';

/** What the worker is given. */
export interface Work {
  readonly databaseUrl: string;
}

/** What it tells when it is done: how many pieces of text it learned each language from. */
export type Told = Record<string, number>;

/** From fewer pieces of text chance would be learned. */
const LEAST = 50;

/** From few texts much is guessed: only what is this likely says more than the languages' base does. Chosen on whole questions over the seed. */
const LEAST_LIKELY = 0.1;

const { databaseUrl } = workerData as Work;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
pool.on('error', () => undefined);
try {
  const segments = [...(await ownSegments(pool))];
  // Also what cannot be learned is kept: it takes the place of what was learned before.
  await keepLearned(pool, new Map(segments.map(([language, all]) => [language, all.length < LEAST ? Lexicon.from(new Map()) : learnLexicon(all, language, ORIGINAL, LEAST_LIKELY)])));
  const told: Told = Object.fromEntries(segments.map(([language, { length }]) => [language, length]));
  parentPort?.postMessage(told);
} finally {
  await pool.end();
}
