import type { Pool } from 'pg';
import { type Author, Rejected, type Saved, saveAll } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { type GivenLine, type Problem, problemOf, readNdjson } from './ndjson.ts';

/** What became of a file. With problems, nothing of it was taken. */
export interface Taken {
  readonly file: string;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly Problem[];
}

/** Takes a file in: all of it or nothing. With `dryRun` everything is tried and nothing is kept. */
export async function takeFile(pool: Pool, file: string, by: Author, { dryRun = false } = {}): Promise<Taken> {
  const { lines, problems } = await readNdjson(file);
  const outcome = await takeLines(pool, lines, by, { dryRun: dryRun || problems.length > 0 });
  const all = [...problems, ...outcome.problems].sort((a, b) => a.line - b.line);
  return all.length > 0 ? { file, created: 0, changed: 0, unchanged: 0, problems: all } : { ...outcome, file };
}

/** Takes lines in as one whole, whichever files they came from. */
export async function takeLines(pool: Pool, lines: readonly GivenLine[], by: Author, { dryRun = false } = {}): Promise<Omit<Taken, 'file'>> {
  try {
    const saved = await transaction(pool, async (client) => {
      const all = await saveAll(client, lines, by);
      if (dryRun) throw new DryRun(all);
      return all;
    });
    return count(saved);
  } catch (error) {
    if (error instanceof DryRun) return count(error.saved);
    if (!(error instanceof Rejected)) throw error;
    const problems = [...error.errors].map(([index, cause]) => problemOf(lines[index]?.file ?? '', lines[index]?.line ?? 0, cause));
    return { created: 0, changed: 0, unchanged: 0, problems };
  }
}

/** Rolls the transaction of a dry run back. */
class DryRun extends Error {
  readonly saved: readonly Saved[];

  constructor(saved: readonly Saved[]) {
    super('dry run');
    this.saved = saved;
  }
}

function count(saved: readonly Saved[]): Omit<Taken, 'file'> {
  const of = (outcome: Saved['outcome']): number => saved.filter((item) => item.outcome === outcome).length;
  return { created: of('created'), changed: of('changed'), unchanged: of('unchanged'), problems: [] };
}
