import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listen } from '../../server/app.ts';
import { servePages } from '../../server/pages.ts';
import { coloursOf, rgb } from '../../site/brand/colours.ts';
import { openDirectory, type Directory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { linkSiteProgram } from '../harness/site-program.ts';
import { BRAND, looksOf } from './branded.ts';
import { Dice, editAnything } from './edits.ts';
import { LANGUAGES, PublishedSite, differences, type Files } from './published.ts';

// The whole site is made twice, which takes a while on a machine that has other things to do.
vi.setConfig({ testTimeout: 180_000 });

let directory: Directory;
let site: PublishedSite;

beforeAll(async () => {
  directory = await openDirectory({ content: 'seed' });
  site = new PublishedSite(directory);
  await linkSiteProgram(site.dataDir);
  await keep(directory.pool, { noun: 'network', slug: 'musterkreis', brand: BRAND });
  await site.publisher.publish();
});
afterAll(async () => {
  await site.close();
  await directory.close();
});

/** Publishes an edit. @returns the files that changed, and how many pages had to be made of how many */
async function after(...lines: Record<string, unknown>[]): Promise<{ changed: string[]; rendered: number; pages: number }> {
  const before = site.files();
  await keep(directory.pool, ...lines);
  const made = await site.publisher.publish();
  if (made === undefined) throw new Error('Nothing was published.');
  return { changed: differences(before, site.files()).sort(), ...made };
}

const inAll = (path: string): string[] => LANGUAGES.map((language) => `${language}/${path}index.html`).sort();

const said = (files: Files, path: string): string => files.get(path)?.toString() ?? '';

test("a network's name, logo and colour are seen on every page, and can be read in light and in dark", async () => {
  const { server, port } = await listen(express().use(servePages(site.publisher.folder)), 0, '127.0.0.1');
  const looks = await looksOf(`http://127.0.0.1:${String(port)}`, ['/de/', '/ar/', '/ar/services/mbe-sprechstunde-musterstadt/', '/de/urgent/']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const [light = '', dark = ''] = [...coloursOf(BRAND.colour).matchAll(/--accent:(#\w+)/g)].map(([, shade = '']) => `rgb(${rgb(shade).join(', ')})`);
  expect(looks).toHaveLength(8);
  for (const { path, scheme, name, title, logo, accent, unreadable } of looks) {
    const own = path.startsWith('/ar/') ? BRAND.name.ar : BRAND.name.de;
    expect([path, scheme, name, logo, accent, unreadable]).toEqual([path, scheme, own, 1, scheme === 'dark' ? dark : light, []]);
    expect(title).toContain(own);
  }
  expect(looks[0]?.title).toBe(`${BRAND.name.de} ${BRAND.claim.de}`);
  expect([light, dark]).toEqual(['rgb(122, 31, 162)', expect.not.stringMatching(/122, 31, 162/)]);
});

test('a text that only its own pages and their lists show leaves all other pages alone', async () => {
  const { changed, rendered, pages } = await after({ noun: 'service', slug: 'fallberatung-musterkreis', about: { de: 'Wir sitzen jetzt im **zweiten** Stock.' } });
  expect(changed.filter((file) => file.endsWith('.html'))).toEqual(inAll('services/fallberatung-musterkreis/'));
  expect(rendered).toBeLessThan(pages / 4);
  expect(said(site.files(), 'de/services/fallberatung-musterkreis/index.html')).toContain('<strong>zweiten</strong>');
});

test('what edits show on is made anew in every language', async () => {
  // Help in an emergency is to be looked at each month, and was two months ago; then its network says that once a year is enough.
  const crisis = 'services/gewaltberatung-musterstadt/';
  expect(said(site.files(), `de/${crisis}index.html`)).toContain('Das ist lange her.');
  const { changed } = await after(
    { noun: 'network', slug: 'musterkreis', crisisCheckMonths: 12 },
    { noun: 'actor', slug: 'koordinierungsstelle-musterkreis', name: 'Stelle für alle' },
    { noun: 'term', slug: 'sprachkurse', label: { de: 'Deutsch lernen' } },
    { noun: 'contact', slug: 'muster-koordination-integration', hours: { slots: [{ day: 'TH', from: '14:00', to: '17:00', mode: 'WALK_IN' }], exceptions: [{ from: '2026-12-24', until: '2027-01-02', closed: true }] } },
    { noun: 'service', slug: 'fahrradwerkstatt-neu', title: { de: 'Neue Fahrradwerkstatt' }, actor: 'koordinierungsstelle-musterkreis', topics: ['sprachkurse'] },
    { noun: 'relation', slug: 'neue-foerderung', kind: 'FUNDS', actor: 'koordinierungsstelle-musterkreis', toActor: 'landkreis-musterkreis' },
    { noun: 'place', slug: 'rathaus-musterstadt', latitude: 0.0301 },
  );
  const paths = ['actors/koordinierungsstelle-musterkreis/', 'actors/landkreis-musterkreis/', 'topics/sprachkurse/', 'contacts/muster-koordination-integration/', 'services/fahrradwerkstatt-neu/', 'networks/musterkreis/map/', 'a-z/', crisis];
  expect(changed).toEqual(expect.arrayContaining(paths.flatMap(inAll)));
  expect(said(site.files(), `de/${crisis}index.html`)).not.toContain('Das ist lange her.');

  await directory.operate('mutation { removeService(reference: "fallberatung-musterkreis") }');
  await after({ noun: 'actor', slug: 'koordinierungsstelle-musterkreis', visibility: 'STAFF' });
  expect([...site.files().keys()].filter((file) => /fallberatung-musterkreis|koordinierungsstelle-musterkreis/.test(file))).toEqual([]);
});

test('a new day makes those pages anew that tell what is over or next', async () => {
  site.day = '2027-06-01';
  const before = site.files();
  const made = await site.publisher.publish();
  expect(differences(before, site.files())).toEqual(expect.arrayContaining(inAll('events/')));
  expect(made?.rendered).toBeLessThan(((made?.pages ?? 0) * 3) / 4);
});

test('whoever reads while people edit this and that gets whole pages', async () => {
  const { server, port } = await listen(express().use(servePages(site.publisher.folder)), 0, '127.0.0.1');
  const before = site.files();
  const paths = [...before.keys()].filter((file) => file.endsWith('.html'));
  const troubles: { path: string; trouble: string }[] = [];
  let reads = 0;
  let reading = true;
  const readers = [1, 2].map(async (seed) => {
    const dice = new Dice(seed);
    while (reading) {
      const path = dice.of(paths);
      reads += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await fetch(`http://127.0.0.1:${String(port)}/${path}`).then(
        async (response) => {
          const text = await response.text();
          if (response.status !== 200) troubles.push({ path, trouble: `status ${String(response.status)}` });
          else if (!text.includes('</html>')) troubles.push({ path, trouble: 'not whole' });
        },
        (error: unknown) => troubles.push({ path, trouble: String(error) }),
      );
    }
  });

  const dice = new Dice(20261201);
  let spared = 0;
  for (let round = 0; round < 3; round += 1) {
    for (let edit = 3 + dice.below(3); edit > 0; edit -= 1) await editAnything(directory, dice);
    const made = await site.publisher.publish();
    spared += (made?.pages ?? 0) - (made?.rendered ?? 0);
  }
  reading = false;
  await Promise.all(readers);
  await new Promise((resolve) => server.close(resolve));

  expect(spared).toBeGreaterThan(0);
  expect(reads).toBeGreaterThan(100);
  const stayed = site.files();
  expect(troubles.filter(({ path }) => stayed.has(path))).toEqual([]);
});

test('two edits during a build lead to one more build', async () => {
  const from = site.logged.length;
  await keep(directory.pool, { noun: 'network', slug: 'erkner', name: 'Erster Name' });
  const first = site.publisher.publish();
  await until(() => readdirSync(join(site.dataDir, 'site')).some((name) => name.startsWith('draft-')));
  await keep(directory.pool, { noun: 'network', slug: 'erkner', name: 'Zweiter Name' });
  const second = site.publisher.publish();
  await keep(directory.pool, { noun: 'network', slug: 'erkner', name: 'Dritter Name' });
  const third = site.publisher.publish();
  await Promise.all([first, second, third]);
  expect(site.logged.slice(from).filter((line) => line.includes('site published'))).toHaveLength(2);
  expect(said(site.files(), 'de/networks/erkner/index.html')).toContain('Dritter Name');
});

test('a build that is killed half-way is not seen, and the next one is whole', async () => {
  const before = site.files();
  await keep(directory.pool, { noun: 'network', slug: 'erkner', name: 'Vierter Name' });
  const dying = site.publisher.publish().then(() => 'published', () => 'died');
  await until(() => readdirSync(join(site.dataDir, 'site')).some((name) => name.startsWith('draft-')));
  await site.publisher.stop();
  expect(await dying).toBe('died');
  expect(differences(before, site.files())).toEqual([]);
  // What a server leaves behind that is killed itself.
  const left = join(site.dataDir, 'site/draft-0/de');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'index.html'), '<!doctype html><html><head>');

  await site.another().publish();
  expect(readdirSync(join(site.dataDir, 'site')).filter((name) => name.startsWith('draft-'))).toEqual([]);
  for (const path of inAll('networks/erkner/')) expect(said(site.files(), path)).toContain('Vierter Name');
});

test('a start in the same state makes nothing; where its notes are lost it makes everything, and after all these edits that is the same, byte for byte', async () => {
  expect(await site.another().publish()).toBeUndefined();
  const before = site.files();
  const notes = join(site.publisher.folder, '.notes');
  writeFileSync(notes, readFileSync(notes, 'utf8').slice(0, 1000));
  rmSync(join(site.publisher.folder, '.state'));
  const made = await site.publisher.publish();
  expect(made?.rendered).toBe(made?.pages);
  expect(differences(before, site.files())).toEqual([]);
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
