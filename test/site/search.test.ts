import { expect, test } from 'vitest';
import { chipsOf } from '../../site/search/chips.ts';
import { countFilters, readState, type SearchState, withFact, withFilter, withValue, writeState } from '../../site/search/state.ts';
import { withoutPlace } from '../../site/search/suggest.ts';
import { searchWords } from './search-words.ts';

const everything = '?q=Arzt&noun=service&spokenLanguage=ar&spokenLanguage=fa&orInterpreter=1&free=1&stepFree=1&keptCurrent=1&open=TH-12%3A00-18%3A00&near=39576&within=10&why=1';

test('a search can be kept in an address and read back', () => {
  const state = { query: 'كورس ألماني & mehr', filters: { topic: ['sprachkurse', 'schule'], noun: ['service'] } };
  expect(readState(writeState(state))).toEqual(state);
});

test('all filters can stand in one address', () => {
  const state = readState(everything);
  expect(writeState(state)).toBe(everything);
  expect(state.filters).toEqual({
    noun: ['service'], spokenLanguage: ['ar', 'fa'], orInterpreter: true, free: true, stepFree: true, keptCurrent: true,
    open: { day: 'TH', from: '12:00', to: '18:00' }, near: { place: '39576', within: 10 },
  });
});

test.each([
  ['now', { now: true }],
  ['TH', { day: 'TH' }],
  ['2026-11-26', { date: '2026-11-26' }],
  ['2026-11-26-12:00-18:00', { date: '2026-11-26', from: '12:00', to: '18:00' }],
  ['2026-02-30', undefined],
  ['XX', undefined],
  ['TH-18:00-12:00', undefined],
  ['TH-20:00-25:00', undefined],
  ['now-12:00-18:00', undefined],
])('"open=%s" in an address is read as it can be meant', (written, open) => {
  expect(readState(`?open=${written}`).filters.open).toEqual(open);
});

test('an empty search leaves the address empty', () => {
  expect(writeState(readState('?q=&topic=&nonsense=1&free=0&near=%20&orInterpreter=1'))).toBe('');
});

test('a filter taken away leaves the others', () => {
  const state = readState('?q=Kita&topic=kita&topic=schule&noun=service');
  expect(withFilter(state, 'topic', 'kita', false).filters).toEqual({ topic: ['schule'], noun: ['service'] });
  expect(withFilter(state, 'noun', 'service', false).filters).toEqual({ topic: ['kita', 'schule'] });
});

test('"or with an interpreter" goes with the last language', () => {
  const state = readState('?spokenLanguage=ar&orInterpreter=1');
  expect(withFilter(state, 'spokenLanguage', 'ar', false).filters).toEqual({});
});

test('a filter that the words name is set by its value, whatever its kind', () => {
  const state: SearchState = { query: 'Arzt', filters: { spokenLanguage: ['fa'] } };
  const offered = [['spokenLanguage', 'ar'], ['open', 'TH'], ['free', 'true'], ['near', 'Osterburg'], ['unheard', 'of']] as const;
  const all = offered.reduce((before, [field, value]) => withValue(before, field, value), state);
  expect(writeState(all)).toBe('?q=Arzt&spokenLanguage=fa&spokenLanguage=ar&free=1&open=TH&near=Osterburg&within=20');
});

test('each chosen filter has a chip that takes away that one alone', () => {
  const state = readState(everything);
  const facets = [{ field: 'spokenLanguage', values: [{ value: 'ar', label: 'Arabisch', count: 3 }] }];
  const chips = chipsOf(state, facets, 'de', searchWords('de'));
  expect(chips.map(({ label }) => label)).toEqual([
    'Angebot', 'Arabisch', 'Persisch', 'oder mit Dolmetscher', 'Kostenlos', 'Ohne Stufen', 'In den letzten 12 Monaten geprüft', 'Donnerstag, 12 bis 18 Uhr', '39576 (bis 10 km)',
  ]);
  expect(chips.map(({ without }) => Object.keys(without(state).filters).length)).toEqual([7, 8, 8, 7, 7, 7, 7, 7, 7]);
  expect(countFilters(state.filters)).toBe(8);
  expect(withFact(state, 'near', undefined).filters.near).toBeUndefined();
});

test('a place chosen while typing leaves the query without its name', () => {
  expect(withoutPlace('osterb', 'Osterburg')).toBe('');
  expect(withoutPlace('Arzt Osterb', 'Osterburg')).toBe('Arzt');
  expect(withoutPlace('طبيب أوستربو', 'Osterburg')).toBe('طبيب');
  expect(withoutPlace('Deutschkurs Musterst', 'Musterstadt an der Probe')).toBe('Deutschkurs');
});
