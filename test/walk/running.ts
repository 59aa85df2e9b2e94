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
import { keep } from '../harness/lines.ts';
import { type ReadMail, readMails } from '../harness/mails.ts';
import { linkSiteProgram } from '../harness/site-program.ts';

/** A directory that runs, with a database, indexes and a data folder of its own. */
export interface Seeded {
  readonly url: string;
  /** The folder of the built site. */
  readonly site: string;
  /** The operator's. */
  readonly token: string;
  /** Where the entries lie. */
  readonly databaseUrl: string;
  /** The settings with which a program of the command line works on it. */
  readonly env: Record<string, string>;
  /** What was sent. */
  mails(): Promise<ReadMail[]>;
  stop(): Promise<void>;
}

/**
 * The whole directory as `npm start` makes it, seed, index and built site, on the servers of the run.
 * @param changes lines of an import, by which it differs from the seed
 * @param env further settings
 */
export async function startSeeded({ changes = [], env = {} }: { changes?: Record<string, unknown>[]; env?: Record<string, string> } = {}): Promise<Seeded> {
  const { meiliUrl, meiliKey, folder } = inject('servers');
  const shared = join(folder, 'site');
  // A changed site makes anew what differs from the one that all others share, so that one must be there.
  if (changes.length > 0 && !existsSync(shared)) await (await startSeeded()).stop();
  const database = await newDatabase('seed');
  const dataDir = mkdtempSync(join(tmpdir(), 'directory-walk-'));
  const settings = { DATA_DIR: dataDir, DATABASE_URL: database.url, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: `walk-${randomUUID()}-`, ...env };
  if (changes.length > 0) await change(database.url, changes);
  await linkSiteProgram(dataDir);
  const running = await withSharedSite(shared, join(dataDir, 'site/current'), () => start(readConfig({ PORT: '0', ...settings }), pino({ level: 'silent' })));
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

async function change(databaseUrl: string, lines: Record<string, unknown>[]): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  try {
    await keep(pool, ...lines);
  } finally {
    await pool.end();
  }
}

/**
 * Starts with the site that the first file of the run has built: all have the same entries, and building nine languages takes longer than most files.
 * Where it would not be the same, the server notices that and builds its own from it.
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
