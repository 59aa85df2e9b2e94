import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { languagesOfWords } from './languages.ts';
import { layoutTroubles } from './layout.ts';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

/** One page of each template. */
const PAGES = [
  '',
  'search/?q=Stendal',
  'topics/',
  'topics/sprachkurse/',
  'a-z/',
  'networks/',
  'networks/musterkreis/',
  'networks/musterkreis/map/',
  'actors/migrationsberatung-musterstadt/',
  'services/mbe-sprechstunde-musterstadt/',
  'contacts/jakob-wernike/',
  'places/rathaus-musterstadt/',
  'articles/menschen-helfen-stendal/',
  'events/',
  'events/musterkreis-sprachcafe/',
  'qualifications/',
  'qualifications/musterkreis-musterlotse/',
  'urgent/',
  'kept/',
  'privacy-record/',
  'handout/?e=services/mbe-sprechstunde-musterstadt&e=articles/menschen-helfen-stendal',
  'urgent/violence/',
  'sign-in/wrong/',
  'partner/',
  '404/',
];

/** Sizes that readers with weak eyes have: a screen of 1280 × 1024 px enlarged four times, and one with letters of twice the size. */
const ENLARGED = [
  { viewport: { width: 320, height: 256 }, letters: '100%', told: 'at 400 %' },
  { viewport: { width: 1280, height: 1024 }, letters: '200%', told: 'with letters of 200 %' },
];

/** Of all languages those that differ most in the room that they take, and in their direction. */
const MEASURED = /^\/(?:de|ar|uk)\//;

type WithAxe = Window & typeof globalThis & { axe: typeof import('axe-core') };

/** Rules that a page breaks: all of them, or the one that depends on its colours. */
async function brokenRules(page: Page, path: string, only: 'all' | 'colours'): Promise<string[]> {
  const found = await page.evaluate(
    (runOnly) => (window as WithAxe).axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false }),
    only === 'all' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : ['color-contrast'],
  );
  return found.violations.map(({ id, nodes }) => `${path} in ${only === 'all' ? 'light' : 'dark'} colours ${id}: ${String(nodes[0]?.html)}`);
}

/** What cannot be read or used of a page by those who enlarge it. */
async function enlarged(page: Page, path: string): Promise<string[]> {
  const before = page.viewportSize();
  const wrong: string[] = [];
  for (const { viewport, letters, told } of ENLARGED) {
    await page.setViewportSize(viewport);
    await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), letters);
    wrong.push(...(await page.evaluate(layoutTroubles)).map((trouble) => `${path} ${told} ${trouble}`));
  }
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  if (before) await page.setViewportSize(before);
  return wrong;
}

/** Checks a page as a small phone shows it, first with light, then with dark colours; no page may be wider than the phone. */
async function checkPage(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const answer = await page.goto(directory.url + path);
  const wrong = answer?.status() === 200 ? [] : [`${path} is not there`];
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) wrong.push(`${path} is ${String(overflow)} px too wide`);
  // What an address asks for comes after the page.
  if (path.includes('?')) await page.locator('.card-title').first().waitFor();
  if (MEASURED.test(path)) wrong.push(...(await enlarged(page, path)));
  await page.evaluate(axe.source);
  wrong.push(...(await brokenRules(page, path, 'all')));
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await brokenRules(page, path, 'colours')));
  await page.close();
  return wrong;
}

/** Checks pages, as many at once as keep the browser busy. */
async function checkPages(paths: string[]): Promise<string[]> {
  // axe is put into the page from outside, which the page's own policy would refuse.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: 'light', bypassCSP: true });
  const waiting = [...paths];
  const wrong: string[] = [];
  const lane = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) wrong.push(...(await checkPage(context, path)));
  };
  await Promise.all([lane(), lane()]);
  await context.close();
  return wrong;
}

describe.each(languagesOfWords())('in %s', (language) => {
  it('no page breaks a rule of accessibility or is wider than 320 px, in light and dark colours, and can be enlarged', async () => {
    expect(await checkPages(PAGES.map((path) => `/${language}/${path}`))).toEqual([]);
  }, 240_000);
});

it('what is cut off or lies over something else is found', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
  await page.setContent('<body style="margin: 0"><p style="width: 50px; overflow: hidden; white-space: nowrap">Aufenthaltstitel</p><a href="/">one</a><a href="/" style="margin-inline-start: -20px">other</a><p style="position: sticky; height: 90px">stays</p><p style="width: 400px">wide</p>');
  expect(await page.evaluate(layoutTroubles)).toEqual([
    expect.stringMatching('px too wide'),
    expect.stringMatching('cuts off <p'),
    expect.stringMatching('keeps 90 of 256 px'),
    expect.stringMatching('over <a'),
  ]);
  await page.close();
});

it('neither does the choice of languages, nor the page for an address that is not there in any of them', async () => {
  expect(await checkPages(['/', '/404.html'])).toEqual([]);
}, 60_000);
