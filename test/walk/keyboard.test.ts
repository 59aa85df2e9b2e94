import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { Keyboard } from './keyboard.ts';
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

/** Opens a page on a phone's screen; what is printed there is counted. */
async function open(path: string): Promise<Keyboard> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  // The browser's own dialogue to print cannot be seen from here.
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await page.goto(directory.url + path);
  if (path.includes('/search/')) await answered(page);
  return new Keyboard(page);
}

/** Waits until the page shows the answer to what it asked last. */
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.querySelector('#search:not([aria-busy]) #status')?.textContent ?? '') !== '');
}

const asked = (page: Page): string => decodeURIComponent(new URL(page.url()).search).replaceAll('+', ' ');
const isPrinting = (page: Page): Promise<boolean> => page.locator('html').evaluate((root) => root.hasAttribute('data-printing'));

describe.each([
  { language: 'de', other: 'ar', letters: 'sprachca', service: 'Sprachcafé am Donnerstag' },
  { language: 'ar', other: 'de', letters: 'مقهى', service: 'مقهى اللغة كل خميس' },
])('a reader who has only a keyboard, in $language,', ({ language, other, letters, service }) => {
  it('leaps to the content, and searches by the suggestions', async () => {
    const keyboard = await open(`/${language}/`);
    const { page } = keyboard;
    await keyboard.press('Tab');
    expect(await keyboard.isAt('.skip')).toBe(true);
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    expect(await keyboard.isAt('main *')).toBe(true);

    if (!(await keyboard.isAt('#q'))) await keyboard.reach('#q');
    await page.keyboard.type(letters);
    const chosen = page.getByRole('option', { selected: true });
    await page.getByRole('option').filter({ hasText: service }).first().waitFor();
    await keyboard.press('ArrowDown');
    expect(await keyboard.at()).toBe('#q');
    expect(await chosen.count()).toBe(1);
    expect(await chosen.evaluate((option) => getComputedStyle(option).outlineStyle)).toBe('solid');
    await keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await page.locator('#q').inputValue()).toBe(letters);
    for (let step = 0; step < 10 && !(await chosen.allTextContents()).some((text) => text.startsWith(service)); step += 1) {
      await keyboard.press('ArrowDown');
      const [option, list] = [await chosen.boundingBox(), await page.getByRole('listbox').boundingBox()];
      if (option && list) expect(option.y + option.height).toBeLessThanOrEqual(list.y + list.height + 1);
    }
    await keyboard.press('Enter');
    await page.waitForURL(`**/${language}/services/sprachcafe-musterstadt/`);
    expect(keyboard.unseen).toEqual([]);
  });

  it('filters what was found, and never loses the place in the page', async () => {
    const keyboard = await open(`/${language}/search/?q=Deutsch`);
    const { page } = keyboard;
    await keyboard.reach('#filters > summary');
    await keyboard.press('Enter');
    await keyboard.reach('#open-day');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => asked(page)).toBe('?q=Deutsch&open=now');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => asked(page)).toBe('?q=Deutsch');
    await answered(page);
    expect(await keyboard.at()).toBe('#open-day');
    for (const [box, address] of [['#f-free', '?q=Deutsch&free=1'], ['#f-noun-service', '?q=Deutsch&noun=service&free=1']] as const) {
      await keyboard.reach(box);
      await keyboard.press('Space');
      await expect.poll(() => asked(page)).toBe(address);
      await answered(page);
      await expect.poll(() => page.locator('#chosen button:not(.all)').count()).toBe(box === '#f-free' ? 1 : 2);
      await keyboard.look();
      expect(await keyboard.at()).toBe(box);
      expect(await page.locator(box).isChecked()).toBe(true);
    }
    await keyboard.reach('#show-hits');
    await keyboard.press('Enter');
    expect(await keyboard.at()).toBe('#status');
    expect(await page.locator('#facets').isVisible()).toBe(false);

    await keyboard.reach('#chosen button');
    await keyboard.press('Enter');
    await expect.poll(() => asked(page)).toBe('?q=Deutsch&free=1');
    await expect.poll(() => page.locator('#chosen button').count()).toBe(1);
    await keyboard.look();
    expect(await keyboard.isAt('#chosen button')).toBe(true);
    await keyboard.press('Space');
    await expect.poll(() => asked(page)).toBe('?q=Deutsch');
    await expect.poll(() => page.locator('#chosen button').count()).toBe(0);
    await expect.poll(() => keyboard.at()).toBe('#status');
    await keyboard.look();
    await keyboard.press('Tab');
    expect(await keyboard.isAt('#found *')).toBe(true);
    expect(keyboard.unseen).toEqual([]);
  });

  it('reads on in another language with the same words and filters', async () => {
    const keyboard = await open(`/${language}/search/?q=Deutsch&free=1&open=TH`);
    const { page } = keyboard;
    await keyboard.reach('.languages summary');
    await keyboard.press('Enter');
    await keyboard.reach(`.languages a[hreflang="${other}"]`);
    await keyboard.press('Enter');
    await page.waitForURL(`**/${other}/search/**`);
    await answered(page);
    expect(asked(page)).toBe('?q=Deutsch&free=1&open=TH');
    expect(await page.locator('#q').inputValue()).toBe('Deutsch');
    expect(await page.locator('#chosen button:not(.all)').count()).toBe(2);
    expect(keyboard.unseen).toEqual([]);
  });

  it('prints some of the results as a list, and an entry as a sheet', async () => {
    const keyboard = await open(`/${language}/search/?q=Sprachkurs`);
    const { page } = keyboard;
    await keyboard.reach('#handout');
    await keyboard.press('Enter');
    await page.waitForURL(`**/${language}/handout/**`);
    await page.locator('.handout li').nth(2).waitFor();
    await keyboard.reach('.handout li:nth-child(2) input');
    await keyboard.press('Space');
    expect(await page.locator('.handout li').nth(1).getByRole('checkbox').isChecked()).toBe(false);
    await keyboard.reach('#handout [data-print]', 'Shift+Tab');
    await keyboard.press('Enter');
    await expect.poll(() => isPrinting(page)).toBe(true);

    await page.goto(`${directory.url}/${language}/services/mbe-sprechstunde-musterstadt/`);
    await keyboard.reach('.share > summary');
    await keyboard.press('Enter');
    await keyboard.reach('[data-share="keep"]');
    await keyboard.press('Space');
    expect(await page.locator('[data-share="keep"]').getAttribute('aria-pressed')).toBe('true');
    await keyboard.reach('[data-share="print"]', 'Shift+Tab');
    await keyboard.press('Enter');
    expect(await isPrinting(page)).toBe(true);
    expect(keyboard.unseen).toEqual([]);
  });

  it('sees every stop of a page whose way out stays in sight', async () => {
    const keyboard = await open(`/${language}/urgent/violence/`);
    await keyboard.reach('footer a');
    await keyboard.reach('.skip', 'Shift+Tab');
    expect(keyboard.unseen).toEqual([]);
  });
});
