import type { Row } from '../../../schema/noun.ts';
import type { Hours } from './hours.ts';

/** The strings of a list; none of what is no list. */
export function stringsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((value) => typeof value === 'string') : [];
}

/** Names in a list of municipalities. */
export function municipalitiesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map(({ name }: { name: string }) => name) : [];
}

/** The hours that an entry states itself; null when they are unknown. */
export function hoursIn(row: Row): Hours | null {
  return row['hours'] ?? null;
}
