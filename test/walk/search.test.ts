import axe from 'axe-core';
import express from 'express';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
});
afterEach(async () => {
  await context?.close();
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

/** Opens a page of the site on a phone's screen, or on a wider one. */
async function open(path: string, { base = directory.url, width = 360, javaScriptEnabled = true, bypassCSP = false } = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 780 }, javaScriptEnabled, bypassCSP });
  const page = await context.newPage();
  await page.goto(base + path);
  if (path.includes('/search/') && javaScriptEnabled) await answered(page);
  return page;
}

/** Waits until the page shows the answer to what it asked last. */
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('#search:not([aria-busy]) #status')?.textContent ?? '') !== '');
}

const asked = (page: Page): string => decodeURIComponent(new URL(page.url()).search).replaceAll('+', ' ');
const chips = (page: Page): Promise<string[]> => page.locator('#chosen button:not(.all) > span:first-child').allTextContents();

describe('the filters of a search', () => {
  it('go into the address, and their chips take them away one by one', async () => {
    const page = await open('/de/search/?q=deutsch');
    await page.locator('#filters > summary').click();
    await page.getByLabel('Wann?').selectOption('TH');
    await page.getByLabel('Um wie viel Uhr?').selectOption('12:00-18:00');
    await page.getByRole('checkbox', { name: 'Kostenlos' }).check();
    await page.locator('#f-spokenLanguage-ar').check();
    await page.getByLabel('oder mit Dolmetscher').check();
    await page.locator('#f-mode-IN_PERSON').check();
    await expect.poll(() => asked(page)).toBe('?q=deutsch&spokenLanguage=ar&mode=IN_PERSON&orInterpreter=1&free=1&open=TH-12:00-18:00');
    await answered(page);
    expect(await chips(page)).toEqual(['Arabisch', 'Vor Ort', 'oder mit Dolmetscher', 'Kostenlos', 'Donnerstag, 12 bis 18 Uhr']);
    expect(await page.locator('#filter-count').textContent()).toBe('(4)');
    await page.getByRole('button', { name: 'Filter entfernen: Donnerstag, 12 bis 18 Uhr' }).click();
    await expect.poll(() => asked(page)).toBe('?q=deutsch&spokenLanguage=ar&mode=IN_PERSON&orInterpreter=1&free=1');
    await answered(page);
    await page.getByRole('button', { name: 'Filter entfernen: Arabisch' }).click();
    await expect.poll(() => asked(page)).toBe('?q=deutsch&mode=IN_PERSON&free=1');
    await answered(page);
    await page.getByRole('button', { name: 'Alle Filter entfernen' }).click();
    await expect.poll(() => asked(page)).toBe('?q=deutsch');
    await page.goBack();
    await expect.poll(() => chips(page)).toEqual(['Vor Ort', 'Kostenlos']);
    expect(await page.getByRole('checkbox', { name: 'Kostenlos' }).isChecked()).toBe(true);
  });

  it('go away for good when somebody taps faster than the answers come', async () => {
    const page = await open('/de/search/?q=deutsch&spokenLanguage=ar&mode=IN_PERSON&free=1');
    // Both before the chips can have been drawn anew.
    await page.evaluate(() => {
      for (const chip of [...document.querySelectorAll<HTMLButtonElement>('#chosen button:not(.all)')].slice(0, 2)) chip.click();
    });
    await expect.poll(() => chips(page)).toEqual(['Kostenlos']);
    expect(asked(page)).toBe('?q=deutsch&free=1');
  });

  it('stay when the language is changed, and are said in that language', async () => {
    const page = await open('/de/search/?q=Kurs&free=1&open=2026-11-26-08:00-12:00');
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/search/**');
    await answered(page);
    expect(asked(page)).toBe('?q=Kurs&free=1&open=2026-11-26-08:00-12:00');
    expect(await chips(page)).toEqual(['Free of charge', 'Thursday, November 26, 8 to 12']);
  });

  it('take a place by its name when one goes on to the next filter', async () => {
    const page = await open('/de/search/?q=Beratung', { width: 1280 });
    await page.getByLabel('Postleitzahl oder Ort').fill('Musterstadt');
    await page.getByLabel('Wie weit weg?').selectOption('5');
    await expect.poll(() => asked(page)).toBe('?q=Beratung&near=Musterstadt&within=5');
    await expect.poll(() => chips(page)).toEqual(['Musterstadt (bis 5 km)']);
  });

  it('say at the field that a place is unknown, and the rest is found all the same', async () => {
    const page = await open('/de/search/?q=Beratung&near=Atlantis&within=10', { width: 1280 });
    expect(await page.locator('#near-problem').textContent()).toContain('Diesen Ort kennen wir nicht.');
    expect(await page.getByLabel('Postleitzahl oder Ort').getAttribute('aria-invalid')).toBe('true');
    expect(await chips(page)).toEqual(['Atlantis (bis 10 km) (gilt gerade nicht)']);
    expect(await page.locator('#hits > li').count()).toBeGreaterThan(0);
    await page.getByLabel('Postleitzahl oder Ort').fill('Musterstadt');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expect.poll(() => chips(page)).toEqual(['Musterstadt (bis 10 km)']);
    expect(await page.locator('#near-problem').isVisible()).toBe(false);
  });
});

describe('a question in Arabic', () => {
  it('leads to a service that is told in German only, and shows the German word that it was found through', async () => {
    const page = await open(`/ar/search/?q=${encodeURIComponent('أين أقدم طلب إعانة السكن؟')}`);
    const card = page.locator('#hits-across > li').filter({ has: page.locator('a[href="/ar/services/wohngeld-musterkreis/"]') });
    expect(await card.locator('.card-title bdi').getAttribute('lang')).toBe('de');
    expect(await card.locator('.through').textContent()).toBe('وُجد عن طريق: Wohngeld');
    expect(await card.locator('.through bdi').getAttribute('lang')).toBe('de');
    // No heading promises German above what is told in Arabic.
    expect(await page.getByRole('heading', { name: 'بالألمانية أيضًا' }).isVisible()).toBe((await page.locator('#hits-across > :not([data-across])').count()) === 0);
    await card.locator('a').click();
    await page.waitForURL('**/ar/services/wohngeld-musterkreis/');
  });
});

