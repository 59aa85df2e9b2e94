import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { fail } from '../../schema/error.ts';
import type { Row } from '../../schema/noun.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import { VISITOR, type Viewer } from '../access/viewer.ts';
import { hourly } from '../hourly.ts';
import { StoreReader } from '../store/read.ts';
import { type Item, owner } from './lists.ts';

type Sql = Pick<Pool, 'query'>;

/** So long a link shows a list. */
export const SHARED_DAYS = 30;

/**
 * Makes a link to a list; one that there was ends.
 * @returns the secret in it, 256 bits as base64url, which is kept nowhere
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function shareList(sql: Sql, viewer: Viewer, id: string): Promise<string> {
  const secret = newToken();
  const { rowCount } = await sql.query('update referral_list set shared = $3, shared_until = now() + make_interval(days => $4) where id = $1 and account = $2', [id, owner(viewer), hashOf(secret), SHARED_DAYS]);
  if (rowCount === 0) throw fail('NOT_FOUND', 'list', id);
  return secret;
}

/** Ends the link to a list at once. @throws FORBIDDEN, NOT_FOUND */
export async function endShare(sql: Sql, viewer: Viewer, id: string): Promise<void> {
  const { rowCount } = await sql.query('update referral_list set shared = null, shared_until = null where id = $1 and account = $2', [id, owner(viewer)]);
  if (rowCount === 0) throw fail('NOT_FOUND', 'list', id);
}

/** What whoever has a link sees: entries as every visitor sees them, and nothing of the list itself. Null: there is no such link, or it has ended. */
export async function sharedEntries(sql: Sql, secret: string): Promise<{ until: Date; entries: { noun: string; row: Row }[] } | null> {
  const { rows } = await sql.query<{ items: Item[]; until: Date }>('select entries as items, shared_until as until from referral_list where shared = $1 and shared_until > now()', [hashOf(secret)]);
  const [shared] = rows;
  if (shared === undefined) return null;
  const read = new StoreReader(sql, VISITOR);
  const found = await Promise.all(shared.items.map(async ({ noun, id }) => ({ noun, row: await read.one(noun, id) })));
  return { until: shared.until, entries: found.flatMap(({ noun, row }) => (row === null ? [] : [{ noun, row }])) };
}

/** Takes away what is kept of links that have ended. @returns how many */
export async function forgetShares(sql: Sql): Promise<number> {
  return (await sql.query('update referral_list set shared = null, shared_until = null where shared_until <= now()')).rowCount ?? 0;
}

/** Does so now, and every hour from now on. @returns what ends that */
export function startEndingShares(pool: Pool, log: BaseLogger): () => Promise<void> {
  return hourly(
    async () => {
      await forgetShares(pool);
    },
    (error) => {
      log.warn({ err: error }, 'links to lists that have ended stay until the next hour');
    },
  );
}
