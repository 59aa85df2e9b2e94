import type { Hours, Slot } from '../../site/directory/shapes.ts';

/** Hours as GraphQL tells them, with what is not stated filled in. */
export function hoursOf({ slots = [], ...rest }: { slots?: (Partial<Slot> & Pick<Slot, 'day' | 'from' | 'to'>)[] } & Partial<Omit<Hours, 'slots'>>): Hours {
  const stated = { mode: null, ordinals: [], interval: null, validFrom: null, validUntil: null };
  return { exceptions: [], holidays: null, byAppointmentOnly: null, note: null, link: null, ...rest, slots: slots.map((slot) => ({ ...stated, ...slot })) };
}

/** What the filter "open" of the search and the clock of a page must both say of a day. */
export interface Case {
  readonly of: string;
  readonly hours: Hours;
  readonly land?: 'ST' | 'BE' | 'BB' | 'SN' | 'NI' | 'RP' | 'TH';
  /** Day → its times, each "09:00-12:00" with its mode behind, "closed" for none. */
  readonly days: Readonly<Record<string, string>>;
}

const thursdays = hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '17:00', mode: 'WALK_IN' }] });
const mondays = hoursOf({ slots: [{ day: 'MO', from: '09:00', to: '12:00' }] });
const everyDay = hoursOf({ slots: (['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const).map((day) => ({ day, from: '09:00', to: '10:00' })) });
const closed = (from: string, until: string | null = null) => ({ from, until, closed: true, slots: [], reason: null });
const open = (from: string, hours: string, mode: Slot['mode'] = null) => ({ from, until: null, closed: false, slots: [{ from: hours.slice(0, 5), to: hours.slice(6), mode }], reason: null });

const on = (dates: string, times: string): Record<string, string> => Object.fromEntries(dates.split(' ').map((date) => [date, times]));

export const CASES: readonly Case[] = [
  { of: 'a weekday', hours: thursdays, days: { '2026-11-25': 'closed', '2026-11-26': '14:00-17:00 WALK_IN', '2026-11-27': 'closed', '2026-12-03': '14:00-17:00 WALK_IN' } },
  { of: 'several times of a day, in order', hours: hoursOf({ slots: [{ day: 'TU', from: '14:00', to: '18:00', mode: 'APPOINTMENT' }, { day: 'TU', from: '08:30', to: '12:00' }, { day: 'TU', from: '07:00', to: '08:00', mode: 'PHONE' }] }), days: { '2026-11-24': '07:00-08:00 PHONE 08:30-12:00 WALK_IN 14:00-18:00 APPOINTMENT' } },
  { of: 'a whole day', hours: hoursOf({ slots: [{ day: 'TH', from: '00:00', to: '24:00', mode: 'PHONE' }] }), days: { '2026-11-26': '00:00-24:00 PHONE' } },
  { of: 'first and last day', hours: hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '16:00', validFrom: '2027-02-04', validUntil: '2027-02-18' }] }), days: { ...on('2027-01-28 2027-02-25', 'closed'), ...on('2027-02-04 2027-02-11 2027-02-18', '14:00-16:00 WALK_IN') } },
  { of: 'a last day alone', hours: hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '16:00', validUntil: '2027-02-18' }] }), days: { '2027-02-18': '14:00-16:00 WALK_IN', '2027-02-25': 'closed' } },
  { of: 'the second and the last of the month', hours: hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '16:00', ordinals: [2, -1] }] }), days: { ...on('2026-12-03 2026-12-17 2026-12-24', 'closed'), ...on('2026-12-10 2026-12-31 2027-02-25', '14:00-16:00 WALK_IN') } },
  { of: 'a fifth of the month', hours: hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '16:00', ordinals: [5] }] }), days: { '2026-12-24': 'closed', '2026-12-31': '14:00-16:00 WALK_IN', '2027-01-28': 'closed' } },
  { of: 'every other week, over the end of a year', hours: hoursOf({ slots: [{ day: 'MO', from: '14:00', to: '16:00', interval: 2, validFrom: '2026-12-17' }] }), days: { ...on('2026-12-14 2026-12-21 2027-01-04', 'closed'), ...on('2026-12-28 2027-01-11', '14:00-16:00 WALK_IN') } },
  {
    of: 'exceptions, the one for the fewest days first',
    hours: { ...thursdays, exceptions: [closed('2026-12-20', '2027-01-06'), open('2026-12-31', '09:00-11:00'), closed('2027-01-14')] },
    days: { ...on('2026-12-17 2027-01-07 2027-01-21', '14:00-17:00 WALK_IN'), ...on('2026-12-24 2027-01-14', 'closed'), '2026-12-31': '09:00-11:00 WALK_IN' },
  },
  { of: 'two exceptions for one day, of which the closed one counts', hours: { ...thursdays, exceptions: [open('2026-12-10', '09:00-11:00'), closed('2026-12-10')] }, days: { '2026-12-10': 'closed' } },
  { of: 'an exception on a day that is closed else', hours: { ...thursdays, exceptions: [open('2026-12-16', '14:00-16:00', 'APPOINTMENT')] }, days: { '2026-12-16': '14:00-16:00 APPOINTMENT' } },
  { of: 'public holidays of all of Germany', hours: everyDay, days: { ...on('2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2026-12-25 2026-12-26 2028-04-14 2028-04-17', 'closed'), ...on('2027-01-06 2027-03-28 2027-03-08 2027-05-27 2027-10-31 2027-11-17', '09:00-10:00 WALK_IN') } },
  { of: 'public holidays of Saxony-Anhalt', hours: everyDay, land: 'ST', days: { ...on('2027-01-06 2027-10-31 2027-03-29', 'closed'), ...on('2027-03-08 2027-05-27 2027-11-01 2027-11-17', '09:00-10:00 WALK_IN') } },
  { of: 'public holidays of Berlin', hours: everyDay, land: 'BE', days: { '2027-03-08': 'closed', ...on('2027-01-06 2027-10-31', '09:00-10:00 WALK_IN') } },
  { of: 'public holidays of Brandenburg', hours: everyDay, land: 'BB', days: on('2027-03-28 2027-05-16 2027-10-31', 'closed') },
  { of: 'public holidays of Rhineland-Palatinate', hours: everyDay, land: 'RP', days: { ...on('2027-05-27 2027-11-01', 'closed'), '2027-10-31': '09:00-10:00 WALK_IN' } },
  { of: 'the day of repentance in Saxony', hours: everyDay, land: 'SN', days: { ...on('2022-11-16 2023-11-22 2026-11-18 2028-11-22', 'closed'), ...on('2026-11-17 2026-11-25', '09:00-10:00 WALK_IN') } },
  { of: 'children’s day in Thuringia', hours: everyDay, land: 'TH', days: { '2027-09-20': 'closed', '2027-09-21': '09:00-10:00 WALK_IN' } },
  { of: 'what is open on holidays', hours: { ...mondays, holidays: 'OPEN' }, days: { '2027-03-29': '09:00-12:00 WALK_IN' } },
  { of: 'an exception on a holiday', hours: { ...mondays, exceptions: [open('2027-03-29', '10:00-11:00')] }, days: { '2027-03-29': '10:00-11:00 WALK_IN', '2027-05-17': 'closed' } },
  { of: 'appointments only', hours: hoursOf({ slots: [{ day: 'TH', from: '14:00', to: '17:00' }, { day: 'FR', from: '09:00', to: '10:00', mode: 'PHONE' }], byAppointmentOnly: true }), days: { '2026-11-26': '14:00-17:00 APPOINTMENT', '2026-11-27': '09:00-10:00 PHONE' } },
];
