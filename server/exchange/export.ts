import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { openBase } from '../start.ts';
import { tellAll } from './tell.ts';

/** `npm run export -- [FILE]`: writes every entry as NDJSON, to standard output without FILE; `npm run import` takes it back without a difference. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const config = readConfig();
  const base = await openBase(config, createLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }));
  try {
    const [file] = positionals;
    const to = file === undefined ? process.stdout : createWriteStream(file);
    const total = await tellAll(base.store.pool, to);
    if (file !== undefined) {
      to.end();
      await finished(to);
    }
    process.stderr.write(`${String(total)} entries\n`);
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
