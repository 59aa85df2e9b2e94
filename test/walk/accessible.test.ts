import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { languagesOfWords } from './languages.ts';
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
  'urgent/violence/',
  '404/',
];

type WithAxe = Window & typeof globalThis & { axe: typeof import('axe-core') };

/** Rules that a page breaks: all of them, or the one that depends on its colours. */
async function brokenRules(page: Page, path: string, only: 'all' | 'colours'): Promise<string[]> {
  const found = await page.evaluate(
    (runOnly) => (window as WithAxe).axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false }),
    only === 'all' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : ['color-contrast'],
  );
  return found.violations.map(({ id, nodes }) => `${path} in ${only === 'all' ? 'light' : 'dark'} colours ${id}: ${String(nodes[0]?.html)}`);
}

/** Checks a page as a small phone shows it, first with light, then with dark colours; no page may be wider than the phone. */
async function checkPage(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const answer = await page.goto(directory.url + path);
  const wrong = answer?.status() === 200 ? [] : [`${path} is not there`];
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) wrong.push(`${path} is ${String(overflow)} px too wide`);
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
  it('no page breaks a rule of accessibility or is wider than 320 px, in light and dark colours', async () => {
    expect(await checkPages(PAGES.map((path) => `/${language}/${path}`))).toEqual([]);
  }, 240_000);
});

it('neither does the choice of languages, nor the page for an address that is not there in any of them', async () => {
  expect(await checkPages(['/', '/404.html'])).toEqual([]);
}, 60_000);
