import { RRule } from 'rrule';
import type { Event } from './directory/shapes.ts';

/**
 * Local dates and times of an event's occasions from a day on, the nearest first.
 * Local times are reckoned as if they were UTC, so that summer time does not move a meeting (RFC 5545, floating time).
 */
export function occasionsFrom(event: Pick<Event, 'start' | 'recurrence' | 'exceptDates'>, day: string, limit: number): string[] {
  if (!event.start) return [];
  if (!event.recurrence) return event.start.slice(0, 10) >= day ? [event.start.slice(0, 16)] : [];
  const start = floating(event.start);
  const rule = new RRule({ ...RRule.parseString(event.recurrence.replace(/^RRULE:/, '')), dtstart: start });
  const excepted = new Set(event.exceptDates.map((date) => date.slice(0, 10)));
  const found: string[] = [];
  let occasion = rule.after(new Date(Math.max(start.getTime(), new Date(day).getTime()) - 1));
  while (occasion && found.length < limit) {
    const local = occasion.toISOString().slice(0, 16);
    if (!excepted.has(local.slice(0, 10))) found.push(local);
    occasion = rule.after(occasion);
  }
  return found;
}

function floating(local: string): Date {
  return new Date(`${local.slice(0, 16)}Z`);
}
