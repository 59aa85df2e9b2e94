import { describe, expect, it } from 'vitest';
import { holidays, land, landOf } from '../../server/search/facts/holidays.ts';

const NATIONAL_2027 = ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-10-03', '2027-12-25', '2027-12-26'];

describe('public holidays', () => {
  it('are nine in every Land, counted from Easter where they move', () => {
    expect([...holidays(2027, null)].sort()).toEqual(NATIONAL_2027);
    for (const [year, easterMonday] of [[2024, '2024-04-01'], [2025, '2025-04-21'], [2026, '2026-04-06'], [2038, '2038-04-26'], [2049, '2049-04-19'], [2076, '2076-04-20']] as const) {
      expect(holidays(year, null)).toContain(easterMonday);
    }
  });

  it.each([
    ['SH', ['2027-10-31']],
    ['HH', ['2027-10-31']],
    ['NI', ['2027-10-31']],
    ['HB', ['2027-10-31']],
    ['NW', ['2027-05-27', '2027-11-01']],
    ['HE', ['2027-05-27']],
    ['RP', ['2027-05-27', '2027-11-01']],
    ['BW', ['2027-01-06', '2027-05-27', '2027-11-01']],
    ['BY', ['2027-01-06', '2027-05-27', '2027-11-01']],
    ['SL', ['2027-05-27', '2027-08-15', '2027-11-01']],
    ['BE', ['2027-03-08']],
    ['BB', ['2027-03-28', '2027-05-16', '2027-10-31']],
    ['MV', ['2027-03-08', '2027-10-31']],
    ['SN', ['2027-10-31', '2027-11-17']],
    ['ST', ['2027-01-06', '2027-10-31']],
    ['TH', ['2027-09-20', '2027-10-31']],
  ] as const)('of %s are the national ones and its own', (name, own) => {
    expect([...holidays(2027, name)].filter((date) => !NATIONAL_2027.includes(date)).sort()).toEqual(own);
  });

  it('have the day of repentance on the Wednesday before 23 November', () => {
    expect([2022, 2023, 2024, 2025, 2026, 2028].map((year) => [...holidays(year, 'SN')].find((date) => date.slice(5, 7) === '11'))).toEqual(['2022-11-16', '2023-11-22', '2024-11-20', '2025-11-19', '2026-11-18', '2028-11-22']);
  });

  it('are those of the Land that an official key names', () => {
    expect(landOf('15090')).toBe('ST');
    expect(landOf('03359038')).toBe('NI');
    expect(landOf('01001000')).toBe('SH');
    expect(landOf('16077')).toBe('TH');
    for (const none of ['99000', '', null, undefined, 15090]) expect(landOf(none)).toBeNull();
    expect(land('RP')).toBe('RP');
    expect(land('XX')).toBeNull();
  });
});
