import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { PURPOSES, type Purpose } from '../../schema/volunteer.ts';
import { transaction } from '../store/transaction.ts';

type Sql = Pick<Pool, 'query'>;

/** Version of the wording of each purpose, as the area of the site shows it: raised there and here together, and a test holds both to the words. */
export const WORDINGS: Readonly<Record<Purpose, string>> = { PROFILE: '2026-11', ACCOMPANIMENT: '2026-11', NEWS: '2026-11' };

/** How somebody stands to one purpose. */
export interface Agreed {
  readonly purpose: Purpose;
  /** When they agreed; null: they do not. */
  readonly givenAt: Date | null;
  /** The wording that they agreed to. */
  readonly wording: string | null;
}

/** How somebody stands to each purpose. */
export async function agreedBy(sql: Sql, account: string): Promise<Agreed[]> {
  const { rows } = await sql.query<Agreed>('select purpose, given_at as "givenAt", wording from consent where account = $1 and withdrawn_at is null', [account]);
  return PURPOSES.map((purpose) => rows.find((each) => each.purpose === purpose) ?? { purpose, givenAt: null, wording: null });
}

/** What an account agrees to now, as SQL: an array of purposes. @param account as SQL */
export const agreedNow = (account: string): string => `array(select c.purpose from consent c where c.account = ${account} and c.withdrawn_at is null order by c.purpose)`;

/**
 * Notes that somebody agrees to a purpose, or does so no more; it holds from then on.
 * @param wording version of the words that they have read, and the language in which they did
 * @throws BAD_INPUT when the words have changed since
 */
export async function setConsent(pool: Pool, account: string, purpose: Purpose, given: boolean, { wording, language }: { readonly wording: string; readonly language: string }): Promise<void> {
  within('wording', () => {
    if (given && wording !== WORDINGS[purpose]) throw fail('BAD_INPUT', 'What you would agree to is worded in another way by now. Load the page anew, and read it again.');
  });
  await transaction(pool, async (client) => {
    if (given) await client.query('insert into consent (id, account, purpose, wording, language) values ($1, $2, $3, $4, $5) on conflict (account, purpose) where withdrawn_at is null do nothing', [randomUUID(), account, purpose, wording, language]);
    else await client.query('update consent set withdrawn_at = now() where account = $1 and purpose = $2 and withdrawn_at is null', [account, purpose]);
  });
}
