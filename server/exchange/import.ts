import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { openBase } from '../start.ts';
import { sayProblem } from './ndjson.ts';
import { takeFile } from './take.ts';

const USAGE = 'Usage: npm run import -- [--dry-run] FILE…\nEach FILE holds one entry a line (NDJSON, UTF-8). A file is taken as a whole or not at all.\n';

/** `npm run import -- FILE…`: takes files in on the running configuration, with or without a running server. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } }, allowPositionals: true });
  if (positionals.length === 0) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const config = readConfig();
  const base = await openBase(config, createLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }));
  try {
    let kept = 0;
    for (const [index, file] of positionals.entries()) {
      if (process.stderr.isTTY) process.stderr.write(`[${String(index + 1)}/${String(positionals.length)}] ${file} …\n`);
      const { created, changed, unchanged, problems } = await takeFile(base.store.pool, file, { name: 'import', origin: 'IMPORT' }, { dryRun: values['dry-run'] });
      for (const problem of problems) process.stderr.write(`${sayProblem(problem)}\n`);
      if (problems.length > 0) process.exitCode = 1;
      else process.stdout.write(`${file}: ${String(created)} new, ${String(changed)} changed, ${String(unchanged)} as before${values['dry-run'] ? ' (dry run: nothing was kept)' : ''}\n`);
      kept += created + changed;
    }
    if (kept > 0 && !values['dry-run']) {
      if (process.stderr.isTTY) process.stderr.write('indexing …\n');
      await base.search.ensure();
      base.search.watch();
      await base.search.settled();
    }
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
