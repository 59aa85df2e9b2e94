import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { ids, takingPart } from '../access/belonging.ts';
import { whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { HAPPENING, type Happening, isOpen, occasionsBetween } from './occasions.ts';
import { REGISTRATION_DAYS } from './keeping.ts';
import { seenBy } from './members.ts';

type Sql = Pick<Pool, 'query'>;

/** One time at which an event takes place, as somebody who has signed in sees it. */
export interface Occasion {
  readonly start: string;
  /** People with a place, and people who wait for one. */
  readonly taken: number;
  readonly waiting: number;
  /** How the viewer stands; null: not at all. */
  readonly mine: RegistrationState | null;
  readonly isOpen: boolean;
}

export interface Meeting {
  /** Id of the event. */
  readonly event: string;
  readonly occasions: readonly Occasion[];
  /** Whether the viewer sees who takes part. */
  readonly isHosted: boolean;
}

/** Occasions that are told of one event, further ones for who organises it, and days ahead and back. */
const SHOWN = { next: 6, past: 12, ahead: 400, back: 366 } as const;

/** So many events at most. */
const MOST = 300;

interface Found extends Happening {
  readonly isHosted: boolean;
}

/** An event with some of its occasions. */
interface Happens {
  readonly event: Found;
  readonly occasions: string[];
}

/** The last ones that have begun and the next ones. */
const shownOf = (occasions: readonly string[], now: string): string[] => [...occasions.filter((each) => each < now).slice(-SHOWN.past), ...occasions.filter((each) => each >= now).slice(0, SHOWN.next)];

/** By which it stands in its place among others: the one of today or the next, else the last. */
const nextOf = ({ event, occasions }: Happens): string => occasions.find((each) => each >= event.now.slice(0, 10)) ?? occasions.at(-1) ?? '';

/** Columns of an event and whether the viewer organises it. */
const columns = (viewer: Viewer): string => `${HAPPENING}, ${whereAllowed(viewer, 'host', nounOf('event'))} as "isHosted"`;

/** Networks in which somebody volunteers now, as SQL. */
const volunteeringIn = (account: string): string => `select g.entry from role_grant g where g.account = any(${ids([account])}) and g.role = 'volunteer' and not g.waiting and g.until > now()`;

/**
 * Meetings of the networks that the viewer belongs to, as SQL on alias `t`: for volunteers, not for everybody, or with registration here. Drafts are none.
 * @throws FORBIDDEN without an account
 */
function meant(viewer: Viewer): string {
  const { account, scope } = viewer;
  if (account === undefined) throw fail('FORBIDDEN', 'see meetings without having signed in');
  const networks = `(${volunteeringIn(account)} union select unnest(${ids(scope.networks)}))`;
  return `t.reach < 3 and ${seenBy(viewer)} and t.start is not null and t.cancelled is not true
    and (t.reach > 0 or 'VOLUNTEERS' = any(t.audience) or (t.registration->>'here')::boolean)
    and (t.network_id in ${networks} or t.organiser_id = any(${ids(scope.own.keys())}) or t.organiser_id in (${takingPart(`array${networks}`)}))`;
}

/** A day some days from a local time, as a local time. */
function shifted(now: string, days: number): string {
  const moment = new Date(`${now}Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 16);
}

/** Every event that is meant for the viewer, with its coming occasions. */
export const comingOccasions = (sql: Sql, viewer: Viewer): Promise<Happens[]> => occasionsFrom(sql, viewer, ({ now }) => now);

/** @param first the local time from which on occasions of an event are told; those that are over count beside the next ones */
async function occasionsFrom(sql: Sql, viewer: Viewer, first: (event: Found) => string): Promise<Happens[]> {
  const { rows } = await sql.query<Found>(`select ${columns(viewer)} from event t where ${meant(viewer)} order by t.start desc limit $1`, [MOST]);
  return rows
    .map((event) => ({ event, occasions: shownOf(occasionsBetween(event, first(event), shifted(event.now, SHOWN.ahead)), event.now) }))
    .filter(({ occasions }) => occasions.length > 0)
    .sort((one, other) => nextOf(one).localeCompare(nextOf(other)));
}

/**
 * Meetings of the networks that the viewer belongs to, the next first: coming ones and those of today, which may have begun.
 * Who organises one finds it as long as it is known who took part, so that it can be noted who was there.
 * @throws FORBIDDEN
 */
export async function meetings(sql: Sql, viewer: Viewer): Promise<Meeting[]> {
  return withCounts(sql, viewer, await occasionsFrom(sql, viewer, ({ now, isHosted }) => shifted(now, isHosted ? -REGISTRATION_DAYS.contact : 0).slice(0, 10) + 'T00:00'));
}

/** One event with its occasions; for who organises it those of a year back too. @throws NOT_FOUND */
export async function meeting(sql: Sql, viewer: Viewer, id: string): Promise<Meeting> {
  const { rows: [event] } = await sql.query<Found>(`select ${columns(viewer)} from event t where t.id = $1 and t.reach < 3 and ${seenBy(viewer)}`, [id]);
  if (event === undefined) throw fail('NOT_FOUND', 'event', id);
  const past = event.isHosted ? occasionsBetween(event, shifted(event.now, -SHOWN.back), event.now).slice(-SHOWN.past) : [];
  const next = occasionsBetween(event, event.now, shifted(event.now, SHOWN.ahead)).slice(0, SHOWN.next);
  const [found] = await withCounts(sql, viewer, [{ event, occasions: [...new Set([...past, ...next])] }]);
  if (found === undefined) throw fail('NOT_FOUND', 'event', id);
  return found;
}

async function withCounts(sql: Sql, viewer: Viewer, all: readonly { event: Found; occasions: readonly string[] }[]): Promise<Meeting[]> {
  const { rows } = await sql.query<{ event: string; occasion: string; taken: number; waiting: number; mine: RegistrationState | null }>(
    `select event, occasion, count(*) filter (where state = 'TAKES_PART')::int as taken, count(*) filter (where state = 'WAITS')::int as waiting, max(state) filter (where account = $2 and state <> 'ASKED') as mine
     from registration where event = any($1::uuid[]) group by event, occasion`,
    [all.map(({ event }) => event.id), viewer.account ?? null],
  );
  const counts = new Map(rows.map((row) => [`${row.event} ${row.occasion}`, row]));
  return all.map(({ event, occasions }) => ({
    event: event.id,
    isHosted: event.isHosted,
    occasions: occasions.map((start) => {
      const { taken = 0, waiting = 0, mine = null } = counts.get(`${event.id} ${start}`) ?? {};
      return { start, taken, waiting, mine, isOpen: isOpen(event, start) };
    }),
  }));
}
