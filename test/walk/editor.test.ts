import axe from 'axe-core';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FORMS } from '../../site/partner/editor/forms.ts';
import { idOf, signedIn, type Person } from '../access/people.ts';
import { launchBrowser } from '../browser.ts';
import { askerAt, comeAs } from './area.ts';
import { startSeeded } from './running.ts';

const SERVICE = 'sprachmittlung-musterkreis';
const ACTOR = 'koordinierungsstelle-musterkreis';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;
let pool: pg.Pool;
let id: string;
let pages: Page[] = [];

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
  pool = new pg.Pool({ connectionString: directory.databaseUrl });
  id = await idOf(pool, 'service', SERVICE);
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.context().close()));
  pages = [];
  await pool.query('delete from draft');
});
afterAll(async () => {
  await pool.end();
  await browser.close();
  await directory.stop();
});

const graphql = askerAt(() => directory.url);

/** Somebody of the institution, with the usual trust. */
const partner = (name: string): Promise<Person> => signedIn({ pool, graphql }, 'partner', ACTOR, { mail: `${name}@example.org` });

/** Opens a view of the partner area as somebody, on a phone. */
async function open(person: Person, view = `#/entry/service/${id}`, bypassCSP = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'de-DE', bypassCSP });
  await comeAs(context, person, directory.url);
  const page = await context.newPage();
  pages.push(page);
  await page.goto(`${directory.url}/de/partner/${view}`);
  return page;
}

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Speichern', exact: true }).click();
const waitTime = (page: Page) => page.getByRole('group', { name: 'Wartezeit' }).getByLabel('Deutsch');

