import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';

/** A network's own looks: violet, which is none of the site's colours, and a picture of one point. */
export const BRAND = {
  name: { de: 'Musterkreis hilft', ar: 'موستركرايس تساعد' },
  claim: { de: 'Alle zusammen.' },
  colour: '#7a1fa2',
  logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
};

/** What a reader sees of a page's looks. */
export interface Looks {
  path: string;
  scheme: 'light' | 'dark';
  name: string;
  title: string;
  /** Width of the logo itself, in pixels; 0 where it does not come. */
  logo: number;
  /** Colour of a link, such as "rgb(122, 31, 162)". */
  accent: string;
  /** Texts that cannot be read on their ground. */
  unreadable: string[];
}

type WithAxe = Window & typeof globalThis & { axe: typeof import('axe-core') };

/** Opens pages of a site in light and in dark. */
export async function looksOf(url: string, paths: string[]): Promise<Looks[]> {
  const browser = await launchBrowser();
  // axe is put into the page from outside, which the page's own policy would refuse.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  const looks: Looks[] = [];
  for (const path of paths) {
    await page.goto(url + path);
    await page.evaluate(axe.source);
    for (const scheme of ['light', 'dark'] as const) looks.push({ path, scheme, ...(await lookAt(page, scheme)) });
  }
  await browser.close();
  return looks;
}

async function lookAt(page: Page, colorScheme: 'light' | 'dark'): Promise<Omit<Looks, 'path' | 'scheme'>> {
  await page.emulateMedia({ colorScheme });
  const found = await page.evaluate(() => (window as WithAxe).axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'], preload: false, iframes: false }));
  return {
    name: await page.locator('header .brand').innerText(),
    title: await page.title(),
    logo: await page.locator('header .brand img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    accent: await page.locator('.skip').evaluate((link) => getComputedStyle(link).color),
    unreadable: found.violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
  };
}
