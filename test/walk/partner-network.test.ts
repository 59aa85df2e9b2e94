import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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
  const title = page.getByRole('article', { name: 'Migrationsberatung im Rathaus' }).getByRole('group', { name: 'Titel' });
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
  await page.getByRole('link', { name: 'Anrufliste' }).click();
  await area.heading('Anrufliste');
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

it('no view breaks a rule of accessibility or is wider than a phone, and none of them is kept on it', async () => {
  const [amal, bela] = await Promise.all([area.partner('farid'), area.coordinator('gisela')]);
  await silence();
  await area.pool.query(`update service set checked_at = now() - interval '200 days' where id = $1`, [area.service]);
  await area.pool.query(`update proposal set state = 'WITHDRAWN'`);
  const returned = await area.propose(amal, { title: { de: 'Ein anderer Titel', en: 'Another title' } });
  await bela.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: returned, version: 1, accept: [], giveBack: [{ field: 'title', reason: 'Bitte kürzer.' }] } });
  const wrong: string[] = [];
  for (const view of ['', '#/entries', '#/sheets', '#/translations', '#/translations/ar', '#/proposals', `#/proposal/${returned}`, '#/meetings', '#/me', '#/nowhere']) {
    await area.open(amal, `?partner${view}`);
    wrong.push(...(await area.broken(`a partner's ${view || '#/'}`)));
  }
  await context.clearCookies();
  const open1 = await area.propose(await area.partner('hatice'), { bring: { de: 'Ausweis\nBriefe vom Amt' }, hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00' }] } });
  for (const view of ['', '#/entries', '#/proposals', `#/proposal/${open1}`, `#/history/service/${area.service}`, '#/people', '#/freshness', '#/calls', '#/meetings', '#/translations/uk/missing']) {
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
    for (const view of [`#/entry/service/${area.service}`, '#/entries', '#/volunteers', '#/meetings', '#/freshness', '#/me']) {
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
