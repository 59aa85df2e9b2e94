import type { Hours, HoursException, Slot, Weekday } from './directory/shapes.ts';

const week: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The slots of every weekday, Monday first; a day without slots is closed. */
export function weekOf(hours: Hours): { day: Weekday; slots: Slot[] }[] {
  return week.map((day) => ({
    day,
    slots: hours.slots.filter((slot) => slot.day === day).sort((one, other) => one.from.localeCompare(other.from)),
  }));
}

/** Exceptions that are not over yet on a day, the nearest first. */
export function exceptionsFrom(hours: Hours, day: string): HoursException[] {
  return hours.exceptions
    .filter((exception) => (exception.until ?? exception.from) >= day)
    .sort((one, other) => one.from.localeCompare(other.from));
}

/** Key of the word for "the n-th weekday of the month"; -1 is the last one (RFC 5545, BYDAY). */
export function ordinalKey(ordinal: number) {
  switch (ordinal) {
    case 1: return 'ordinal.1';
    case 2: return 'ordinal.2';
    case 3: return 'ordinal.3';
    case 4: return 'ordinal.4';
    case 5: return 'ordinal.5';
    default: return 'ordinal.last';
  }
}
