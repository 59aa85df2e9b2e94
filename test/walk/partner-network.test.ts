import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Engine, startEngine } from '../translating/engine.ts';
import { signedIn } from '../access/people.ts';
import { keep } from '../harness/lines.ts';
import { INSTITUTION, PartnerArea } from './partner-area.ts';

let area: PartnerArea;
let engine: Engine;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  engine = await startEngine();
  area = await PartnerArea.start({ TRANSLATE_URL: engine.url });
});
afterAll(async () => {
  await area.close();
  await engine.close();
});
beforeEach(async () => {
  ({ context, page } = await area.newPhone());
});

it('an outdated translation is among the tasks, is written anew beside its original with the help of an engine, and stays marked until somebody says that it is right', async () => {
  await area.pool.query(`update service set title = jsonb_build_object('original', 'de', 'version', 2, 'values', jsonb_build_object('de', jsonb_build_object('value', 'Migrationsberatung im Rathaus'), 'en', jsonb_build_object('value', 'Advice', 'of', 1))) where id = $1`, [area.service]);
  await area.open(await area.coordinator('lena'), '');
  await page.getByRole('region', { name: 'Veraltete Übersetzungen' }).getByRole('link', { name: /^Englisch/ }).click();
  await area.heading('Übersetzungen: Englisch');
  const title = page.getByRole('region', { name: 'Migrationsberatung im Rathaus' }).getByRole('group', { name: 'Titel' });
  await title.getByText('Veraltet: Das Original hat sich seitdem geändert.').waitFor();
  const words = title.getByLabel('Englisch: Titel');
  expect([await words.inputValue(), await words.getAttribute('lang')]).toEqual(['Advice', 'en']);
  engine.moods.push({ status: 500 });
  await title.getByRole('button', { name: /vorschlagen lassen/ }).click();
  await title.getByRole('alert').getByText('Es ist nichts verloren.').waitFor();
  await title.getByRole('button', { name: /vorschlagen lassen/ }).click();
  await title.getByText('Vorschlag von LibreTranslate.').waitFor();
  expect(await words.inputValue()).toBe('[en] Migrationsberatung im Rathaus');
  await title.getByRole('button', { name: 'Speichern' }).click();
  await title.getByRole('status').getByText('Gespeichert.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Gespeichert.');

  // What was changed last comes last.
  await area.pool.query(`update service set changed_at = '2000-01-01' where id = $1`, [area.service]);
  await page.getByRole('link', { name: /ungeprüft/ }).click();
  await title.getByText('Vom Computer übersetzt (LibreTranslate)').waitFor();
  await title.getByRole('button', { name: 'Das stimmt so' }).click();
  await title.getByRole('status').getByText('gilt jetzt als geprüft').waitFor();
  const { rows } = await area.pool.query<{ english: object }>(`select title->'values'->'en' as english from service where id = $1`, [area.service]);
  expect(rows[0]?.english).toMatchObject({ value: '[en] Migrationsberatung im Rathaus', machine: 'LibreTranslate', of: 2, checkedBy: 'Integrationsnetzwerk Musterkreis' });
});

/** Seven months ago somebody confirmed the service; since then two mails to the institution have gone without an answer, and its website is away. */
async function silence(): Promise<void> {
  await area.pool.query(`update service set checked_at = now() - interval '7 months', checked_by = 'Migrationsberatung Musterstadt', changed_at = now() - interval '1 year' where id = $1`, [area.service]);
  await area.pool.query(`update actor set email = 'beratung@example.org', website = 'https://beratung.example/', checked_at = now() - interval '1 month', changed_at = now() - interval '1 year' where slug = $1`, [INSTITUTION]);
  await area.pool.query(`insert into check_mail (actor, at, times) select id, now() - interval '20 days', 2 from actor where slug = $1 on conflict (actor) do update set at = excluded.at, times = 2, answered_at = null`, [INSTITUTION]);
  await area.pool.query(`insert into link_use (noun, entry, field, url) select 'actor', id, 'website', website from actor where slug = $1 on conflict (noun, entry, field, url) do update set fine_at = null`, [INSTITUTION]);
  await area.pool.query(`insert into linked_page (url, tried_at, answer, failing_since, gone_since, broken_since) values ('https://beratung.example/', now(), '404', now() - interval '2 days', now() - interval '2 days', now()) on conflict (url) do update set broken_since = now()`);
}

