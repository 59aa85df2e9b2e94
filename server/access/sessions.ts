import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Account } from './accounts.ts';
import { hashOf, newToken } from './secrets.ts';

type Sql = Pick<Pool, 'query'>;

/** A session ends when nobody came for so many days. */
export const SESSION_DAYS = 30;

/** How a session is told to whom it belongs. */
export interface SessionShown {
  readonly id: string;
  readonly device: string;
  /** ISO 8601. */
  readonly since: string;
  readonly seenAt: string;
}

const ALIVE = `seen_at > now() - make_interval(days => ${String(SESSION_DAYS)})`;

/** Begins a session. @returns the token for its cookie, of which only a hash is kept */
export async function beginSession(sql: Sql, account: string, device: string): Promise<string> {
  const token = newToken();
  await sql.query('insert into session (token, id, account, device) values ($1, $2, $3, $4)', [hashOf(token), randomUUID(), account, device]);
  await sql.query('update account set seen_at = now() where id = $1', [account]);
  return token;
}

/**
 * Whose session that is; undefined when there is none any more. To come again makes it last longer.
 * @returns the account, and `renew` when the cookie should be sent anew as well, once a day
 */
export async function sessionOf(sql: Sql, token: string): Promise<{ session: string; account: Account; renew: boolean } | undefined> {
  const hash = hashOf(token);
  const { rows } = await sql.query<Account & { session: string; renew: boolean; stale: boolean }>(
    `select a.id, a.mail, a.name, a.language, s.id as session, s.seen_at < now() - interval '1 day' as renew, s.seen_at < now() - interval '1 hour' as stale
     from session s join account a on a.id = s.account where s.token = $1 and s.${ALIVE}`,
    [hash],
  );
  if (rows[0] === undefined) return undefined;
  const { session, renew, stale, ...account } = rows[0];
  // Not at each request: to the hour is enough.
  if (stale) {
    await sql.query('update session set seen_at = now() where token = $1', [hash]);
    // Of the account itself the day is kept, whatever becomes of its sessions.
    await sql.query(`update account set seen_at = greatest(seen_at, date_trunc('day', now(), 'Europe/Berlin')) where id = $1`, [account.id]);
  }
  return { session, account, renew };
}

export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.query('delete from session where token = $1', [hashOf(token)]);
}

/** Ends one of somebody's own sessions. @returns whether there was such a one */
export async function endOwnSession(sql: Sql, account: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from session where account = $1 and id = $2', [account, id]);
  return rowCount === 1;
}

export async function sessionsOf(sql: Sql, account: string): Promise<SessionShown[]> {
  const { rows } = await sql.query<{ id: string; device: string; made_at: Date; seen_at: Date }>(`select id, device, made_at, seen_at from session where account = $1 and ${ALIVE} order by seen_at desc`, [account]);
  return rows.map(({ id, device, made_at, seen_at }) => ({ id, device, since: made_at.toISOString(), seenAt: seen_at.toISOString() }));
}

/** Which kind of device, as far as its owner needs to know it again: "Firefox, Android". Nothing finer is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const browser = /Edg\//.test(agent) ? 'Edge' : /OPR\//.test(agent) ? 'Opera' : /Firefox\//.test(agent) ? 'Firefox' : /Chrom(?:e|ium)\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : '';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Windows/.test(agent) ? 'Windows' : /Mac OS X/.test(agent) ? 'macOS' : /Linux/.test(agent) ? 'Linux' : '';
  return [browser, system].filter(Boolean).join(', ') || '–';
}
