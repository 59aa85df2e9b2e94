import type { Pool, PoolClient } from 'pg';

/** How often a transaction is tried when others stand in its way. */
const TRIES = 4;

/**
 * Runs `act` in one transaction: all of it happens or nothing.
 * `act` runs again when PostgreSQL had to end it because two transactions waited for each other, so beside `client` it may touch nothing.
 */
export async function transaction<T>(pool: Pool, act: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt(pool, act);
    } catch (error) {
      if (left === 1 || !isCollision(error)) throw error;
    }
  }
}

async function attempt<T>(pool: Pool, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Deadlock or failed serialization. @see https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html */
function isCollision(error: unknown): boolean {
  return error instanceof Error && ['40P01', '40001'].includes((error as Partial<{ code: string }>).code ?? '');
}
