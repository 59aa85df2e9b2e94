import { expect, test } from 'vitest';
import { searchIndex, type IndexedEntry } from '../../site/search/fallback.ts';
import { readState, withFilter, writeState } from '../../site/search/state.ts';

const index: IndexedEntry[] = [
  { noun: 'service', slug: 'sprachcafe', title: 'Sprachcafé', summary: 'Deutsch sprechen bei Kaffee und Kuchen' },
  { noun: 'service', slug: 'beratung', title: 'Migrationsberatung', summary: 'Hilfe bei Briefen, auch am Sprachcafé-Tag' },
  { noun: 'article', slug: 'brief', title: 'Ein Brief vom Amt', language: 'de' },
];
const labels = { service: 'Angebot', article: 'Information' };
const find = (query: string, filters = {}) => searchIndex(index, { query, filters }, 'de', null, labels);

test('a search can be kept in an address and read back', () => {
  const state = { query: 'كورس ألماني & mehr', filters: { topic: ['sprachkurse', 'schule'], noun: ['service'] } };
  expect(readState(writeState(state))).toEqual(state);
});

test('an empty search leaves the address empty', () => {
  expect(writeState(readState('?q=&topic=&nonsense=1'))).toBe('');
});

test('a filter taken away leaves the others', () => {
  const state = readState('?q=Kita&topic=kita&topic=schule&noun=service');
  expect(withFilter(state, 'topic', 'kita', false).filters).toEqual({ topic: ['schule'], noun: ['service'] });
  expect(withFilter(state, 'noun', 'service', false).filters).toEqual({ topic: ['kita', 'schule'] });
});

test('without the server, a word is found without its accent, in titles first', () => {
  expect(find('sprachcafe').hits.map((hit) => hit.slug)).toEqual(['sprachcafe', 'beratung']);
});

test('without the server, every word has to be found', () => {
  expect(find('brief amt').hits.map((hit) => hit.slug)).toEqual(['brief']);
  expect(find('brief kaffee').total).toBe(0);
});

test('without the server, the kind of entry can still be chosen, and the search says it is limited', () => {
  const found = find('', { noun: ['article'] });
  expect(found.hits.map((hit) => hit.slug)).toEqual(['brief']);
  expect(found.limited).toBe(true);
  expect(found.facets).toEqual([{ field: 'noun', values: [{ value: 'service', count: 2, label: 'Angebot' }, { value: 'article', count: 1, label: 'Information' }] }]);
});

test('without the server, long lists are read on page by page', () => {
  const many = Array.from({ length: 45 }, (_, number) => ({ noun: 'service', slug: `s-${String(number)}`, title: 'Kurs' }));
  const state = { query: 'kurs', filters: {} };
  const first = searchIndex(many, state, 'de', null, labels);
  const last = searchIndex(many, state, 'de', '40', labels);
  expect([first.total, first.hits.length, first.next]).toEqual([45, 20, '20']);
  expect([last.hits.length, last.next]).toEqual([5, null]);
});
