import axe from 'axe-core';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readCsv, writeCsv } from '../../server/exchange/spreadsheet/csv.ts';
import { idOf, signedIn, type Person } from '../access/people.ts';
import { launchBrowser } from '../browser.ts';
import { type Engine, startEngine } from '../translating/engine.ts';
import { askerAt, comeAs } from './area.ts';
import { Keyboard } from './keyboard.ts';
import { startSeeded } from './running.ts';

const INSTITUTION = 'migrationsberatung-musterstadt';
const SERVICE = 'mbe-sprechstunde-musterstadt';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let engine: Engine;
let browser: Browser;
let pool: pg.Pool;
let service: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  engine = await startEngine();
  [directory, browser] = await Promise.all([startSeeded({ env: { TRANSLATE_URL: engine.url } }), launchBrowser()]);
  pool = new pg.Pool({ connectionString: directory.databaseUrl });
  service = await idOf(pool, 'service', SERVICE);
});
afterAll(async () => {
  await pool.end();
  await browser.close();
  await directory.stop();
  await engine.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'de-DE', reducedMotion: 'reduce', bypassCSP: true });
  page = await context.newPage();
});
afterEach(() => context.close());

const graphql = askerAt(() => directory.url);

/** Somebody of the institution whose every change waits for a coordinator. */
const partner = (name: string): Promise<Person> => signedIn({ pool, graphql }, 'partner', INSTITUTION, { trust: 0, mail: `${name}@example.org` });
const coordinator = (name: string): Promise<Person> => signedIn({ pool, graphql }, 'coordinator', 'musterkreis', { mail: `${name}@example.org` });

/** Opens a view as somebody. */
async function open(person: Person, view: string): Promise<void> {
  await comeAs(context, person, directory.url);
  await page.goto(`${directory.url}/de/partner/${view}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const heading = (name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** Proposes other names of the service, as its form would. @returns the proposal */
async function propose(by: Person, input: Record<string, unknown>): Promise<string> {
  const { rows } = await pool.query<{ version: number }>('select version from service where id = $1', [service]);
  const { data, errors } = await by.ask<{ proposeService: { proposal: string } }>('mutation ($input: ServiceInput!, $base: Int) { proposeService(input: $input, base: $base) { proposal } }', { base: rows[0]?.version, input: { id: service, ...input } });
  expect(errors).toBe(undefined);
  return data?.proposeService.proposal ?? '';
}

/** The rules of accessibility that the page breaks in light and dark colours, and whether it is wider than the phone. */
async function broken(what: string): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const wrong = overflow > 0 ? [`${what} is ${String(overflow)} px too wide`] : [];
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() =>
      (window as Window & typeof globalThis & { axe: typeof import('axe-core') }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false }));
    wrong.push(...violations.map(({ id, nodes }) => `${what} in ${colorScheme} colours ${id}: ${String(nodes[0]?.html)}`));
  }
  return wrong;
}

it('with a keyboard alone somebody signs in by the code of a mail and confirms all that is due, and the public page says that it was checked today', async () => {
  const { mail } = await partner('carla');
  await pool.query(`update service set checked_at = now() - interval '200 days' where id = $1`, [service]);
  const keyboard = new Keyboard(page);
  await page.goto(`${directory.url}/de/sign-in/`);
  await keyboard.reach('#mail');
  await page.keyboard.type(` ${mail.toUpperCase()}`);
  await Promise.all([page.waitForURL('**/de/sign-in/code/'), keyboard.press('Enter')]);
  const code = await vi.waitFor(async () => {
    const found = (await directory.mails()).find(({ to }) => to === mail)?.code;
    if (found === undefined) throw new Error('There is no mail yet.');
    return found;
  }, { timeout: 20_000 });
  await keyboard.reach('#code');
  await page.keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`);
  await Promise.all([page.waitForURL('**/de/partner/'), keyboard.press('Enter')]);
  await page.getByRole('button', { name: 'Das stimmt alles noch' }).waitFor();
  await keyboard.reach('.due .button');
  await keyboard.press('Enter');
  await page.getByRole('status').getByText('bestätigt. Danke!').waitFor();
  await page.getByText('Alles erledigt. Danke!').waitFor();
  await keyboard.look();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('bestätigt. Danke!');
  expect(keyboard.unseen).toEqual([]);

  const today = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(new Date());
  await vi.waitFor(async () => {
    const shown = await (await fetch(`${directory.url}/de/services/${SERVICE}/`)).text();
    expect(shown).toContain(`Zuletzt geprüft am ${today}`);
    expect(shown).toContain('Geprüft von Migrationsberatung Musterstadt');
  }, { timeout: 60_000, interval: 500 });
}, 120_000);

