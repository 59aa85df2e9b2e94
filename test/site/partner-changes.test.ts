import { expect, test } from 'vitest';
import { changedFields, changeOf, currentOf, inputOf, withWaiting } from '../../site/partner/editor/changes.ts';
import { conflictsOf, settle } from '../../site/partner/editor/conflict.ts';
import { FORMS, type FieldForm } from '../../site/partner/editor/forms.ts';
import type { Values } from '../../site/partner/editor/json.ts';
import { targetOf } from '../../site/partner/editor/problems.ts';
import { readRecurrence, withRhythm, withUntil } from '../../site/partner/editor/recurrence.ts';
import { copiedTo, slotsOn } from '../../site/partner/editor/week.ts';
import { withCheck, withFitting, withWords } from '../../site/partner/editor/wording.ts';

const fields = FORMS.service;
const live = { title: { de: 'Beratung', en: 'Advice' }, topics: ['one'], free: true, website: 'https://example.org' };
const form = (name: string): FieldForm => fields.find(({ field }) => field === name) ?? { field: name, group: 'more', input: { as: 'string' } };

test('a field that was changed and put back is no change', () => {
  expect(changedFields(fields, live, { website: 'https://example.org', free: false })).toEqual({ free: false });
  expect(changedFields(fields, live, { capacity: null, links: [], title: {} })).toEqual({});
});

test('of a text only the language that was written is sent, so that two people can write two languages', () => {
  const changed = changeOf(form('title'), live.title, withWords(live.title, 'en', 'Counselling'));
  expect(changed).toEqual({ en: 'Counselling' });
  expect(currentOf(form('title'), { title: { de: 'Sozialberatung', en: 'Advice' } }, { title: changed })).toEqual({ de: 'Sozialberatung', en: 'Counselling' });
});

test('what is emptied is cleared, and rows in which nothing stands are left out', () => {
  expect(inputOf(fields, { title: { en: ' ' }, website: '', links: [{ kind: 'WEBSITE', url: ' https://example.org ', label: '' }, {}], topics: [], free: false }, live)).toEqual({
    title: { en: null }, website: null, links: [{ kind: 'WEBSITE', url: 'https://example.org' }], topics: [], free: false,
  });
});

test('a text whose original is emptied goes with its translations', () => {
  expect(inputOf(fields, { title: { de: null } }, live)['title']).toBeNull();
  expect(inputOf(fields, { summary: { en: 'In English only' } }, live)['summary']).toEqual({ en: 'In English only' });
});

test('what waits for a decision is shown in the form, and goes along when another language of it is written', () => {
  const waiting = { title: { de: 'Sozialberatung' } };
  const start = withWaiting(fields, live, waiting);
  expect(start['title']).toEqual({ de: 'Sozialberatung', en: 'Advice' });
  expect(changedFields(fields, start, { title: { de: 'Sozialberatung' } })).toEqual({});
  expect(inputOf(fields, { title: { en: 'Social advice' } }, start, waiting)['title']).toEqual({ de: 'Sozialberatung', en: 'Social advice' });
});

test('words that somebody writes are no machine’s any more, and words that somebody checked say by whom', () => {
  const machine = { de: 'Beratung', uk: { value: 'Порада', machine: 'libretranslate' } };
  expect(withWords(machine, 'uk', 'Консультація')['uk']).toBe('Консультація');
  expect(withCheck(machine, 'uk', 'Musteramt', '2026-12-01T10:00:00Z')['uk']).toEqual({ value: 'Порада', machine: 'libretranslate', checkedBy: 'Musteramt', checkedAt: '2026-12-01T10:00:00Z' });
  expect(withCheck(withCheck(machine, 'uk', 'Musteramt', '2026-12-01T10:00:00Z'), 'uk', undefined, '')['uk']).toEqual(machine.uk);
});

