import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
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

const JAKOB_WERNIKE = 'tel:+493931608059';

/** Opens the home page on a phone's screen and gives whatever went wrong on the way. */
async function home(language: string, javaScriptEnabled: boolean): Promise<{ page: Page; troubles: string[]; done: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => !request.url().startsWith(directory.url) && troubles.push(`asked elsewhere: ${request.url()}`));
  await page.goto(`${directory.url}/${language}/`);
  return { page, troubles, done: () => context.close() };
}

describe.each([
  { language: 'de', direction: 'ltr' },
  { language: 'en', direction: 'ltr' },
  { language: 'ar', direction: 'rtl' },
])('from the home page in $language to the phone number of a contact in Stendal', ({ language, direction }) => {
  it('takes three steps with the search', async () => {
    const { page, troubles, done } = await home(language, true);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    await page.locator('#q').fill('Stendal Wernike');
    await page.locator('#q').press('Enter');
    await page.getByRole('link', { name: 'Jakob Wernike' }).first().click();
    await page.waitForURL(`**/${language}/contacts/jakob-wernike/`);
    expect(await page.locator(`main a[href="${JAKOB_WERNIKE}"]`).first().isVisible()).toBe(true);
    expect(troubles).toEqual([]);
    await done();
  });

  it('takes three steps by the network without JavaScript', async () => {
    const { page, done } = await home(language, false);
    await page.locator(`a[href="/${language}/networks/"]`).first().click();
    await page.locator(`a[href="/${language}/networks/stendal/"]`).first().click();
    expect(await page.locator(`main a[href="${JAKOB_WERNIKE}"]`).first().isVisible()).toBe(true);
    await done();
  });

  it('takes three steps by A–Z without JavaScript', async () => {
    const { page, done } = await home(language, false);
    await page.locator(`a[href="/${language}/a-z/"]`).first().click();
    await page.locator(`a[href="/${language}/contacts/jakob-wernike/"]`).first().click();
    expect(await page.locator(`main a[href="${JAKOB_WERNIKE}"]`).first().isVisible()).toBe(true);
    await done();
  });
});

describe('the pages', () => {
  it('mark German where a translation is missing', async () => {
    const { page, done } = await home('ar', false);
    await page.goto(`${directory.url}/ar/services/wohngeld-musterkreis/`);
    const heading = page.getByRole('heading', { level: 1 });
    const marked = heading.locator('xpath=descendant-or-self::*[@lang="de"]').first();
    expect(await marked.getAttribute('dir')).toBe('ltr');
    await done();
  });

  it('keep phone numbers left to right inside Arabic', async () => {
    const { page, done } = await home('ar', false);
    await page.goto(`${directory.url}/ar/contacts/jakob-wernike/`);
    const link = page.locator(`main a[href="${JAKOB_WERNIKE}"]`).first();
    expect(await link.evaluate((element) => [element, ...element.querySelectorAll('*')].some((each) => each.getAttribute('dir') === 'ltr'))).toBe(true);
    await done();
  });

  it('say that an address leads nowhere', async () => {
    const answer = await fetch(`${directory.url}/de/services/there-is-none/`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('lang="de"');
  });

  it('lead to no address that is not there', async () => {
    const seen = new Set<string>();
    const broken: string[] = [];
    const queue = ['/', '/de/', '/en/', '/ar/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const answer = await fetch(directory.url + path);
      const html = await answer.text();
      if (answer.status !== 200) broken.push(path);
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      for (const [, href = ''] of html.matchAll(/ (?:href|src)="(\/[^"#?]*)/g)) queue.push(href.replaceAll('&amp;', '&'));
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(1000);
  }, 120_000);
});
