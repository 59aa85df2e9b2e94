import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import type { Suggestion } from '../../server/search/question.ts';
import { Searchable } from './searchable.ts';

describe('suggestions over the seed', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.search.load();
  });
  afterAll(() => directory.close());

  const suggest = (language: string, query: string, first?: number): Promise<Suggestion[]> => directory.search.suggest({ language, query, ...(first !== undefined && { first }) });
  const told = async (language: string, query: string, kind: Suggestion['kind']): Promise<string[]> => (await suggest(language, query)).flatMap((each) => (each.kind === kind ? [each.slug ?? each.label] : []));

  it('are entries whose titles or names have a word that begins so', async () => {
    expect(await suggest('de', 'sprachca')).toContainEqual({ kind: 'ENTRY', noun: 'service', slug: 'sprachcafe-musterstadt', label: 'Sprachcafé am Donnerstag', language: 'de' });
    expect(await told('de', 'donnerstag sprachc', 'ENTRY')).toContain('sprachcafe-musterstadt');
    expect(await told('de', 'sprachcafé am do', 'ENTRY')).toContain('sprachcafe-musterstadt');
  });

  it('are not entries that only tell of it, or lack one of the words', async () => {
    const all = (await suggest('de', 'schuldn', 10)).filter(({ kind }) => kind === 'ENTRY');
    expect(all.length).toBeGreaterThan(0);
    for (const { noun, slug, label } of all) {
      const names = await directory.pool.query<{ row: string }>(`select to_jsonb(t)::text as row from "${String(noun)}" t where slug = $1`, [slug]);
      expect(`${label} ${String(names.rows[0]?.row)}`).toMatch(/schuldn/i);
    }
    expect(await told('de', 'sprachcafe zzyzx', 'ENTRY')).toEqual([]);
  });

  it('forgive a mistake', async () => {
    expect(await told('de', 'sprachcaffe', 'ENTRY')).toContain('sprachcafe-musterstadt');
    expect(await told('de', 'schuldnerberatnug', 'TOPIC')).toContain('schuldnerberatung');
  });

  it('are topics by their names and synonyms, in the reader’s language', async () => {
    expect(await suggest('en', 'hous')).toContainEqual({ kind: 'TOPIC', noun: null, slug: 'wohnen', label: 'Housing', language: 'en' });
    expect(await told('de', 'privatinsolv', 'TOPIC')).not.toEqual([]);
    expect((await suggest('ar', 'wohn')).find(({ slug }) => slug === 'wohnen')).toMatchObject({ kind: 'TOPIC', language: 'ar', label: expect.stringMatching(/\p{Script=Arabic}/u) });
  });

  it('are places that the filter for what is near knows', async () => {
    expect(await suggest('de', 'Beratung in muster')).toContainEqual({ kind: 'PLACE', noun: null, slug: null, label: 'Musterstadt', language: 'de' });
    for (const query of ['m', 'mu', 'mus', 'test', 'bei', 'pro', '1', '10', '39', '99', '00']) {
      for (const place of (await suggest('ar', query, 10)).filter(({ kind }) => kind === 'PLACE')) {
        await expect(directory.search.ask({ language: 'de', query: '', filter: { near: { place: place.label } } })).resolves.toBeDefined();
      }
    }
  });

  it('hear places in another script', async () => {
    expect(await told('uk', 'мустершт', 'PLACE')).toContain('Musterstadt');
    expect(await told('ar', 'موسترشت', 'PLACE')).toContain('Musterstadt');
    expect(await told('uk', 'мустерник', 'PLACE')).toEqual([]);
  });

  it('are postal codes that places have, in the digits of any keyboard', async () => {
    const { rows } = await directory.pool.query<{ code: string }>("select address->>'postalCode' as code from place where exposure = 'PUBLIC' and address->>'postalCode' is not null order by 1 limit 1");
    const code = String(rows[0]?.code);
    expect(await told('de', `arzt ${code.slice(0, 4)}`, 'PLACE')).toContain(code);
    expect(await told('ar', code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))), 'PLACE')).toContain(code);
    expect(await told('de', '123456789', 'PLACE')).toEqual([]);
  });

  it('are in the reader’s language first', async () => {
    const languages = (await suggest('ar', 'مشورة', 10)).filter(({ kind }) => kind === 'ENTRY').map(({ language }) => language);
    expect(languages).toContain('ar');
    expect([...languages].sort((one, other) => Number(one !== 'ar') - Number(other !== 'ar'))).toEqual(languages);
  });

  it('begin with what was typed before they have it inside or under another name', async () => {
    expect((await suggest('en', 'hous')).find(({ kind }) => kind === 'TOPIC')?.label).toBe('Housing');
    const titles = (await suggest('de', 'sprach', 10)).filter(({ kind }) => kind === 'ENTRY').map(({ label }) => /^sprach/i.test(label));
    expect(titles).toContain(true);
    expect([...titles].sort((one, other) => Number(other) - Number(one))).toEqual(titles);
  });

  it('put what is over last', async () => {
    const entries = await told('de', 'deutsch', 'ENTRY');
    const ended = await Promise.all(entries.map(async (slug) => (await directory.search.ask({ language: 'de', query: slug })).hits.find((hit) => hit.slug === slug)?.why.some(({ part }) => part === 'ended') === true));
    expect([...ended].sort()).toEqual(ended);
  });

  it('are no more than asked for, each once', async () => {
    for (const first of [1, 2, 5, 8, 10]) for (const query of ['be', 'deu', 'in', 'mu']) expect((await suggest('de', query, first)).length).toBeLessThanOrEqual(first);
    const all = await suggest('de', 'be', 10);
    expect(all).toHaveLength(10);
    expect(new Set(all.map(({ kind, noun, label }) => `${kind} ${String(noun)} ${label}`)).size).toBe(10);
    expect(all.filter(({ kind }) => kind === 'TOPIC').length).toBeLessThanOrEqual(3);
    expect(all.filter(({ kind }) => kind === 'PLACE').length).toBeLessThanOrEqual(2);
    expect((await suggest('de', 'be')).length).toBe(8);
  });

  it('are none for nothing, for a letter, and for whole questions', async () => {
    for (const query of ['', ' ', 'b', '?!', 'x '.repeat(250), 'Wo finde ich denn nun endlich hier jemanden der mir hilft']) expect(await suggest('de', query)).toEqual([]);
  });

  it('take anything that can be typed, in every language', async () => {
    for (const language of LANGUAGES) for (const query of ['"', '\\', '*', "'; --", '𓀀𓀀', 'a'.repeat(500), '\u0000\u0007be', 'E-Mail', 'ber (']) await expect(suggest(language, query)).resolves.toBeDefined();
  });

  it('are refused with a code', async () => {
    await expect(suggest('xx', 'be')).rejects.toMatchObject({ code: 'BAD_LANGUAGE', field: 'language' });
    await expect(suggest('de', 'x'.repeat(501))).rejects.toMatchObject({ code: 'QUERY_TOO_LONG', field: 'query' });
    for (const first of [0, -1, 11, 1.5]) await expect(suggest('de', 'be', first)).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE', field: 'first' });
  });

  it('stand in no log', async () => {
    await suggest('de', 'eine-sehr-private-fra');
    expect(directory.logged.join('')).not.toContain('eine-sehr-private');
  });
});

