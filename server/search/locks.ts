import type { Pool, PoolClient } from 'pg';

/**
 * What the copies of the program agree on through PostgreSQL (advisory locks of one database).
 * - `feed`: held while entries are read and sent. Whoever reads later also sends later, and Meilisearch does tasks in order,
 *   so no index ends with an older state.
 * - `rebuild`: held while new indexes are filled. A drain that finds it held sends to the new indexes too.
 */
const LOCKS = { feed: 43_001, rebuild: 43_002 };

/** Runs `act` while nobody else reads and sends. */
export function whileFeeding<T>(pool: Pool, act: () => Promise<T>): Promise<T> {
  return holding(pool, LOCKS.feed, act);
}

/** Runs `act` while nobody else rebuilds. */
export function whileRebuilding<T>(pool: Pool, act: () => Promise<T>): Promise<T> {
  return holding(pool, LOCKS.rebuild, act);
}

/** Whether nobody rebuilds; if so, nobody will begin to until the client's transaction ends. */
export async function nobodyRebuilds(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock_shared($1) as free', [LOCKS.rebuild]);
  return rows[0]?.free === true;
}

/** On a connection of its own: a lock outlives a transaction that failed, but not its connection. */
async function holding<T>(pool: Pool, lock: number, act: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    try {
      return await act();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock]);
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}
