import type { Entry } from './directory/shapes.ts';
import { hasEnded } from './today.ts';

/**
 * Whether somebody has confirmed an entry within the last twelve months, longer ago, or never.
 * Reckoned from the day of the build: pages are built anew every day.
 */
export function freshness({ checkedAt }: Pick<Entry, 'checkedAt'>, day?: string): 'fresh' | 'overdue' | 'never' {
  if (!checkedAt) return 'never';
  const aYearOn = `${String(Number(checkedAt.slice(0, 4)) + 1)}${checkedAt.slice(4, 10)}`;
  return (day === undefined ? hasEnded(aYearOn) : aYearOn < day) ? 'overdue' : 'fresh';
}
