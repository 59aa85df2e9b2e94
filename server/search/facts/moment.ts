/** A day of the calendar, with what hours ask of it. */
export interface Day {
  /** "2026-11-26". */
  readonly date: string;
  readonly year: number;
  /** Days since 1970-01-01. */
  readonly number: number;
  /** 0 is Monday, as in WEEKDAYS. */
  readonly weekday: number;
  /** Weeks since 1970, beginning on Mondays. */
  readonly week: number;
  /** The how manyth such weekday of its month, from 1. */
  readonly nth: number;
  /** Whether it is the last such weekday of its month. */
  readonly last: boolean;
}

/** A minute as the clocks of Berlin show it. */
export interface Moment {
  readonly day: Day;
  /** Minutes since midnight by the clock, 0 to 1439. */
  readonly minute: number;
}

const DAY = 86_400_000;

/** Days since 1970 of a date ("2026-11-26"). */
export function numberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The week in which the day of that number lies; 1970-01-01 was a Thursday. */
export function weekOf(number: number): number {
  return Math.floor((number + 3) / 7);
}

/** The day of that number. Calendar days have no hours, so changes of the clock do not touch them. */
export function dayAt(number: number): Day {
  const date = new Date(number * DAY);
  const ofMonth = date.getUTCDate();
  const inMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    date: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    number,
    weekday: (date.getUTCDay() + 6) % 7,
    week: weekOf(number),
    nth: Math.ceil(ofMonth / 7),
    last: ofMonth + 7 > inMonth,
  };
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

let told: { readonly instant: number; readonly moment: Moment } | undefined;

/** What the clocks of Berlin show at an instant; summer time is Intl's to know, and it takes its time, so the same instant is asked once. */
export function inBerlin(instant: Date): Moment {
  if (told?.instant !== instant.getTime()) told = { instant: instant.getTime(), moment: read(instant) };
  return told.moment;
}

function read(instant: Date): Moment {
  const parts = Object.fromEntries(CLOCK.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour, minute } = parts;
  return { day: dayAt(numberOf(`${year}-${month}-${day}`)), minute: Number(hour) * 60 + Number(minute) };
}

/** Minutes since midnight of a time ("24:00" is 1440). */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
