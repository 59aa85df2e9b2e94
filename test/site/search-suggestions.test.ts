import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Suggestion } from '../../site/search/suggest.ts';
import { launchBrowser } from '../browser.ts';
import { serveSiteFiles, type SiteFiles } from './site-files.ts';

let browser: Browser;
let files: SiteFiles;
let page: Page;
let field: Locator;

const known: Suggestion[] = [
  { kind: 'ENTRY', noun: 'service', slug: 'sprachcafe-musterstadt', label: 'Sprachcafé Musterstadt', language: 'de' },
  { kind: 'TOPIC', noun: null, slug: 'sprachkurse', label: 'Sprachkurse', language: 'de' },
  { kind: 'PLACE', noun: null, slug: null, label: 'Spreedorf', language: 'de' },
];
const questions: unknown[] = [];

beforeAll(async () => {
  [files, browser] = await Promise.all([serveSiteFiles(), launchBrowser()]);
  files.answer(({ query }) => {
    questions.push(query);
    return { data: { suggest: known.filter(({ label }) => label.toLowerCase().startsWith(String(query).split(' ').at(-1) ?? '')) } };
  });
  files.show(`<!doctype html><html lang="de"><meta charset="utf-8"><title>-</title><body>
    <form class="finder" action="/de/search/"><label for="q">Suche</label><input id="q" name="q" type="search"><button>Suchen</button>
    <ul class="suggestions" id="suggestions" role="listbox" aria-label="Vorschläge" data-kinds='{"service":"Angebot","TOPIC":"Thema","PLACE":"In der Nähe"}' hidden></ul></form>
    <script type="module">import { suggestIn } from '/search/suggest.ts'; suggestIn(document.querySelector('form'));</script></body></html>`);
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await files.stop();
});

async function type(text: string): Promise<void> {
  page = await browser.newPage();
  await page.goto(files.url);
  field = page.getByRole('combobox', { name: 'Suche' });
  questions.length = 0;
  await field.pressSequentially(text);
}

/** The suggestion that the keyboard stands on, if any. */
const active = (): Promise<string | null> => page.evaluate(() => {
  const id = document.activeElement?.getAttribute('aria-activedescendant');
  return id ? (document.getElementById(id)?.querySelector('bdi')?.textContent ?? '') : null;
});

test('what may be meant is shown while typing, and one walks through it by arrow keys', async () => {
  await type('spr');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').allTextContents()).toEqual(['Sprachcafé Musterstadt Angebot', 'Sprachkurse Thema', 'Spreedorf In der Nähe']);
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  expect(await active()).toBeNull();
  await field.press('ArrowDown');
  expect(await active()).toBe('Sprachcafé Musterstadt');
  expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
  await field.press('ArrowUp');
  expect(await active()).toBeNull();
  await field.press('ArrowUp');
  expect(await active()).toBe('Spreedorf');
  await field.press('Escape');
  expect([await field.getAttribute('aria-expanded'), await field.inputValue(), await active()]).toEqual(['false', 'spr', null]);
  await field.press('ArrowDown');
  expect([await field.getAttribute('aria-expanded'), await active()]).toEqual(['true', 'Sprachcafé Musterstadt']);
});

test('the field and its open list break no rule of accessibility', async () => {
  await type('spr');
  await page.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as Window & typeof globalThis & { axe: typeof import('axe-core') }).axe.run('form', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
});

test('what is shown belongs to what was typed last', async () => {
  await type('spr');
  await page.getByRole('option', { name: 'Spreedorf' }).waitFor();
  await field.pressSequentially('ach');
  await expect.poll(() => page.getByRole('option').count()).toBe(2);
  expect(questions.at(-1)).toBe('sprach');
});

test('an entry and a topic lead to their pages', async () => {
  await type('sprach');
  await page.getByRole('option').first().waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.waitForURL('**/de/services/sprachcafe-musterstadt/');
  await page.close();
  await type('sprach');
  await page.getByRole('option', { name: 'Sprachkurse' }).click();
  await page.waitForURL('**/de/topics/sprachkurse/');
});

test('a place is searched near to, with the words before it', async () => {
  await type('arzt spre');
  await page.getByRole('option', { name: 'Spreedorf' }).click();
  await page.waitForURL('**/de/search/?q=arzt&near=Spreedorf');
});

test('Enter without a choice searches for what was typed', async () => {
  await type('spr');
  await page.getByRole('option').first().waitFor();
  await field.press('Enter');
  await page.waitForURL('**/de/search/?q=spr');
});

test('answers that are no answers leave the field as it is', async () => {
  await type('zzz');
  await expect.poll(() => questions.at(-1)).toBe('zzz');
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  expect(await page.getByRole('option').count()).toBe(0);
});
