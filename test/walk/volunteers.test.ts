import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { keepGuides } from '../../server/guiding/keeping.ts';
import { WORDINGS } from '../../server/volunteering/consents.ts';
import { signedIn } from '../access/people.ts';
import { keep } from '../harness/lines.ts';
import { INSTITUTION, PartnerArea } from './partner-area.ts';

let area: PartnerArea;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  area = await PartnerArea.start();
});
afterAll(() => area.close());
beforeEach(async () => {
  ({ context, page } = await area.newPhone());
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
  expect(await page.getByRole('navigation', { name: 'Bereich für Ehrenamtliche' }).getByRole('link').allTextContents()).toEqual(['Start', 'Begleitungen', 'Mein Profil', 'Mein Konto']);
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

it('after a referral a volunteer tells with one tap how it went, and the coordinator sees where help is missing', async () => {
  const [volunteer, coordinator] = await Promise.all([signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'samir@example.org' }), area.coordinator('mona')]);
  await page.setViewportSize({ width: 390, height: 844 });
  await area.open(volunteer, `#/outcome/service/${area.service}`);
  const section = page.getByRole('region', { name: 'Wie ging es?' });
  const wrong = await area.broken('an outcome');
  await section.getByRole('button', { name: 'Niemanden erreicht' }).click();
  await section.getByText('Danke! Notiert: Niemanden erreicht').waitFor();
  await section.getByRole('button', { name: 'Rückgängig machen' }).click();
  await section.getByText('Nichts ist gespeichert.').waitFor();
  expect((await area.pool.query('select from outcome')).rowCount).toBe(0);
  await section.getByRole('button', { name: 'Sprache' }).click();
  await section.getByText('Danke! Notiert: Abgelehnt, Grund: Sprache').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Danke!');
  await section.getByLabel('Welche Sprache').selectOption('Arabisch');
  const town = section.getByLabel('Wo wohnt');
  await town.selectOption({ index: 1 });
  const lives = await town.inputValue();
  wrong.push(...(await area.broken('what may be added to an outcome')));
  await section.getByRole('button', { name: 'Dazu notieren' }).click();
  await section.getByText('Alles ist notiert').waitFor();
  expect((await area.pool.query('select noun, kind, reason, language, municipality from outcome')).rows).toEqual([{ noun: 'service', kind: 'REFUSED', reason: 'LANGUAGE', language: 'ar', municipality: lives }]);

  // Two others were told the same; and people search in vain.
  await area.pool.query(`insert into outcome select gen_random_uuid(), noun, entry, kind, weeks, reason, language, municipality, day - 1 from outcome, generate_series(1, 2)`);
  await area.pool.query(`insert into gap values ('schwimmkurs für frauen', 'de', current_date, 7, 2)`);
  await context.clearCookies();
  await area.open(coordinator, '?gaps#/freshness');
  await page.getByRole('link', { name: 'Wo fehlt Hilfe?' }).click();
  await area.heading('Wo fehlt Hilfe?');
  await page.getByRole('status').getByText(new RegExp(`Am häufigsten vergeblich: .+ × ${lives}, 3-mal`)).waitFor();
  await page.getByRole('region', { name: 'Vergeblich gesucht' }).getByText('schwimmkurs für frauen').waitFor();
  wrong.push(...(await area.broken('the picture of gaps')));
  await page.getByLabel('Aufteilen nach').selectOption('Thema und Sprache');
  await page.getByRole('columnheader', { name: 'Arabisch' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
  expect(await readFile(await file.path(), 'utf8')).toContain('Thema;Arabisch;zusammen');
  expect(wrong).toEqual([]);
});

it('somebody asks for a guide in Arabic without JavaScript, the coordinator assigns a volunteer, who sees the contact and ends it, and after 31 days who asked stands nowhere', async () => {
  const [maya, yara] = [await area.coordinator('maya'), await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'yara@example.org' })];
  const town = 'Musterstadt';
  await yara.ask('mutation ($town: String!) { saveMyProfile(input: { languages: ["ar"], area: [$town], times: [TU_MORNING] }) { languages } }', { town });
  for (const purpose of ['PROFILE', 'ACCOMPANIMENT'] as const) await yara.ask('mutation ($purpose: ConsentPurpose!, $wording: String!) { setConsent(purpose: $purpose, given: true, wording: $wording, language: "de") { purpose } }', { purpose, wording: WORDINGS[purpose] });
  const form = `${area.directory.url}/ar/guide/musterkreis/`;
  await page.goto(form);
  const wrong = await area.broken('asking for a guide');
  await page.goto(form.replace('/ar/', '/de/'));
  wrong.push(...(await area.broken('asking for a guide in German')));

  ({ context, page } = await area.newPhone({ javaScriptEnabled: false }));
  await page.goto(`${area.directory.url}/ar/networks/musterkreis/`);
  await page.locator('a[href="/ar/guide/musterkreis/"]').click();
  expect(await page.locator('[name=language]').inputValue()).toBe('ar');
  await page.locator('[name=municipality]').selectOption(town);
  await page.locator('[name=time]').selectOption('MORNING');
  await page.locator('[name=note]').fill('رسالة "من" <المكتب>');
  await page.locator('[name=name]').fill('Zenobia Wolkenstein');
  await page.locator('form.guide .button').click();
  // Without a way to be reached it is not sent, and nothing that was typed is lost.
  await page.getByRole('alert').waitFor();
  expect(await Promise.all(['language', 'municipality', 'time', 'note', 'name', 'network'].map((name) => page.locator(`[name=${name}]`).inputValue()))).toEqual(['ar', town, 'MORNING', 'رسالة "من" <المكتب>', 'Zenobia Wolkenstein', 'musterkreis']);
  await page.locator('[name=phone]').fill('030 23125 002');
  await page.locator('[name=mail]').fill('zenobia@example.org');
  await Promise.all([page.waitForURL('**/ar/guide-request/?t=*'), page.locator('form.guide .button').click()]);
  await page.getByText('شكرًا! وصل طلبك.').waitFor();
  const own = page.url().replace('&thanks', '');
  expect(await page.getByRole('link', { name: 'رابط طلبي' }).getAttribute('href')).toBe(new URL(own).pathname + new URL(own).search);
  await vi.waitFor(async () => {
    expect((await area.directory.mails()).some(({ to, text }) => to === 'zenobia@example.org' && text.includes(new URL(own).search))).toBe(true);
  }, { timeout: 20_000 });

  ({ context, page } = await area.newPhone());
  await page.goto(own);
  wrong.push(...(await area.broken('how a request stands')));
  await area.open(maya, '');
  await page.getByRole('region', { name: '1 Anfrage nach Begleitung' }).getByRole('link').click();
  await area.heading('Begleitungen');
  wrong.push(...(await area.broken('requests for guides')));
  await page.getByRole('link', { name: /^Arabisch/ }).click();
  await page.getByRole('heading', { name: 'yara@example.org' }).waitFor();
  await page.getByText('spricht die Sprache').waitFor();
  wrong.push(...(await area.broken('one request')));
  await page.getByRole('button', { name: /^Geht mit/ }).click();
  await page.getByRole('status').getByText('yara@example.org geht mit').waitFor();

  await context.clearCookies();
  await area.open(yara, '?yara');
  await page.getByRole('region', { name: 'Sie sind um 1 Begleitung gebeten' }).getByRole('link').click();
  await page.getByText('Zenobia Wolkenstein').waitFor();
  expect(await page.locator('a[href="tel:+493023125002"]').count()).toBe(1);
  wrong.push(...(await area.broken('a volunteer\'s request')));
  await page.getByRole('button', { name: 'Ist erledigt' }).click();
  await page.getByText('Zurzeit gibt es keine Anfrage.').waitFor();
  expect(wrong).toEqual([]);

  await vi.waitFor(async () => {
    expect((await area.pool.query('select from mail')).rowCount).toBe(0);
  }, { timeout: 20_000 });
  await area.pool.query(`update guide_request set ended_at = ended_at - interval '31 days'`);
  await keepGuides(area.pool, area.directory.url);
  const { rows: tables } = await area.pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  for (const { name } of tables) expect((await area.pool.query(`select from "${name}" t where t::text ~* 'zenobia|3023125002|<المكتب>'`)).rowCount, name).toBe(0);
  expect((await area.pool.query('select state, language, municipality from guide_request')).rows).toEqual([{ state: 'DONE', language: 'ar', municipality: town }]);
}, 120_000);

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