it('a coordinator sees how fresh the network is, changes how often it is asked, and calls whoever does not answer mails', async () => {
  await silence();
  await area.open(await area.coordinator('kira'), '#/freshness');
  await page.getByRole('region', { name: 'Wie frisch?' }).getByText(/überfällig|noch nie bestätigt/).first().waitFor();
  await page.getByLabel('Hilfe bei Gewalt und in Krisen').selectOption('12');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  expect((await area.pool.query(`select crisis_check_months, check_months from network where slug = 'musterkreis'`)).rows).toEqual([{ crisis_check_months: 12, check_months: null }]);
  await page.getByRole('link', { name: 'Wen anrufen?' }).click();
  await area.heading('Wen anrufen?');
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: 'Migrationsberatung Musterstadt', exact: true }) });
  await card.getByText('Auf Mails kommt keine Antwort.').waitFor();
  expect(await card.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  await card.getByRole('button', { name: 'Nicht erreicht' }).click();
  await page.getByRole('status').getByText('In drei Tagen steht Migrationsberatung Musterstadt wieder hier.').waitFor();
  await page.getByText('später noch einmal').click();
  await card.getByRole('button', { name: 'Erreicht, alles stimmt' }).click();
  await page.getByRole('status').getByText('bestätigt. Danke!').waitFor();
  const { rows } = await area.pool.query<{ origin: string }>(`select origin from revision where noun = 'service' and entry = $1 order by id desc limit 1`, [area.service]);
  expect(rows[0]?.origin).toBe('PHONE');
});

it('a partner finds among the tasks which web address does not answer, and says that it works', async () => {
  await silence();
  await area.open(await area.partner('lea'), '');
  const links = page.getByRole('region', { name: 'Diese Internetadressen antworten nicht' });
  await links.getByText('Diese Seite gibt es nicht mehr.').waitFor();
  await page.getByText('Eine Internetadresse darin antwortet nicht.').waitFor();
  await links.getByRole('button', { name: /sie geht/ }).click();
  await page.getByRole('status').getByText('Danke!').waitFor();
  await links.waitFor({ state: 'detached' });
});

it('a volunteer is invited, signs in on a phone, fills in a profile that the coordinator finds, is renewed, and deletes the account', async () => {
  const lina = await area.coordinator('lina');
  await area.open(lina, '#/volunteers');
  await page.getByLabel('E-Mail-Adresse').fill('amal@example.org');
  await page.getByLabel('Ich bestätige den Zugang später').check();
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('status').getByText('amal@example.org ist eingeladen.').waitFor();
  const mail = await vi.waitFor(async () => (await area.directory.mails()).find(({ to }) => to === 'amal@example.org') ?? Promise.reject(new Error('No mail yet')), { timeout: 20_000 });

  // On her own phone she follows the link and is let in once the coordinator has confirmed her.
  await context.clearCookies();
  await page.goto(`${area.directory.url}${new URL(mail.links[0] ?? '').pathname}${new URL(mail.links[0] ?? '').search}`);
  await Promise.all([page.waitForURL('**/de/partner/'), page.getByRole('button', { name: 'Weiter' }).click()]);
  await area.heading('Schön, dass Sie helfen');
  await page.getByText('Die Koordination muss Ihren Zugang noch bestätigen.').waitFor();
  expect(await page.getByRole('navigation', { name: 'Bereich für Ehrenamtliche' }).getByRole('link').allTextContents()).toEqual(['Start', 'Mein Profil', 'Mein Konto']);
  const wrong = await area.broken('a volunteer\'s start');
  await page.goto(`${area.directory.url}/de/partner/#/entries`);
  await area.heading('Diese Ansicht gibt es nicht');
  await page.goto(`${area.directory.url}/de/partner/#/profile`);
  await page.getByLabel('Sprachen', { exact: true }).fill('Arab');
  await page.getByRole('option', { name: 'Arabisch', exact: true }).click();
  await page.getByLabel('Begleitung zu Behörden').check();
  await page.getByLabel('Montag, morgens').check();
  await page.getByLabel('Telefonnummer').fill('12');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Diese Telefonnummer ist nicht vollständig.').waitFor();
  await page.getByLabel('Telefonnummer').fill('030 23125 001');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Ihr Profil ist gespeichert.').waitFor();
  await page.getByRole('button', { name: /^Ich bin einverstanden/ }).click();
  await page.getByRole('status').getByText('Ihr Einverständnis ist notiert.').waitFor();
  wrong.push(...(await area.broken('a volunteer\'s profile')));
  const amal = await context.cookies();

  await context.clearCookies();
  await area.open(lina, '');
  await page.getByRole('link', { name: 'Ehrenamtliche ansehen' }).click();
  await area.heading('Ehrenamtliche');
  await page.getByLabel('Sprache', { exact: true }).selectOption('Arabisch');
  const card = page.locator('.card').filter({ hasText: 'amal@example.org' });
  await card.getByText('Mo morgens').waitFor();
  await card.getByRole('button', { name: /^Bestätigen/ }).click();
  await page.getByRole('status').getByText('ist bestätigt').waitFor();
  await area.pool.query(`update role_grant set until = now() + interval '3 days' where role = 'volunteer'`);
  await page.reload();
  wrong.push(...(await area.broken('the volunteers')));
  await card.getByText('endet bald').waitFor();
  await card.getByRole('button', { name: /^Um 12 Monate/ }).click();
  await page.getByRole('status').getByText('Verlängert').waitFor();

  await context.clearCookies();
  await context.addCookies(amal);
  await page.goto(`${area.directory.url}/de/partner/?her#/me`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Alles herunterladen/ }).click()]);
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ account: { data: { mail: 'amal@example.org' } }, profile: { data: { languages: ['ar'], phone: '+493023125001' } } });
  await page.locator('summary').filter({ hasText: 'Konto löschen' }).click();
  await page.getByRole('button', { name: 'Konto löschen …' }).click();
  wrong.push(...(await area.broken('a volunteer\'s account')));
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await area.heading('Ihr Konto ist gelöscht');
  expect((await area.pool.query(`select from account where mail = 'amal@example.org'`)).rowCount).toBe(0);
  expect(wrong).toEqual([]);
});

