import { APPOINTMENT, dayIn, PHONE, standing, WALK_IN, type Moment, type Standing, type Time, type Timetable } from './timetable.ts';
import type { LiveWords } from './words.ts';

/** How a thing stands, in a word and a sentence; the word names its colour in the style sheet. */
export interface Told {
  state: 'open' | 'soon' | 'asked' | 'closed';
  word: string;
  /** When that changes. */
  change: string;
  /** Of which place it is told, where there are several. */
  at?: string | undefined;
}

/** Why today is not as usual; a text in another language than the page's names it. */
export interface TodayTold {
  line: string;
  reason?: string | undefined;
  language?: string | undefined;
}

/** It closes soon when less than so many minutes are left. */
const SOON = 31;

/** Tells how it stands at a moment; of several tables the one that helps first. */
export function tell(tables: Timetable[], now: Moment, words: LiveWords, language: string): Told | undefined {
  const [best] = tables.map((table) => ({ at: table.at, how: standing(table, now) })).sort((one, other) => rank(one.how) - rank(other.how));
  return best && { ...tellStanding(best.how, now, words, language), at: best.at };
}

/** Says in words how it stands. */
export function tellStanding({ way, until, next, asked }: Standing, now: Moment, words: LiveWords, language: string): Told {
  const say = (pattern: string, moment: Moment | undefined) => (moment ? fill(pattern, { when: when(moment, now, words, language), time: clock(moment.minute) }) : '');
  if (way === WALK_IN) {
    if (!until) return { state: 'open', word: words.always, change: '' };
    const left = (until.day - now.day) * 1440 + until.minute - now.minute;
    return left < SOON ? { state: 'soon', word: words.soon, change: say(words.until, until) } : { state: 'open', word: words.open, change: say(words.closes, until) };
  }
  if (way === PHONE) return { state: 'open', word: until ? words.phone : words.alwaysPhone, change: say(words.until, until) };
  if (way === APPOINTMENT || asked) return { state: 'asked', word: words.appointment, change: say(words.until, until) };
  return { state: 'closed', word: words.closed, change: next ? say(next.way === PHONE ? words.calls : words.opens, next) : '' };
}

/** Who can come now, then who can call, then who has an appointment, then who waits least. */
function rank({ way, next, asked }: Standing): number {
  if (way !== undefined) return way;
  return asked ? 3 : next ? 4 + next.day * 1440 + next.minute : Infinity;
}

/** Tells the times of today, and why they are not the usual ones. */
export function tellToday(table: Timetable, { day }: Moment, words: LiveWords, language: string): TodayTold {
  const { times, exception, holiday } = dayIn(table, day);
  const list = new Intl.ListFormat(language).format(times.map((time) => range(time, words)));
  return {
    line: times.length > 0 ? fill(words.todayTimes, { times: list }) : words.todayClosed,
    reason: holiday ? words.holiday : exception?.[3],
    language: exception?.[4],
  };
}

function range([from, to, way]: Time, words: LiveWords): string {
  const note = [undefined, words.byPhone, words.byAppointment][way];
  return fill(words.range, { from: clock(from), to: clock(to) }) + (note ? ` (${note})` : '');
}

function when({ day, minute }: Moment, now: Moment, words: LiveWords, language: string): string {
  // Midnight at the end of a day is the beginning of the next one, but people say "until 24:00".
  const ahead = day - now.day;
  const name = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long', timeZone: 'UTC', ...(ahead > 6 && { day: 'numeric', month: 'long' }) });
  return fill([words.today, words.tomorrow][ahead] ?? words.onDay, { time: clock(minute), day: name.format(day * 86_400_000) });
}

const clock = (minute: number): string => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

const fill = (pattern: string, fillings: Record<string, string>): string => pattern.replace(/\{(\w+)\}/g, (_, name: string) => fillings[name] ?? '');
