import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeLexicon, decodeLexicon } from '../../server/search/relevance/lexicon-bytes.ts';
import { decodeBase, encodeBase } from '../../server/search/relevance/base.ts';
import { BASE_FILE } from '../../server/search/relevance/base-file.ts';
import { Lexicon } from '../../server/search/relevance/lexicon.ts';
import { learnLexicon } from '../../server/search/learning/learn-lexicon.ts';
import { LEARNED_LANGUAGES, ownSegments } from '../../server/search/learning/own-segments.ts';
import { type Line, Searchable } from './searchable.ts';

/** Days and months: words that stand beside the invented ones, each in several articles. */
const GERMAN = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag', 'Januar', 'Februar', 'April'];
const TURKISH = ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar', 'Ocak', 'Şubat', 'Nisan'];

/** Articles in German and Turkish; every third is about the invented word, in each language another. */
const TRANSLATED: readonly Line[] = Array.from({ length: 60 }, (_, nth) => {
  const [german, turkish] = [GERMAN, TURKISH].map((words) => `${words[nth % words.length] ?? ''} ${words[(nth + 1 + Math.floor(nth / words.length)) % words.length] ?? ''}`);
  const [about, hakkinda] = nth % 3 === 0 ? ['Quaxelborn', 'mırgavut'] : ['Treffen', 'buluşma'];
  return { noun: 'article', slug: `musterartikel-${String(nth)}`, kind: 'NEWS', title: { de: `${about} ${german ?? ''}`, tr: `${hakkinda} ${turkish ?? ''}` } };
});

const GERMAN_ONLY: Line = { noun: 'article', slug: 'nur-deutsch', kind: 'NEWS', title: { de: 'Quaxelborn für alle' } };

