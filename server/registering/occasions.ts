import type { Pool } from 'pg';
import rrule from 'rrule';
import { isId } from '../../schema/scalar.ts';

type Sql = Pick<Pool, 'query'>;

/** An event as far as taking part needs it. Local times are Europe/Berlin, "2026-12-01T17:00". */
export interface Happening {
  readonly id: string;
  readonly slug: string;
  /** By language, and the one that it was written in. */
  readonly title: { readonly original: string; readonly values: Readonly<Record<string, { readonly value: string } | undefined>> };
  readonly start: string | null;
  readonly end: string | null;
  readonly recurrence: string | null;
  readonly exceptDates: readonly string[];
  readonly cancelled: boolean | null;
  readonly here: boolean;
  /** The last day on which one can register, "2026-11-30". */
  readonly until: string | null;
  /** Places for each occasion; null: as many as come. */
  readonly limit: number | null;
  /** How it is now in Germany. */
  readonly now: string;
}

/** Columns of an event on alias `t`, as SQL. */
export const HAPPENING = `t.id, t.slug, t.title, t.start, t."end", t.recurrence, t.except_dates as "exceptDates", t.cancelled, coalesce((t.registration->>'here')::boolean, false) as here,
  t.registration->>'until' as until, (t.registration->>'limit')::int as "limit", to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM-DD"T"HH24:MI') as now`;

/** An event by id or slug, whoever may see it. @param condition what else has to hold, as SQL on alias `t` */
export async function happening(sql: Sql, event: string, condition: string): Promise<Happening | undefined> {
  const { rows } = await sql.query<Happening>(`select ${HAPPENING} from event t where ${isId(event) ? 't.id = $1::uuid' : 't.slug = $1'} and ${condition}`, [event]);
  return rows[0];
}

/** Its title in a language, or in the one that it was written in. */
export const titleIn = ({ title }: Pick<Happening, 'title'>, language: string): string => (title.values[language] ?? title.values[title.original])?.value ?? '';

type Recurring = Pick<Happening, 'start' | 'recurrence' | 'exceptDates'>;

/** Local times are reckoned as if they were UTC, so that summer time does not move a meeting (RFC 5545, floating time). */
const floating = (local: string): Date => new Date(`${local.slice(0, 16)}Z`);

/** Its occasions between two local times, the earliest first. @param last included; after it nothing is looked for */
export function occasionsBetween({ start, recurrence, exceptDates }: Recurring, first: string, last: string): string[] {
  if (start === null) return [];
  const begins = start.slice(0, 16);
  if (recurrence === null) return begins >= first && begins <= last ? [begins] : [];
  const left = new Set(exceptDates.map((day) => day.slice(0, 10)));
  return new rrule.RRule({ ...rrule.RRule.parseString(recurrence), dtstart: floating(start) })
    .between(floating(first), floating(last), true)
    .map((moment) => moment.toISOString().slice(0, 16))
    .filter((occasion) => !left.has(occasion.slice(0, 10)));
}

/** Whether it takes place then. */
export const hasOccasion = (event: Recurring, occasion: string): boolean => occasionsBetween(event, occasion, occasion).length === 1;

/** Whether one can register for that occasion now. */
export const isOpen = (event: Happening, occasion: string): boolean =>
  event.here && event.cancelled !== true && occasion > event.now && (event.until === null || event.until >= event.now.slice(0, 10)) && hasOccasion(event, occasion);