test('a partner changes hours, which are live at once, and a text, which waits for a coordinator', async () => {
  const somebody = await partner('anna');
  const page = await open(somebody);
  await page.getByRole('button', { name: 'Donnerstag: Zeit hinzufügen' }).click();
  const thursday = page.getByRole('group', { name: 'Donnerstag' });
  await thursday.getByLabel('Von', { exact: true }).last().fill('14:00');
  await thursday.getByLabel('Bis', { exact: true }).last().fill('18:00');
  expect(await page.locator('.meaning').textContent()).toContain('Donnerstag auch 14:00–18:00');
  await page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch').fill('Sprachmittlung im Musterkreis');
  await save(page);
  const saved = page.locator('.saved');
  await saved.waitFor();
  expect(await saved.textContent()).toContain('Sofort zu sehen: Öffnungszeiten.');
  expect(await saved.textContent()).toContain('Das sieht sich die Koordination noch an: Titel.');
  const { data } = await graphql<{ service: { title: { value: string }; hours: { slots: { from: string; to: string }[] } } }>('query ($id: UUID!) { service(id: $id) { title { value } hours { slots { from to } } } }', { id });
  expect(data?.service.hours.slots).toContainEqual({ from: '14:00', to: '18:00' });
  expect(data?.service.title.value).not.toBe('Sprachmittlung im Musterkreis');
  // Whoever comes back goes on from what was proposed.
  await page.reload();
  expect(await page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch').inputValue()).toBe('Sprachmittlung im Musterkreis');
});

test('what is wrong is listed with links to its inputs, and nothing that was written is lost', async () => {
  const page = await open(await partner('bert'));
  await page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch').fill('');
  await waitTime(page).fill('Zwei Wochen');
  await save(page);
  const summary = page.locator('.summary');
  await summary.getByRole('link').first().waitFor();
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await summary.getByRole('link', { name: /Titel/ }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-title-de');
  await page.keyboard.type('Sprachmittlung');
  await page.getByText('Weitere Angaben').click();
  await page.getByLabel('Internetseite').fill('https://nicht richtig');
  await save(page);
  await summary.getByRole('link', { name: /Internetseite/ }).waitFor();
  expect(await waitTime(page).inputValue()).toBe('Zwei Wochen');
});

test('a draft survives a reload, and is offered again', async () => {
  const page = await open(await partner('clara'));
  await waitTime(page).fill('Ungefähr drei Wochen');
  await page.getByText('Entwurf gesichert').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sie haben hier schon etwas geschrieben' }).waitFor();
  expect(await waitTime(page).inputValue()).not.toBe('Ungefähr drei Wochen');
  await page.getByRole('button', { name: 'Damit weitermachen' }).click();
  expect(await waitTime(page).inputValue()).toBe('Ungefähr drei Wochen');
});

test('when two people change the same, both versions are shown and neither is lost', async () => {
  const [one, other] = [await open(await partner('dora')), await open(await partner('emil'))];
  await waitTime(one).fill('Eine Woche');
  await waitTime(other).fill('Vier Wochen');
  await save(one);
  await one.locator('.saved').waitFor();
  await save(other);
  const conflict = other.getByRole('group', { name: 'Wartezeit' }).first();
  await other.getByRole('heading', { name: 'Jemand anderes hat das inzwischen auch geändert' }).waitFor();
  expect(await conflict.textContent()).toContain('Eine Woche');
  expect(await conflict.textContent()).toContain('Vier Wochen');
  await conflict.getByLabel('So haben Sie es geschrieben').check();
  await other.getByRole('button', { name: 'Mit dieser Auswahl speichern' }).click();
  await other.locator('.saved').waitFor();
  const { data } = await graphql<{ service: { waitTime: { value: string } } }>('query ($id: UUID!) { service(id: $id) { waitTime { value } } }', { id });
  expect(data?.service.waitTime.value).toBe('Vier Wochen');
});

test('a topic is found by its name, chosen and saved with the keyboard alone', async () => {
  const page = await open(await partner('frida'));
  const topics = page.getByLabel('Themen');
  await topics.focus();
  const before = await page.locator('.picker:has(#f-topics) .chosen li').count();
  await page.keyboard.type('wohn');
  await page.locator('.found-list [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.picker:has(#f-topics) .chosen li').count()).toBe(before + 1);
  await page.getByRole('button', { name: 'Speichern', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.saved').waitFor();
  expect(await page.locator('.saved').textContent()).toContain('Themen');
});

test('a phone number is checked and written as numbers are read when its field is left', async () => {
  const page = await open(await partner('gerd'), `#/new/contact`);
  await page.getByRole('button', { name: 'Telefon, E-Mail oder Seite hinzufügen' }).click();
  const number = page.getByLabel('Nummer');
  await number.fill('12');
  await number.blur();
  await page.getByText('Das ist keine vollständige Telefonnummer').waitFor();
  await number.fill('030 23125 123');
  await number.blur();
  await expect.poll(() => number.inputValue()).toBe('+49 30 23125123');
});

/** What hinders somebody on this page, and how much wider than a phone it is. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  type WithAxe = Window & typeof globalThis & { axe: typeof import('axe-core') };
  const { violations } = await page.evaluate(() => (window as WithAxe).axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false }));
  const wider = (await page.evaluate(() => document.documentElement.scrollWidth)) - 360;
  return [...violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`), ...(wider > 0 ? [`${String(wider)} px too wide`] : [])];
}

test.each(['light', 'dark'] as const)('the form has no barriers on a phone, in %s colours', async (colorScheme) => {
  // axe is put into the page from outside, which the page's own policy would refuse.
  const page = await open(await partner(`hanna-${colorScheme}`), undefined, true);
  await page.emulateMedia({ colorScheme });
  await page.getByLabel('Übersetzung daneben zeigen').selectOption('ar');
  await page.getByText('Weitere Angaben').click();
  expect(await barriers(page)).toEqual([]);
});

/** The page within the preview, once it is there in that language. */
async function previewIn(page: Page, language: string) {
  await page.locator(`dialog.preview iframe[title="Vorschau der Seite: ${language}"]`).waitFor();
  return page.frameLocator('dialog.preview iframe');
}

test('before anything is proposed, the page is seen as readers would see it, on a phone, in any language', async () => {
  const page = await open(await partner('karla'), undefined, true);
  const title = page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch');
  await title.fill('Sprachmittlung mit Vorschau');
  await waitTime(page).fill('Zwei Wochen');
  const opener = page.getByRole('button', { name: 'Vorschau', exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  const german = await previewIn(page, 'Deutsch');
  expect(await german.getByRole('heading', { level: 1 }).textContent()).toBe('Sprachmittlung mit Vorschau');
  expect(await german.locator('main').textContent()).toContain('Zwei Wochen');
  // With its layout: the style sheets are the site's.
  expect(await german.locator('body').evaluate((body) => [innerWidth, document.documentElement.scrollWidth, getComputedStyle(body).margin])).toEqual([360, 360, '0px']);
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel('Sprache der Seite').selectOption('ar');
  const arabic = await previewIn(page, 'Arabisch');
  expect(await arabic.locator('html').evaluate(() => ({ dir: document.documentElement.dir, lang: document.documentElement.lang }))).toEqual({ dir: 'rtl', lang: 'ar' });
  // What was changed in German stands under the older translation.
  expect(await arabic.locator('main').textContent()).toContain('Sprachmittlung mit Vorschau');
  await page.getByRole('button', { name: 'Breit', exact: true }).click();
  await expect.poll(() => arabic.locator('html').evaluate(() => innerWidth)).toBe(1024);
  // Its links lead nowhere.
  await arabic.locator('main a').first().click();
  await page.getByLabel('Sprache der Seite').focus();
  await page.keyboard.press('Escape');
  await page.locator('dialog.preview').waitFor({ state: 'detached' });
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  expect([await title.inputValue(), await waitTime(page).inputValue()]).toEqual(['Sprachmittlung mit Vorschau', 'Zwei Wochen']);
  expect(page.context().pages()).toHaveLength(1);
  const { rows } = await pool.query('select changes from proposal where entry = $1 and changes::text like $2', [id, '%mit Vorschau%']);
  expect(rows).toEqual([]);
});

test('a preview of what cannot be saved names the field that is wrong', async () => {
  const page = await open(await partner('lena'), '#/new/service');
  await page.getByRole('button', { name: 'Vorschau', exact: true }).click();
  const summary = page.locator('.summary');
  await summary.getByRole('link', { name: /Titel/ }).waitFor();
  expect(await page.locator('dialog.preview').count()).toBe(0);
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the forms of new entries of every kind have no barriers on a phone', async () => {
  const page = await open(await partner('ilse'), '#/new/actor', true);
  for (const noun of Object.keys(FORMS)) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/new/${noun}`);
    await page.getByRole('heading', { level: 1, name: 'Neu: ' }).waitFor();
    // Some inputs are there only when there is something to put in.
    await page.getByRole('button', { name: /^(?:Hinzufügen|Tag mit anderen Zeiten hinzufügen|Montag: Zeit hinzufügen|Telefon, E-Mail oder Seite hinzufügen)$/ }).evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLButtonElement).click();
    });
    await page.locator('.editor details').evaluateAll((folded) => {
      for (const each of folded) (each as HTMLDetailsElement).open = true;
    });
    expect(await barriers(page), noun).toEqual([]);
  }
});

test('a new service of one’s own institution waits for a coordinator', async () => {
  const page = await open(await partner('jana'), '#/new/service');
  await page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch').fill('Sprachtandem Musterstadt');
  await save(page);
  await page.locator('.saved').waitFor();
  expect(await page.locator('.saved').textContent()).toContain('Das sieht sich die Koordination noch an');
  await page.locator('.saved').getByRole('link', { name: 'Vorschlag ansehen' }).click();
  await page.getByRole('heading', { name: /Sprachtandem Musterstadt/ }).waitFor();
});
