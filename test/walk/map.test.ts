import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { BuiltSite } from './built-site.ts';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;
let built: BuiltSite;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
  built = new BuiltSite(directory.site);
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

const MAP = 'networks/musterkreis/map/';

it('a map is reached from its network, from the towns and from the results, and no network is mapped of whose places nobody knows where they are', () => {
  for (const language of built.languages()) {
    for (const from of ['networks/musterkreis/', 'networks/', 'municipalities/', 'search/']) expect(built.links(`/${language}/${from}`), from).toContain(`/${language}/${MAP}`);
  }
  expect([...built.pages.keys()].filter((path) => path.endsWith('/map/') && !path.endsWith(MAP))).toEqual([]);
});

it('a map weighs less than 30 kB, has no script of its own, and no other page loads anything for it', () => {
  const page = `/de/${MAP}`;
  const styles = built.styles(page);
  expect(built.weighAll([page, ...styles, ...built.scripts(page)])).toBeLessThan(30_000);
  expect(built.scripts(page)).toEqual(built.scripts('/de/networks/'));
  const own = styles.filter((style) => !built.styles('/de/networks/').includes(style));
  expect(own).toHaveLength(1);
  expect([...built.pages.keys()].filter((path) => !path.endsWith(MAP) && built.styles(path).some((style) => own.includes(style)))).toEqual([]);
});

it.each(['de', 'ar'])('on a phone of 320 px, fingers and keys hit every dot, and it leads to the list of that town without JavaScript, in %s', async (language) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${directory.url}/${language}/${MAP}`);
  const dots = page.locator('.plan a');
  expect(await dots.count()).toBeGreaterThan(8);
  for (const dot of await dots.locator('.reach').all()) expect((await dot.boundingBox())?.width).toBeGreaterThanOrEqual(44);
  const boxes = await Promise.all((await page.locator('.atlas > figure .reach').all()).map((dot) => dot.boundingBox()));
  const centres = boxes.map((box) => ({ x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }));
  for (const one of centres) for (const other of centres) if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(44);

  // East of Musterstadt lies Beispielheim in every language: a map is not mirrored.
  const x = async (slug: string) => (await page.locator(`.atlas > figure a[href="#town-${slug}"] .dot`).boundingBox())?.x ?? 0;
  expect(await x('beispielheim')).toBeGreaterThan(await x('musterstadt'));

  await page.locator('.plan a[href="#town-testhausen"]').focus();
  await page.keyboard.press('Enter');
  const list = page.locator('#town-testhausen');
  expect(await list.getByRole('link', { name: 'Jugendclub Testwerk', exact: true }).getAttribute('href')).toBe(`/${language}/places/jugendclub-testhausen/`);
  expect((await list.boundingBox())?.y).toBeLessThan(200);
  expect(await list.locator('a[href^="geo:0.1226,0.0231"]').count()).toBe(1);
  await context.close();
});

it('a map shows of a place that must not be found its town and nothing finer', () => {
  const html = built.pages.get(`/de/${MAP}`) ?? '';
  const section = /<section id="town-neumuster">.*?<\/section>/s.exec(html)?.[0] ?? '';
  expect(section.match(/<li/g)).toHaveLength(3);
  expect(section.match(/geo:/g)).toHaveLength(2);
  expect(section).toContain('Aus Schutzgründen');
  // Two dots at most: those of the school and of the house of generations.
  expect((section.match(/class="dot"/g) ?? []).length).toBeLessThanOrEqual(2);
});

it('the site map names the maps', async () => {
  const sitemap = await (await fetch(`${directory.url}/sitemap-1.xml`)).text();
  expect(sitemap).toContain(`/de/${MAP}`);
});
