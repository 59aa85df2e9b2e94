import { describe, expect, it } from 'vitest';
import { type Hours, type Window, hoursOf, intervalsOn, isOpenAt, isOpenIn } from '../../server/search/facts/hours.ts';
import { dayAt, inBerlin, minuteOf, numberOf } from '../../server/search/facts/moment.ts';
import { DAY } from '../../server/search/facts/timetables.ts';

const day = (date: string) => dayAt(numberOf(date));
const window = (date: string, from = '00:00', to = '24:00', walkIn = false): Window => ({ day: day(date), from: minuteOf(from), to: minuteOf(to), walkIn });
const opensOn = (hours: Hours, date: string, land: 'ST' | 'BE' | null = null): boolean => intervalsOn(hours, day(date), land).length > 0;
const openBetween = (hours: Hours, ...when: Parameters<typeof window>): boolean => isOpenIn(intervalsOn(hours, day(when[0]), null), window(...when));

const thursdays: Hours = { slots: [{ day: 'TH', from: '14:00', to: '17:00', mode: 'WALK_IN' }] };

describe('days', () => {
  it('know their weekday, their week and which of their kind they are in the month', () => {
    expect(day('2026-11-26')).toMatchObject({ weekday: 3, nth: 4, last: true });
    expect(day('2027-02-01')).toMatchObject({ weekday: 0, nth: 1, last: false });
    expect(day('2028-02-29')).toMatchObject({ weekday: 1, nth: 5, last: true });
    expect(day('2026-11-29').week + 1).toBe(day('2026-11-30').week);
  });

  it('begin when they begin in Berlin, in winter and in summer', () => {
    expect(inBerlin(new Date('2026-11-26T22:59:00Z'))).toMatchObject({ day: { date: '2026-11-26' }, minute: 1439 });
    expect(inBerlin(new Date('2026-11-26T23:00:00Z'))).toMatchObject({ day: { date: '2026-11-27' }, minute: 0 });
    expect(inBerlin(new Date('2027-07-01T22:00:00Z'))).toMatchObject({ day: { date: '2027-07-02' }, minute: 0 });
  });

  it('lose an hour when the clocks go forward, and have one twice when they go back', () => {
    expect(inBerlin(new Date('2027-03-28T00:59:00Z')).minute).toBe(minuteOf('01:59'));
    expect(inBerlin(new Date('2027-03-28T01:00:00Z')).minute).toBe(minuteOf('03:00'));
    expect(inBerlin(new Date('2027-10-31T00:30:00Z')).minute).toBe(minuteOf('02:30'));
    expect(inBerlin(new Date('2027-10-31T01:30:00Z')).minute).toBe(minuteOf('02:30'));
  });
});

