import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { Pace } from './pace.ts';

/** What people looked for in vain, and how often. */
export interface Gap {
  readonly query: string;
  readonly language: string;
  /** Searches that found nothing. */
  readonly count: number;
  /** Times somebody said that it is missing. */
  readonly wanted: number;
  /** Days in Europe/Berlin, "2026-11-22". */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Characters of a query that are kept, and words of which nobody makes a search, but a letter. */
const LONGEST = 100;
const MOST_WORDS = 12;

/** Digits together that can be a phone number, a case number or a birthday; five alone are a postal code. */
const TELLING_DIGITS = 5;

/** What was looked for less often than this is forgotten after so many days, and everything after so many. */
const SELDOM = 5;
export const GAP_DAYS = { seldom: 30, all: 365 } as const;

/** What was looked for less often is told to nobody. */
const SHOWN_FROM = 3;

/** Searches counted in a minute; what a flood adds is no gap. */
const counting = new Pace(600);

const TODAY = `(now() at time zone 'Europe/Berlin')::date`;

/** Searches and wishes are not added up: one visit makes one of each, and must not count as two persons. */
const OCCURRENCES = 'greatest(sum(count), sum(wanted))';

/**
 * A query as it is counted: lower case, single spaces, at most 100 characters, compatibility forms made one (NFKC).
 * @returns null for what nobody may keep, since it looks as if it told of a person: with an "@", with five or more digits together (as in "0176 123-45", spaces and
 * signs between them not counted) unless they are one postal code alone, or with more than twelve words; and for no words at all
 */
export function countable(query: string): string | null {
  const words = query.toWellFormed().normalize('NFKC').toLowerCase().replace(/[\p{C}\s]+/gu, ' ').trim();
  if (words === '' || words.includes('@') || words.split(' ').length > MOST_WORDS) return null;
  const numbers = (words.match(/\p{Nd}(?:[\s./()+–-]*\p{Nd})*/gu) ?? []).map((number) => number.replace(/\P{Nd}/gu, '').length);
  const isPostalCode = numbers.length === 1 && /(?<!\p{Nd})\p{Nd}{5}(?!\p{Nd})/u.test(words) && numbers[0] === TELLING_DIGITS;
  if (numbers.some((digits) => digits >= TELLING_DIGITS) && !isPostalCode) return null;
  // Not half a character at the end.
  return words.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '').trim();
}

/**
 * Counts a search that found nothing. Nobody needs to wait for it, and it never fails: what cannot be counted is lost, and the log does not say what it was.
 * @param language a language of the directory
 */
export async function noteGap({ pool, log }: { readonly pool: Pool; readonly log: BaseLogger }, query: string, language: string): Promise<void> {
  try {
    if (counting.allows()) await add(pool, query, language, 'count');
  } catch (error) {
    // Not the error itself: PostgreSQL may name the row in it.
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a search without hits could not be counted');
  }
}

/**
 * Counts that somebody says something is missing.
 * @returns whether it was kept; not if it may tell of a person
 */
export function wantGap(pool: Pool, query: string, language: string): Promise<boolean> {
  return add(pool, query, language, 'wanted');
}

async function add(pool: Pool, query: string, language: string, column: 'count' | 'wanted'): Promise<boolean> {
  const words = countable(query);
  if (words === null) return false;
  await pool.query(`insert into gap as g (query, language, day, ${column}) values ($1, $2, ${TODAY}, 1) on conflict (query, language, day) do update set ${column} = g.${column} + 1`, [words, language]);
  return true;
}

/**
 * The gaps, most wanted first, then most looked for. What was looked for fewer than three times is not told: such words may be one person's,
 * and in a small town somebody might know whose.
 * @param language only those in that language
 * @param since a day before which nothing counts
 */
export async function readGaps(pool: Pool, { language, first, since }: { readonly language?: string | null; readonly first: number; readonly since?: string }): Promise<Gap[]> {
  const { rows } = await pool.query<Gap>(
    `select query, language, sum(count)::int as count, sum(wanted)::int as wanted, min(day)::text as "firstDay", max(day)::text as "lastDay" from gap
     where ($1::text is null or language = $1) and ($4::date is null or day >= $4) group by query, language having ${OCCURRENCES} >= $2 order by wanted desc, count desc, query, language limit $3`,
    [language ?? null, SHOWN_FROM, first, since ?? null],
  );
  return rows;
}

/**
 * What was looked for seldom, as SQL. A query in a language has occurred as often as all its days together say; while that is fewer than five times,
 * no day of it stays that is more than 30 days past. So nothing under five occurrences is kept longer than 30 days: days that are forgotten no longer count,
 * and what came to five stays, for a year at most.
 */
export const IS_SELDOM = `(query, language) in (select query, language from gap where day >= ${TODAY} - ${String(GAP_DAYS.all)} group by query, language having ${OCCURRENCES} < ${String(SELDOM)})`;

/** Whether a day is further past than so many others, as SQL. */
export const dayIsPast = (days: number): string => `day < ${TODAY} - ${String(days)}`;
