import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/**
 * What the copies of the program agree on through PostgreSQL (advisory locks of one database).
 * - `feed`: held while entries are read and sent. Whoever reads later also sends later, and Meilisearch does tasks in order,
 *   so no index ends with an older state.
 * - `rebuild`: held while new indexes are filled. A drain that finds it held sends to the new indexes too.
 * - `learn`: held while somebody learns from the translations.
 */
const LOCKS = { feed: 43_001, rebuild: 43_002, learn: 43_003 };

/** How long one waits before asking again for a lock that somebody holds for long, in milliseconds. */
const PATIENCE = 500;

/** Runs `act` while nobody else reads and sends. */
export function whileFeeding<T>(pool: Pool, act: () => Promise<T>): Promise<T> {
  return holding(pool, LOCKS.feed, act);
}

/** Runs `act` while nobody else rebuilds. */
export function whileRebuilding<T>(pool: Pool, act: () => Promise<T>): Promise<T> {
  return holding(pool, LOCKS.rebuild, act);
}

/** Runs `act` while nobody else learns, which may take minutes: who stops does not wait for them. @throws AbortError */
export function whileLearning<T>(pool: Pool, act: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return holding(pool, LOCKS.learn, act, signal);
}

/** Whether nobody rebuilds; if so, nobody will begin to until the client's transaction ends. */
export async function nobodyRebuilds(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock_shared($1) as free', [LOCKS.rebuild]);
  return rows[0]?.free === true;
}

async function isMine(client: PoolClient, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [lock]);
  return rows[0]?.free === true;
}

/** On a connection of its own: a lock outlives a transaction that failed, but not its connection. */
async function holding<T>(pool: Pool, lock: number, act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    if (signal === undefined) await client.query('select pg_advisory_lock($1)', [lock]);
    else while (!(await isMine(client, lock))) await wait(PATIENCE, undefined, { signal });
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
