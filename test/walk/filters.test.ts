import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { CLINIC, LITERACY, USUAL } from '../search/thursday-afternoon.ts';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
});
afterEach(async () => {
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

/** Days, and who is there in the afternoon. */
const DAYS: [string, string, string[]][] = [
  ['2026-11-26', 'an ordinary Thursday', [...USUAL, CLINIC]],
  ['2026-12-17', 'a day on which one is closed', [...USUAL.filter((slug) => slug !== 'mbe-sprechstunde-musterstadt'), CLINIC]],
  ['2027-03-25', 'the Thursday before the clocks change', [...USUAL, CLINIC, LITERACY]],
  ['2027-04-01', 'the Thursday after the clocks have changed', [...USUAL, LITERACY]],
  ['2027-05-06', 'Ascension Day', ['sprachcafe-musterstadt']],
];

/** Opens the search page with room for the filters beside the hits. */
async function open(path: string, browserContext = browser.newContext({ viewport: { width: 1280, height: 900 } })): Promise<Page> {
  context = await browserContext;
  const page = await context.newPage();
  await page.goto(directory.url + path);
  await answered(page);
  return page;
}

/** Waits until the page shows the answer to what it asked last. */
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('#search:not([aria-busy]) #status')?.textContent ?? '') !== '');
}

const asked = (page: Page): string => decodeURIComponent(new URL(page.url()).search).replaceAll('+', ' ');
const chips = (page: Page): Promise<string[]> => page.locator('#chosen button:not(.all) > span:first-child').allTextContents();

/** Slugs of all hits, in the order of the alphabet. */
async function found(page: Page): Promise<string[]> {
  const addresses = await page.locator('#hits > li .card-title a, #hits-across > li .card-title a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return addresses.map((address) => address.split('/').at(-2) ?? '').sort();
}

const chosen = (date: string) => `noun=service&spokenLanguage=ar&mode=IN_PERSON&open=${date}-12:00-18:00`;

/** Ticks a value of a filter, also one behind "more". */
async function tick(page: Page, id: string): Promise<void> {
  await page.locator(`#f-${id}`).evaluate((box) => box.closest('details')?.setAttribute('open', ''));
  await page.locator(`#f-${id}`).check();
  await answered(page);
}

describe.each([
  { language: 'de', chipsThen: ['Angebot', 'Arabisch', 'Vor Ort'] },
  { language: 'ar', chipsThen: ['خدمة', 'العربية', 'حضوريًا'] },
])('"Arabic, Thursday afternoon, in person" in $language', ({ language, chipsThen }) => {
  it('clicked together finds exactly the services of the Musterkreis that fit, on the days of the date field', async () => {
    const page = await open(`/${language}/search/`);
    await tick(page, 'noun-service');
    await tick(page, 'spokenLanguage-ar');
    await tick(page, 'mode-IN_PERSON');
    await page.locator('#open-day').selectOption('TH');
    await page.locator('#open-hours').selectOption('12:00-18:00');
    await expect.poll(() => asked(page)).toBe('?noun=service&spokenLanguage=ar&mode=IN_PERSON&open=TH-12:00-18:00');
    await answered(page);
    expect(await found(page)).toContain('sprachcafe-musterstadt');
    expect((await chips(page)).slice(0, 3)).toEqual(chipsThen);
    await page.locator('#open-day').selectOption('date');
    for (const [date, , slugs] of DAYS) {
      await page.locator('#open-date').fill(date);
      await expect.poll(() => asked(page)).toBe(`?${chosen(date)}`);
      await answered(page);
      expect([date, await found(page)]).toEqual([date, [...slugs].sort()]);
    }
  });

  it.each(DAYS)('stands in an address that somebody else can open: %s, %s', async (date, _, slugs) => {
    const page = await open(`/${language}/search/?${chosen(date)}`);
    expect(await found(page)).toEqual([...slugs].sort());
    expect(asked(page)).toBe(`?${chosen(date)}`);
    expect((await chips(page)).slice(0, 3)).toEqual(chipsThen);
    expect(await page.locator('#open-date').inputValue()).toBe(date);
    expect(await page.locator('#open-hours').inputValue()).toBe('12:00-18:00');
  });
});

describe('a filter that the words name', () => {
  it('is offered one by one, and what is left of the words is searched for', async () => {
    const page = await open('/de/search/?q=Arabisch+Arzt+Donnerstag');
    const offers = page.locator('#offers-list a');
    expect(await offers.allTextContents()).toEqual(['Arabisch', 'Donnerstag']);
    await offers.filter({ hasText: 'Arabisch' }).click();
    await expect.poll(() => asked(page)).toBe('?q=Arzt Donnerstag&spokenLanguage=ar');
    await answered(page);
    await offers.filter({ hasText: 'Donnerstag' }).click();
    await expect.poll(() => asked(page)).toBe('?q=Arzt&spokenLanguage=ar&open=TH');
    await answered(page);
    expect(await chips(page)).toEqual(['Arabisch', 'Donnerstag']);
    expect(await page.locator('#q').inputValue()).toBe('Arzt');
    expect(await page.locator('#offers').isVisible()).toBe(false);
  });

  it.each([
    ['Sprachkurs kostenlos', 'Kostenlos', '?q=Sprachkurs&free=1'],
    ['Beratung in Testhausen', 'Testhausen', '?q=Beratung&municipality=Testhausen'],
    ['kostenlos', 'Kostenlos', '?free=1'],
  ])('is taken in German: "%s"', async (query, label, address) => {
    const page = await open(`/de/search/?q=${encodeURIComponent(query)}`);
    await page.locator('#offers-list a', { hasText: label }).click();
    await expect.poll(() => asked(page)).toBe(address);
    await answered(page);
    expect(await chips(page)).toEqual([label]);
    expect(await page.locator('#hits > li').count()).toBeGreaterThan(0);
  });

  it('is taken in Arabic', async () => {
    const page = await open(`/ar/search/?q=${encodeURIComponent('طبيب يوم الخميس')}`);
    await page.locator('#offers-list a', { hasText: 'الخميس' }).click();
    await expect.poll(() => asked(page)).toBe('?q=طبيب&open=TH');
    await answered(page);
    expect(await chips(page)).toEqual(['الخميس']);
  });
});

describe('a place', () => {
  it('shows how far each hit is from it', async () => {
    const page = await open('/de/search/?q=Beratung&near=Testhausen&within=5');
    const notes = await page.locator('#hits > li .foreign-note').allTextContents();
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note).toMatch(/^\d+(?:,\d)? k?m$/);
  });
});
