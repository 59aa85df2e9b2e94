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

const SEARCH = '/search/?q=Sprachcaf%C3%A9&noun=service';

async function open(path: string): Promise<{ page: Page; troubles: string[]; done: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => !request.url().startsWith(directory.url) && troubles.push(`asked elsewhere: ${request.url()}`));
  await page.goto(directory.url + path);
  return { page, troubles, done: () => context.close() };
}

describe.each([
  { language: 'de', back: 'Zurück zu den Ergebnissen', heading: 'Liste zum Mitnehmen', said: ['Sprachcafé am Donnerstag', 'Gemeindehaus Musterstadt', 'Donnerstag: 15:00 bis 17:00 Uhr'] },
  { language: 'ar', back: 'العودة إلى النتائج', heading: 'قائمة تأخذها معك', said: ['مقهى اللغة كل خميس', 'Sprachcafé am Donnerstag', 'Liste zum Mitnehmen', 'Gemeindehaus Musterstadt', 'Donnerstag: 15:00 bis 17:00 Uhr', 'من 15:00 إلى 17:00', 'Guten Tag. Ich suche: Sprachcafé am Donnerstag. Ich spreche Arabisch.'] },
])('the results of a search in $language', ({ language, back, heading, said }) => {
  it('are printed as a list in both languages with what was searched for, its code and the date, and nothing of it is stored', async () => {
    const { page, troubles, done } = await open(`/${language}${SEARCH}`);
    await page.locator('.card-title a').first().waitFor();
    const shown = await page.locator('.card-title a').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').slice(2, 4).join('/')));
    await page.locator('#handout').click();
    await page.waitForURL(`**/${language}/handout/**`);
    expect(new URL(page.url()).searchParams.getAll('e')).toEqual(shown);
    await page.locator('.handout > li:not([hidden])').nth(shown.length - 1).waitFor();

    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('body').innerText();
    for (const text of [heading, 'Sprachcafé', String(new Date().getFullYear()), ...said]) expect(paper).toContain(text);
    expect(await page.locator('.qr').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: back }).isVisible()).toBe(false);
    expect(await page.locator('.handout > li').first().locator('p [dir="ltr"]').last().textContent()).toMatch(/\/s\/\w{10}$/);
    expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);

    // What is not chosen is not printed.
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('checkbox').first().uncheck();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.handout > li').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: back }).click();
    await page.waitForURL((url) => url.pathname.endsWith('/search/'));
    expect(new URL(page.url()).search).toBe(new URL(SEARCH, page.url()).search);
    expect(troubles).toEqual([]);
    await done();
  });
});

describe('a list that is not as it should be', () => {
  it('says that there is nothing to print', async () => {
    const { page, done } = await open('/de/handout/?e=https://example.org/&e=../../graphql');
    await page.getByRole('status').filter({ hasText: 'Hier gibt es nichts zu drucken.' }).waitFor();
    expect(await page.locator('.handout > li').count()).toBe(0);
    await done();
  });

  it('prints the others where an entry has gone', async () => {
    const { page, done } = await open('/de/handout/?e=services/gone&e=services/sprachcafe-musterstadt&e=articles/menschen-helfen-stendal');
    await page.getByRole('status').filter({ hasText: 'Nicht alles ließ sich laden.' }).waitFor();
    await page.locator('.handout > li:not([hidden])').nth(1).waitFor();
    expect(await page.locator('.handout > li').count()).toBe(2);
    await done();
  });

  it('is the same in another language', async () => {
    const { page, done } = await open('/de/handout/?q=Kurs&e=services/sprachcafe-musterstadt');
    await page.locator('.languages summary').click();
    await page.locator('.languages a[hreflang="ar"]').click();
    await page.waitForURL('**/ar/handout/?q=Kurs&e=services/sprachcafe-musterstadt');
    await page.locator('.handout > li:not([hidden])').waitFor();
    await done();
  });
});
