import type { Pool } from 'pg';
import { type GivenLine, type Problem, coerce, sayProblem } from '../../server/exchange/ndjson.ts';
import { type Taken, takeLines } from '../../server/exchange/take.ts';
import type { Author } from '../../server/store/save.ts';

const IMPORT: Author = { name: 'Erika Muster', origin: 'IMPORT' };

type Line = Record<string, unknown>;

/** Takes lines in as a file of an import would be; what is wrong with them is in the answer. */
export async function take(pool: Pool, lines: readonly Line[], by: Author = IMPORT): Promise<Omit<Taken, 'file'>> {
  const given: GivenLine[] = [];
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    const found = coerce(line, 'lines', index + 1);
    if (Array.isArray(found)) problems.push(...found);
    else given.push(found);
  });
  if (problems.length > 0) return { created: 0, changed: 0, unchanged: 0, problems };
  return takeLines(pool, given, by);
}

/** Takes lines in that must be right. */
export async function keep(pool: Pool, ...lines: Line[]): Promise<Omit<Taken, 'file'>> {
  const taken = await take(pool, lines);
  if (taken.problems.length > 0) throw new Error(taken.problems.map(sayProblem).join('\n'));
  return taken;
}
