import rrule from 'rrule';

/** Where "not over yet" ends: the first second at which a day, month, year or local date and time is past. Seconds since 1970. */
export function isOverAt(until: string): number {
  const [year = 1970, month, day] = until.slice(0, 10).split('-').map(Number);
  // Midnight of UTC lies after midnight in Berlin, so the day is over there too.
  const next = day !== undefined ? Date.UTC(year, (month ?? 1) - 1, day + 1) : month !== undefined ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return next / 1000;
}

interface Happening {
  readonly start: string | null;
  readonly end: string | null;
  readonly recurrence: string | null;
}

/** The last day of an event ("2026-12-01"), of its last recurrence where it has some; null when no date is stated. */
export function lastDay({ start, end, recurrence }: Happening): string | null {
  if (start === null) return null;
  const last = (end ?? start).slice(0, 10);
  if (recurrence === null) return last;
  const rule = rrule.RRule.parseString(recurrence);
  const day = rule.until ?? new rrule.RRule({ ...rule, dtstart: new Date(`${start}:00Z`) }).all().at(-1);
  return day == null ? last : day.toISOString().slice(0, 10);
}
