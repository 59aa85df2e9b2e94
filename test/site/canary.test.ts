import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { leaks } from '../access/canary/marks.ts';
import { lines } from '../access/canary/plant.ts';
import { type Seeded, startSeeded } from '../walk/running.ts';

// Values of every field of every noun at every level lie in the directory, see test/access/canary; the site is built from it, and all that the public can fetch is looked through.

let seeded: Seeded;
beforeAll(async () => {
  seeded = await startSeeded({ changes: lines() });
}, 120_000);
afterAll(() => seeded.stop());

test('no file of the built site holds a value that is not for everybody: no page, feed, calendar, business card, map of the site or index', () => {
  const files = readdirSync(seeded.site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const told = new Set<string>();
  const found = files.flatMap(({ parentPath, name }) => {
    const place = join(parentPath, name);
    const content = readFileSync(place, 'latin1');
    if (content.includes('kanaria')) told.add(/\.\w+$/.exec(name)?.[0] ?? name);
    return leaks(`${place.slice(seeded.site.length)}\n${content}`, 0).map((leak) => `${place}: ${leak}`);
  });
  expect(found).toEqual([]);
  // What is for everybody does stand there, in every kind of file.
  expect([...told]).toEqual(expect.arrayContaining(['.html', '.json', '.vcf', '.ics', '.xml']));
});

test('no index of the search engine, and no text by which the database is searched, holds such a value', async () => {
  const { meiliUrl, meiliKey } = inject('servers');
  const meili = new Meilisearch({ host: meiliUrl, apiKey: meiliKey });
  const { results } = await meili.getRawIndexes({ limit: 1000 });
  const own = results.filter(({ uid }) => uid.startsWith(seeded.env['MEILI_PREFIX'] ?? '?'));
  expect(own.length).toBeGreaterThanOrEqual(9);
  for (const { uid } of own) {
    const documents = JSON.stringify((await meili.index(uid).getDocuments({ limit: 10_000 })).results);
    expect(documents).toContain('kanaria');
    expect(leaks(documents, 0), uid).toEqual([]);
  }
  const client = new pg.Client({ connectionString: seeded.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>('select entry || language || names || words::text as text from search_text');
    const all = rows.map(({ text }) => text).join('\n');
    expect(all).toContain('kanaria');
    expect(leaks(all, 0)).toEqual([]);
  } finally {
    await client.end();
  }
});

test('no address answers for what is not for everybody, whatever is asked of it', async () => {
  for (const path of ['services/kanarib-service', 'services/kanaric-service', 'services/kanarid-service', 'contacts/kanaric-contact', 'places/kanarid-hidden', 'actors/kanarie-actor', 'articles/kanarid-article']) {
    for (const address of [`/de/${path}/`, `/${path}`, `/ar/${path}/contact.vcf`]) {
      const response = await fetch(seeded.url + address, { redirect: 'manual' });
      expect([address, response.status, response.headers.get('location')]).toEqual([address, 404, null]);
      expect(leaks(await response.text(), 0, [path, path.split('/')[1] ?? ''])).toEqual([]);
    }
  }
});
