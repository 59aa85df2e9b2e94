import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
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
  'articles/menschen-helfen-stendal/',
  'events/',
  'urgent/',
];

describe.each(['de', 'en', 'ar'])('in %s', (language) => {
  it('every page is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } });
    const mistakes: string[] = [];
    for (const path of PAGES) {
      const html = await (await fetch(`${directory.url}/${language}/${path}`)).text();
      const { results } = await validator.validateString(html);
      mistakes.push(...results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${path}:${String(line)} ${ruleId}: ${message}`)));
    }
    expect(mistakes).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('no page breaks a rule of accessibility, in %s colours', async (colorScheme) => {
    // axe is put into the page from outside, which the page's own policy would refuse.
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const violations: string[] = [];
    for (const path of PAGES) {
      const answer = await page.goto(`${directory.url}/${language}/${path}`);
      expect(answer?.status(), path).toBe(200);
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => (window as Window & typeof globalThis & { axe: typeof import('axe-core') }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      violations.push(...found.violations.map(({ id, nodes }) => `${path} ${id}: ${String(nodes[0]?.html)}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) violations.push(`${path} is ${String(overflow)} px too wide for a small phone`);
    }
    expect(violations).toEqual([]);
    await context.close();
  }, 180_000);
});