it('a partner with much to confirm does it by one button, whether or not it is due', async () => {
  await pool.query(`update contact set checked_at = null where actor_id = (select actor_id from service where id = $1)`, [service]);
  await open(await partner('bela'), '');
  const button = page.getByRole('button', { name: /Alle \d+ Einträge bestätigen/ });
  const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  await button.click();
  await page.getByRole('status').getByText(`${String(count)} Einträge sind bestätigt.`).waitFor();
  const { rows } = await pool.query<{ unchecked: number }>('select count(*)::int as unchecked from contact where checked_at is null and actor_id = (select actor_id from service where id = $1)', [service]);
  expect(rows[0]?.unchecked).toBe(0);
});

it('somebody chooses several entries and ends them at once, after being asked again', async () => {
  await open(await partner('nour'), '#/entries');
  await page.getByRole('button', { name: /Mehrere auswählen/ }).click();
  await page.getByRole('checkbox', { name: /Angebot/ }).first().check();
  await page.getByRole('checkbox', { name: /Ansprechperson/ }).first().check();
  await page.getByText('2 Einträge ausgewählt').waitFor();
  expect(await broken('choosing')).toEqual([]);
  await page.getByRole('button', { name: 'Beenden …' }).click();
  await page.getByRole('button', { name: 'Ja, beenden' }).click();
  await page.getByText('Die Koordination sieht sich das Ende von 2 Einträgen noch an.').waitFor();
  await pool.query(`update proposal set state = 'WITHDRAWN'`);
});

it('a coordinator accepts one field and gives another back, whose reason the partner finds among the tasks', async () => {
  const [amal, bela] = await Promise.all([partner('amal1'), coordinator('ida1')]);
  const id = await propose(amal, { alsoKnownAs: ['MBE im Rathaus'], title: { de: 'Beratung!!!' } });
  await open(bela, '');
  await page.getByRole('link', { name: 'Vorschläge ansehen' }).click();
  await heading('Vorschläge');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.locator(`a[href="#/proposal/${id}"]`).click();
  await heading('Vorschlag: Migrationsberatung');
  const title = page.getByRole('region', { name: 'Titel' });
  expect(await title.locator('.after').textContent()).toContain('Beratung!!!');
  await page.getByRole('region', { name: 'Andere Namen' }).getByLabel('Übernehmen').check();
  await title.getByLabel('Zurückgeben').check();
  await page.getByRole('button', { name: 'Einzeln entscheiden' }).click();
  await title.getByText('Schreiben Sie bitte dazu, warum.').waitFor();
  await page.locator('#why-title:focus').waitFor();
  await title.getByRole('textbox').fill('Bitte ohne Ausrufezeichen.');
  await page.getByRole('button', { name: 'Einzeln entscheiden' }).click();
  await page.getByRole('status').getByText('Zurückgegeben').waitFor();

  await context.clearCookies();
  await open(amal, '?again');
  const returned = page.getByRole('region', { name: 'Zurückgegeben' });
  await returned.getByText('Bitte ohne Ausrufezeichen.').waitFor();
  expect(await returned.getByText('Andere Namen').count()).toBe(0);
  const { rows } = await pool.query<{ also_known_as: string[] }>('select also_known_as from service where id = $1', [service]);
  expect(rows[0]?.also_known_as).toEqual(['MBE im Rathaus']);
});

