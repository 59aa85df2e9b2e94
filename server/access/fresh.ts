import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';

/** Whoever lets a device or another person in must have signed in so many minutes ago at most: a phone that was left lying about opens no door for good. */
export const FRESH_MINUTES = 15;

/** @param session id of the session that asks @throws SIGN_IN_AGAIN when it began longer ago */
export async function mustBeFresh(sql: Pick<Pool, 'query'>, session: string): Promise<void> {
  const { rowCount } = await sql.query('select from session where id = $1 and made_at > now() - make_interval(mins => $2)', [session, FRESH_MINUTES]);
  if (rowCount !== 1) throw fail('SIGN_IN_AGAIN', FRESH_MINUTES);
}
