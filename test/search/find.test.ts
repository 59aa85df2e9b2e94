import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import { FACET_FIELDS, FACT_FACETS } from '../../server/search/question.ts';
import { Searchable } from './searchable.ts';

describe('searching the seed', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.begin();
  });
  afterAll(() => directory.close());

  it('finds a service by its title in German', async () => {
    const [first] = await directory.hits('de', 'Sprachcafé am Donnerstag');
    expect(first).toMatchObject({ noun: 'service', slug: 'sprachcafe-musterstadt', title: 'Sprachcafé am Donnerstag', language: 'de' });
  });

  it('finds it by its title in Arabic, with or without the article', async () => {
    expect(await directory.find('ar', 'مقهى اللغة')).toContain('sprachcafe-musterstadt');
    expect(await directory.find('ar', 'مقهى لغة')).toContain('sprachcafe-musterstadt');
  });

  it('finds entries by a synonym of their topic', async () => {
    const document = await directory.document('de', 'schuldnerberatung-musterstadt');
    const synonym = document?.terms?.find((term) => /Privatinsolvenz|Insolvenz/.test(term));
    expect(synonym).toBeDefined();
    expect(await directory.find('de', String(synonym))).toContain('schuldnerberatung-musterstadt');
  });

  it('finds an entry that is shown in Arabic by the German word on a letter', async () => {
    const hit = (await directory.hits('ar', 'Schuldnerberatung')).find(({ slug }) => slug === 'schuldnerberatung-musterstadt');
    expect(hit).toMatchObject({ language: 'ar' });
    expect(hit?.title).toMatch(/\p{Script=Arabic}/u);
  });

  it('finds compounds by their parts in German, and does not cut words of other languages up', async () => {
    expect(await directory.find('de', 'Beratung Schuldner')).toContain('schuldnerberatung-musterkreis');
    const [first] = await directory.hits('en', 'debt');
    expect(first?.titleHighlight).toContain('\u0002Debt\u0003');
  });

  it('shows the original where there is no translation, and says so', async () => {
    const hit = (await directory.hits('tr', 'Kollegiale Fallberatung')).find(({ slug }) => slug === 'fallberatung-musterkreis');
    expect(hit).toMatchObject({ language: 'de', title: 'Kollegiale Fallberatung für Fachkräfte' });
  });

  it('marks what matched', async () => {
    const [hit] = await directory.hits('de', 'Küchentisch');
    expect(hit?.titleHighlight).toContain('\u0002Küche');
    expect(hit?.titleHighlight.replaceAll('\u0002', '').replaceAll('\u0003', '')).toBe(hit?.title);
  });

  it('puts what is over behind what goes on', async () => {
    const slugs = await directory.find('de', 'Deutsch am Küchentisch');
    expect(slugs).toContain('kuechentisch-deutsch-testhausen');
    expect(await directory.document('de', 'kuechentisch-deutsch-testhausen')).toMatchObject({ ended: 1 });
    const all = await directory.documents('de');
    const ended = new Map(all.map((document) => [document.slug, document.ended]));
    const browsed = (await directory.find('de', '', { first: 100, filter: { noun: ['service'] } })).map((slug) => ended.get(slug));
    expect(browsed).toEqual([...browsed].sort());
  });

  it('finds whole questions', async () => {
    expect((await directory.find('de', 'Wo kann ich meinen Wohnsitz anmelden?')).slice(0, 3)).toContain('wohnsitz-anmelden-musterstadt');
  });

  it('has every searchable public entry in every language', async () => {
    const german = (await directory.documents('de')).map(({ id }) => id).sort();
    expect(german.length).toBeGreaterThan(200);
    for (const language of LANGUAGES) expect((await directory.documents(language)).map(({ id }) => id).sort()).toEqual(german);
  });

  describe('facets', () => {
    it('are told for every field, with labels in the reader’s language', async () => {
      const { facets } = await directory.search.ask({ language: 'en', query: '' });
      expect(facets.map(({ field }) => field)).toEqual([...FACET_FIELDS, ...FACT_FACETS]);
      const labels = new Map(facets.map(({ field, values }) => [field, new Map(values.map(({ value, label }) => [value, label]))]));
      expect(labels.get('noun')?.get('service')).toBeDefined();
      expect(labels.get('topic')?.get('wohnen')).toBe('Housing');
      expect(labels.get('spokenLanguage')?.get('ar')).toBe('Arabic');
      expect(labels.get('network')?.get('musterkreis')).toMatch(/Musterkreis/);
      expect(labels.get('municipality')?.get('Musterstadt')).toBe('Musterstadt');
      expect(labels.get('mode')?.get('IN_PERSON')).toBeDefined();
    });

    it('count what an entry is filed under one level up too', async () => {
      const document = await directory.document('de', 'schuldnerberatung-musterstadt');
      expect(document?.topic).toEqual(expect.arrayContaining(['schuldnerberatung', 'schulden']));
    });

    it('take values of one field as alternatives and fields together', async () => {
      const count = async (filter: Record<string, string[]>): Promise<number> => (await directory.search.ask({ language: 'de', query: '', filter })).total;
      const arabic = await count({ noun: ['service'], spokenLanguage: ['ar'] });
      const ukrainian = await count({ noun: ['service'], spokenLanguage: ['uk'] });
      const either = await count({ noun: ['service'], spokenLanguage: ['ar', 'uk'] });
      expect(either).toBeGreaterThan(Math.max(arabic, ukrainian));
      expect(either).toBeLessThanOrEqual(arabic + ukrainian);
      expect(await count({ noun: ['service'], spokenLanguage: ['ar'], mode: ['PHONE'] })).toBeLessThan(arabic);
    });

    it('go on counting the alternatives within a field that is filtered', async () => {
      const open = await directory.search.ask({ language: 'de', query: '', filter: { mode: ['PHONE'] } });
      const filtered = await directory.search.ask({ language: 'de', query: '', filter: { mode: ['PHONE'], noun: ['service'] } });
      const nouns = (answer: typeof open) => answer.facets.find(({ field }) => field === 'noun')?.values;
      expect(nouns(filtered)).toEqual(nouns(open));
      expect(filtered.facets.find(({ field }) => field === 'mode')?.values.length).toBeGreaterThan(1);
      expect(filtered.hits.every(({ noun }) => noun === 'service')).toBe(true);
    });

    it('find nothing for a value that nobody has, whatever stands in it', async () => {
      for (const value of ['nowhere', '"] OR noun IN ["service', 'back\\slash']) {
        expect(await directory.search.ask({ language: 'de', query: '', filter: { municipality: [value] } })).toMatchObject({ total: 0, hits: [] });
      }
    });

    it('can be counted for every hit', async () => {
      const { total, facets } = await directory.search.ask({ language: 'uk', query: '' });
      const nouns = facets.find(({ field }) => field === 'noun')?.values ?? [];
      expect(nouns.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    });
  });

  describe('pages', () => {
    it('follow each other without a gap or a repetition', async () => {
      const all = await directory.find('de', '', { first: 100, filter: { noun: ['service'] } });
      const paged: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await directory.search.ask({ language: 'de', query: '', filter: { noun: ['service'] }, first: 7, after });
        paged.push(...page.hits.map(({ slug }) => slug));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(paged.slice(0, 100)).toEqual(all);
      expect(new Set(paged).size).toBe(paged.length);
    });

    it('are refused when they are too large or too small', async () => {
      for (const first of [0, -1, 101, 1_000_000, 1.5]) await expect(directory.find('de', '', { first })).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE' });
    });

    it('are refused for a cursor that we did not give', async () => {
      for (const after of ['', 'nonsense', 'cGFnZTotMQ', Buffer.from('page:99999999').toString('base64url')]) {
        await expect(directory.find('de', '', { after })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
      }
    });
  });

  describe('questions', () => {
    it('are refused in a language the directory does not have', async () => {
      await expect(directory.find('xx', 'Hilfe')).rejects.toMatchObject({ code: 'BAD_LANGUAGE' });
    });

    it('are refused when they are longer than 500 characters', async () => {
      await expect(directory.find('de', 'x'.repeat(10_000))).rejects.toMatchObject({ code: 'QUERY_TOO_LONG' });
      await expect(directory.find('de', 'x'.repeat(500))).resolves.toBeDefined();
    });

    it('are refused with more filter values than anybody chooses', async () => {
      await expect(directory.find('de', '', { filter: { topic: Array.from({ length: 101 }, String) } })).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'filter.topic' });
    });

    it('may hold control characters and decomposed letters', async () => {
      expect(await directory.find('de', '\u0000Sprachcafe\u0301\n\u0007am Donnerstag\u0002')).toEqual(await directory.find('de', 'Sprachcafé am Donnerstag'));
    });

    it('stand in no log and in no error', async () => {
      const words = 'eine-sehr-private-frage';
      await directory.find('de', words);
      const away = directory.copy('http://127.0.0.1:9');
      expect(await away.ask({ language: 'de', query: words })).toMatchObject({ degraded: true });
      await away.stop();
      expect(directory.logged.join('')).not.toContain(words);
    });
  });
});
