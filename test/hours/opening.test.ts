import { describe, expect, it } from 'vitest';
import type { Hours } from '../../server/search/facts/hours.ts';
import { land as landOf } from '../../server/search/facts/holidays.ts';
import { compareOpenings, openingOf } from '../../server/search/facts/opening.ts';
import { dayAt, numberOf } from '../../server/search/facts/moment.ts';
import { timetableOf } from '../../site/hours.ts';
import { dateOf, numberOf as numberOnPage } from '../../site/live/holidays.ts';
import { standing } from '../../site/live/timetable.ts';
import { CASES } from './cases.ts';

const at = (date: string, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { day: dayAt(numberOf(date)), minute: hours * 60 + minutes };
};
const slot = (day: string, from: string, to: string, mode: string | null = null) => ({ day, from, to, mode }) as NonNullable<Hours['slots']>[number];
const MORNINGS: Hours = { slots: [slot('MO', '09:00', '12:00'), slot('TH', '09:00', '12:00'), slot('TH', '14:00', '18:00', 'PHONE')] };

describe('how it stands with hours', () => {
  it.each([
    ['2026-11-23', '10:00', { way: 'WALK_IN', until: '2026-11-23T12:00', next: null }],
    ['2026-11-23', '12:00', { way: null, until: null, next: '2026-11-26T09:00', nextWay: 'WALK_IN' }],
    ['2026-11-26', '13:59', { way: null, next: '2026-11-26T14:00', nextWay: 'PHONE' }],
    ['2026-11-26', '14:00', { way: 'PHONE', until: '2026-11-26T18:00' }],
  ])('on %s at %s', (date, clock, expected) => {
    expect(openingOf(MORNINGS, null, at(date, clock))).toMatchObject(expected);
  });

  it('needs an appointment where each time does, and is closed, not by appointment, where some do not', () => {
    expect(openingOf({ slots: [], byAppointmentOnly: true }, null, at('2026-11-23', '10:00'))).toEqual({ way: null, until: null, next: null, nextWay: null, byAppointment: true });
    expect(openingOf({ slots: [slot('MO', '09:00', '12:00', 'APPOINTMENT'), slot('TU', '09:00', '12:00')] }, null, at('2026-11-23', '10:00'))).toEqual({ way: 'APPOINTMENT', until: '2026-11-23T12:00', next: '2026-11-24T09:00', nextWay: 'WALK_IN', byAppointment: false });
  });

  it('goes on over midnight, and without an end where it goes round the clock', () => {
    const night: Hours = { slots: [slot('FR', '22:00', '24:00'), slot('SA', '00:00', '02:00')], holidays: 'OPEN' };
    expect(openingOf(night, null, at('2026-11-27', '23:00'))).toMatchObject({ way: 'WALK_IN', until: '2026-11-28T02:00' });
    const always: Hours = { slots: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((day) => slot(day, '00:00', '24:00')), holidays: 'OPEN' };
    expect(openingOf(always, null, at('2026-11-27', '23:00'))).toMatchObject({ way: 'WALK_IN', until: null, next: null });
  });

  it('stands better where one can just come than where one must call, and there better than where one waits', () => {
    const open = openingOf(MORNINGS, null, at('2026-11-23', '10:00'));
    const phone = openingOf(MORNINGS, null, at('2026-11-26', '15:00'));
    const soon = openingOf(MORNINGS, null, at('2026-11-26', '08:00'));
    const later = openingOf(MORNINGS, null, at('2026-11-26', '19:00'));
    expect([later, soon, phone, open].sort(compareOpenings)).toEqual([open, phone, soon, later]);
  });
});

const WAYS = ['WALK_IN', 'PHONE', 'APPOINTMENT'] as const;
const written = ({ day, minute }: { day: number; minute: number }): string => `${dateOf(day + Math.floor(minute / 1440))}T${new Date((minute % 1440) * 60_000).toISOString().slice(11, 16)}`;

describe.each(CASES)('hours with $of', ({ hours, land, days }) => {
  it('stand the same for a hit as on the page', () => {
    const table = timetableOf(hours, land ?? '', '2020-01-01');
    if (table === undefined) throw new Error('These hours state nothing');
    for (const date of Object.keys(days)) {
      for (const clock of ['00:00', '08:59', '10:00', '12:30', '17:45', '23:59']) {
        const moment = at(date, clock);
        const hit = openingOf(hours, land === undefined ? null : landOf(land), moment);
        const page = standing(table, { day: numberOnPage(date), minute: moment.minute });
        expect({ way: hit.way, until: hit.until, asked: hit.byAppointment }, `${date} ${clock}`).toEqual({ way: page.way === undefined ? null : WAYS[page.way], until: page.until === undefined ? null : written(page.until), asked: page.asked });
        // The page looks ahead for a year, the hit for five weeks.
        if (hit.next !== null) expect(page.next && written(page.next), `${date} ${clock}`).toBe(hit.next);
      }
    }
  });
});