describe('suggestions over a directory that changes', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('tables');
    await directory.search.load();
  });
  afterAll(() => directory.close());

  const labels = async (query: string, language = 'de'): Promise<string[]> => (await directory.search.suggest({ language, query })).map(({ label }) => label);

  it('are those of now, and only what everybody may see', async () => {
    expect(await labels('muster')).toEqual([]);
    await directory.write(
      { noun: 'actor', slug: 'verein', name: 'Musterverein', alsoKnownAs: ['Altername'] },
      { noun: 'service', slug: 'hilfe', title: { de: 'Musterhilfe', ar: 'مساعدة' }, actor: 'verein' },
      { noun: 'service', slug: 'entwurf', title: { de: 'Musterentwurf' }, actor: 'verein', state: 'DRAFT' },
    );
    await expect.poll(() => labels('muster'), { timeout: 10_000 }).toEqual(['Musterverein', 'Musterhilfe']);
    expect(await labels('altern')).toEqual(['Musterverein']);
    expect(await labels('مساع', 'ar')).toEqual(['مساعدة']);
    expect(await labels('musterh', 'ar')).toEqual(['مساعدة']);
    await directory.write({ noun: 'service', slug: 'hilfe', title: { de: 'Beispielhilfe' } });
    await expect.poll(() => labels('muster'), { timeout: 10_000 }).toEqual(['Musterverein']);
    expect(await labels('beispielh')).toEqual(['Beispielhilfe']);
  });

  it('tell the same title once, what was confirmed last before the others', async () => {
    await directory.write(...['a', 'b', 'c'].map((slug) => ({ noun: 'service', slug: `treff-${slug}`, title: { de: 'Offener Treff' }, actor: 'verein', ...(slug === 'b' && { checkedAt: new Date().toISOString() }) })));
    const treffs = async () => (await directory.search.suggest({ language: 'de', query: 'offener tr' })).map(({ slug }) => slug);
    await expect.poll(treffs, { timeout: 10_000 }).toEqual(['treff-b']);
  });
});
