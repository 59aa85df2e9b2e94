import { berlinDay } from './berlin.ts';
import type { Entry } from './directory/shapes.ts';
import { hasEnded } from './today.ts';

/**
 * Whether an entry was confirmed and need not be again yet, should have been since, or never was. When it has to be again is the server's word, which knows
 * the intervals of kinds and networks; for what institutions are not asked about, such as articles, a year.
 * Reckoned from the day of the build: pages are built anew every day.
 */
export function freshness({ checkedAt, checkDueAt }: Pick<Entry, 'checkedAt' | 'checkDueAt'>, day?: string): 'fresh' | 'overdue' | 'never' {
  if (!checkedAt) return 'never';
  const checkedOn = berlinDay(checkedAt);
  const until = checkDueAt ? berlinDay(checkDueAt) : `${String(Number(checkedOn.slice(0, 4)) + 1)}${checkedOn.slice(4)}`;
  return (day === undefined ? hasEnded(until) : until < day) ? 'overdue' : 'fresh';
}
