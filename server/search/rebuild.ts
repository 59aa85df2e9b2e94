import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { openBase } from '../start.ts';

/** `npm run index`: makes all indexes anew from the database, with or without a running server. */
async function main(): Promise<void> {
  const config = readConfig();
  const base = await openBase(config, createLog(config));
  try {
    await base.search.rebuild();
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
