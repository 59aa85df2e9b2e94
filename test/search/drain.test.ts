import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import { SMALL } from './lines.ts';
import { Searchable } from './searchable.ts';

describe('a change', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('tables');
    await directory.begin();
    await directory.publish(...SMALL);
  });
  afterAll(() => directory.close());

  it('is found in every language, the original standing in for what is not translated', async () => {
    await directory.publish({ noun: 'service', slug: 'neuehilfe', title: { de: 'Nagelneuhilfe', en: 'Brandnewhelp' }, actor: 'musterverein' });
    for (const language of LANGUAGES) expect(await directory.find(language, 'Nagelneuhilfe')).toEqual(['neuehilfe']);
    expect(await directory.hits('en', 'Brandnewhelp')).toMatchObject([{ slug: 'neuehilfe', language: 'en' }]);
    expect(await directory.hits('fr', 'Nagelneuhilfe')).toMatchObject([{ slug: 'neuehilfe', language: 'de' }]);
  });

  it('takes the former wording out', async () => {
    await directory.publish({ noun: 'service', slug: 'wechsel', title: { de: 'Vorherwort' }, actor: 'musterverein' });
    await directory.publish({ noun: 'service', slug: 'wechsel', title: { de: 'Nachherwort' } });
    expect(await directory.find('de', 'Vorherwort')).not.toContain('wechsel');
    expect(await directory.find('ar', 'Nachherwort')).toEqual(['wechsel']);
  });

  it('takes an entry out that is removed or withdrawn', async () => {
    await directory.publish(
      { noun: 'article', slug: 'kurzlebig', kind: 'NEWS', title: { de: 'Kurzlebigwort' } },
      { noun: 'article', slug: 'zurueckgezogen', kind: 'NEWS', title: { de: 'Zurueckwort' } },
    );
    await directory.remove('article', 'kurzlebig');
    await directory.publish({ noun: 'article', slug: 'zurueckgezogen', state: 'ARCHIVED' });
    for (const language of LANGUAGES) {
      expect(await directory.document(language, 'kurzlebig')).toBeUndefined();
      expect(await directory.document(language, 'zurueckgezogen')).toBeUndefined();
    }
    await directory.publish({ noun: 'article', slug: 'zurueckgezogen', state: 'PUBLISHED' });
    expect(await directory.find('de', 'Zurueckwort')).toEqual(['zurueckgezogen']);
  });

  it('leaves nothing waiting, and tells what was changed and what shows it', async () => {
    directory.drained.length = 0;
    await directory.publish({ noun: 'place', slug: 'musterhaus', directions: { de: 'Zweimal klingeln' } });
    expect(await directory.waiting()).toBe(0);
    const told = directory.drained.flat();
    for (const [noun, slug] of [['place', 'musterhaus'], ['service', 'musterhilfe'], ['event', 'mustertreffen']] as const) {
      expect(told).toContainEqual({ noun, id: await directory.id(noun, slug) });
    }
  });

  it('that was drained already does no harm when it is drained again', async () => {
    const before = await directory.documents('de');
    await directory.pool.query(`insert into outbox (noun, entry) select 'service', id from service union all select 'actor', id from actor`);
    await directory.search.settled();
    expect(sorted(await directory.documents('de'))).toEqual(sorted(before));
  });

  it('by many at once arrives whole, with three copies of the program draining', async () => {
    const copies = [directory.copy(), directory.copy()];
    for (const copy of copies) copy.watch();
    await Promise.all(
      Array.from({ length: 5 }, async (_, writer) => {
        for (let turn = 0; turn < 12; turn += 1) {
          await directory.write({ noun: 'article', slug: `menge-${String(writer)}`, kind: 'NEWS', title: { de: `Stand ${String(turn)}` } });
          copies[writer % 2]?.nudge();
          await wait(20);
        }
      }),
    );
    await directory.search.settled();
    for (const copy of copies) await copy.stop();
    for (const language of ['de', 'uk', 'tr']) {
      for (let writer = 0; writer < 5; writer += 1) expect(await directory.document(language, `menge-${String(writer)}`)).toMatchObject({ title: 'Stand 11' });
    }
  });

  it('is minded when time alone makes it: what ends today is over tomorrow', async () => {
    await directory.publish({ noun: 'service', slug: 'endend', title: { de: 'Endend' }, actor: 'musterverein', until: '2099' });
    const document = await directory.document('de', 'endend');
    expect(document).toMatchObject({ ended: 0, due: Date.UTC(2100, 0, 1) / 1000 });
    // As if that day had come: the index still says "goes on" for an entry that is over.
    await directory.meili.settled([await directory.meili.put(directory.meili.uid('de'), JSON.stringify({ ...document, title: 'Veraltet', due: 1 }))]);
    const tomorrow = directory.copy();
    tomorrow.watch();
    await expect.poll(() => directory.document('de', 'endend'), { timeout: 20_000, interval: 200 }).toMatchObject({ title: 'Endend' });
    await tomorrow.stop();
  });
});

function sorted<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1));
}
