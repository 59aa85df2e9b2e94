import type { Land } from './holidays.ts';
import { type Hours, type Interval, intervalsOn } from './hours.ts';
import { type Moment, dayAt } from './moment.ts';

/** How one comes: just so, by calling first, or with an appointment. */
export type Way = Interval['mode'];

/** How it stands with hours at a moment. Dates with times are Berlin's, such as "2026-12-01T17:30". */
export interface Opening {
  /** How one can come now; null while it is closed. */
  readonly way: Way | null;
  /** When that ends; null where it goes round the clock, and while it is closed. */
  readonly until: string | null;
  /** When one can come or call next without an appointment, or with one where each time needs one; null where that is now, or not within five weeks. */
  readonly next: string | null;
  /** How one can come then. */
  readonly nextWay: Way | null;
  /** Whether each time needs an appointment. */
  readonly byAppointment: boolean;
}

const AHEAD = 35;
const DAY = 1440;
const EASE: readonly Way[] = ['WALK_IN', 'PHONE', 'APPOINTMENT'];

/** How it stands with stated hours at a moment. The site tells the same of its pages, in the reader's browser. */
export function openingOf(hours: Hours, land: Land | null, { day, minute }: Moment): Opening {
  const on = (ahead: number): readonly Interval[] => intervalsOn(hours, dayAt(day.number + ahead), land);
  const byAppointment = isByAppointment(hours);
  const [now] = on(0).filter(({ from, to }) => from <= minute && minute < to).sort((one, other) => EASE.indexOf(one.mode) - EASE.indexOf(other.mode));
  const way = now?.mode ?? null;
  const until = now === undefined ? null : endOf(on, now);
  const next = way === null || way === 'APPOINTMENT' ? nextIn(on, minute, byAppointment) : undefined;
  return { way, until: until === null ? null : written(day.number, until), next: next === undefined ? null : written(day.number, next), nextWay: next?.way ?? null, byAppointment };
}

/** Who helps soonest stands first: who is there, who can be called, who has an appointment, who waits least. */
export function compareOpenings(one: Opening, other: Opening): number {
  const rank = ({ way, byAppointment, next }: Opening): string => (way === null ? (byAppointment ? '3' : `4${next ?? '9'}`) : String(EASE.indexOf(way)));
  return rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0;
}

interface Time {
  /** Days from today. */
  readonly ahead: number;
  readonly minute: number;
}

function nextIn(on: (ahead: number) => readonly Interval[], minute: number, byAppointment: boolean): (Time & { way: Way }) | undefined {
  for (let ahead = 0; ahead < AHEAD; ahead += 1) {
    const [first] = on(ahead).filter(({ from, mode }) => (ahead > 0 || from > minute) && (byAppointment || mode !== 'APPOINTMENT')).sort((one, other) => one.from - other.from);
    if (first !== undefined) return { ahead, minute: first.from, way: first.mode };
  }
  return undefined;
}

/** The end of a time, of those that follow it without a gap too. */
function endOf(on: (ahead: number) => readonly Interval[], { to, mode }: Interval): Time | null {
  let end = to;
  for (let ahead = 0; ahead < 8; ahead += 1) {
    const following = [...on(ahead)].filter((time) => time.mode === mode).sort((one, other) => one.from - other.from);
    for (const time of following) if (time.from <= end && time.to > end) end = time.to;
    if (end < DAY || !on(ahead + 1).some((time) => time.from === 0 && time.mode === mode)) return { ahead, minute: end };
    end = 0;
  }
  return null;
}

function isByAppointment({ slots, exceptions, byAppointmentOnly }: Hours): boolean {
  const times = [...(slots ?? []), ...(exceptions ?? []).flatMap((exception) => exception.slots ?? [])];
  return times.every(({ mode }) => (mode ?? (byAppointmentOnly === true ? 'APPOINTMENT' : 'WALK_IN')) === 'APPOINTMENT') && (times.length > 0 || byAppointmentOnly === true);
}

/** Midnight at the end of a day is the next day's. */
function written(today: number, { ahead, minute }: Time): string {
  const { date } = dayAt(today + ahead + Math.floor(minute / DAY));
  const clock = [Math.floor((minute % DAY) / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${date}T${clock}`;
}
