import type { Pool } from 'pg';
import { CHECKED_NOUNS, nounOf } from '../../schema/nouns.ts';
import { mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { TOLD_BEFORE, entriesSql } from './due.ts';
import { ofNetwork } from './members.ts';

/** How many entries of a noun are how fresh; each counts once. */
export interface KindFreshness {
  readonly noun: string;
  readonly fresh: number;
  /** Within TOLD_BEFORE days. */
  readonly soon: number;
  readonly overdue: number;
  /** Never confirmed by anybody, whether or not they are due. */
  readonly never: number;
}

/** How fresh the entries of a network are. */
export interface Freshness {
  readonly kinds: readonly KindFreshness[];
  /** The last twelve months in Germany, the oldest first: "2026-11", and how often an entry was confirmed. */
  readonly months: readonly { readonly month: string; readonly confirmed: number }[];
  /** Those with the most that is overdue. */
  readonly institutions: readonly { readonly id: string; readonly name: string; readonly overdue: number }[];
}

/** Institutions that are told. */
const WORST = 10;

/**
 * How fresh a network is, for those who coordinate it.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function freshness(pool: Pool, viewer: Viewer, network: string, now = new Date()): Promise<Freshness> {
  await mustDo(pool, viewer, 'review', nounOf('network'), network);
  const entries = entriesSql(ofNetwork(network));
  const [kinds, months, institutions] = await Promise.all([
    pool.query<KindFreshness>(
      `${entries} select noun, count(*) filter (where "checkedAt" is null)::int as never, count(*) filter (where "checkedAt" is not null and "dueAt" <= $1)::int as overdue,
       count(*) filter (where "checkedAt" is not null and "dueAt" > $1 and "dueAt" <= $1::timestamptz + make_interval(days => ${String(TOLD_BEFORE)}))::int as soon,
       count(*) filter (where "checkedAt" is not null and "dueAt" > $1::timestamptz + make_interval(days => ${String(TOLD_BEFORE)}))::int as fresh from entry group by noun`,
      [now],
    ),
    // What came with the program was confirmed by nobody.
    pool.query<Freshness['months'][number]>(
      `${entries} select to_char(r.at at time zone 'Europe/Berlin', 'YYYY-MM') as month, count(*)::int as confirmed from revision r join entry on entry.noun = r.noun and entry.id = r.entry
       where 'checkedAt' = any(r.fields) and r.origin <> 'SEED' and r.at > $1::timestamptz - interval '13 months' and r.at <= $1 group by 1`,
      [now],
    ),
    pool.query<Freshness['institutions'][number]>(`${entries} select actor.id, actor.name, count(*)::int as overdue from entry join actor on actor.id = entry.actor where "dueAt" <= $1 group by actor.id, actor.name order by overdue desc, actor.name limit ${String(WORST)}`, [now]),
  ]);
  return {
    kinds: CHECKED_NOUNS.map((noun) => kinds.rows.find((kind) => kind.noun === noun) ?? { noun, fresh: 0, soon: 0, overdue: 0, never: 0 }),
    months: monthsUntil(now).map((month) => months.rows.find((row) => row.month === month) ?? { month, confirmed: 0 }),
    institutions: institutions.rows,
  };
}

/** Twelve months, this one the last, such as "2026-11". */
function monthsUntil(now: Date): string[] {
  const [year = 0, month = 0] = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit' }).format(now).split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year, month - 12 + back)).toISOString().slice(0, 7));
}
