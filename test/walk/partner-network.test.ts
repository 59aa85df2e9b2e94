import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { keepGuides } from '../../server/guiding/keeping.ts';
import { WORDINGS } from '../../server/volunteering/consents.ts';
import { signedIn } from '../access/people.ts';
import { type Engine, startEngine } from '../translating/engine.ts';
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
  engine.moods.push({ status: 456 });
  await title.getByRole('button', { name: /vorschlagen lassen/ }).click();
  await title.getByRole('alert').getByText('in diesem Monat').waitFor();
  await title.getByRole('button', { name: /vorschlagen lassen/ }).click();
  await title.getByText('Vorschlag von LibreTranslate.').waitFor();
  expect(await words.inputValue()).toBe('[en] Migrationsberatung im Rathaus');
  await title.getByRole('button', { name: 'Speichern' }).click();
  await title.getByRole('status').getByText('Gespeichert.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Gespeichert.');

  // What stands within an object is there like any other text.
  const { rows: [before] } = await area.pool.query<{ hours: object | null }>('select hours from service where id = $1', [area.service]);
  await area.pool.query(`update service set changed_at = '2000-01-01', hours = jsonb_build_object('exceptions', jsonb_build_array(jsonb_build_object('from', '2026-12-24', 'closed', true, 'reason', jsonb_build_object('original', 'de', 'version', 1, 'values', jsonb_build_object('de', jsonb_build_object('value', 'Heiligabend')))))) where id = $1`, [area.service]);
  await page.getByRole('link', { name: /fehl/ }).click();
  const reason = page.getByRole('group', { name: 'Öffnungszeiten · Ausnahme 1 · Grund' });
  await reason.getByLabel('Englisch').fill('Christmas Eve');
  await reason.getByRole('button', { name: 'Speichern' }).click();
  await reason.getByRole('status').getByText('Gespeichert.').waitFor();
  await area.pool.query('update service set hours = $2 where id = $1', [area.service, before?.hours]);

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
  await page.getByText('Für einzelne Arten anders').click();
  await page.getByLabel('Ansprechperson').selectOption('3');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  expect((await area.pool.query(`select crisis_check_months, check_months, kind_check_months from network where slug = 'musterkreis'`)).rows).toEqual([{ crisis_check_months: 12, check_months: null, kind_check_months: { contact: 3 } }]);
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

it('the area speaks the language of its page, from right to left where that is written so, and fits a phone in each', async () => {
  const ines = await area.coordinator('ines');
  const german = JSON.parse(readFileSync(join(import.meta.dirname, '../../site/partner/words/de.json'), 'utf8')) as Record<string, unknown>;
  const sentences = Object.values(german).filter((word): word is string => typeof word === 'string' && word.length > 25 && !word.includes('{'));
  const wrong: string[] = [];
  for (const language of ['ar', 'fa', 'uk', 'ru', 'fr', 'tr', 'de-simple']) {
    for (const view of [`#/entry/service/${area.service}`, '#/entries', '#/volunteers', '#/freshness', '#/me']) {
      await area.open(ines, `?${language}${view}`, language);
      await page.locator('#partner .loading').waitFor({ state: 'detached' });
      const told = await page.locator('#partner').innerText();
      const left = language === 'de-simple' ? [] : sentences.filter((sentence) => told.includes(sentence));
      if (left.length > 0) wrong.push(`${language} ${view} says in German: ${left.join(' / ')}`);
      expect(await page.locator('#partner').getAttribute('dir')).toBe(['ar', 'fa'].includes(language) ? 'rtl' : 'ltr');
      // The rules of accessibility are those of the German views; what differs is the direction, and how long words are.
      if (language === 'ar') wrong.push(...(await area.broken(`${language} ${view}`)));
      else if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) wrong.push(`${language} ${view} is wider than the phone`);
    }
  }
  expect(wrong).toEqual([]);
}, 240_000);
