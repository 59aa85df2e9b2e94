import type { Hours, Slot } from '../directory/shapes.ts';
import { ordinalKey, weekOf } from '../hours.ts';
import type { Reader } from '../reader.ts';

/** Opening hours in as few lines as tell them: neighbouring days with the same times share one; closed days have none. */
export function hoursLines(hours: Hours, reader: Reader): string[] {
  const { word } = reader;
  const days = weekOf(hours).map(({ day, slots }) => ({ day, times: slots.map((slot) => timeOf(slot, reader)).join(', ') }));
  const lines: string[] = hours.byAppointmentOnly ? [word('hours.byAppointmentOnly')] : [];
  for (let at = 0; at < days.length; at += 1) {
    const first = days[at];
    if (!first?.times) continue;
    let last = at;
    // What holds for "the second Monday" cannot be said of several days at once.
    const own = hours.slots.some((slot) => slot.day === first.day && slot.ordinals.length > 0);
    while (!own && days[last + 1]?.times === first.times) last += 1;
    const until = days[last];
    const name = until && last > at
      ? word('date.range', { from: reader.weekday(first.day), to: reader.weekday(until.day) })
      : reader.weekday(first.day);
    lines.push(`${name}: ${first.times}`);
    at = last;
  }
  return lines;
}

function timeOf(slot: Slot, reader: Reader): string {
  const { word } = reader;
  return [
    word('hours.range', { from: slot.from.slice(0, 5), to: slot.to.slice(0, 5) }),
    slot.mode && word(`slot.${slot.mode}`),
    slot.ordinals.length > 0 && word('hours.ordinals', {
      weekday: reader.weekday(slot.day),
      ordinals: reader.list(slot.ordinals.map((ordinal) => word(ordinalKey(ordinal)))),
    }),
    slot.interval !== null && slot.interval > 1 && word('hours.everyWeeks', { count: slot.interval }),
    slot.validFrom && word('hours.validFrom', { date: reader.date(slot.validFrom) }),
    slot.validUntil && word('hours.validUntil', { date: reader.date(slot.validUntil) }),
  ].filter(Boolean).join(' ');
}
