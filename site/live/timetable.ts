import { dateOf, isHoliday, numberOf } from './holidays.ts';

/** How one comes at a time, smaller is easier: just come, call, or come with an appointment. */
export const WALK_IN = 0;
export const PHONE = 1;
export const APPOINTMENT = 2;
export type Way = typeof WALK_IN | typeof PHONE | typeof APPOINTMENT;

/** Minutes since midnight; the second is the first minute after it. */
export type Time = [from: number, to: number, way: Way];

/** The digits of the weekdays (0 is Monday), then what is not stated everywhere: which of the month (-1 is the last), every so many weeks, first and last day. */
export type Slot = [days: string, ...Time, ordinals?: number[], interval?: number, since?: string, until?: string];

/** First and last day, the times of these days, and why; a text in another language than the page's names it. */
export type Exception = [from: string, until: string, times: Time[], reason?: string, language?: string];

/** Hours as a page carries them: small, since a list may have a hundred. */
export interface Timetable {
  /** Where these hours hold, if there are others elsewhere. */
  at?: string;
  /** Whose public holidays hold; empty where nobody knows. */
  land: string;
  slots: Slot[];
  exceptions: Exception[];
  /** 1: as on other days on public holidays. */
  always?: 1;
  /** 1: no time is stated, and one needs an appointment. */
  asked?: 1;
}

export interface Today {
  times: Time[];
  exception?: Exception | undefined;
  holiday: boolean;
}

/** The week in which a day lies, beginning on Monday; 1970-01-01 was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);

/**
 * The times of a day. A day of an exception has the exception's, whatever else holds; otherwise a public holiday of the Land is closed unless the hours say that it is not.
 * @param day days since 1970
 */
export function dayIn({ land, slots, exceptions, always }: Timetable, day: number): Today {
  const date = dateOf(day);
  // Of several, the one for the fewest days was made for that day; of equal ones a closed one counts, so that nobody comes in vain.
  const length = ([from, until]: Exception): number => numberOf(until) - numberOf(from);
  const [exception] = exceptions
    .filter(([from, until]) => from <= date && date <= until)
    .sort((one, other) => length(one) - length(other) || Math.min(1, one[2].length) - Math.min(1, other[2].length));
  const holiday = !always && isHoliday(day, land);
  const times = exception?.[2] ?? (holiday ? [] : slots.filter((slot) => holdsOn(slot, day, date)).map(([, from, to, way]): Time => [from, to, way]));
  return { times: [...times].sort((one, other) => one[0] - other[0]), exception, holiday: holiday && !exception };
}

function holdsOn([days, , , , ordinals = [], interval = 1, since = '', until = '9']: Slot, day: number, date: string): boolean {
  if (!days.includes(String((day + 3) % 7)) || date < since || date > until) return false;
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  const isLast = dateOf(day + 7).slice(5, 7) !== date.slice(5, 7);
  if (ordinals.length > 0 && !ordinals.includes(nth) && !(isLast && ordinals.includes(-1))) return false;
  return interval < 2 || !since || (weekOf(day) - weekOf(numberOf(since))) % interval === 0;
}

/** A minute of a day. */
export interface Moment {
  day: number;
  minute: number;
}

/** How it stands at a moment: the way one can come now, if any, until when, and when one can again. */
export interface Standing {
  way: Way | undefined;
  /** Nothing where it never ends. */
  until?: Moment | undefined;
  next?: (Moment & { way: Way }) | undefined;
  /** Whether every time needs an appointment. */
  asked: boolean;
}

/** Days that are looked ahead: what opens once a year is found. */
const AHEAD = 370;
const DAY = 1440;

/** How it stands at a moment. Who can just come needs not call, and who can call needs no appointment. */
export function standing(table: Timetable, { day, minute }: Moment): Standing {
  const now = dayIn(table, day).times.filter(([from, to]) => from <= minute && minute < to).sort((one, other) => one[2] - other[2])[0];
  const asked = table.asked === 1 || [...table.slots.map((slot) => slot[3]), ...table.exceptions.flatMap(([, , times]) => times.map((time) => time[2]))].every((way) => way === APPOINTMENT);
  const standingNow = now && { way: now[2], until: endOf(table, day, now) };
  if (standingNow && standingNow.way !== APPOINTMENT) return { ...standingNow, asked };
  return { way: standingNow?.way, until: standingNow?.until, next: nextIn(table, { day, minute }, asked), asked };
}

/** When one can come next; a time that needs an appointment counts only where all do. */
function nextIn(table: Timetable, { day, minute }: Moment, asked: boolean): Standing['next'] {
  for (let ahead = 0; ahead < AHEAD; ahead++) {
    const found = dayIn(table, day + ahead).times.find(([from, , way]) => (ahead > 0 || from > minute) && (asked || way !== APPOINTMENT));
    if (found) return { day: day + ahead, minute: found[0], way: found[2] };
  }
  return undefined;
}

/** The end of a time, of those that follow it without a gap too; nothing where they go round the week. */
function endOf(table: Timetable, day: number, [, to, way]: Time): Moment | undefined {
  let end = to;
  for (let last = day; last < day + 8; last++) {
    const { times } = dayIn(table, last);
    for (const [from, until, same] of times) if (same === way && from <= end && until > end) end = until;
    if (end < DAY || !dayIn(table, last + 1).times.some(([from, , same]) => from === 0 && same === way)) return { day: last, minute: end };
    end = 0;
  }
  return undefined;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });

/** What the clocks of Berlin show. */
export function inBerlin(instant: Date): Moment {
  const [date = '', time = ''] = CLOCK.format(instant).split(' ');
  return { day: numberOf(date), minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
}