it('a new entry that came back is mended in its form, and put right by the coordinator before it is accepted', async () => {
  const [amal, bela] = await Promise.all([partner('amal5'), coordinator('ida5')]);
  const { data } = await amal.ask<{ proposeService: { entry: string; proposal: string } }>('mutation ($input: ServiceInput!) { proposeService(input: $input) { entry proposal } }', { input: { title: { de: 'Teestube!!!' }, actor: INSTITUTION } });
  const { entry = '', proposal = '' } = data?.proposeService ?? {};
  const decided = await bela.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal, version: 1, accept: [], giveBack: ['title', 'actor'].map((field) => ({ field, reason: 'Bitte ohne Ausrufezeichen.' })) } });
  expect(decided).toEqual({ status: 200, data: { decideProposal: 'RETURNED' } });
  await open(amal, '');
  await page.getByRole('link', { name: /Überarbeiten.*Teestube/ }).click();
  const title = page.getByRole('group', { name: 'Titel' });
  await title.getByText('Bitte ohne Ausrufezeichen.').waitFor();
  await title.getByLabel('Deutsch').fill('Teestube');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('sieht sich die Koordination noch an').waitFor();

  await context.clearCookies();
  await open(bela, `?before#/proposal/${proposal}`);
  const proposed = page.getByRole('region', { name: 'Titel' });
  expect(await proposed.locator('.after').textContent()).toContain('Teestube');
  await proposed.getByLabel('Vorher selbst ändern').check();
  await proposed.getByLabel('Deutsch').fill('Teestube am Markt');
  await page.getByRole('region', { name: 'Einrichtung' }).getByLabel('Übernehmen').check();
  await page.getByRole('button', { name: 'Einzeln entscheiden' }).click();
  await page.getByRole('status').getByText('Übernommen').waitFor();
  const { rows } = await pool.query<{ title: { values: { de: { value: string } } } }>('select title from service where id = $1', [entry]);
  expect(rows.map((row) => row.title.values.de.value)).toEqual(['Teestube am Markt']);
});

it('a whole proposal is accepted by one button, and any earlier version can be restored', async () => {
  const [amal, bela] = await Promise.all([partner('amal2'), coordinator('ida2')]);
  await pool.query(`update proposal set state = 'WITHDRAWN'`);
  const id = await propose(amal, { alsoKnownAs: ['Ganz neu'] });
  await open(bela, `#/proposal/${id}`);
  await page.getByRole('button', { name: 'Alles übernehmen' }).click();
  await page.getByRole('status').getByText('Übernommen.').waitFor();
  await page.goto(`${directory.url}/de/partner/#/history/service/${service}`);
  await heading('Verlauf:');
  const versions = page.locator('.versions > li');
  await versions.first().getByText('Geändert: Andere Namen').waitFor();
  await versions.first().getByText('Was ist anders?').click();
  expect(await versions.first().locator('.after').textContent()).toContain('Ganz neu');
  await versions.last().getByRole('button', { name: 'Diese Fassung wiederherstellen' }).click();
  await versions.last().getByRole('button', { name: 'Ja, wiederherstellen' }).click();
  await page.getByRole('status').getByText('ist wiederhergestellt').waitFor();
  const { rows } = await pool.query<{ also_known_as: string[] }>('select also_known_as from service where id = $1', [service]);
  expect(rows[0]?.also_known_as).not.toContain('Ganz neu');
});

it('a coordinator invites somebody, who takes the invitation up by the button behind the link', async () => {
  await open(await coordinator('jana'), '#/people');
  await page.getByLabel('E-Mail-Adresse').fill('doro@example.org');
  await page.getByLabel('Für welche Einrichtung?').fill('Migrationsberatung Muster');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByText('Wählen Sie bitte einen Namen aus der Liste.').waitFor();
  await page.getByLabel('Für welche Einrichtung?').fill('Migrationsberatung Musterstadt');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('status').getByText('doro@example.org ist eingeladen').waitFor();
  const link = await vi.waitFor(async () => {
    const found = (await directory.mails()).find(({ to }) => to === 'doro@example.org')?.links.find((each) => each.includes('/sign-in/join/'));
    if (found === undefined) throw new Error('There is no mail yet.');
    return new URL(found);
  }, { timeout: 20_000 });
  await context.clearCookies();
  await page.goto(`${directory.url}${link.pathname}${link.search}`);
  await Promise.all([page.waitForURL('**/de/partner/'), page.getByRole('button', { name: 'Weiter' }).click()]);
  await heading('Aufgaben');
  await page.goto(`${directory.url}${link.pathname}${link.search}`);
  await Promise.all([page.waitForURL('**/de/sign-in/ended/'), page.getByRole('button', { name: 'Weiter' }).click()]);
});

it('somebody changes their name, ends a session elsewhere, and signs out; without a session nothing is shown but the way in', async () => {
  await partner('elif');
  const { cookie } = await signedIn({ pool, graphql }, 'volunteer', 'musterkreis', { mail: 'elif@example.org' });
  await open({ cookie } as Person, '#/me');
  await page.getByLabel('Ihr Name').fill('Elif Beispiel');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  await page.getByRole('button', { name: /Hier abmelden/ }).click();
  await page.getByRole('status').getByText('Dort sind Sie abgemeldet.').waitFor();
  await page.getByRole('button', { name: /Hier abmelden/ }).waitFor({ state: 'detached' });
  await Promise.all([page.waitForURL('**/de/sign-in/out/'), page.getByRole('button', { name: 'Abmelden', exact: true }).click()]);
  await page.goto(`${directory.url}/de/partner/#/entries`);
  await heading('Sie sind nicht angemeldet');
  expect(await page.getByRole('link', { name: 'Anmelden', exact: true }).getAttribute('href')).toBe('/de/sign-in/');
});