describe('hours', () => {
  it('hold on their weekday, every week', () => {
    expect(['2026-11-25', '2026-11-26', '2026-11-27', '2026-12-03'].map((date) => opensOn(thursdays, date))).toEqual([false, true, false, true]);
  });

  it('hold from the first minute to before the last', () => {
    expect(openBetween(thursdays, '2026-11-26', '13:00', '14:00')).toBe(false);
    expect(openBetween(thursdays, '2026-11-26', '13:00', '14:01')).toBe(true);
    expect(openBetween(thursdays, '2026-11-26', '16:59', '18:00')).toBe(true);
    expect(openBetween(thursdays, '2026-11-26', '17:00', '18:00')).toBe(false);
    expect(intervalsOn({ slots: [{ day: 'TH', from: '22:00', to: '24:00' }] }, day('2026-11-26'), null)).toEqual([{ from: 22 * 60, to: DAY, mode: 'WALK_IN' }]);
  });

  it('hold only between the dates that they state', () => {
    const course: Hours = { slots: [{ day: 'TH', from: '14:00', to: '16:00', validFrom: '2027-02-04', validUntil: '2027-02-18' }] };
    expect(['2027-01-28', '2027-02-04', '2027-02-18', '2027-02-25'].map((date) => opensOn(course, date))).toEqual([false, true, true, false]);
  });

  it('hold on the nth such day of the month, or on the last', () => {
    const second: Hours = { slots: [{ day: 'TH', from: '14:00', to: '16:00', ordinals: [2, -1] }] };
    expect(['2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31'].map((date) => opensOn(second, date))).toEqual([false, true, false, false, true]);
  });

  it('hold every so many weeks, counted by weeks that begin on Monday, over the end of a year', () => {
    const everyOther: Hours = { slots: [{ day: 'MO', from: '14:00', to: '16:00', interval: 2, validFrom: '2026-12-17' }] };
    expect(['2026-12-14', '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'].map((date) => opensOn(everyOther, date))).toEqual([false, false, true, false, true]);
  });

  it('give way to exceptions, the one for the fewest days first', () => {
    const winter: Hours = {
      ...thursdays,
      exceptions: [
        { from: '2026-12-20', until: '2027-01-06', closed: true },
        { from: '2026-12-31', closed: false, slots: [{ from: '09:00', to: '11:00' }] },
        { from: '2027-01-14', closed: true },
      ],
    };
    expect(['2026-12-17', '2026-12-24', '2026-12-31', '2027-01-07', '2027-01-14', '2027-01-21'].map((date) => opensOn(winter, date))).toEqual([true, false, true, true, false, true]);
    expect(intervalsOn(winter, day('2026-12-31'), null)).toEqual([{ from: 540, to: 660, mode: 'WALK_IN' }]);
  });

  it('are closed on public holidays of the Land, unless they say that they are not', () => {
    const mondays: Hours = { slots: [{ day: 'MO', from: '09:00', to: '12:00' }] };
    expect(opensOn(mondays, '2027-03-29')).toBe(false);
    expect(opensOn({ ...mondays, holidays: 'OPEN' }, '2027-03-29')).toBe(true);
    expect(opensOn(mondays, '2027-03-08', 'BE')).toBe(false);
    expect(opensOn(mondays, '2027-03-08', 'ST')).toBe(true);
    expect(opensOn({ ...mondays, exceptions: [{ from: '2027-03-29', closed: false, slots: [{ from: '10:00', to: '11:00' }] }] }, '2027-03-29')).toBe(true);
  });

  it('count for a day when an appointment is needed, and not for now', () => {
    const appointments: Hours = { slots: [{ day: 'TH', from: '14:00', to: '17:00' }], byAppointmentOnly: true };
    expect(openBetween(appointments, '2026-11-26')).toBe(true);
    expect(openBetween(appointments, '2026-11-26', '14:00', '15:00', true)).toBe(false);
    expect(isOpenAt(appointments, inBerlin(new Date('2026-11-26T14:00:00Z')), null)).toBe(false);
    expect(isOpenAt(thursdays, inBerlin(new Date('2026-11-26T14:00:00Z')), null)).toBe(true);
  });

  it('go by the clock of Berlin on both sides of its change', () => {
    const at = (instant: string) => isOpenAt(thursdays, inBerlin(new Date(instant)), null);
    expect([at('2027-03-25T12:59:00Z'), at('2027-03-25T13:00:00Z'), at('2027-03-25T15:59:00Z'), at('2027-03-25T16:00:00Z')]).toEqual([false, true, true, false]);
    expect([at('2027-04-01T11:59:00Z'), at('2027-04-01T12:00:00Z'), at('2027-04-01T14:59:00Z'), at('2027-04-01T15:00:00Z')]).toEqual([false, true, true, false]);
  });

  it('that are unknown are neither open nor closed', () => {
    expect(isOpenAt({}, inBerlin(new Date('2026-11-26T14:00:00Z')), null)).toBeUndefined();
    expect(isOpenAt({ byAppointmentOnly: true }, inBerlin(new Date('2026-11-26T14:00:00Z')), null)).toBeUndefined();
  });

  it('without times for calling are those for who comes', () => {
    const both: Hours = { slots: [...(thursdays.slots ?? []), { day: 'FR', from: '09:00', to: '11:00', mode: 'PHONE' }], exceptions: [{ from: '2026-12-03', closed: false, slots: [{ from: '09:00', to: '10:00', mode: 'PHONE' }] }] };
    const inPerson = hoursOf(both, (mode) => mode !== 'PHONE');
    expect(['2026-11-26', '2026-11-27', '2026-12-03'].map((date) => opensOn(both, date))).toEqual([true, true, true]);
    expect(['2026-11-26', '2026-11-27', '2026-12-03'].map((date) => opensOn(inPerson, date))).toEqual([true, false, false]);
  });
});
