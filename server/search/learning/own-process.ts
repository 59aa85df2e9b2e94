import { constants, setPriority } from 'node:os';
import pg from 'pg';
import { ORIGINAL } from '../../../schema/language.ts';
import { Lexicon } from '../relevance/lexicon.ts';
import { learnLexicon } from './learn-lexicon.ts';
import { keepLearned } from './learned.ts';
import { ownSegments } from './own-segments.ts';

/** What the process is told to do. */
export interface Work {
  readonly databaseUrl: string;
}

/** What it says when it is done: how many pieces of text it learned each language from, or why it could not. */
export type Told = { readonly texts: Readonly<Record<string, number>> } | { readonly failed: string };

/** From fewer pieces of text chance would be learned. */
const LEAST = 50;

/** From few texts much is guessed: only what is this likely says more than the languages' base does. Chosen on whole questions over the seed. */
const LEAST_LIKELY = 0.1;

async function learn({ databaseUrl }: Work): Promise<Told> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on('error', () => undefined);
  try {
    const segments = [...(await ownSegments(pool))];
    // Also what cannot be learned is kept: it takes the place of what was learned before.
    await keepLearned(pool, new Map(segments.map(([language, all]) => [language, all.length < LEAST ? Lexicon.from(new Map()) : learnLexicon(all, language, ORIGINAL, LEAST_LIKELY)])));
    return { texts: Object.fromEntries(segments.map(([language, { length }]) => [language, length])) };
  } catch (error) {
    return { failed: String(error) };
  } finally {
    await pool.end();
  }
}

// Searches come first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Whoever wanted it is gone, or has been told.
process.once('disconnect', () => process.exit());
process.once('message', (work: Work) => void learn(work).then((told) => process.send?.(told)));
