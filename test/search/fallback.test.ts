import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SEARCHABLE } from '../../server/search/recipe.ts';
import { forgetTexts } from '../../server/search/fallback-text.ts';
import { findInDatabase } from '../../server/search/fallback.ts';
import type { Search } from '../../server/search/index.ts';
import { nounOf } from '../../schema/nouns.ts';
import { type Line, Searchable } from './searchable.ts';

/** A word like no other. */
const MARK = 'Quarxzimbel';

/** Each restricted thing carries the mark; what is open is tied to some of them. */
const RESTRICTED: readonly Line[] = [
  { noun: 'term', slug: 'geheimthema', vocabulary: 'TOPIC', visibility: 'STAFF', label: { de: `${MARK} Thema` }, synonyms: { de: `${MARK} Synonym` } },
  { noun: 'actor', slug: 'geheimverein', name: `${MARK} Verein`, visibility: 'STAFF', about: { de: `${MARK} über uns` } },
  { noun: 'actor', slug: 'offenerverein', name: 'Offener Verein' },
  { noun: 'place', slug: 'schutzhaus', name: `${MARK} Haus`, exposure: 'HIDDEN', address: { street: `${MARK}straße 1`, city: `${MARK}dorf` }, municipality: { name: 'Offenstadt' }, directions: { de: `${MARK} klingeln` } },
  { noun: 'contact', slug: 'geheimperson', name: `${MARK} Person`, actor: 'offenerverein', visibility: 'VOLUNTEER' },
  { noun: 'contact', slug: 'offeneperson', name: 'Offene Person', actor: 'offenerverein', channels: [{ kind: 'EMAIL', value: 'quarxzimbel@example.org', visibility: 'STAFF', label: { de: `${MARK} Kanal` } }] },
  { noun: 'service', slug: 'offenehilfe', title: { de: 'Offene Hilfe' }, actor: 'offenerverein', topics: ['geheimthema'], contacts: ['geheimperson'] },
  { noun: 'offering', slug: 'offenehilfe-im-schutzhaus', service: 'offenehilfe', place: 'schutzhaus' },
  { noun: 'service', slug: 'hilfe-von-geheim', title: { de: `${MARK} Hilfe` }, actor: 'geheimverein' },
  { noun: 'article', slug: 'entwurf', kind: 'GUIDE', title: { de: `${MARK} Entwurf` }, state: 'DRAFT' },
];

