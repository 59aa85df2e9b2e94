import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { idOf, signedIn } from '../access/people.ts';
import { keep } from '../harness/lines.ts';
import { INSTITUTION, PartnerArea } from './partner-area.ts';

let area: PartnerArea;
let context: BrowserContext;
let page: Page;

const TRAINING = 'schulung-briefe-verstehen';

/** Some days from now at five o'clock, as a local time. */
const inDays = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T17:00`;

beforeAll(async () => {
  area = await PartnerArea.start();
  await keep(
    area.pool,
    { noun: 'event', slug: TRAINING, title: { de: 'Schulung: Briefe verstehen' }, start: inDays(3), network: 'musterkreis', visibility: 'VOLUNTEER', registration: { here: true, limit: 1 } },
    { noun: 'qualification', slug: 'briefhilfe', title: { de: 'Hilfe bei Briefen' }, requirements: { de: 'Eine Schulung' }, trainings: [TRAINING], validMonths: 24, certifiers: [INSTITUTION], networks: ['musterkreis'] },
  );
});
afterAll(() => area.close());
beforeEach(async () => {
  ({ context, page } = await area.newPhone());
});

it('a volunteer registers for a training on a phone, the coordinator notes at the door who is there, and the volunteer prints the certificate', async () => {
  const [samira, viktor, lena] = [await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'samira@example.org' }), await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'viktor@example.org' }), await area.coordinator('lena')];
  const event = await idOf(area.pool, 'event', TRAINING);
  await area.open(samira, '');
  await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Schulungen und Treffen' }).getByRole('link', { name: 'Schulungen und Treffen' }).click();
  await area.heading('Schulungen und Treffen');
  const card = page.locator('.card').filter({ hasText: 'Briefe verstehen' });
  await card.getByText('Nur für Ehrenamtliche und Einrichtungen').waitFor();
  await card.getByText('Freie Plätze: 1').waitFor();
  const register = card.getByRole('button', { name: /^Anmelden/ });
  await register.click();
  // Whoever organises it has to know who comes.
  await page.getByRole('alert').getByText('Tragen Sie bitte zuerst').waitFor();
  for (const [person, name] of [[samira, 'Samira Beispiel'], [viktor, 'Viktor Beispiel']] as const) await person.ask('mutation ($name: String) { saveMe(name: $name) { id } }', { name });
  await register.click();
  await page.getByRole('status').getByText('Sie haben einen Platz.').waitFor();
  await card.getByRole('button', { name: /^Absagen/ }).waitFor();
  const wrong = await area.broken('trainings and meetings');
  expect((await viktor.ask<{ registerMe: string }>('mutation ($event: UUID!, $start: LocalDateTime!) { registerMe(event: $event, start: $start) }', { event, start: inDays(3) })).data?.registerMe).toBe('WAITS');

  await page.getByRole('button', { name: 'Adresse anlegen' }).click();
  const calendar = area.directory.url + new URL(await page.getByLabel('Adresse des Kalenders').inputValue()).pathname;
  wrong.push(...(await area.broken('one\'s own calendar')));
  const feed = await fetch(calendar);
  expect(feed.headers.get('content-type')).toMatch(/^text\/calendar/);
  expect((await feed.text()).replaceAll(/\r?\n /g, '')).toContain('SUMMARY:Schulung: Briefe verstehen');
  await page.getByRole('button', { name: 'Adresse löschen' }).click();
  await page.getByRole('status').getByText('Die Adresse gilt nicht mehr.').waitFor();
  expect((await fetch(calendar)).status).toBe(404);

  // The day has come, and is over: both are still found, and who waited came all the same.
  await area.pool.query('update event set start = $2 where id = $1', [event, inDays(-1)]);
  await area.pool.query('update registration set occasion = $2 where event = $1', [event, inDays(-1)]);
  await context.clearCookies();
  await area.open(lena, '?lena#/meetings');
  await page.getByRole('region', { name: 'Vorbei: Wer war da?' }).getByRole('link', { name: /^Wer kommt/ }).click();
  await area.heading('Schulung: Briefe verstehen');
  await page.getByRole('status').getByText('Belegte Plätze: 1 von 1 · Auf der Warteliste: 1').waitFor();
  const was = (name: string) => page.locator('.card').filter({ hasText: name }).getByRole('button', { name: /^War da/ });
  for (const name of ['Samira Beispiel', 'Viktor Beispiel']) {
    await was(name).click();
    await vi.waitFor(async () => expect(await was(name).getAttribute('aria-pressed')).toBe('true'), { timeout: 10_000 });
  }
  await page.locator('.card').filter({ hasText: 'Viktor Beispiel' }).getByRole('button', { name: /^War nicht da/ }).click();
  await vi.waitFor(async () => expect(await was('Viktor Beispiel').getAttribute('aria-pressed')).toBe('false'), { timeout: 10_000 });
  wrong.push(...(await area.broken('who takes part')));
  await page.getByLabel('Name', { exact: true }).fill('Olga Beispiel');
  await page.getByLabel('E-Mail-Adresse').fill('olga@example.org');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await page.getByRole('status').getByText('Olga Beispiel steht auf der Liste.').waitFor();
  await page.locator('.card').filter({ hasText: 'Olga Beispiel' }).getByRole('button', { name: /^Anmeldung löschen/ }).click();
  wrong.push(...(await area.broken('the question before somebody is removed')));
  await page.getByRole('group', { name: 'Anmeldung löschen' }).getByRole('button').first().click();
  await page.getByRole('status').getByText('Die Anmeldung von Olga Beispiel ist gelöscht.').waitFor();
  await page.goto(`${area.directory.url}/de/partner/?held#/volunteers`);
  const held = page.getByRole('region', { name: 'Erreichte Qualifikationen' });
  await held.waitFor();
  expect(await held.getByRole('link').allTextContents()).toEqual(['Bescheinigung: Samira Beispiel']);
  wrong.push(...(await area.broken('who holds which qualification')));

  await context.clearCookies();
  await area.open(samira, '?samira#/meetings');
  await page.getByRole('region', { name: 'Meine Qualifikationen' }).getByRole('link', { name: /^Bescheinigung.*Hilfe bei Briefen/ }).click();
  await area.heading('Bescheinigung');
  wrong.push(...(await area.broken('a certificate')));
  await page.emulateMedia({ media: 'print' });
  const paper = await page.locator('body').innerText();
  for (const said of ['Samira Beispiel', 'Hilfe bei Briefen', 'Schulung: Briefe verstehen', 'Erreicht am', 'Gültig bis', 'Unterschrift']) expect(paper).toContain(said);
  for (const around of [page.getByRole('navigation'), page.getByRole('banner'), page.getByRole('contentinfo'), page.getByRole('button')]) expect(await around.filter({ visible: true }).count()).toBe(0);
  expect(wrong).toEqual([]);
}, 120_000);
