import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Found, Hit } from '../../site/search/ask.ts';
import { launchBrowser } from '../browser.ts';
import { serveSiteFiles, type SiteFiles } from './site-files.ts';
import { searchWords } from './search-words.ts';

let browser: Browser;
let files: SiteFiles;

beforeAll(async () => {
  [files, browser] = await Promise.all([serveSiteFiles(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await files.stop();
});

const hit: Hit = { noun: 'service', slug: 'one', language: 'ar', titleHighlight: 'دورة', summaryHighlight: null, across: false, through: null, distance: null };
const german: Hit = { ...hit, slug: 'two', language: 'de', titleHighlight: 'Beratung zum \u0002Aufenthalt\u0003\u0002stitel\u0003', across: true, through: 'Aufenthaltstitel' };
const nothing: Found = { total: 0, limited: false, away: false, ignored: [], hits: [], facets: [], didYouMean: null, offers: [], topics: [], next: null };

/** A page in a language on which the site's own functions have shown what was found. */
async function shown(language: string, found: Partial<Found>, query = '', more: Hit[] = []): Promise<Page> {
  const given = JSON.stringify({ found: { ...nothing, ...found }, more: { ...nothing, hits: more }, words: searchWords(language), language, query }).replaceAll('<', '\\u003c');
  const lists = ['meant', 'offers', 'near-topics'].map((id) => `<div id="${id}"><ul id="${id}-list"></ul></div>`).join('');
  files.show(`<!doctype html><html lang="${language}"><meta charset="utf-8"><body>
    <ol id="hits"></ol><section id="across"><h2 id="across-heading"></h2><ol id="hits-across"></ol></section>${lists}
    <div id="nothing"><div id="tell"><p id="tell-note"></p><button id="tell-button"></button><p id="told"></p></div></div>
    <script type="module">
      import { showHits } from '/search/results.ts';
      import { showAround } from '/search/around.ts';
      const { found, more, words, language, query } = ${given};
      showHits(found, false, language, words);
      if (more.hits.length > 0) showHits(more, true, language, words);
      const state = { query, filters: { free: true } };
      showAround(found, state, language, (change) => (document.title = JSON.stringify(change(state))));
      document.body.dataset.done = 'yes';
    </script></body></html>`);
  const page = await browser.newPage();
  await page.goto(files.url);
  await page.waitForSelector('[data-done]');
  return page;
}

test('hits in the reader\'s language come first, then those in German with the German word that led to them', async () => {
  const page = await shown('ar', { total: 2, hits: [hit, german] });
  expect(await page.locator('#hits a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['/ar/services/one/']);
  expect(await page.locator('#hits-across a').getAttribute('href')).toBe('/ar/services/two/');
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('بالألمانية أيضًا');
  expect(await page.locator('#hits-across mark').allTextContents()).toEqual(['Aufenthaltstitel']);
  const through = page.locator('.through');
  expect(await through.textContent()).toBe('وُجد عن طريق: Aufenthaltstitel');
  expect(await through.locator('bdi').getAttribute('lang')).toBe('de');
  await page.close();
});

test('weaker hits in the reader\'s language stay between those in German, under a heading that says so', async () => {
  const page = await shown('ar', { total: 4, hits: [hit, german, { ...hit, slug: 'three' }, { ...german, slug: 'four' }] });
  const links = (list: string) => page.locator(`${list} a`).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(await links('#hits')).toEqual(['/ar/services/one/']);
  expect(await links('#hits-across')).toEqual(['/ar/services/two/', '/ar/services/three/', '/ar/services/four/']);
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('نتائج أخرى، بعضها بالألمانية');
  await page.close();
});

test('where a hit in German comes first, no heading speaks of more', async () => {
  const mixed = await shown('en', { total: 2, hits: [german, { ...hit, language: 'en' }] });
  expect(await mixed.locator('#hits').isVisible()).toBe(false);
  expect(await mixed.locator('#hits-across > li').count()).toBe(2);
  expect(await mixed.getByRole('heading', { level: 2 }).count()).toBe(0);
  await mixed.close();
  const across = await shown('en', { total: 1, hits: [german] });
  expect(await across.getByRole('heading', { level: 2 }).textContent()).toBe('Also in German');
  await across.close();
});

test('a heading is put right when more hits are added', async () => {
  const page = await shown('ar', { total: 3, hits: [hit, german] }, '', [{ ...hit, slug: 'three' }]);
  expect(await page.locator('#hits-across > li').count()).toBe(2);
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('نتائج أخرى، بعضها بالألمانية');
  await page.close();
});

test('in German nothing is also in German', async () => {
  const page = await shown('de', { total: 2, hits: [{ ...hit, language: 'de' }, german] });
  expect(await page.locator('#hits > li').count()).toBe(2);
  expect(await page.locator('#across').isVisible()).toBe(false);
  await page.close();
});

test('a hit tells how far away it is, and why it stands where it stands', async () => {
  const page = await shown('de', { total: 1, hits: [{ ...hit, language: 'de', distance: 3.2, why: [{ part: 'exact', value: 1.25 }, { part: 'somethingNew', value: 0.5 }] }] });
  expect(await page.locator('.kind').textContent()).toBe('Angebot3 km');
  expect(await page.locator('.why th').allTextContents()).toEqual(['Dieselben Wörter', 'somethingNew']);
  expect(await page.locator('.why td').allTextContents()).toEqual(['1.250', '0.500']);
  await page.close();
});

test('filters that the words name, and what may have been meant, are links to those searches', async () => {
  const page = await shown('de', {
    total: 1,
    hits: [hit],
    didYouMean: 'Ausländerbehörde',
    offers: [{ field: 'spokenLanguage', value: 'ar', label: 'Arabisch', query: 'Arzt Donnerstag' }, { field: 'open', value: 'TH', label: 'Donnerstag', query: 'Arabisch Arzt' }],
  }, 'Arabisch Arzt Donnerstag');
  expect(await page.locator('#offers a').evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')))).toEqual([
    '?q=Arzt+Donnerstag&spokenLanguage=ar&free=1', '?q=Arabisch+Arzt&free=1&open=TH',
  ]);
  expect(await page.locator('#nothing').isVisible()).toBe(false);
  await page.locator('#meant a').click();
  expect(JSON.parse(await page.title())).toEqual({ query: 'Ausländerbehörde', filters: { free: true } });
  await page.close();
});

test('where nothing was found, topics lead on and one can say what is missing', async () => {
  const page = await shown('en', { topics: [{ slug: 'sprachkurse', label: 'Language courses' }] }, 'xyz');
  expect(await page.locator('#near-topics a').getAttribute('href')).toBe('/en/topics/sprachkurse/');
  expect(await page.locator('#nothing').isVisible()).toBe(true);
  expect(await page.locator('#tell').isVisible()).toBe(true);
  expect(await page.locator('#hits').isVisible()).toBe(false);
  await page.close();
});