describe('while Meilisearch is away, PostgreSQL', () => {
  let directory: Searchable;
  let away: Search;

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.write(...RESTRICTED);
    away = directory.copy('http://127.0.0.1:9');
    away.watch();
    await vi.waitUntil(everythingIsKept, { timeout: 60_000, interval: 200 });
  }, 120_000);
  afterAll(async () => {
    await away.stop();
    await directory.close();
  });

  async function everythingIsKept(): Promise<boolean> {
    const open = SEARCHABLE.map((name) => `select id from "${nounOf(name).table}" where reach = 0`).join(' union all ');
    const { rows } = await directory.pool.query<{ left: number }>(`select count(*)::int as left from (${open}) t where not exists (select from search_text where entry = t.id)`);
    return rows[0]?.left === 0;
  }

  /** Slugs, best first. */
  async function find(language: string, words: string, limit = 10): Promise<string[]> {
    const found = await findInDatabase(directory.pool, words, language, limit);
    const tables = SEARCHABLE.map((name) => `select id, slug from "${nounOf(name).table}"`).join(' union all ');
    const { rows } = await directory.pool.query<{ id: string; slug: string }>(`select id, slug from (${tables}) t where id = any($1::uuid[])`, [found.map(({ id }) => id)]);
    const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
    return found.map(({ id }) => slugs.get(id) ?? '');
  }

  it.each([
    ['a word', 'Schuldnerberatung', 'schuldnerberatung-musterstadt'],
    ['the beginning of a compound', 'Schuldner', 'schuldnerberatung-musterstadt'],
    ['the parts of a compound', 'Beratung Schuldner', 'schuldnerberatung-musterkreis'],
    ['another ending', 'Sprachcafés am Donnerstagen', 'sprachcafe-musterstadt'],
    ['an umlaut typed with e', 'Auslaenderbehoerde', 'auslaenderbehoerde-musterkreis'],
    ['an umlaut without its dots', 'Auslanderbehorde', 'auslaenderbehoerde-musterkreis'],
    ['a misspelt word', 'Auslenderbehörde', 'auslaenderbehoerde-musterkreis'],
    ['a word with a letter left out', 'Schuldnerberatng', 'schuldnerberatung-musterstadt'],
    ['a whole question', 'Wo kann ich meinen Wohnsitz anmelden?', 'wohnsitz-anmelden-musterstadt'],
    ['a question with words that nobody wrote', 'Hallo, weiß jemand von euch zufällig, wo ich meinen Wohnsitz anmelden muss?', 'wohnsitz-anmelden-musterstadt'],
    ['a synonym of its topic', 'Privatinsolvenz', 'schuldnerberatung-musterstadt'],
  ])('finds by %s', async (_, words, slug) => {
    expect(await find('de', words)).toContain(slug);
  });

  it.each([
    ['Arabic', 'ar', 'مقهى اللغة', 'sprachcafe-musterstadt'],
    ['Arabic without the article', 'ar', 'مقهى لغة', 'sprachcafe-musterstadt'],
    ['English, in a whole question', 'en', 'Where can I get help with my debts?', 'schuldnerberatung-musterstadt'],
    ['Russian, with another ending', 'ru', 'консультации по долгам', 'schuldnerberatung-musterstadt'],
    ['Ukrainian, in the middle of which stands a word of Russian', 'uk', 'консультация боргами', 'schuldnerberatung-musterstadt'],
    ['Turkish', 'tr', 'borç danışmanlığı', 'schuldnerberatung-musterstadt'],
    ['Arabic, by the German word on a letter', 'ar', 'Schuldnerberatung', 'schuldnerberatung-musterstadt'],
  ])('finds in %s', async (_, language, words, slug) => {
    expect(await find(language, words)).toContain(slug);
  });

  it('puts the entry that is called so before those that speak of it', async () => {
    expect((await find('de', 'Ausländerbehörde'))[0]).toBe('auslaenderbehoerde-musterkreis');
  });

  it('gives scores from 1 down to 0, and no more than it is asked for', async () => {
    const scores = (await findInDatabase(directory.pool, 'Beratung in Musterstadt', 'de', 7)).map(({ score }) => score);
    expect(scores).toHaveLength(7);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('finds nothing for words that say nothing, and fails at no sign', async () => {
    expect(await find('de', '')).toEqual([]);
    for (const words of ['der die das', '?!', "' & | ! ( ) :* <-> \\", '\u0000\u0007', '\ud800', '*', `${'x'.repeat(250)} ${'y'.repeat(249)}`, 'a b c d e f g h i j k l m n o p']) await expect(find('de', words)).resolves.toBeDefined();
  });

  it('finds what is edited now, and no more what is removed', async () => {
    const patience = { timeout: 40_000, interval: 200 };
    await directory.write({ noun: 'article', slug: 'jetzt-geschrieben', kind: 'NEWS', title: { de: 'Kanonenfieber', ar: 'حمى المدافع' } });
    away.nudge();
    await expect.poll(() => find('de', 'Kanonenfieber'), patience).toEqual(['jetzt-geschrieben']);
    expect((await find('ar', 'المدافع'))[0]).toBe('jetzt-geschrieben');
    await directory.write({ noun: 'article', slug: 'jetzt-geschrieben', title: { de: 'Sternschnuppe', ar: null } });
    await expect.poll(() => find('de', 'Sternschnuppe'), patience).toEqual(['jetzt-geschrieben']);
    expect(await find('de', 'Kanonen')).toEqual([]);
    expect(await find('ar', 'المدافع')).not.toContain('jetzt-geschrieben');
  }, 120_000);

  describe('never', () => {
    it('finds by what a visitor may not see', async () => {
      for (const words of [MARK, `${MARK}straße`, 'quarxzimbel@example.org', 'Quarxzimble', 'Quarx']) for (const language of ['de', 'ar']) expect(await find(language, words)).toEqual([]);
      expect(await find('de', 'Offene Hilfe')).toContain('offenehilfe');
    });

    it('keeps a word of it', async () => {
      const { rows } = await directory.pool.query(`select noun, language, words from search_text where names ilike '%quarx%' or words::text ilike '%quarx%'`);
      expect(rows).toEqual([]);
    });

    it('finds what was open when its words were kept and is not any more', async () => {
      await away.stop();
      expect(await find('de', 'Offene Hilfe')).toContain('offenehilfe');
      await directory.write({ noun: 'actor', slug: 'offenerverein', visibility: 'STAFF' });
      const found = await find('de', 'Offene Hilfe Verein Person', 100);
      for (const slug of ['offenehilfe', 'offenerverein', 'offeneperson']) expect(found).not.toContain(slug);
    });

    it('keeps the words of what is not open any more, once all are kept anew', async () => {
      const held = async (): Promise<string[]> => (await directory.pool.query<{ names: string }>(`select names from search_text where names = any('{offene hilfe,offene person,offener verein,sternschnuppe}') order by names`)).rows.map(({ names }) => names);
      expect(await held()).toEqual(['offene hilfe', 'offene person', 'offener verein', 'sternschnuppe']);
      await forgetTexts(directory.pool);
      expect(await held()).toEqual(['sternschnuppe']);
    });
  });
});