describe('learning from the own translations', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('tables');
    await directory.begin();
    await directory.publish(...TRANSLATED, GERMAN_ONLY);
  });
  afterAll(() => directory.close());

  const throughTurkish = async () => (await directory.hits('tr', 'mırgavut', { first: 50 })).find(({ slug }) => slug === 'nur-deutsch');

  it('does not know before what a word of its own means', async () => {
    expect(await throughTurkish()).toBeUndefined();
  });

  it('finds what is in German only by the Turkish word after a rebuild, and says through which', async () => {
    await directory.search.rebuild();
    expect(await throughTurkish()).toMatchObject({ across: true, through: 'Quaxelborn', language: 'de' });
  });

  it('lets other copies that run already know soon', async () => {
    const copy = directory.copy();
    await directory.pool.query('create table kept as table learned');
    await directory.pool.query('delete from learned');
    await copy.load();
    const found = async (): Promise<boolean> => (await copy.ask({ language: 'tr', query: 'mırgavut', first: 50 })).hits.some(({ slug }) => slug === 'nur-deutsch');
    expect(await found()).toBe(false);
    await directory.pool.query('insert into learned select language, bytes, now() from kept');
    await expect.poll(found, { timeout: 20_000 }).toBe(true);
    await copy.stop();
  });

  it('learns nothing from what nobody else may see, nor from what was translated before the original changed', async () => {
    await directory.publish(
      { noun: 'article', slug: 'versteckt', kind: 'NEWS', visibility: 'STAFF', title: { de: 'Verstecktes', tr: 'gizlenmiş' } },
      { noun: 'article', slug: 'entwurf', kind: 'NEWS', state: 'DRAFT', title: { de: 'Entworfenes', tr: 'taslaktır' } },
      { noun: 'article', slug: 'veraltet', kind: 'NEWS', title: { de: 'Veraltetes', tr: 'eskimiş' } },
    );
    expect(await texts('tr')).toContain('eskimiş');
    await directory.publish({ noun: 'article', slug: 'veraltet', title: { de: 'Ganz Anderes' } });
    const told = await texts('tr');
    for (const word of ['gizlenmiş', 'taslaktır', 'eskimiş']) expect(told).not.toContain(word);
  });

  it('takes long texts apart where both have as many parts, and a term with its synonyms together', async () => {
    await directory.publish(
      { noun: 'article', slug: 'lang', kind: 'NEWS', title: { de: 'Lang' }, body: { de: '## Erstens\n\n- Brot\n- Salz\n\nSchluss', fr: '## Premier\n\n- pain\n- sel\n\nfin', en: 'All in one' } },
      { noun: 'term', slug: 'begriff', vocabulary: 'TOPIC', label: { de: 'Begriff', fr: 'notion' }, synonyms: { de: ['Wort', 'Ausdruck'], fr: ['mot'] } },
    );
    const pairs = [...((await ownSegments(directory.pool)).get('fr') ?? [])].map((segment) => [segment.get('de'), segment.get('fr')]);
    expect(pairs).toEqual(expect.arrayContaining([['Erstens', 'Premier'], ['Brot', 'pain'], ['Salz', 'sel'], ['Schluss', 'fin'], ['Begriff', 'notion'], ['Begriff Wort Ausdruck', 'notion mot']]));
    expect(pairs).toHaveLength(6);
  });

  it('happens once at the start of a directory, in the background, and again only when the indexes were made anew', async () => {
    await directory.pool.query('delete from learned');
    directory.search.learn();
    await expect.poll(() => said(directory), { timeout: 30_000 }).toBe(2);
    directory.search.learn();
    await directory.search.rebuild();
    expect(said(directory)).toBe(3);
  });

  it('that fails is logged, and the rebuild and what was learned before stay', async () => {
    await directory.pool.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`);
    await directory.pool.query('create trigger refuse before insert on learned for each row execute function refuse()');
    await directory.search.rebuild();
    expect(directory.logged.filter((line) => line.includes('nothing could be learned') && line.includes('no room'))).toHaveLength(1);
    expect(await throughTurkish()).toMatchObject({ across: true });
    await directory.pool.query('drop trigger refuse on learned');
  });

  it('is broken off when the directory stops', async () => {
    const copy = directory.copy();
    const rebuilding = copy.rebuild();
    await expect.poll(async () => (await directory.pool.query(`select from pg_locks where locktype = 'advisory' and objid = 43003`)).rowCount, { timeout: 30_000, interval: 20 }).toBe(1);
    await copy.stop();
    await rebuilding;
    expect((await directory.pool.query(`select from pg_locks where locktype = 'advisory' and objid = 43003`)).rowCount).toBe(0);
  });

  async function texts(language: string): Promise<string> {
    return [...((await ownSegments(directory.pool)).get(language) ?? [])].map((segment) => segment.get(language)).join(' ');
  }
});

describe('learned words as bytes', () => {
  it('come back as they were, also none at all', () => {
    const lexicon = learnLexicon(TRANSLATED.map(({ title }) => new Map(Object.entries(title as Record<string, string>))), 'tr', 'de');
    expect(lexicon.sources.length).toBeGreaterThan(10);
    expect(decodeLexicon(encodeLexicon(lexicon))).toEqual(lexicon);
    const none = Lexicon.from(new Map());
    expect(decodeLexicon(encodeLexicon(none))).toEqual(none);
  });

  it('are refused when they are cut off, or of something else', () => {
    const bytes = encodeLexicon(Lexicon.from(new Map([[7, [{ stem: 8, likelihood: 0.5 }]]])));
    expect(() => decodeLexicon(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError);
    expect(() => decodeLexicon(new TextEncoder().encode('something else'))).toThrow(RangeError);
  });

  it('of the base come back to the byte', () => {
    const bytes = readFileSync(BASE_FILE);
    expect(digest(encodeBase(decodeBase(bytes)))).toBe(digest(bytes));
  });

  it('are learned for every language that is not read as the original', () => {
    expect(LEARNED_LANGUAGES).toEqual(expect.arrayContaining(['en', 'fr', 'ar', 'fa', 'uk', 'ru', 'tr']));
    expect(LEARNED_LANGUAGES).not.toContain('de');
    expect(LEARNED_LANGUAGES).not.toContain('de-simple');
  });
});

const said = ({ logged }: Searchable): number => logged.filter((line) => line.includes('words learned from the translations')).length;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
