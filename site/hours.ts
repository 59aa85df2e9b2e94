import type { Hours, HoursException, Slot, SlotMode, Text, Weekday } from './directory/shapes.ts';
import { APPOINTMENT, PHONE, WALK_IN, type Exception, type Slot as LiveSlot, type Time, type Timetable, type Way } from './live/timetable.ts';
import { hasEnded } from './today.ts';

const week: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The slots of every weekday, Monday first; a day without slots is closed. */
export function weekOf(hours: Hours): { day: Weekday; slots: Slot[] }[] {
  return week.map((day) => ({
    day,
    slots: hours.slots.filter((slot) => slot.day === day).sort((one, other) => one.from.localeCompare(other.from)),
  }));
}

/** Exceptions that are not over yet, on a day or today, the nearest first. */
export function exceptionsFrom(hours: Hours, day?: string): HoursException[] {
  return hours.exceptions
    .filter(({ from, until }) => (day === undefined ? !hasEnded(until ?? from) : (until ?? from) >= day))
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

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Tells a text in a reader's language; it is foreign where it could be had in another one only. */
type Tell = (text: Text | null) => { value: string; language: string; foreign: boolean } | undefined;

/**
 * Hours as a page carries them, so that the reader's own clock can tell what is open; nothing where no time is known.
 * @param land whose public holidays hold, such as "ST"; may be empty
 * @param day exceptions that are over by then are left out; today, unless it is given
 * @param tell tells the reasons; without it they are left out
 */
export function timetableOf(hours: Hours, land: string, day?: string, tell?: Tell): Timetable | undefined {
  const wayOf = (mode: SlotMode | null): Way => (mode === 'PHONE' ? PHONE : mode === 'APPOINTMENT' || (!mode && hours.byAppointmentOnly) ? APPOINTMENT : WALK_IN);
  const timeOf = ({ from, to, mode }: Pick<Slot, 'from' | 'to' | 'mode'>): Time => [minuteOf(from), minuteOf(to), wayOf(mode)];
  const byTime = new Map<string, LiveSlot>();
  for (const slot of hours.slots) {
    const made: LiveSlot = [String(week.indexOf(slot.day)), ...timeOf(slot)];
    if (slot.ordinals.length > 0 || slot.validFrom || slot.validUntil) made.push(slot.ordinals, slot.interval ?? 1, slot.validFrom ?? '');
    if (slot.validUntil) made.push(slot.validUntil);
    // Days with the same times stand together.
    const key = JSON.stringify(made.slice(1));
    const same = byTime.get(key);
    if (same) same[0] += made[0];
    else byTime.set(key, made);
  }
  const exceptions = exceptionsFrom(hours, day).map((exception): Exception => {
    const stated: Exception = [exception.from, exception.until ?? exception.from, exception.closed ? [] : exception.slots.map(timeOf)];
    const reason = tell?.(exception.reason);
    if (reason) stated.push(reason.value);
    if (reason?.foreign) stated.push(reason.language);
    return stated;
  });
  const slots = [...byTime.values()];
  const asked = slots.length === 0 && exceptions.length === 0 && hours.byAppointmentOnly === true;
  if (!asked && slots.length === 0 && exceptions.every(([, , times]) => times.length === 0)) return undefined;
  return { land, slots, exceptions, ...(hours.holidays === 'OPEN' && { always: 1 }), ...(asked && { asked: 1 }) };
}
