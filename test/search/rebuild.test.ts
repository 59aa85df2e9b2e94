import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import type { SearchDocument } from '../../server/search/document.ts';
import { settingsOf } from '../../server/search/settings.ts';
import { Searchable } from './searchable.ts';

describe('making the indexes anew', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.begin();
  });
  afterAll(() => directory.close());

  it('happens at the start when there are none, and then nothing waits any more', async () => {
    expect(await directory.waiting()).toBe(0);
    expect((await directory.documents('de')).length).toBeGreaterThan(100);
  });

  it('does not happen at the next start', async () => {
    directory.logged.length = 0;
    await directory.search.ensure();
    expect(directory.logged).toEqual([]);
  });

  it('happens at the next start when an index is missing', async () => {
    const before = byId(await directory.documents('fr'));
    await directory.meili.settled([await directory.meili.drop(directory.meili.uid('fr'))]);
    await directory.search.ensure();
    expect(byId(await directory.documents('fr'))).toEqual(before);
  });

  it('happens when an index was made otherwise, once for two copies that start together', async () => {
    await directory.meili.settled([await directory.meili.set(directory.meili.uid('de'), { ...settingsOf('de'), displayedAttributes: ['id'] })]);
    directory.logged.length = 0;
    const copy = directory.copy();
    await Promise.all([directory.search.ensure(), copy.ensure()]);
    await copy.stop();
    expect(directory.logged.filter((line) => line.includes('made anew'))).toHaveLength(1);
    expect(await directory.find('de', '')).toHaveLength(20);
  });

  it('loses nothing that is edited, added, hidden or removed meanwhile, and searches go on', async () => {
    await directory.publish({ noun: 'article', slug: 'vorher', kind: 'NEWS', title: { de: 'Vorher' } }, { noun: 'article', slug: 'zuhauf', kind: 'NEWS', title: { de: 'Zuhauf' } });
    const rebuilding = directory.search.rebuild();
    const ended = rebuilding.then(() => true);
    let turns = 0;
    while (!(await Promise.race([ended, wait(60, false)]))) {
      turns += 1;
      const slug = `waehrend-${String(turns)}`;
      await directory.write({ noun: 'article', slug: 'zuhauf', kind: 'NEWS', title: { de: `Stand ${String(turns)}` } }, { noun: 'article', slug, kind: 'NEWS', title: { de: `Waehrend ${String(turns)}` } });
      directory.search.nudge();
      expect((await directory.find('de', 'Sprachcafé')).length).toBeGreaterThan(0);
    }
    await rebuilding;
    await directory.write({ noun: 'article', slug: 'vorher', state: 'ARCHIVED' });
    await directory.search.settled();
    expect(turns).toBeGreaterThan(3);
    for (const language of LANGUAGES) {
      const slugs = new Map((await directory.documents(language)).map((document) => [document.slug, document]));
      for (let turn = 1; turn <= turns; turn += 1) expect(slugs.has(`waehrend-${String(turn)}`)).toBe(true);
      expect(slugs.get('zuhauf')).toMatchObject({ title: `Stand ${String(turns)}` });
      expect(slugs.has('vorher')).toBe(false);
    }
  });

  it('leaves the indexes as the drain alone would have made them', async () => {
    await directory.search.settled();
    const drained = await Promise.all(LANGUAGES.map((language) => directory.documents(language)));
    await directory.search.rebuild();
    const rebuilt = await Promise.all(LANGUAGES.map((language) => directory.documents(language)));
    expect(rebuilt.map(byId)).toEqual(drained.map(byId));
  });

  it('that is broken off leaves the old indexes, and the next one works', async () => {
    const copy = directory.copy();
    const broken = copy.rebuild();
    await wait(300);
    await copy.stop();
    await expect(broken).rejects.toBeDefined();
    expect(await directory.find('de', 'Sprachcafé')).toContain('sprachcafe-musterstadt');
    await directory.publish({ noun: 'article', slug: 'danach', kind: 'NEWS', title: { de: 'Danachwort' } });
    expect((await directory.find('de', 'Danachwort'))[0]).toBe('danach');
    await directory.search.rebuild();
    expect((await directory.find('uk', 'Danachwort'))[0]).toBe('danach');
  });
});

function byId(documents: readonly SearchDocument[]): SearchDocument[] {
  return [...documents].sort((one, other) => (one.id < other.id ? -1 : 1));
}