it('a table is taken along, changed and brought back: what is wrong is named by its cell, and nothing changes before one has seen what would', async () => {
  const ivo = await partner('ivo');
  await open(ivo, '#/entries');
  await page.getByRole('link', { name: /als Tabelle/ }).click();
  await heading('Als Tabelle');
  const file = await fetch(`${directory.url}/sheets/service.csv`, { headers: { cookie: ivo.cookie } });
  const rows = readCsv(Buffer.from(await file.arrayBuffer()));
  const [head = []] = rows;
  const bring = async (website: string) => {
    const changed = rows.map((row) => (row.includes(SERVICE) ? head.map((name, column) => (name === 'website' ? website : (row[column] ?? ''))) : row));
    await page.getByLabel('Geänderte Tabelle').setInputFiles({ name: 'angebote.csv', mimeType: 'text/csv', buffer: Buffer.from(writeCsv(changed)) });
    await page.getByRole('button', { name: 'Prüfen, was sich ändert' }).click();
  };
  await bring('keine Adresse');
  await page.getByRole('heading', { name: 'Eine Stelle stimmt nicht' }).waitFor();
  await bring('https://beispielverband.example/mbe');
  await page.getByRole('heading', { name: 'Eine Änderung' }).waitFor();
  const websites = async () => (await pool.query<{ waiting: number }>(`select count(*)::int as waiting from proposal where changes->>'website' = 'https://beispielverband.example/mbe'`)).rows[0]?.waiting;
  expect(await websites()).toBe(0);
  await page.getByRole('button', { name: 'Diese Änderungen übernehmen' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  expect(await websites()).toBe(1);
});

it('an outdated translation is among the tasks, is written anew beside its original with the help of an engine, and stays marked until somebody says that it is right', async () => {
  await pool.query(`update service set title = jsonb_build_object('original', 'de', 'version', 2, 'values', jsonb_build_object('de', jsonb_build_object('value', 'Migrationsberatung im Rathaus'), 'en', jsonb_build_object('value', 'Advice', 'of', 1))) where id = $1`, [service]);
  await open(await coordinator('lena'), '');
  await page.getByRole('region', { name: 'Veraltete Übersetzungen' }).getByRole('link', { name: /^Englisch/ }).click();
  await heading('Übersetzungen: Englisch');
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
  await pool.query(`update service set changed_at = '2000-01-01' where id = $1`, [service]);
  await page.getByRole('link', { name: /ungeprüft/ }).click();
  await title.getByText('Vom Computer übersetzt (LibreTranslate)').waitFor();
  await title.getByRole('button', { name: 'Das stimmt so' }).click();
  await title.getByRole('status').getByText('gilt jetzt als geprüft').waitFor();
  const { rows } = await pool.query<{ english: object }>(`select title->'values'->'en' as english from service where id = $1`, [service]);
  expect(rows[0]?.english).toMatchObject({ value: '[en] Migrationsberatung im Rathaus', machine: 'LibreTranslate', of: 2, checkedBy: 'Integrationsnetzwerk Musterkreis' });
});

/** Seven months ago somebody confirmed the service; since then two mails to the institution have gone without an answer, and its website is away. */
async function silence(): Promise<void> {
  await pool.query(`update service set checked_at = now() - interval '7 months', checked_by = 'Migrationsberatung Musterstadt', changed_at = now() - interval '1 year' where id = $1`, [service]);
  await pool.query(`update actor set email = 'beratung@example.org', website = 'https://beratung.example/', checked_at = now() - interval '1 month', changed_at = now() - interval '1 year' where slug = $1`, [INSTITUTION]);
  await pool.query(`insert into check_mail (actor, at, times) select id, now() - interval '20 days', 2 from actor where slug = $1 on conflict (actor) do update set at = excluded.at, times = 2, answered_at = null`, [INSTITUTION]);
  await pool.query(`insert into link_use (noun, entry, field, url) select 'actor', id, 'website', website from actor where slug = $1 on conflict (noun, entry, field, url) do update set fine_at = null`, [INSTITUTION]);
  await pool.query(`insert into linked_page (url, tried_at, answer, failing_since, gone_since, broken_since) values ('https://beratung.example/', now(), '404', now() - interval '2 days', now() - interval '2 days', now()) on conflict (url) do update set broken_since = now()`);
}

it('a coordinator sees how fresh the network is, changes how often it is asked, and calls whoever does not answer mails', async () => {
  await silence();
  await open(await coordinator('kira'), '#/freshness');
  await page.getByRole('region', { name: 'Wie frisch?' }).getByText(/überfällig|noch nie bestätigt/).first().waitFor();
  await page.getByLabel('Hilfe bei Gewalt und in Krisen').selectOption('12');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  expect((await pool.query(`select crisis_check_months, check_months from network where slug = 'musterkreis'`)).rows).toEqual([{ crisis_check_months: 12, check_months: null }]);
  await page.getByRole('link', { name: 'Wen anrufen?' }).click();
  await heading('Wen anrufen?');
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: 'Migrationsberatung Musterstadt', exact: true }) });
  await card.getByText('Auf Mails kommt keine Antwort.').waitFor();
  expect(await card.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  await card.getByRole('button', { name: 'Nicht erreicht' }).click();
  await page.getByRole('status').getByText('In drei Tagen steht Migrationsberatung Musterstadt wieder hier.').waitFor();
  await page.getByText('später noch einmal').click();
  await card.getByRole('button', { name: 'Erreicht, alles stimmt' }).click();
  await page.getByRole('status').getByText('bestätigt. Danke!').waitFor();
  const { rows } = await pool.query<{ origin: string }>(`select origin from revision where noun = 'service' and entry = $1 order by id desc limit 1`, [service]);
  expect(rows[0]?.origin).toBe('PHONE');
});