it('a volunteer finds by "Arabisch, Arzt, Osterburg" whom to call, keeps it on a list, hands over what is public of it in Arabic, and asks without giving names', async () => {
  await keep(
    area.pool,
    { noun: 'place', slug: 'beispielraum-osterburg', name: 'Beispielraum', municipality: { name: 'Osterburg' }, visibility: 'VOLUNTEER' },
    {
      noun: 'contact', slug: 'arztbegleitung-direkt', name: 'Erika Beispiel', role: { de: 'Begleitung zum Arzt' }, actor: INSTITUTION, languages: ['ar', 'de'], places: ['beispielraum-osterburg'], visibility: 'VOLUNTEER',
      channels: [{ kind: 'PHONE', value: '+493023125002', visibility: 'VOLUNTEER' }, { kind: 'EMAIL', value: 'erika@example.org', visibility: 'VOLUNTEER' }],
    },
  );
  const noor = await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'noor@example.org' });
  await page.setViewportSize({ width: 390, height: 844 });
  await area.open(noor, '');
  await page.getByRole('main').getByRole('link', { name: 'Wen kann ich anrufen?' }).click();
  await page.getByLabel('Was brauchen Sie, wo, in welcher Sprache?').fill('Arabisch, Arzt, Osterburg');
  await page.getByRole('button', { name: 'Suchen', exact: true }).click();
  await page.getByRole('button', { name: 'Alle übernehmen' }).click();
  await vi.waitFor(async () => expect(await page.getByLabel('Ort', { exact: true }).inputValue()).toBe('Osterburg'), { timeout: 10_000 });
  expect(await page.getByLabel('Gesprochene Sprache').inputValue()).toBe('ar');
  const card = page.locator('.card').filter({ hasText: 'Erika Beispiel' });
  await card.getByText('Nur für Ehrenamtliche und Einrichtungen').waitFor();
  expect(await card.getByRole('link', { name: /Anrufen/ }).getAttribute('href')).toBe('tel:+493023125002');
  const wrong = await area.broken('the referral search');
  await card.getByRole('button', { name: /^Auf eine Liste/ }).click();
  await card.getByLabel('Neue Liste').fill('Arzttermine');
  await card.getByRole('button', { name: 'Liste anlegen' }).click();
  await page.getByText('„Erika Beispiel“ steht jetzt auf der Liste „Arzttermine“.').waitFor();
  await card.getByRole('link', { name: 'Erika Beispiel', exact: true }).click();
  await area.heading('Erika Beispiel');
  await page.getByText('Das ist nicht öffentlich.').waitFor();
  wrong.push(...(await area.broken('a restricted contact')));
  await page.goBack();
  await card.waitFor();
  expect(await page.getByLabel('Ort', { exact: true }).inputValue()).toBe('Osterburg');

  await page.goto(`${area.directory.url}/de/partner/?service#/refer/service/${area.service}`);
  await page.getByRole('button', { name: /^Auf eine Liste/ }).click();
  await page.getByRole('button', { name: 'Arzttermine', exact: true }).click();
  await page.getByText('steht jetzt auf der Liste „Arzttermine“.').waitFor();
  await page.getByLabel('Welche Sprachen spricht die Person?').fill('Arab');
  await page.locator('.warm').getByRole('listbox').getByRole('option', { name: 'Arabisch', exact: true }).click();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('Die Person spricht Arabisch.');
  await page.getByText('Schreiben Sie keine Namen und keine Daten der Person hinein').waitFor();
  wrong.push(...(await area.broken('an entry to refer to')));

  await page.getByRole('link', { name: 'Meine Listen' }).click();
  await page.getByRole('link', { name: 'Arzttermine (2 Einträge)' }).click();
  await area.heading('Arzttermine');
  await page.getByRole('button', { name: 'Link machen' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  wrong.push(...(await area.broken('a list')));
  await page.getByLabel('Sprache der Person').first().selectOption('ar');
  await page.getByRole('link', { name: 'Blatt öffnen und drucken' }).click();
  await page.waitForURL('**/ar/handout/**');
  await page.locator('.handout > li:not([hidden])').waitFor();
  expect(await page.locator('.handout > li').count()).toBe(1);

  // Whoever gets the link sees the same without an account, until it is ended.
  await context.clearCookies();
  await page.goto(link);
  await page.locator('.handout > li:not([hidden])').waitFor();
  expect(await page.locator('body').innerText()).not.toMatch(/Erika|Arzttermine|noor/);
  await area.pool.query(`update referral_list set shared_until = now()`);
  await page.reload();
  await page.getByRole('status').filter({ hasText: 'Dieser Link ist zu Ende' }).waitFor();
  expect(wrong).toEqual([]);
});

