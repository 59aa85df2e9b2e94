import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { start } from '../../server/start.ts';
import { inTurn, newDatabase } from '../harness/database.ts';
import { type ReadMail, readMails } from '../harness/mails.ts';

/**
 * The whole directory as `npm start` makes it, seed, index and built site, on the servers of the run; `site` is the folder of the built site, `token` the operator's, `databaseUrl` where the entries lie, `env` the settings with which a program of the command line works on it, `mails` what was sent.
 * @param change what is different from the seed, as SQL
 * @param env further settings
 */
export async function startSeeded(change?: { sql: string; values: unknown[] }, env: Record<string, string> = {}): Promise<{ url: string; site: string; token: string; databaseUrl: string; env: Record<string, string>; mails: () => Promise<ReadMail[]>; stop: () => Promise<void> }> {
  const { meiliUrl, meiliKey, folder } = inject('servers');
  const database = await newDatabase('seed');
  if (change) {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(change.sql, change.values);
    await client.end();
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'directory-walk-'));
  const settings = { DATA_DIR: dataDir, DATABASE_URL: database.url, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: `walk-${randomUUID()}-`, ...env };
  const config = readConfig({ PORT: '0', ...settings });
  const begin = () => start(config, pino({ level: 'silent' }));
  const running = await (change ? begin() : withSharedSite(join(folder, 'site'), join(dataDir, 'site/current'), begin));
  return {
    url: running.url,
    databaseUrl: database.url,
    env: settings,
    mails: () => readMails(join(dataDir, 'mail')),
    site: join(dataDir, 'site/current'),
    token: readFileSync(join(dataDir, 'secrets/operator-token'), 'utf8').trim(),
    stop: async () => {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts with the site that the first file of the run has built: all have the same entries, and building nine languages takes longer than most files.
 * Where it would not be the same, the server notices that and builds its own.
 */
async function withSharedSite<T>(shared: string, published: string, begin: () => Promise<T>): Promise<T> {
  const first = await inTurn('site', async () => {
    if (existsSync(shared)) return undefined;
    const running = await begin();
    renameSync(realpathSync(published), shared);
    rmSync(published);
    symlinkSync(shared, published);
    return running;
  });
  if (first) return first;
  mkdirSync(dirname(published), { recursive: true });
  symlinkSync(shared, published);
  return begin();
}
