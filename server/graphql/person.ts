import type { Pool } from 'pg';

/** Name of whoever a revision or proposal is by: accounts are written down by their id, so that a name can change and be forgotten. */
export async function personOf(pool: Pool, by: string): Promise<string | null> {
  const id = /^account:([0-9a-f-]{36})$/.exec(by)?.[1];
  if (id === undefined) return by;
  const { rows } = await pool.query<{ name: string | null }>('select name from account where id = $1', [id]);
  return rows[0]?.name ?? null;
}
