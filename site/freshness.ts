import type { Entry } from './directory/shapes.ts';
import { hasEnded } from './today.ts';

/**
 * Whether an entry was confirmed and need not be again yet, should have been since, or never was. When it has to be again is the server's word, which knows
 * the intervals of kinds and networks; for what institutions are not asked about, such as articles, a year.
 * Reckoned from the day of the build: pages are built anew every day.
 */
export function freshness({ checkedAt, checkDueAt }: Pick<Entry, 'checkedAt' | 'checkDueAt'>, day?: string): 'fresh' | 'overdue' | 'never' {
  if (!checkedAt) return 'never';
  const until = checkDueAt?.slice(0, 10) ?? `${String(Number(checkedAt.slice(0, 4)) + 1)}${checkedAt.slice(4, 10)}`;
  return (day === undefined ? hasEnded(until) : until < day) ? 'overdue' : 'fresh';
}
