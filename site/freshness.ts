import type { Entry } from './directory/shapes.ts';
import { today } from './today.ts';

/**
 * Whether somebody has confirmed an entry within the last twelve months, longer ago, or never.
 * Reckoned from the day of the build: pages are built anew every day.
 */
export function freshness({ checkedAt }: Pick<Entry, 'checkedAt'>, day = today()): 'fresh' | 'overdue' | 'never' {
  if (!checkedAt) return 'never';
  const yearAgo = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
  return checkedAt.slice(0, 10) < yearAgo ? 'overdue' : 'fresh';
}
