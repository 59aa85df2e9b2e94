import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { openBase } from '../start.ts';

/** `npm run index`: makes the search index of every language anew on the running configuration, while searches and edits go on. */
async function main(): Promise<void> {
  const config = readConfig();
  const base = await openBase(config, createLog(config));
  try {
    await base.search.rebuild();
    process.stdout.write('indexed\n');
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
