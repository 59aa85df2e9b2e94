import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** What a new database holds: nothing at all, the tables, or the tables and the whole seed. */
export type Content = 'nothing' | 'tables' | 'seed';

export interface Database {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes a database for this test file. Tables and seed are made once a run and then copied, which takes a tenth of the time. */
export async function newDatabase(content: Content): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(async (client) => {
    const template = content === 'nothing' ? 'template0' : await ensureTemplate(client, content);
    await client.query(`create database "${name}" template "${template}"`);
  });
  return { url: urlOf(name), drop: () => administer((client) => dropDatabase(client, name)) };
}

/**
 * Ends what still reads the database, and drops it. `drop … with (force)` would want to end an autovacuum worker too,
 * which this role may not; without it PostgreSQL ends that one by itself.
 */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user', [name]);
  await client.query(`drop database if exists "${name}"`);
}

async function ensureTemplate(client: pg.Client, content: 'tables' | 'seed'): Promise<string> {
  const name = `template_${content}`;
  return alone(client, name, async () => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await makeTemplate(client, content, name);
    return name;
  });
}

/** Does what the files of a run must not do at the same time. */
export function inTurn<T>(what: string, act: () => Promise<T>): Promise<T> {
  return administer((client) => alone(client, what, act));
}

async function alone<T>(client: pg.Client, what: string, act: () => Promise<T>): Promise<T> {
  await client.query(`select pg_advisory_lock(hashtext($1))`, [what]);
  try {
    return await act();
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext($1))`, [what]);
  }
}

async function makeTemplate(client: pg.Client, content: 'tables' | 'seed', name: string): Promise<void> {
  const draft = `${name}_draft`;
  await dropDatabase(client, draft);
  await client.query(`create database "${draft}" template "${content === 'tables' ? 'template0' : await ensureTemplate(client, 'tables')}"`);
  // The ORM takes a second to load, and only the first file of a run needs it.
  const { migrate, openStore } = await import('../../server/store/store.ts');
  const store = await openStore(urlOf(draft));
  try {
    if (content === 'tables') await migrate(store);
    else await (await import('../../seed/load.ts')).loadSeed(store.pool);
  } finally {
    await store.close();
  }
  await client.query(`alter database "${draft}" rename to "${name}"`);
}

async function administer<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('servers').databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

let statement: string | undefined;

/** How many rows each table has, to show that nothing half-done remains. */
export async function countRows(pool: pg.Pool): Promise<Record<string, number>> {
  if (statement === undefined) {
    const { rows } = await pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`);
    statement = rows.map(({ name }) => `select '${name}' as name, count(*)::int as total from "${name}"`).join(' union all ');
  }
  const { rows } = await pool.query<{ name: string; total: number }>(statement);
  return Object.fromEntries(rows.map(({ name, total }) => [name, total]));
}

/** Empties every table of the directory. */
export async function empty(pool: pg.Pool): Promise<void> {
  const tables = Object.keys(await countRows(pool)).filter((name) => !name.startsWith('mikro_orm'));
  await pool.query(`truncate ${tables.map((name) => `"${name}"`).join(', ')} restart identity`);
}
