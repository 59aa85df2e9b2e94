import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { start } from '../../server/start.ts';
import { newDatabase } from '../harness/database.ts';

/**
 * The whole directory as `npm start` makes it, seed, index and built site, on the servers of the run; `site` is the folder of the built site, `token` the operator's.
 * @param change what is different from the seed, as SQL
 */
export async function startSeeded(change?: { sql: string; values: unknown[] }): Promise<{ url: string; site: string; token: string; stop: () => Promise<void> }> {
  const { meiliUrl, meiliKey } = inject('servers');
  const database = await newDatabase('seed');
  if (change) {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(change.sql, change.values);
    await client.end();
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'directory-walk-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: `walk-${randomUUID()}-` });
  const running = await start(config, pino({ level: 'silent' }));
  return {
    url: running.url,
    site: join(dataDir, 'site/current'),
    token: readFileSync(join(dataDir, 'secrets/operator-token'), 'utf8').trim(),
    stop: async () => {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
