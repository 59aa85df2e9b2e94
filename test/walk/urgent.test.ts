import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../server/privacy/rules.ts';
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

const NUMBERS = ['112', '110', '116117', '116016', '116111', '116123'];
const WEATHER = 'https://www.dwd.de/';

const read = (path: string): string => readFileSync(join(directory.site, path), 'utf8');
const brotli = (file: string): number => brotliCompressSync(readFileSync(join(directory.site, file))).length;

describe.each(languagesOfWords())('the page for emergencies in %s', (language) => {
  it('has every number, each with a sentence to say in German', () => {
    const html = read(`${language}/urgent/index.html`);
    const numbers = [...html.matchAll(/href="tel:(\d+)"/g)].map(([, number]) => number);
    expect(new Set(numbers)).toEqual(new Set(NUMBERS));
    expect(html.match(/<q[^>]*>[^<]*(?:Ich|Kind|Polizei|Jemand|Es geht)[^<]*<\/q>/g)).toHaveLength(numbers.length);
  });

  it('weighs at most 30 kB with all that it needs', () => {
    const html = read(`${language}/urgent/index.html`);
    const needed = [...html.matchAll(/(?:src|href)="(\/(?:assets\/[^"]+|icon\.svg))"/g)].map(([, address = '']) => address.slice(1));
    expect(needed.length).toBeGreaterThan(0);
    expect([`${language}/urgent/index.html`, ...new Set(needed)].map(brotli).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(30_000);
  });
});

it.each(languagesOfWords().filter((language) => !language.startsWith('de')))('how the German sentences sound is written in the letters of %s', (language) => {
  const aloud = [...read(`${language}/urgent/index.html`).matchAll(/class="aloud">([^<]+)</g)].map(([, text = '']) => text);
  expect(aloud).toHaveLength(7);
  const letters = { ar: /^[\p{Script=Arabic}\P{L}]+$/u, fa: /^[\p{Script=Arabic}\P{L}]+$/u, uk: /^[\p{Script=Cyrillic}\P{L}]+$/u, ru: /^[\p{Script=Cyrillic}\P{L}]+$/u }[language] ?? /^[\p{Script=Latin}\P{L}]+$/u;
  expect(aloud.filter((text) => !letters.test(text))).toEqual([]);
});

describe('who must not be seen reading about violence', () => {
  async function open(path: string, javaScriptEnabled: boolean): Promise<{ page: Page; asked: string[] }> {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, javaScriptEnabled });
    const asked: string[] = [];
    await context.route(`${WEATHER}**`, (route) => {
      asked.push(route.request().headers()['referer'] ?? 'from nowhere');
      return route.fulfill({ contentType: 'text/html', body: '<title>Wetter</title>' });
    });
    const page = await context.newPage();
    await page.goto(`${directory.url}/de/`);
    await page.goto(directory.url + path);
    return { page, asked };
  }

  it.each(['/de/urgent/violence/', '/ar/articles/musterkreis-bedroht-oder-geschlagen/', '/fa/services/aufnahme-frauenhaus-musterkreis/'])('leaves %s with a tap, and "back" does not lead there', async (path) => {
    const { page, asked } = await open(path, true);
    expect(asked).toEqual([]);
    // At once: what is tapped while the page still moves is hit by nobody.
    await page.evaluate(() => { scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); });
    await page.locator('.exit a').click();
    await page.waitForURL(WEATHER);
    expect(asked).toEqual(['from nowhere']);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/de/');
    await page.context().close();
  });

  it('leaves by pressing Shift three times, and not by pressing it in between', async () => {
    const { page } = await open('/de/urgent/violence/', true);
    for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift']) await page.keyboard.press(key);
    expect(page.url()).toContain('/de/urgent/violence/');
    await page.keyboard.press('Shift');
    await page.waitForURL(WEATHER);
    await page.context().close();
  });

  it('leaves without JavaScript too', async () => {
    const { page, asked } = await open('/de/urgent/violence/', false);
    await page.locator('.exit a').click();
    await page.waitForURL(WEATHER);
    expect(asked).toEqual(['from nowhere']);
    await page.context().close();
  });

  it('does not find the button where nothing is to be hidden', () => {
    expect(read('de/articles/musterkreis-notruf/index.html')).not.toContain('class="exit');
  });
});

describe('the choice of languages', () => {
  it.each([360, 1280])('leads to the same page in each language, on a screen of %i px and without JavaScript', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 640 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${directory.url}/de/topics/sprachkurse/`);
    const ways = page.locator('nav.languages li a');
    expect(await ways.evaluateAll((links) => links.map((link) => [link.getAttribute('lang'), link.getAttribute('hreflang'), link.getAttribute('href')]))).toEqual(
      expect.arrayContaining(languagesOfWords().map((language) => [language, language, `/${language}/topics/sprachkurse/`])),
    );
    if (width < 800) await page.locator('nav.languages summary').click();
    await ways.filter({ hasText: 'Українська' }).click();
    await page.waitForURL('**/uk/topics/sprachkurse/');
    await context.close();
  });

  it('is told to search engines, with one address for everybody else', () => {
    const alternates = (path: string) => Object.fromEntries([...read(path).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language = '', address = '']) => [language, new URL(address, 'http://x').pathname]));
    expect(alternates('uk/topics/index.html')).toEqual({ ...Object.fromEntries(languagesOfWords().map((language) => [language, `/${language}/topics/`])), 'x-default': '/de/topics/' });
    expect(alternates('uk/index.html')['x-default']).toBe('/');
  });
});

it.each(languagesOfWords())('what the law asks for is one click away in %s', (language) => {
  for (const page of ['', 'urgent/', '404/', 'services/mbe-sprechstunde-musterstadt/']) {
    for (const slug of ['impressum', 'datenschutz', 'barrierefreiheit']) expect(read(`${language}/${page}index.html`)).toContain(`href="/${language}/articles/${slug}/"`);
  }
});

it.each(languagesOfWords())('the privacy notice leads to a record of all that is kept, told in %s', (language) => {
  expect(read(`${language}/articles/datenschutz/index.html`)).toContain(`href="/${language}/privacy-record/"`);
  const record = read(`${language}/privacy-record/index.html`);
  // One heading more: what only the operator knows.
  expect(record.match(/<h2/g)).toHaveLength(RULES.length + 1);
  expect(record).not.toMatch(/\{count\}|undefined/);
});
