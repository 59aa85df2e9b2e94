import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import type { Pool } from 'pg';
import { type GivenLine, type Problem, coerce, sayProblem } from '../server/exchange/ndjson.ts';
import { takeLines } from '../server/exchange/take.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The vocabularies, the five networks, the fictional Musterkreis, and the pages that the law asks of every site. */
const FOLDERS = ['terms', 'networks', 'musterkreis', 'legal'];

/** Every line of the seed, or of some folders of it. @throws when a line cannot be read: the seed is ours, so that is a mistake in the program */
export function seedLines(folders: readonly string[] = FOLDERS): GivenLine[] {
  const lines: GivenLine[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(HERE, folder)).filter((file) => file.endsWith('.ndjson')).sort()) {
      const file = join(HERE, folder, name);
      readFileSync(file, 'utf8')
        .split('\n')
        .forEach((content, index) => {
          if (content.trim() === '') return;
          const line = JSON.parse(content) as Record<string, unknown>;
          const found = coerce(folder === 'terms' ? machineMade(line) : line, relative(HERE, file), index + 1);
          if (Array.isArray(found)) problems.push(...found);
          else lines.push(found);
        });
    }
  }
  stopAt(problems);
  return lines;
}

/** Loads the seed, or some folders of it, as one whole, since its files refer to each other. Loading it again changes nothing. @returns how many entries are new */
export async function loadSeed(pool: Pool, folders?: readonly string[]): Promise<number> {
  const { created, problems } = await takeLines(pool, seedLines(folders), { name: 'seed', origin: 'SEED' });
  stopAt(problems);
  return created;
}

function stopAt(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Error(`The seed cannot be loaded:\n${problems.map(sayProblem).join('\n')}`);
}

/** The vocabularies' files give plain words; all but the German ones are machine-made until somebody has checked them. */
function machineMade(line: Record<string, unknown>): Record<string, unknown> {
  const mark = (text: unknown): unknown =>
    typeof text !== 'object' || text === null ? text : Object.fromEntries(Object.entries(text).map(([tag, value]) => [tag, tag === 'de' ? value : { value: Array.isArray(value) ? value.join('\n') : (value as unknown), machine: 'seed' }]));
  return { ...line, label: mark(line['label']), synonyms: mark(line['synonyms']) };
}
