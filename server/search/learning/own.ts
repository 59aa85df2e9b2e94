import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { whileLearning } from '../locks.ts';
import { hasLearned } from './learned.ts';
import type { Told, Work } from './own-worker.ts';

interface Parts {
  readonly pool: Pool;
  readonly log: BaseLogger;
  /** Breaks it off. */
  readonly signal: AbortSignal;
}

/** The worker reads TypeScript as we do, however this process came to. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Learns from the directory's own translations which words stand for which, in a thread of its own, so that searches go on, and keeps that in
 * the database. Two do not learn at once. A failure is logged and harms nothing: what was learned before stays.
 * @param when whether to learn although something was learned already
 */
export async function learnOwn({ pool, log, signal }: Parts, when: 'always' | 'unless learned'): Promise<void> {
  try {
    const learn = async (): Promise<void> => {
      if (when === 'unless learned' && (await hasLearned(pool))) return;
      const started = performance.now();
      const texts = await work({ databaseUrl: pool.options.connectionString ?? '' }, signal);
      log.info({ texts, milliseconds: Math.round(performance.now() - started) }, 'words learned from the translations');
    };
    await whileLearning(pool, learn, signal);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'nothing could be learned from the translations');
  }
}

/** @throws what the worker threw; AbortError */
async function work(given: Work, signal: AbortSignal): Promise<Told> {
  const worker = new Worker(new URL('own-worker.ts', import.meta.url), { workerData: given, execArgv: ['--import', TSX] });
  try {
    const [told] = (await once(worker, 'message', { signal })) as [Told];
    return told;
  } finally {
    await worker.terminate();
  }
}
