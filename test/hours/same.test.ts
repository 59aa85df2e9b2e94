import { describe, expect, test } from 'vitest';
import { type Interval, intervalsOn } from '../../server/search/facts/hours.ts';
import { holidays, land } from '../../server/search/facts/holidays.ts';
import { dayAt, numberOf } from '../../server/search/facts/moment.ts';
import { timetableOf } from '../../site/hours.ts';
import { dateOf, isHoliday } from '../../site/live/holidays.ts';
import { dayIn } from '../../site/live/timetable.ts';
import { CASES } from './cases.ts';

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const WAYS = ['WALK_IN', 'PHONE', 'APPOINTMENT'] as const;

const written = (times: readonly Interval[]): string =>
  [...times].sort((one, other) => one.from - other.from).map(({ from, to, mode }) => `${clock(from)}-${clock(to)} ${mode}`).join(' ') || 'closed';

describe.each(CASES)('hours with $of', ({ hours, land: of = '', days }) => {
  test('are the same for the search on the server', () => {
    expect(Object.fromEntries(Object.keys(days).map((date) => [date, written(intervalsOn(hours, dayAt(numberOf(date)), land(of)))]))).toEqual(days);
  });

  test('and for the clock of a page', () => {
    const table = timetableOf(hours, of, '2020-01-01');
    const told = (date: string) => (table ? dayIn(table, numberOf(date)).times.map(([from, to, way]) => ({ from, to, mode: WAYS[way] })) : []);
    expect(Object.fromEntries(Object.keys(days).map((date) => [date, written(told(date))]))).toEqual(days);
  });
});

test.each(['SH', 'HH', 'NI', 'HB', 'NW', 'HE', 'RP', 'BW', 'BY', 'SL', 'BE', 'BB', 'MV', 'SN', 'ST', 'TH', ''])('a page and the server know the same public holidays of "%s"', (of) => {
  for (const year of [2026, 2027, 2028, 2035]) {
    const first = numberOf(`${String(year)}-01-01`);
    const onPages = Array.from({ length: 365 }, (_, index) => first + index).filter((day) => isHoliday(day, of)).map(dateOf);
    expect(onPages).toEqual([...holidays(year, land(of))].sort());
  }
});