describe('whoever types', () => {
  /** Types, and walks down to a suggestion by the arrow key. */
  async function choose(page: Page, typed: string, label: string): Promise<void> {
    await page.locator('#q').pressSequentially(typed);
    await page.getByRole('option').filter({ hasText: label }).first().waitFor();
    const chosen = page.getByRole('option', { selected: true });
    for (let step = 0; step < 10 && !(await chosen.allTextContents()).some((text) => text.startsWith(`${label} `)); step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  it('goes by keyboard to an entry that begins so', async () => {
    const page = await open('/de/');
    await choose(page, 'sprachca', 'Sprachcafé am Donnerstag');
    await page.waitForURL('**/de/services/sprachcafe-musterstadt/');
  });

  it('goes to a topic in the reader’s language', async () => {
    const page = await open('/en/');
    await choose(page, 'hous', 'Housing');
    await page.waitForURL('**/en/topics/wohnen/');
  });

  it('is shown what is near a place, and the search knows that place', async () => {
    const page = await open('/de/');
    await choose(page, 'Deutsch musterst', 'Musterstadt');
    await page.waitForURL('**/de/search/**');
    await answered(page);
    expect(asked(page)).toBe('?q=Deutsch&near=Musterstadt');
    expect(await page.locator('#near-problem').isVisible()).toBe(false);
    expect(await page.locator('#hits > li').count()).toBeGreaterThan(0);
  });
});

describe('whoever looks after the search', () => {
  it('is told what the place of a hit is made of, when the address asks for it', async () => {
    const page = await open('/de/search/?q=Wohnung&why=1');
    expect(await page.locator('#hits .why').count()).toBe(await page.locator('#hits > li').count());
    await page.goto(`${directory.url}/de/search/?q=Wohnung`);
    await answered(page);
    expect(await page.locator('#hits > li').count()).toBeGreaterThan(0);
    expect(await page.locator('#hits .why').count()).toBe(0);
  });
});

describe('a search that finds nothing', () => {
  it('leads on, and what is missing can be told', async () => {
    const page = await open('/en/search/?q=zzyzxqq');
    expect(await page.locator('#status').textContent()).toBe('We found nothing.');
    expect(await page.locator('#nothing a[href="/en/urgent/"]').isVisible()).toBe(true);
    expect(await page.locator('#nothing a[href="/en/a-z/"]').isVisible()).toBe(true);
    expect(await page.locator('#tell-note').textContent()).toContain('nothing about you');
    await page.getByRole('button', { name: 'This is missing' }).click();
    await expect.poll(() => page.locator('#told').textContent()).toBe('Thank you! The words of your search have arrived.');
    expect(await page.locator('#tell-button').isVisible()).toBe(false);
  });
});

describe.each(['de', 'ar'])('the search page in %s', (language) => {
  it('breaks no rule of accessibility with its filters open, on a small phone', async () => {
    const page = await open(`/${language}/search/?spokenLanguage=ar&free=1&open=TH-12:00-18:00`, { bypassCSP: true });
    await page.locator('#filters > summary').click();
    await page.locator('#facets details').first().locator('summary').click();
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => (window as Window & typeof globalThis & { axe: typeof import('axe-core') }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    expect(found.violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });
});

describe('without JavaScript', () => {
  it('the search field is a plain one that leads to the search page', async () => {
    const page = await open('/de/', { javaScriptEnabled: false });
    expect(await page.locator('#q').getAttribute('role')).toBeNull();
    await page.getByRole('searchbox').fill('Wohnung');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.waitForURL('**/de/search/?q=Wohnung');
    expect(await page.locator('noscript .notice').isVisible()).toBe(true);
  });
});

describe('when the server is stopped', () => {
  let webSpace: Server;
  let folder: string;
  let base: string;

  // The site stays where it was put: on plain web space, which answers no questions.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'web-space-'));
    cpSync(directory.site, folder, { recursive: true, dereference: true });
    webSpace = await new Promise<Server>((resolve) => {
      const server = express().use(express.static(folder)).listen(0, '127.0.0.1', () => resolve(server));
    });
    const address = webSpace.address();
    base = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  });
  afterAll(() => {
    webSpace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the search of the site itself answers, and says what it cannot do', async () => {
    const page = await open('/de/search/?q=Wo+finde+ich+eine+Migrationsberatung&free=1&noun=service', { base });
    expect(await page.locator('#limited').textContent()).toContain('Wir suchen nur in Titeln und kurzen Texten.');
    expect(await page.locator('#hits a').first().textContent()).toMatch(/Migrationsberatung/i);
    expect(await chips(page)).toEqual(['Angebot', 'Kostenlos (gilt gerade nicht)']);
    await page.locator('#filters > summary').click();
    expect(await page.getByRole('checkbox', { name: 'Kostenlos' }).isDisabled()).toBe(true);
    expect(await page.locator('#away-note').isVisible()).toBe(true);
  });

  it('German words are found under Arabic titles, and typing goes on working', async () => {
    const page = await open('/ar/search/', { base });
    await page.locator('#q').fill('sprachcafe');
    await page.locator('#q').press('Enter');
    await expect.poll(() => asked(page)).toBe('?q=sprachcafe');
    await answered(page);
    expect(await page.locator('#hits a[href^="/ar/services/"]').count()).toBeGreaterThan(0);
    expect(await page.locator('#q').getAttribute('aria-expanded')).toBe('false');
  });
});

it.each(['de', 'ar'])('nothing on the screen jumps while the results come, in %s', async (language) => {
  context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  // @see https://web.dev/articles/cls
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // So slow that the page says that it is searching.
  await page.route('**/graphql', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  await page.goto(`${directory.url}/${language}/search/?q=Kindergeld`);
  await answered(page);
  await page.locator('#hits .card').first().waitFor();
  const shifted = await page.evaluate(() => (window as Window & { shifts?: number[] }).shifts?.reduce((sum, shift) => sum + shift, 0));
  expect(shifted).toBeLessThanOrEqual(0.02);
});
