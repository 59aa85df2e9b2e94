import { expect, test } from 'vitest';
import { occasionsFrom } from '../../site/occasions.ts';

const once = { start: '2026-12-01T17:30', recurrence: null, exceptDates: [] };
const weekly = { start: '2026-10-06T17:30', recurrence: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959Z', exceptDates: ['2026-11-03'] };

test('an event that happens once is over on the day after', () => {
  expect(occasionsFrom(once, '2026-12-01', 5)).toEqual(['2026-12-01T17:30']);
  expect(occasionsFrom(once, '2026-12-02', 5)).toEqual([]);
});

test('a weekly meeting keeps its hour when the clocks change, and leaves out the days it is not held', () => {
  expect(occasionsFrom(weekly, '2026-10-14', 4)).toEqual(['2026-10-20T17:30', '2026-10-27T17:30', '2026-11-10T17:30', '2026-11-17T17:30']);
});

test('a meeting that has ended has no more occasions', () => {
  expect(occasionsFrom(weekly, '2027-01-01', 4)).toEqual([]);
});

test('an event without a date has no occasions', () => {
  expect(occasionsFrom({ start: null, recurrence: null, exceptDates: [] }, '2026-01-01', 4)).toEqual([]);
});