it('a partner finds among the tasks which web address does not answer, and says that it works', async () => {
  await silence();
  await open(await partner('lea'), '');
  const links = page.getByRole('region', { name: 'Diese Internetadressen antworten nicht' });
  await links.getByText('Diese Seite gibt es nicht mehr.').waitFor();
  await page.getByText('Eine Internetadresse darin antwortet nicht.').waitFor();
  await links.getByRole('button', { name: /sie geht/ }).click();
  await page.getByRole('status').getByText('Danke!').waitFor();
  await links.waitFor({ state: 'detached' });
});

it('no view breaks a rule of accessibility or is wider than a phone, and none of them is kept on it', async () => {
  const [amal, bela] = await Promise.all([partner('farid'), coordinator('gisela')]);
  await silence();
  await pool.query(`update service set checked_at = now() - interval '200 days' where id = $1`, [service]);
  await pool.query(`update proposal set state = 'WITHDRAWN'`);
  const returned = await propose(amal, { title: { de: 'Ein anderer Titel', en: 'Another title' } });
  await bela.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: returned, version: 1, accept: [], giveBack: [{ field: 'title', reason: 'Bitte kürzer.' }] } });
  const wrong: string[] = [];
  for (const view of ['', '#/entries', '#/sheets', '#/translations', '#/translations/ar', '#/proposals', `#/proposal/${returned}`, '#/me', '#/nowhere']) {
    await open(amal, `?partner${view}`);
    wrong.push(...(await broken(`a partner's ${view || '#/'}`)));
  }
  await context.clearCookies();
  const open1 = await propose(await partner('hatice'), { bring: { de: 'Ausweis\nBriefe vom Amt' }, hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00' }] } });
  for (const view of ['', '#/entries', '#/proposals', `#/proposal/${open1}`, `#/history/service/${service}`, '#/people', '#/freshness', '#/calls', '#/translations/uk/missing']) {
    await open(bela, `?coordinator${view}`);
    wrong.push(...(await broken(`a coordinator's ${view || '#/'}`)));
  }
  await context.clearCookies();
  for (const path of ['partner/', 'sign-in/', ...['code', 'wrong', 'ended', 'too-often', 'address', 'failed', 'out', 'continue', 'join'].map((step) => `sign-in/${step}/`), ...['confirm', 'edit', 'thanks', 'ended', 'failed'].map((step) => `check/${step}/`)]) {
    await page.goto(`${directory.url}/ar/${path}`);
    wrong.push(...(await broken(path)));
  }
  expect(wrong).toEqual([]);
  expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])).toEqual([0, 0]);
}, 240_000);