test('a small change can leave the translations valid', () => {
  const fitting = withFitting(live.title, live.title, 'en', true);
  expect(changeOf(form('title'), live.title, fitting)).toEqual({ en: { value: 'Advice', outdated: false } });
  expect(withFitting(fitting, live.title, 'en', false)).toEqual(live.title);
});

test('two people are in conflict only where both changed the same in different ways', () => {
  const theirs = { ...live, title: { de: 'Beratung', en: 'Help' }, website: 'https://example.com' };
  expect(conflictsOf(fields, live, theirs, { title: { de: 'Sozialberatung' }, free: false })).toEqual([]);
  expect(conflictsOf(fields, live, theirs, { website: 'https://example.com' })).toEqual([]);
  const found = conflictsOf(fields, live, theirs, { title: { en: 'Counselling' }, website: null });
  expect(found.map(({ form: { field }, theirs: other, mine }) => [field, other, mine])).toEqual([
    ['title', { de: 'Beratung', en: 'Help' }, { de: 'Beratung', en: 'Counselling' }],
    ['website', 'https://example.com', null],
  ]);
});

test('choosing theirs drops one’s own change of that field and no other', () => {
  const theirs = { ...live, website: 'https://example.com', free: null };
  const changes = { website: 'https://example.net', free: false, capacity: 'FULL' };
  const conflicts = conflictsOf(fields, live, theirs, changes);
  expect(settle(changes, conflicts, { website: 'theirs', free: 'mine' })).toEqual({ free: false, capacity: 'FULL' });
});

test('an error of the server leads to its input, or to the nearest one around it', () => {
  const has = (id: string): boolean => ['f-hours', 'f-hours-slots-0', 'f-title', 'f-title-de'].includes(id);
  expect(targetOf('title.de', has)).toBe('f-title-de');
  expect(targetOf('title.uk', has)).toBe('f-title');
  expect(targetOf('hours.slots.0.to', has)).toBe('f-hours-slots-0');
  expect(targetOf('hours.exceptions.2.from', has)).toBe('f-hours');
  expect(targetOf('nowhere', has)).toBeUndefined();
});

test('copying a day gives other days exactly its times', () => {
  const slots: Values[] = [{ day: 'MO', from: '09:00', to: '12:00', mode: 'PHONE' }, { day: 'TU', from: '14:00', to: '15:00' }, { day: 'SA', from: '10:00', to: '11:00' }];
  const copied = copiedTo({ slots, note: { de: 'Bitte klingeln' } }, 'MO', ['TU', 'WE']);
  expect(slotsOn(copied, 'TU').map(({ slot }) => slot)).toEqual([{ day: 'TU', from: '09:00', to: '12:00', mode: 'PHONE' }]);
  expect(slotsOn(copied, 'WE')).toHaveLength(1);
  expect(slotsOn(copied, 'SA')).toHaveLength(1);
  expect(copied['note']).toEqual({ de: 'Bitte klingeln' });
});

test('a rhythm is read from a rule and written to it, and the end of any rule can be moved', () => {
  expect(readRecurrence('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959Z')).toMatchObject({ rhythm: 'week', until: '2026-12-31' });
  expect(readRecurrence('FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20261231')).toEqual({ rhythm: 'month', nth: -1, day: 'TH', until: '2026-12-31' });
  expect(readRecurrence('FREQ=YEARLY;COUNT=3').rhythm).toBe('other');
  expect(readRecurrence('').rhythm).toBe('once');
  expect(withUntil('FREQ=WEEKLY;BYDAY=TU;COUNT=4', '2027-06-30')).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959Z');
  expect(withRhythm('FREQ=WEEKLY;UNTIL=20270630T235959Z', { rhythm: 'month', nth: 2, day: 'FR' })).toBe('FREQ=MONTHLY;BYDAY=2FR;UNTIL=20270630T235959Z');
});

test('no field stands twice in a form', () => {
  for (const [noun, all] of Object.entries(FORMS)) {
    const names = all.map(({ field }) => field);
    expect(new Set(names).size, noun).toBe(names.length);
  }
});
