import { expect, test } from 'vitest';
import { hoursSentence, type HoursWord } from '../../site/partner/editor/hours-sentence.ts';
import english from '../../site/partner/words/en.json' with { type: 'json' };

const words: Partial<Record<string, string | boolean | Record<string, string>>> = english;

function say(key: HoursWord, fillings: Record<string, string | number> = {}): string {
  const word = words[key];
  const pattern = typeof word === 'object' ? word['other'] : String(word);
  return (pattern ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(fillings[name]));
}

const slot = (days: string, from: string, to: string, more: Record<string, string | number | number[]> = {}) => days.split(' ').map((day) => ({ day, from, to, ...more }));
const told = (hours: Parameters<typeof hoursSentence>[0]): string => hoursSentence(hours, say, 'en');

test('days with the same times are told together, and what one of them has besides', () => {
  expect(told({ slots: [...slot('MO TU WE TH', '09:00', '12:00'), ...slot('TH', '14:00', '18:00')] })).toBe(
    'Open Monday to Thursday 9:00–12:00, Thursday also 14:00–18:00; closed on public holidays.',
  );
});

test('a break at noon is told with the morning', () => {
  expect(told({ slots: [...slot('TU FR', '13:00', '16:00'), ...slot('TU FR', '08:30', '12:00')], holidays: 'OPEN' })).toBe(
    'Open Tuesday and Friday 8:30–12:00 and 13:00–16:00; open on public holidays too.',
  );
});

test('times by phone and with an appointment are told apart from those at which one can just come', () => {
  expect(told({ slots: [...slot('MO', '09:00', '10:00', { mode: 'PHONE' }), ...slot('WE', '09:00', '10:00')], byAppointmentOnly: true })).toBe(
    'By phone Monday 9:00–10:00; by appointment Wednesday 9:00–10:00; closed on public holidays.',
  );
});

test('what holds in some weeks only says so', () => {
  expect(told({ slots: slot('TH', '15:00', '17:00', { ordinals: [1, -1], validFrom: '2026-12-01' }) })).toBe(
    'Open Thursday 15:00–17:00 (only on the 1st and last of the month, from December 1, 2026); closed on public holidays.',
  );
});

test('dated exceptions are told with their reason', () => {
  expect(told({ slots: slot('MO', '09:00', '12:00'), exceptions: [{ from: '2026-12-24', until: '2027-01-01', closed: true, reason: { de: 'Winterpause', en: 'Winter break' } }, { from: '2027-02-01', closed: false, slots: [{ from: '10:00', to: '11:00' }] }] })).toBe(
    'Open Monday 9:00–12:00; closed on public holidays; December 24, 2026 to January 1, 2027 closed (Winter break); February 1, 2027 only 10:00–11:00.',
  );
});

test('no hours are unknown hours, and by appointment is not closed', () => {
  expect(told(null)).toBe('Nothing is known about the hours.');
  expect(told({ byAppointmentOnly: true })).toBe('By appointment only.');
});
