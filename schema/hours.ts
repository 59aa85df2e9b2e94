import { GraphQLInt } from 'graphql';
import { fail, within } from './error.ts';
import { boolean, choice, date, enumeration, integer, list, object, objects, required, text, time, url, value } from './field.ts';

const Weekday = enumeration('Weekday', 'Days as in RFC 5545.', { MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' });

export const SlotMode = enumeration('SlotMode', 'How one comes at that time.', {
  WALK_IN: 'Just come.',
  APPOINTMENT: 'With an appointment.',
  PHONE: 'By phone.',
});

const Holidays = enumeration('Holidays', "What holds on the Land's public holidays.", { CLOSED: 'Closed.', OPEN: 'As on other days.' });

const Slot = value('Slot', 'A time of the week (Europe/Berlin).', {
  day: required(choice(Weekday)),
  from: required(time()),
  to: required(time()),
  mode: choice(SlotMode, { description: 'Not stated: just come, unless the hours say by appointment only.' }),
  ordinals: list<number>(GraphQLInt, { description: 'Only the nth such weekday of the month: 1 to 5, or -1 for the last. Empty: every week.' }),
  interval: integer({ description: 'Every so many weeks, counted from the week of "validFrom"; not stated: every week (RFC 5545 INTERVAL).' }),
  validFrom: date(),
  validUntil: date(),
});

const ExceptionSlot = value('ExceptionSlot', 'A time of an exceptional day.', { from: required(time()), to: required(time()), mode: choice(SlotMode) });

const HoursException = value('HoursException', 'Days on which other hours hold.', {
  from: required(date()),
  until: date({ description: 'Last day; not stated: that one day.' }),
  closed: required(boolean()),
  slots: objects(ExceptionSlot),
  reason: text({ max: 500 }),
});

/** Hours are slots, not strings. An entry without hours has unknown hours, which is not the same as closed. */
export const Hours = value('Hours', 'When something is open (Europe/Berlin).', {
  slots: objects(Slot),
  exceptions: objects(HoursException),
  holidays: choice(Holidays, { description: 'Not stated: closed.' }),
  byAppointmentOnly: boolean(),
  note: text({ max: 500 }),
  link: url({ description: 'Where the provider publishes the hours.' }),
});
export const hoursField = () => object(Hours, hours);

interface GivenSlot {
  from: string;
  to: string;
  ordinals?: number[] | null;
  interval?: number | null;
  validFrom?: string | null;
  validUntil?: string | null;
}

interface GivenHours {
  slots?: GivenSlot[] | null;
  exceptions?: { from: string; until?: string | null; closed: boolean; slots?: GivenSlot[] | null }[] | null;
}

/** Gives hours back that can be. @throws BAD_HOURS, BAD_RANGE with the path of the slot */
export function hours<H extends GivenHours>(given: H): H {
  (given.slots ?? []).forEach((slot, index) => {
    within(`slots.${String(index)}`, () => {
      slotEndsAfterItBegins(slot);
      const wrong = slot.ordinals?.find((nth) => nth !== -1 && !(nth >= 1 && nth <= 5));
      if (wrong !== undefined) throw fail('BAD_HOURS', `"ordinals" has ${String(wrong)}; allowed are 1 to 5, and -1 for the last of the month`);
      if (slot.interval != null && !(slot.interval >= 1 && slot.interval <= 52)) throw fail('BAD_HOURS', `"interval" is ${String(slot.interval)}; allowed are 1 to 52 weeks`);
      if ((slot.interval ?? 1) > 1 && slot.validFrom == null) throw fail('BAD_HOURS', '"interval" needs "validFrom", since its weeks are counted from there');
      range(slot.validFrom, slot.validUntil, 'validUntil');
    });
  });
  (given.exceptions ?? []).forEach((exception, index) => {
    within(`exceptions.${String(index)}`, () => {
      range(exception.from, exception.until);
      const slots = exception.slots ?? [];
      if (exception.closed && slots.length > 0) throw fail('BAD_HOURS', 'an exception is either closed or has slots');
      if (!exception.closed && slots.length === 0) throw fail('BAD_HOURS', 'an exception that is not closed needs its slots');
      slots.forEach((slot, nth) => {
        within(`slots.${String(nth)}`, () => {
          slotEndsAfterItBegins(slot);
        });
      });
    });
  });
  return given;
}

function slotEndsAfterItBegins({ from, to }: GivenSlot): void {
  if (to <= from) throw fail('BAD_HOURS', `they end at ${to}, but begin at ${from}; for a night write two slots, until 24:00 and from 00:00`);
}

/** @throws BAD_RANGE for `field` when the end is before the beginning; either may be missing. Works for dates of one form. */
export function range(from: string | null | undefined, until: string | null | undefined, field = 'until'): void {
  if (from == null || until == null) return;
  const length = Math.min(from.length, until.length);
  within(field, () => {
    if (until.slice(0, length) < from.slice(0, length)) throw fail('BAD_RANGE', from, until);
  });
}
