import { describe, expect, it } from 'vitest';
import { type Filterable, offersIn } from '../../server/search/offers.ts';

const KNOWN: Filterable = {
  spokenLanguages: () => ['de', 'ar', 'en', 'fa', 'fr', 'ku', 'pl', 'ru', 'so', 'ti', 'tr', 'uk', 'vi'],
  municipalities: () => ['Musterstadt', 'Bad Musterberg', 'Müsterode', 'Osterburg (Altmark)', 'Hansestadt Stendal'],
  centre: (code) => (code === '39576' ? {} : undefined),
  targetGroups: () => [{ slug: 'frauen-zielgruppe', words: ['Frauen', 'Women', 'Femmes', 'نساء', 'Жінки', 'Женщины', 'Kadınlar'] }],
  label: (field, value) => `${field}: ${value}`,
};

/** A Sunday. */
const NOW = new Date('2026-11-22T10:00:00Z');

const offered = (query: string, known = KNOWN, now = NOW): string[] => offersIn(query, 'de', known, now).map(({ field, value, query: rest }) => `${field} ${value}: ${rest}`);
const filters = (query: string): string[] => offersIn(query, 'de', KNOWN, NOW).map(({ field, value }) => `${field} ${value}`);

describe('filters that a query names', () => {
  it('are offered, each with the query without its words', () => {
    expect(offered('Arabisch Arzt Donnerstag')).toEqual(['spokenLanguage ar: Arzt Donnerstag', 'open TH: Arabisch Arzt']);
    expect(offered('kostenlos')).toEqual(['free true: ']);
    expect(offered('Beratung in Osterburg auf Arabisch')).toEqual(['municipality Osterburg (Altmark): Beratung auf Arabisch', 'spokenLanguage ar: Beratung in Osterburg']);
    expect(offered('Wo ist am Freitag geöffnet, bitte?')).toEqual(['open FR: Wo ist, bitte?']);
  });

  it('carry their name in the language of the reader', () => {
    expect(offersIn('gratis', 'en', KNOWN, NOW)).toEqual([{ field: 'free', value: 'true', label: 'free: true', query: '' }]);
  });

  it('are not in queries that name none', () => {
    for (const query of ['', '  ', '?!', 'Wohnung suchen', 'Termin bei der Ausländerbehörde', 'Deutsch lernen', 'Gewalt zu Hause', 'العنف في البيت']) expect(filters(query)).toEqual([]);
  });

  it('are offered once, however often they are named', () => {
    expect(filters('umsonst und kostenlos, gratis')).toEqual(['free true']);
  });

  it.each([
    ['arabischsprachige Hebamme', 'ar'],
    ['auf Arabisch', 'ar'],
    ['Arabic speaking doctor', 'ar'],
    ['médecin arabophone', 'ar'],
    ['طبيب بالعربية', 'ar'],
    ['طبيب عربي', 'ar'],
    ['پزشک عربی', 'ar'],
    ['лікар арабською', 'ar'],
    ['врач говорит по-арабски', 'ar'],
    ['Arapça bilen doktor', 'ar'],
    ['Persisch', 'fa'],
    ['Farsi', 'fa'],
    ['Beratung in Dari', 'fa'],
    ['مشاوره به فارسی', 'fa'],
    ['Kurmandschi', 'ku'],
    ['kurdische Beraterin', 'ku'],
    ['Tigrinya', 'ti'],
    ['украинский', 'uk'],
    ['консультація українською', 'uk'],
    ['Ukrainian', 'uk'],
    ['Rusça', 'ru'],
  ])('%s: a spoken language in any of our languages', (query, tag) => {
    expect(filters(query)).toContain(`spokenLanguage ${tag}`);
  });

  it('are only languages that somebody speaks', () => {
    expect(filters('Suaheli')).toEqual([]);
    expect(offered('Kurdisch', { ...KNOWN, spokenLanguages: () => ['de'] })).toEqual([]);
  });

  it.each(['Donnerstag', 'donnerstags', 'on Thursdays', 'le jeudi', 'يوم الخميس', 'پنج‌شنبه', 'پنج شنبه', 'у четвер', 'по четвергам', 'perşembe günü'])('%s: Thursday', (query) => {
    expect(offered(query)).toEqual(['open TH: ']);
  });

  it('do not take Saturday for the other days that end on its name in Persian', () => {
    expect(filters('دوشنبه')).toEqual(['open MO']);
    expect(filters('شنبه')).toEqual(['open SA']);
  });

  it.each(['heute', 'today', "aujourd'hui", 'aujourd’hui', 'اليوم', 'امروز', 'сьогодні', 'сегодня', 'bugün'])('%s: the day that it is in Berlin', (query) => {
    expect(filters(query)).toEqual(['open SU']);
    expect(offersIn(query, 'de', KNOWN, new Date('2026-11-22T23:30:00Z'))[0]?.value).toBe('MO');
  });

  it.each(['jetzt geöffnet', 'open now', 'ouvert maintenant', 'مفتوح الآن', 'الان باز است', 'зараз відкрито', 'сейчас открыто', 'şu an açık'])('%s: open now', (query) => {
    expect(offered(query)).toEqual(['open now: ']);
  });

  it.each(['kostenlose', 'umsonst', 'free of charge', 'gratuite', 'مجّاناً', 'رایگان', 'безкоштовно', 'бесплатная', 'ücretsiz'])('%s: free', (query) => {
    expect(offered(query)).toEqual(['free true: ']);
  });

  it.each([
    ['barrierefreie Beratung', 'stepFree true'],
    ['mit dem Rollstuhl', 'stepFree true'],
    ['wheelchair accessible', 'stepFree true'],
    ['كرسي متحرك', 'stepFree true'],
    ['ohne Termin', 'access WALK_IN'],
    ['sans rendez-vous', 'access WALK_IN'],
    ['بدون موعد', 'access WALK_IN'],
    ['без запису', 'access WALK_IN'],
    ['telefonische Beratung', 'mode PHONE'],
    ['عبر الهاتف', 'mode PHONE'],
    ['online', 'mode ONLINE'],
    ['Hausbesuche', 'mode VISIT'],
    ['mit Dolmetscherin', 'orInterpreter true'],
  ])('%s: %s', (query, filter) => {
    expect(filters(query)).toEqual([filter]);
  });

  it.each(['Frauen', 'für Frauen', 'for women', 'pour les femmes', 'للنساء', 'kadınlar için'])('%s: for whom', (query) => {
    expect(offered(query)).toEqual(['targetGroup frauen-zielgruppe: ']);
  });

  it.each([
    ['Osterburg', 'Osterburg (Altmark)'],
    ['in osterburg altmark', 'Osterburg (Altmark)'],
    ['Stendal', 'Hansestadt Stendal'],
    ['Hansestadt Stendal', 'Hansestadt Stendal'],
    ['bad musterberg', 'Bad Musterberg'],
    ['Muesterode', 'Müsterode'],
    ['Musterode', 'Müsterode'],
    ["Musterstadt'da", 'Musterstadt'],
  ])('%s: a municipality of the directory', (query, municipality) => {
    expect(offered(query)).toEqual([`municipality ${municipality}: `]);
  });

  it('are postal codes that places have, in the digits of any keyboard, and no other numbers', () => {
    expect(offered('Arzt bei 39576')).toEqual(['near 39576: Arzt']);
    expect(filters('٣٩٥٧٦')).toEqual(['near 39576']);
    expect(filters('10115')).toEqual([]);
    expect(filters('39576123')).toEqual([]);
  });

  it('are found in long queries too, without searching long', () => {
    const query = 'Wo finde ich in Musterstadt eine Beratung, die am Dienstag offen hat und Ukrainisch spricht, kostenlos und ohne Termin?';
    expect(filters(query)).toEqual(['municipality Musterstadt', 'open TU', 'spokenLanguage uk', 'free true', 'access WALK_IN']);
    expect(filters('x '.repeat(250))).toEqual([]);
  });
});
