import { isObject, itemsOf, partsOf, textOf, type Json, type Values } from './json.ts';
import { wordsIn } from './wording.ts';

/** Which of the days of a month, counted from its beginning. */
export const NTH = [1, 2, 3, 4, 5] as const;
type Nth = (typeof NTH)[number];

/** Words in which hours are said. */
export type HoursWord =
  | 'say.open' | 'say.phone' | 'say.appointment' | 'say.at' | 'say.also' | 'say.range' | 'say.days' | 'say.only' | `say.nth.${Nth}` | 'say.last' | 'say.weeks' | 'say.from' | 'say.until'
  | 'say.holidaysClosed' | 'say.holidaysOpen' | 'say.exceptionClosed' | 'say.exceptionOpen' | 'say.appointmentOnly' | 'say.unknown';
type Say = (key: HoursWord, fillings?: Record<string, string | number>) => string;

export const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Times that hold on the same days. */
interface Piece {
  days: number[];
  times: string[];
  /** Why not in every week, if so. */
  only: string;
}

const MODES = { WALK_IN: 'say.open', PHONE: 'say.phone', APPOINTMENT: 'say.appointment' } as const;

/**
 * Hours in one sentence, so that whoever writes them sees what they mean: "Open Monday to Thursday 9:00–12:00, Thursday also 14:00–18:00; closed on public holidays."
 * @param locale of the words, for days and lists
 */
export function hoursSentence(hours: Json | undefined, say: Say, locale: string): string {
  const { slots, exceptions, holidays, byAppointmentOnly } = partsOf(hours);
  const usual = byAppointmentOnly === true ? 'APPOINTMENT' : 'WALK_IN';
  const all = itemsOf(slots).filter(isObject).filter(({ from, to }) => textOf(from) !== '' && textOf(to) !== '');
  const parts = Object.entries(MODES).flatMap(([mode, key]) => {
    const times = tellWeek(all.filter((slot) => (textOf(slot['mode']) || usual) === mode), say, locale);
    return times === '' ? [] : [say(key, { times })];
  });
  if (parts.length > 0) parts.push(say(holidays === 'OPEN' ? 'say.holidaysOpen' : 'say.holidaysClosed'));
  else if (byAppointmentOnly === true) parts.push(say('say.appointmentOnly'));
  parts.push(...itemsOf(exceptions).filter(isObject).filter(({ from }) => textOf(from) !== '').map((exception) => tellException(exception, say, locale)));
  if (parts.length === 0) return say('say.unknown');
  const sentence = parts.join(`${marks(locale).semicolon} `);
  return `${sentence.charAt(0).toLocaleUpperCase(locale)}${sentence.slice(1)}.`;
}

function tellWeek(slots: readonly Values[], say: Say, locale: string): string {
  const told = new Set<number>();
  return piecesOf(slots, say, locale).map(({ days, times, only }) => {
    const also = days.every((day) => told.has(day));
    for (const day of days) told.add(day);
    const line = say(also ? 'say.also' : 'say.at', { days: tellDays(days, say, locale), times: list(times, locale) });
    return only === '' ? line : `${line} (${only})`;
  }).join(`${marks(locale).comma} `);
}

/** Slots with the same days stand together; those of most days come first among those that begin on the same day. */
function piecesOf(slots: readonly Values[], say: Say, locale: string): Piece[] {
  const byTime = new Map<string, { days: Set<number>; time: string; only: string }>();
  for (const slot of slots) {
    const time = say('say.range', { from: clock(slot['from']), to: clock(slot['to']) });
    const only = tellOnly(slot, say, locale);
    const key = JSON.stringify([slot['from'], slot['to'], only]);
    const found = byTime.get(key) ?? { days: new Set<number>(), time, only };
    found.days.add(WEEK.findIndex((day) => day === slot['day']));
    byTime.set(key, found);
  }
  const byDays = new Map<string, Piece>();
  for (const [, { days, time, only }] of [...byTime].sort(([one], [other]) => one.localeCompare(other))) {
    const sorted = [...days].sort((one, other) => one - other);
    const key = `${sorted.join()} ${only}`;
    const piece = byDays.get(key) ?? { days: sorted, times: [], only };
    piece.times.push(time);
    byDays.set(key, piece);
  }
  return [...byDays.values()].sort((one, other) => (one.days[0] ?? 0) - (other.days[0] ?? 0) || other.days.length - one.days.length);
}

/** Three days or more that follow each other are told as a span. */
function tellDays(days: readonly number[], say: Say, locale: string): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const names = runs.flatMap((run) => (run.length < 3 ? run.map((day) => dayName(day, locale)) : [say('say.days', { from: dayName(run[0] ?? 0, locale), to: dayName(run.at(-1) ?? 0, locale) })]));
  return list(names, locale);
}

function tellOnly(slot: Values, say: Say, locale: string): string {
  const ordinals = [...NTH.filter((nth) => itemsOf(slot['ordinals']).includes(nth)).map((nth) => say(`say.nth.${nth}`)), ...(itemsOf(slot['ordinals']).includes(-1) ? [say('say.last')] : [])];
  const interval = Number(slot['interval'] ?? 1);
  return [
    ...(ordinals.length > 0 ? [say('say.only', { ordinals: list(ordinals, locale) })] : []),
    ...(interval > 1 ? [say('say.weeks', { count: interval })] : []),
    ...(textOf(slot['validFrom']) === '' ? [] : [say('say.from', { date: dateName(textOf(slot['validFrom']), locale) })]),
    ...(textOf(slot['validUntil']) === '' ? [] : [say('say.until', { date: dateName(textOf(slot['validUntil']), locale) })]),
  ].join(`${marks(locale).comma} `);
}

function tellException({ from, until, closed, slots, reason }: Values, say: Say, locale: string): string {
  const first = dateName(textOf(from), locale);
  const last = textOf(until);
  const dates = last === '' || last === from ? first : say('say.days', { from: first, to: dateName(last, locale) });
  const times = itemsOf(slots).filter(isObject).map((slot) => say('say.range', { from: clock(slot['from']), to: clock(slot['to']) }));
  const line = closed === false && times.length > 0 ? say('say.exceptionOpen', { dates, times: list(times, locale) }) : say('say.exceptionClosed', { dates });
  const why = wordsIn(reason, locale);
  return why === '' ? line : `${line} (${why})`;
}

/** The name of a day of the week, 0 is Monday. */
export function dayName(day: number, locale: string): string {
  // 1970-01-05 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format((day + 4) * 86_400_000);
}

/** Commas look the other way where one writes from right to left in Arabic letters. */
const marks = (locale: string) => (/^(?:ar|fa)\b/.test(locale) ? { comma: '،', semicolon: '؛' } : { comma: ',', semicolon: ';' });

// Letters and deadlines in Germany use this calendar and these digits.
const dateName = (date: string, locale: string): string =>
  Number.isNaN(Date.parse(date)) ? date : new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
const list = (items: readonly string[], locale: string): string => new Intl.ListFormat(locale).format(items);
const clock = (time: Json | undefined): string => textOf(time).slice(0, 5).replace(/^0/, '');
