import type { Pool, PoolClient } from 'pg';
import { html } from './html.ts';
import { type Letter, checked } from './letter.ts';
import { plainText } from './plain.ts';

/** A mail as it waits. */
export interface QueuedMail {
  readonly id: string;
  readonly recipient: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** How often it was tried in vain. */
  readonly tries: number;
}

/** A mail that was given up. */
export interface BouncedMail {
  readonly recipient: string;
  /** When it was given up. */
  readonly at: Date;
  /** What the mail server said, or why it could not be asked. */
  readonly why: string;
  /** Whether the mail server refused the address for good; otherwise it was not taken for too long, which may be no fault of the address. */
  readonly refused: boolean;
}

/** Days for which it is known whom mails could not be brought to. */
export const UNSENT_DAYS = 30;

/** Which mails are to be sent now. */
export const DUE = 'failed is null and next_try <= now() and (until is null or until > now())';

/**
 * Has a letter sent once the transaction of `client` is committed, and not at all otherwise; then nudge the Post.
 * @throws BAD_EMAIL, BAD_INPUT, BAD_URL with the field when it cannot be sent
 */
export async function queueMail(client: Pick<PoolClient, 'query'>, letter: Letter): Promise<void> {
  const { to, language, subject, parts, until } = checked(letter);
  await client.query('insert into mail (recipient, language, subject, text, html, until) values ($1, $2, $3, $4, $5, $6)', [
    to, language, subject, plainText(parts), html({ language, subject, parts }), until ?? null,
  ]);
}

/** Mails of the last 30 days that were given up, the newest first. */
export async function bounced(pool: Pool): Promise<BouncedMail[]> {
  const { rows } = await pool.query<BouncedMail>('select recipient, at, failed as why, refused from mail where failed is not null order by at desc, id');
  return rows;
}
