import { WEEKDAYS, type Weekday } from '../question.ts';
import { type Land, holidays } from './holidays.ts';
import { type Day, type Moment, minuteOf, numberOf, weekOf } from './moment.ts';

type SlotMode = 'WALK_IN' | 'APPOINTMENT' | 'PHONE';

interface Times {
  readonly from: string;
  readonly to: string;
  readonly mode?: SlotMode | null;
}

interface Slot extends Times {
  readonly day: Weekday;
  readonly ordinals?: readonly number[] | null;
  readonly interval?: number | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

interface Exception {
  readonly from: string;
  readonly until?: string | null;
  readonly closed: boolean;
  readonly slots?: readonly Times[] | null;
}

/** Hours as they are stored, as far as opening hangs on them. @see ../../../schema/hours.ts */
export interface Hours {
  readonly slots?: readonly Slot[] | null;
  readonly exceptions?: readonly Exception[] | null;
  readonly holidays?: 'CLOSED' | 'OPEN' | null;
  readonly byAppointmentOnly?: boolean | null;
}

/** A time of one day in minutes since its midnight; `to` is the first minute after it. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly mode: SlotMode;
}

/** A time of one day that somebody asks about. */
export interface Window {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
  /** Whether one must be let in without an appointment. */
  readonly walkIn: boolean;
}

const CLOSED: readonly Interval[] = [];

/** When it is open on a day. A day of an exception has the exception's hours, whatever else holds; otherwise a public holiday of the Land is closed unless the hours say that it is not. */
export function intervalsOn(hours: Hours, day: Day, of: Land | null): readonly Interval[] {
  const exception = exceptionOn(hours, day.date);
  if (exception !== undefined) return exception.closed ? CLOSED : (exception.slots ?? []).map((times) => interval(times, hours));
  let open: Interval[] | undefined;
  for (const slot of hours.slots ?? []) if (holdsOn(slot, day)) (open ??= []).push(interval(slot, hours));
  return open === undefined || (hours.holidays !== 'OPEN' && holidays(day.year, of).has(day.date)) ? CLOSED : open;
}

/**
 * Whether somebody is there at some time of the window. A time for which an appointment is needed counts, unless the window asks to be let in without one.
 * Unknown hours are neither open nor closed: they never count as open.
 */
export function isOpenIn(intervals: readonly Interval[], { from, to, walkIn }: Window): boolean {
  return intervals.some((open) => open.from < to && open.to > from && !(walkIn && open.mode === 'APPOINTMENT'));
}

/** Whether one can come or call at that minute without an appointment; undefined when the hours say nothing of any time. */
export function isOpenAt(hours: Hours, { day, minute }: Moment, of: Land | null): boolean | undefined {
  if ((hours.slots ?? []).length === 0 && (hours.exceptions ?? []).length === 0) return undefined;
  return isOpenIn(intervalsOn(hours, day, of), { day, from: minute, to: minute + 1, walkIn: true });
}

/** What remains of hours when some kinds of times are left out; without the words, which opening does not hang on. */
export function hoursOf(hours: Hours, wanted: (mode: SlotMode | null) => boolean = () => true): Hours {
  const { slots, exceptions, holidays: onHolidays, byAppointmentOnly } = hours;
  return {
    slots: (slots ?? []).filter(({ mode }) => wanted(mode ?? null)),
    exceptions: (exceptions ?? []).map(({ from, until, closed, slots: times }) => ({ from, until: until ?? null, closed, slots: (times ?? []).filter(({ mode }) => wanted(mode ?? null)) })),
    holidays: onHolidays ?? null,
    byAppointmentOnly: byAppointmentOnly ?? null,
  };
}

/** Whether some time is one for calling only. */
export function hasPhoneTimes({ slots, exceptions }: Hours): boolean {
  return [...(slots ?? []), ...(exceptions ?? []).flatMap(({ slots: times }) => times ?? [])].some(({ mode }) => mode === 'PHONE');
}

/** The exception that holds on a date: of several, the one for the fewest days, since it was made for that day; of equal ones a closed one, so that nobody comes in vain. */
function exceptionOn({ exceptions }: Hours, date: string): Exception | undefined {
  let holding: Exception | undefined;
  for (const exception of exceptions ?? []) {
    if (exception.from > date || date > (exception.until ?? exception.from)) continue;
    if (holding === undefined || shorter(exception, holding)) holding = exception;
  }
  return holding;
}

function shorter(one: Exception, other: Exception): boolean {
  const length = ({ from, until }: Exception): number => numberOf(until ?? from) - numberOf(from);
  const difference = length(one) - length(other);
  return difference < 0 || (difference === 0 && one.closed && !other.closed);
}

function holdsOn(slot: Slot, day: Day): boolean {
  if (WEEKDAYS[day.weekday] !== slot.day) return false;
  if ((slot.validFrom != null && day.date < slot.validFrom) || (slot.validUntil != null && day.date > slot.validUntil)) return false;
  const { ordinals } = slot;
  if (ordinals != null && ordinals.length > 0 && !ordinals.includes(day.nth) && !(day.last && ordinals.includes(-1))) return false;
  if (slot.interval == null || slot.interval <= 1 || slot.validFrom == null) return true;
  return (day.week - weekOf(numberOf(slot.validFrom))) % slot.interval === 0;
}

function interval({ from, to, mode }: Times, { byAppointmentOnly }: Hours): Interval {
  return { from: minuteOf(from), to: minuteOf(to), mode: mode ?? (byAppointmentOnly === true ? 'APPOINTMENT' : 'WALK_IN') };
}