it('no view breaks a rule of accessibility or is wider than a phone, and none of them is kept on it', async () => {
  const [amal, bela] = await Promise.all([area.partner('farid'), area.coordinator('gisela')]);
  await silence();
  await area.pool.query(`update service set checked_at = now() - interval '200 days' where id = $1`, [area.service]);
  await area.pool.query(`update proposal set state = 'WITHDRAWN'`);
  const returned = await area.propose(amal, { title: { de: 'Ein anderer Titel', en: 'Another title' } });
  await bela.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: returned, version: 1, accept: [], giveBack: [{ field: 'title', reason: 'Bitte kürzer.' }] } });
  const wrong: string[] = [];
  for (const view of ['', '#/entries', '#/sheets', '#/translations', '#/translations/ar', '#/proposals', `#/proposal/${returned}`, '#/me', '#/nowhere']) {
    await area.open(amal, `?partner${view}`);
    wrong.push(...(await area.broken(`a partner's ${view || '#/'}`)));
  }
  await context.clearCookies();
  const open1 = await area.propose(await area.partner('hatice'), { bring: { de: 'Ausweis\nBriefe vom Amt' }, hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00' }] } });
  for (const view of ['', '#/entries', '#/proposals', `#/proposal/${open1}`, `#/history/service/${area.service}`, '#/people', '#/freshness', '#/calls', '#/translations/uk/missing']) {
    await area.open(bela, `?coordinator${view}`);
    wrong.push(...(await area.broken(`a coordinator's ${view || '#/'}`)));
  }
  await context.clearCookies();
  for (const path of ['partner/', 'sign-in/', ...['code', 'wrong', 'ended', 'too-often', 'address', 'failed', 'out', 'continue', 'join'].map((step) => `sign-in/${step}/`), ...['confirm', 'edit', 'thanks', 'ended', 'failed'].map((step) => `check/${step}/`)]) {
    await page.goto(`${area.directory.url}/ar/${path}`);
    wrong.push(...(await area.broken(path)));
  }
  expect(wrong).toEqual([]);
  expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
}, 240_000);
