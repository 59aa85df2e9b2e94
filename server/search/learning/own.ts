import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { whileLearning } from '../locks.ts';
import { hasLearned } from './learned.ts';
import type { Told, Work } from './own-process.ts';

interface Parts {
  readonly pool: Pool;
  readonly log: BaseLogger;
  /** Breaks it off. */
  readonly signal: AbortSignal;
}

const PROGRAM = fileURLToPath(new URL('own-process.ts', import.meta.url));

/** It reads TypeScript as we do, however this process came to. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Learns from the directory's own translations which words stand for which, and keeps that in the database. In a process of its own: so
 * searches go on, and the memory that it takes is given back. Two do not learn at once. A failure is logged and harms nothing: what was learned before stays.
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

/** @throws Error when the process says so or ends before; AbortError */
async function work(given: Work, signal: AbortSignal): Promise<Readonly<Record<string, number>>> {
  const child = fork(PROGRAM, { execArgv: ['--import', TSX], signal });
  try {
    const told = await new Promise<Told>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Told));
      child.once('error', reject);
      child.once('exit', (code, by) => reject(new Error(`The process that learns ended with ${String(code ?? by)}`)));
      // Not as an argument: the address holds a password, and everybody on the machine may read arguments.
      child.send(given);
    });
    if ('failed' in told) throw new Error(told.failed);
    return told.texts;
  } finally {
    child.kill();
  }
}
