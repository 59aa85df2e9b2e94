import type { Pool, PoolClient } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import { guardOf } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Given } from '../store/identity.ts';
import { type Author, Rejected, saveAll } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';

/** Entries to confirm, as their noun and id. */
export interface Confirmed {
  readonly noun: string;
  readonly id: string;
}

/**
 * Says of entries that they are right today, in every language at once.
 * @param checkedBy the institution that says so, as readers see it
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function confirm(pool: Pool, viewer: Viewer, entries: readonly Confirmed[], checkedBy: string, origin: Author['origin']): Promise<number> {
  return transaction(pool, (client) => confirmIn(client, entries, checkedBy, { name: viewer.name, origin }, guardOf(client, viewer, 'confirm')));
}

/** The same within a transaction, for whoever answers for it. */
export async function confirmIn(client: PoolClient, entries: readonly Confirmed[], checkedBy: string, by: Author, guard?: Parameters<typeof saveAll>[3]): Promise<number> {
  const checkedAt = new Date().toISOString();
  const given: Given[] = entries.map(({ noun, id }) => ({ noun: nounOf(noun), values: { id, checkedAt, checkedBy } }));
  try {
    const saved = await saveAll(client, given, by, guard);
    return saved.length;
  } catch (error) {
    throw error instanceof Rejected ? ([...error.errors.values()][0] ?? error) : error;
  }
}
