import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Pool } from 'pg';
import { type Account, viewerOfAccount } from '../access/accounts.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import { StoreReader } from '../store/read.ts';
import { titleIn } from './occasions.ts';
import { comingOccasions } from './meetings.ts';

type Sql = Pick<Pool, 'query'>;

/** Makes the secret address of somebody's calendar; a former one ends. */
export async function makeCalendarLink(sql: Sql, account: string, publicUrl: string): Promise<string> {
  const token = newToken();
  await sql.query('insert into calendar_link (account, secret) values ($1, $2) on conflict (account) do update set secret = excluded.secret, made_at = now()', [account, hashOf(token)]);
  return `${publicUrl}/calendar/${token}.ics`;
}

/** Ends it. */
export async function endCalendarLink(sql: Sql, account: string): Promise<void> {
  await sql.query('delete from calendar_link where account = $1', [account]);
}

/** Since when somebody has one; null: they have none. */
export async function calendarLinkOf(sql: Sql, account: string): Promise<Date | null> {
  const { rows } = await sql.query<{ madeAt: Date }>('select made_at as "madeAt" from calendar_link where account = $1', [account]);
  return rows[0]?.madeAt ?? null;
}

/**
 * What the calendar of an address holds: the coming dates of the networks that its owner belongs to, as far as they may see them today.
 * Each date stands by itself, at its moment, so that no calendar has to know Germany's summer time.
 * @returns text/calendar; undefined: the address opens nothing
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export async function calendarFeed(pool: Pool, token: string, publicUrl: string): Promise<string | undefined> {
  const { rows: [owner] } = await pool.query<Account>('select a.id, a.mail, a.name, a.language from calendar_link c join account a on a.id = c.account where c.secret = $1', [hashOf(token)]);
  if (owner === undefined) return undefined;
  const viewer = await viewerOfAccount(pool, owner);
  const read = new StoreReader(pool, viewer);
  const all = (await comingOccasions(pool, viewer)).flatMap(({ event, occasions }) => occasions.map((occasion) => ({ event, occasion })));
  const { rows: moments } = await pool.query<{ at: Date }>(`select given::timestamp at time zone 'Europe/Berlin' as at from unnest($1::text[]) with ordinality as listed (given, place) order by place`, [all.map(({ occasion }) => occasion)]);
  const calendar = ical({ name: new URL(publicUrl).host, method: ICalCalendarMethod.PUBLISH, prodId: '//integration-directory//NONSGML server//DE', ttl: 12 * 3600 });
  for (const [index, { event, occasion }] of all.entries()) {
    const start = moments[index]?.at;
    const row = await read.one('event', event.id);
    if (start === undefined || row === null) continue;
    const lasts = event.start !== null && event.end !== null ? Date.parse(`${event.end}Z`) - Date.parse(`${event.start}Z`) : 0;
    calendar.createEvent({
      id: `${event.id}-${occasion}@${new URL(publicUrl).host}`,
      start,
      end: lasts > 0 ? new Date(start.getTime() + lasts) : null,
      summary: titleIn(event, owner.language),
      location: await whereOf(read, row['place']),
      url: `${publicUrl}/${owner.language}/partner/#/meetings`,
    });
  }
  return calendar.toString();
}

/** Name and address of a place, as far as the reader sees them. */
async function whereOf(read: StoreReader, id: unknown): Promise<string | null> {
  const place = typeof id === 'string' ? await read.one('place', id) : null;
  if (place === null) return null;
  const { name, address } = place as { name?: string | null; address?: { street?: string | null; postalCode?: string | null; city?: string | null } | null };
  return [name, address?.street, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ') || null;
}
