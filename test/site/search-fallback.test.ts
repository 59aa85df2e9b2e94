import { describe, expect, test } from 'vitest';
import { searchIndex, type IndexedEntry } from '../../site/search/fallback.ts';
import { fold } from '../../site/search/fold.ts';
import type { Filters } from '../../site/search/state.ts';
import { searchWords } from './search-words.ts';

const index: IndexedEntry[] = [
  { noun: 'service', slug: 'sprachcafe', title: 'Sprachcafé', summary: 'Deutsch sprechen bei Kaffee und Kuchen' },
  { noun: 'service', slug: 'beratung', title: 'Migrationsberatung', summary: 'Hilfe bei Briefen, auch am Sprachcafé-Tag' },
  { noun: 'article', slug: 'brief', title: 'Ein Brief vom Amt', language: 'de' },
];
const words = searchWords('de');
const find = (query: string, filters: Filters = {}) => searchIndex(index, { query, filters }, 'de', null, words);

/** Slugs found in an index of these titles, each its own slug. */
function titlesFor(query: string, titles: string[], language = 'de'): string[] {
  const entries = titles.map((title) => ({ noun: 'service', slug: title, title }));
  return searchIndex(entries, { query, filters: {} }, language, null, searchWords(language)).hits.map(({ slug }) => slug);
}

describe('without the server', () => {
  test('a word is found without its accent, in titles first', () => {
    expect(find('sprachcafe').hits.map((hit) => hit.slug)).toEqual(['sprachcafe', 'beratung']);
  });

  test('of two words, both have to be found', () => {
    expect(find('brief amt').hits.map((hit) => hit.slug)).toEqual(['brief']);
    expect(find('brief kaffee').total).toBe(0);
  });

  test('a whole question finds by its telling words, the rare ones first', () => {
    const titles = ['Kita-Anmeldung', 'Schulanmeldung', 'Anmeldung beim Einwohnermeldeamt', 'Kindergeld', 'Wohnungssuche'];
    expect(titlesFor('Wo kann ich mein Kind in der Schule anmelden?', titles)[0]).toBe('Schulanmeldung');
    expect(titlesFor('Wie finde ich hier eine Wohnung für uns?', titles)).toEqual(['Wohnungssuche']);
    expect(titlesFor('Welcher Arzt spricht Arabisch?', ['Arzt finden', 'Wir sprechen Deutsch', 'Alle sprechen', 'Kita'])).toContain('Arzt finden');
    expect(titlesFor('أين أجد دورة لتعلم اللغة الألمانية؟', ['دورات اللغة الألمانية', 'إعانة السكن'], 'ar')).toEqual(['دورات اللغة الألمانية']);
  });

  test.each([
    ['Auslaenderbehoerde', 'Ausländerbehörde'],
    ['auslanderbehorde', 'Ausländerbehörde'],
    ['AUSLÄNDERBEHÖRDE', 'Ausländerbehörde'],
    ['strasse', 'Straße'],
    ['neue', 'Neue Nachbarn'],
    ['neu', 'Neue Nachbarn'],
    ['اسرة', 'الأُسْرة والأطفال'],
    ['الاطفال', 'رعاية أطفال'],
    ['پزشکی', 'پزشكي عمومی'],
    ['житло', 'Жытло'],
    ['сім\'я', 'Сімʼя і діти'],
    ['kayit', 'Kayıt'],
    ['İSTANBUL', 'Istanbul'],
  ])('"%s" finds "%s"', (query, title) => {
    expect(titlesFor(query, [title])).toEqual([title]);
  });

  test('what is on doors and letters is found in German too, where its title is translated', () => {
    const entries = [{ noun: 'service', slug: 'wohngeld', title: 'إعانة السكن', german: 'Wohngeld beantragen' }, { noun: 'service', slug: 'kita', title: 'حضانة' }];
    expect(searchIndex(entries, { query: 'wohngeld', filters: {} }, 'ar', null, searchWords('ar')).hits.map(({ slug }) => slug)).toEqual(['wohngeld']);
  });

  test('the kind of entry can still be chosen, and the search says that it is limited', () => {
    const found = find('', { noun: ['article'] });
    expect(found.hits.map((hit) => hit.slug)).toEqual(['brief']);
    expect([found.limited, found.away, found.ignored]).toEqual([true, true, []]);
    expect(found.facets).toEqual([{ field: 'noun', values: [{ value: 'service', count: 2, label: 'Angebot' }, { value: 'article', count: 1, label: 'Information' }] }]);
  });

  test('the filters that cannot be heeded are named', () => {
    expect(find('brief', { noun: ['article'], topic: ['post'], free: true, open: { now: true } }).ignored).toEqual(['topic', 'free', 'open']);
  });

  test('long lists are read on page by page', () => {
    const many = Array.from({ length: 45 }, (_, number) => ({ noun: 'service', slug: `s-${String(number)}`, title: 'Kurs' }));
    const state = { query: 'kurs', filters: {} };
    const first = searchIndex(many, state, 'de', null, words);
    const last = searchIndex(many, state, 'de', '40', words);
    expect([first.total, first.hits.length, first.next]).toEqual([45, 20, '20']);
    expect([last.hits.length, last.next]).toEqual([5, null]);
  });
});

test('digits are the same in every script', () => {
  expect(fold('٣٩٥٧٦ ۱۲')).toBe('39576 12');
});
