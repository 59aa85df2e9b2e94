import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { type GivenLine, coerce, sayProblem } from '../server/exchange/ndjson.ts';
import { takeLines } from '../server/exchange/take.ts';
import { explainAndExit } from '../server/explain.ts';
import { createLog } from '../server/log.ts';
import { openBase } from '../server/start.ts';
import { loadSeed } from './load.ts';
import { synthetic } from './synthetic.ts';

/**
 * `npm run seed` loads the five networks and Musterkreis; loading again changes nothing.
 * `npm run seed -- --synthetic 10000` loads that many fictional entries (and the vocabularies); `--to FILE` writes them to a file instead.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { synthetic: { type: 'string' }, seed: { type: 'string', default: '1' }, to: { type: 'string' } } });
  const size = values.synthetic === undefined ? undefined : wholeNumber('--synthetic', values.synthetic);
  if (values.to !== undefined) {
    await write(values.to, size ?? 1000, wholeNumber('--seed', values.seed));
    return;
  }
  const config = readConfig();
  const base = await openBase(config, createLog(config));
  try {
    let created = await loadSeed(base.store.pool);
    if (size !== undefined) created += await loadSynthetic(base.store.pool, size, wholeNumber('--seed', values.seed));
    process.stdout.write(`${String(created)} new entries\n`);
    await base.search.ensure();
    base.search.watch();
    await base.search.settled();
  } finally {
    await base.close();
  }
}

async function loadSynthetic(pool: Parameters<typeof loadSeed>[0], size: number, seed: number): Promise<number> {
  const lines: GivenLine[] = [];
  let number = 0;
  for (const line of synthetic(size, seed)) {
    number += 1;
    const given = coerce(line, 'synthetic', number);
    if (Array.isArray(given)) throw new Error(given.map(sayProblem).join('\n'));
    lines.push(given);
  }
  const { created, problems } = await takeLines(pool, lines, { name: 'seed', origin: 'SEED' });
  if (problems.length > 0) throw new Error(problems.map(sayProblem).join('\n'));
  return created;
}

async function write(file: string, size: number, seed: number): Promise<void> {
  const lines = function* (): Generator<string> {
    for (const line of synthetic(size, seed)) yield `${JSON.stringify(line)}\n`;
  };
  await finished(Readable.from(lines()).pipe(createWriteStream(file)));
}

function wholeNumber(option: string, value: string): number {
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  process.stderr.write(`${option} is "${value}"; allowed is a whole number from 1 to 9999999.\n`);
  process.exit(1);
}

await main().catch(explainAndExit);
