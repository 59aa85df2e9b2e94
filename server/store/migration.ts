import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { startEmbedded } from '../embedded/index.ts';
import { createLog } from '../log.ts';
import { migrate, openStore } from './store.ts';

/**
 * `npm run migration -- NAME` writes the step from the tables as the migrations leave them to the tables as the nouns now describe them.
 * `npm run migration -- --down` takes the last step back. Both work on the running configuration.
 */
const { values, positionals } = parseArgs({ options: { down: { type: 'boolean', default: false } }, allowPositionals: true });
const config = readConfig();
const log = createLog(config);
const embedded = await startEmbedded(config, log);
try {
  const store = await openStore(embedded.databaseUrl, { snapshot: true });
  try {
    if (values.down) {
      const [undone] = await store.orm.migrator.down();
      process.stdout.write(`${undone === undefined ? 'nothing to take back' : `taken back: ${undone.name}`}\n`);
    } else {
      await migrate(store);
      const { fileName } = await store.orm.migrator.create(undefined, false, false, positionals[0]);
      process.stdout.write(fileName === '' ? 'the tables are as the nouns say\n' : `written: schema/migrations/${fileName}\n`);
    }
  } finally {
    await store.close();
  }
} finally {
  await embedded.stop();
}
