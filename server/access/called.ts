import type { Pool } from 'pg';
import type { Grant } from './viewer.ts';

type Sql = Pick<Pool, 'query'>;

/** Name of somebody with an account; undefined when they gave none. */
export async function nameOf(sql: Sql, account: string | undefined): Promise<string | undefined> {
  if (account === undefined) return undefined;
  const { rows } = await sql.query<{ name: string | null }>('select name from account where id = $1', [account]);
  return rows[0]?.name ?? undefined;
}

/** Names of the actors and networks that roles are for, each once. */
export async function namesOf(sql: Sql, grants: readonly Pick<Grant, 'entry'>[]): Promise<string[]> {
  const ids = grants.flatMap(({ entry }) => entry ?? []);
  const { rows } = await sql.query<{ name: string }>('select name from actor where id = any($1::uuid[]) union select name from network where id = any($1::uuid[]) order by name', [ids]);
  return rows.map(({ name }) => name);
}
