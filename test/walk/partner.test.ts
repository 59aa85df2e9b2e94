import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readCsv, writeCsv } from '../../server/exchange/spreadsheet/csv.ts';
import { signedIn } from '../access/people.ts';
import { Keyboard } from './keyboard.ts';
import { INSTITUTION, PartnerArea, SERVICE } from './partner-area.ts';

let area: PartnerArea;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  area = await PartnerArea.start();
});
afterAll(async () => {
  await area.close();
});
beforeEach(async () => {
  ({ context, page } = await area.newPhone());
});

it('with a keyboard alone somebody signs in by the code of a mail and confirms all that is due, and the public page says that it was checked today', async () => {
  const { mail } = await area.partner('carla');
  await area.pool.query(`update service set checked_at = now() - interval '200 days' where id = $1`, [area.service]);
  const keyboard = new Keyboard(page);
  await page.goto(`${area.directory.url}/de/sign-in/`);
  await keyboard.reach('#mail');
  await page.keyboard.type(` ${mail.toUpperCase()}`);
  await Promise.all([page.waitForURL('**/de/sign-in/code/'), keyboard.press('Enter')]);
  const code = await vi.waitFor(async () => {
    const found = (await area.directory.mails()).find(({ to }) => to === mail)?.code;
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
    const shown = await (await fetch(`${area.directory.url}/de/services/${SERVICE}/`)).text();
    expect(shown).toContain(`Zuletzt geprüft am ${today}`);
    expect(shown).toContain('Geprüft von Migrationsberatung Musterstadt');
  }, { timeout: 60_000, interval: 500 });
}, 120_000);

it('a partner with much to confirm does it by one button, whether or not it is due', async () => {
  await area.pool.query(`update contact set checked_at = null where actor_id = (select actor_id from service where id = $1)`, [area.service]);
  await area.open(await area.partner('bela'), '');
  const button = page.getByRole('button', { name: /Alle \d+ Einträge bestätigen/ });
  const count = Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
  await button.click();
  await page.getByRole('status').getByText(`${String(count)} Einträge sind bestätigt.`).waitFor();
  const { rows } = await area.pool.query<{ unchecked: number }>('select count(*)::int as unchecked from contact where checked_at is null and actor_id = (select actor_id from service where id = $1)', [area.service]);
  expect(rows[0]?.unchecked).toBe(0);
});

it('somebody chooses several entries and ends them at once, after being asked again', async () => {
  await area.open(await area.partner('nour'), '#/entries');
  await page.getByRole('button', { name: /Mehrere auswählen/ }).click();
  await page.getByRole('checkbox', { name: /Angebot/ }).first().check();
  await page.getByRole('checkbox', { name: /Ansprechperson/ }).first().check();
  await page.getByText('2 Einträge ausgewählt').waitFor();
  expect(await area.broken('choosing')).toEqual([]);
  await page.getByRole('button', { name: 'Beenden …' }).click();
  await page.getByRole('button', { name: 'Ja, beenden' }).click();
  await page.getByText('Die Koordination sieht sich das Ende von 2 Einträgen noch an.').waitFor();
  await area.pool.query(`update proposal set state = 'WITHDRAWN'`);
});

it('a coordinator accepts one field and gives another back, whose reason the partner finds among the tasks', async () => {
  const [amal, bela] = await Promise.all([area.partner('amal1'), area.coordinator('ida1')]);
  const id = await area.propose(amal, { alsoKnownAs: ['MBE im Rathaus'], title: { de: 'Beratung!!!' } });
  await area.open(bela, '');
  await page.getByRole('link', { name: 'Vorschläge ansehen' }).click();
  await area.heading('Vorschläge');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.locator(`a[href="#/proposal/${id}"]`).click();
  await area.heading('Vorschlag: Migrationsberatung');
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
  await area.open(amal, '?again');
  const returned = page.getByRole('region', { name: 'Zurückgegeben' });
  await returned.getByText('Bitte ohne Ausrufezeichen.').waitFor();
  expect(await returned.getByText('Andere Namen').count()).toBe(0);
  const { rows } = await area.pool.query<{ also_known_as: string[] }>('select also_known_as from service where id = $1', [area.service]);
  expect(rows[0]?.also_known_as).toEqual(['MBE im Rathaus']);
});

it('a new entry that came back is mended in its form, and put right by the coordinator before it is accepted', async () => {
  const [amal, bela] = await Promise.all([area.partner('amal5'), area.coordinator('ida5')]);
  const { data } = await amal.ask<{ proposeService: { entry: string; proposal: string } }>('mutation ($input: ServiceInput!) { proposeService(input: $input) { entry proposal } }', { input: { title: { de: 'Teestube!!!' }, actor: INSTITUTION } });
  const { entry = '', proposal = '' } = data?.proposeService ?? {};
  const decided = await bela.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal, version: 1, accept: [], giveBack: ['title', 'actor'].map((field) => ({ field, reason: 'Bitte ohne Ausrufezeichen.' })) } });
  expect(decided).toEqual({ status: 200, data: { decideProposal: 'RETURNED' } });
  await area.open(amal, '');
  await page.getByRole('link', { name: /Überarbeiten.*Teestube/ }).click();
  const title = page.getByRole('group', { name: 'Titel' });
  await title.getByText('Bitte ohne Ausrufezeichen.').waitFor();
  await title.getByLabel('Deutsch').fill('Teestube');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('sieht sich die Koordination noch an').waitFor();

  await context.clearCookies();
  await area.open(bela, `?before#/proposal/${proposal}`);
  const proposed = page.getByRole('region', { name: 'Titel' });
  expect(await proposed.locator('.after').textContent()).toContain('Teestube');
  await proposed.getByLabel('Vorher selbst ändern').check();
  await proposed.getByLabel('Deutsch').fill('Teestube am Markt');
  await page.getByRole('region', { name: 'Einrichtung' }).getByLabel('Übernehmen').check();
  await page.getByRole('button', { name: 'Einzeln entscheiden' }).click();
  await page.getByRole('status').getByText('Übernommen').waitFor();
  const { rows } = await area.pool.query<{ title: { values: { de: { value: string } } } }>('select title from service where id = $1', [entry]);
  expect(rows.map((row) => row.title.values.de.value)).toEqual(['Teestube am Markt']);
});

it('a whole proposal is accepted by one button, and any earlier version can be restored', async () => {
  const [amal, bela] = await Promise.all([area.partner('amal2'), area.coordinator('ida2')]);
  await area.pool.query(`update proposal set state = 'WITHDRAWN'`);
  const id = await area.propose(amal, { alsoKnownAs: ['Ganz neu'] });
  await area.open(bela, `#/proposal/${id}`);
  await page.getByRole('button', { name: 'Alles übernehmen' }).click();
  await page.getByRole('status').getByText('Übernommen.').waitFor();
  await page.goto(`${area.directory.url}/de/partner/#/history/service/${area.service}`);
  await area.heading('Verlauf:');
  const versions = page.locator('.versions > li');
  await versions.first().getByText('Geändert: Andere Namen').waitFor();
  await versions.first().getByText('Was ist anders?').click();
  expect(await versions.first().locator('.after').textContent()).toContain('Ganz neu');
  await versions.last().getByRole('button', { name: 'Diese Fassung wiederherstellen' }).click();
  await versions.last().getByRole('button', { name: 'Ja, wiederherstellen' }).click();
  await page.getByRole('status').getByText('ist wiederhergestellt').waitFor();
  const { rows } = await area.pool.query<{ also_known_as: string[] }>('select also_known_as from service where id = $1', [area.service]);
  expect(rows[0]?.also_known_as).not.toContain('Ganz neu');
});

it('a coordinator invites somebody, who takes the invitation up by the button behind the link', async () => {
  await area.open(await area.coordinator('jana'), '#/people');
  await page.getByLabel('E-Mail-Adresse').fill('doro@example.org');
  await page.getByLabel('Für welche Einrichtung?').fill('Migrationsberatung Muster');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByText('Wählen Sie bitte einen Namen aus der Liste.').waitFor();
  await page.getByLabel('Für welche Einrichtung?').fill('Migrationsberatung Musterstadt');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('status').getByText('doro@example.org ist eingeladen').waitFor();
  const link = await vi.waitFor(async () => {
    const found = (await area.directory.mails()).find(({ to }) => to === 'doro@example.org')?.links.find((each) => each.includes('/sign-in/join/'));
    if (found === undefined) throw new Error('There is no mail yet.');
    return new URL(found);
  }, { timeout: 20_000 });
  await context.clearCookies();
  await page.goto(`${area.directory.url}${link.pathname}${link.search}`);
  await Promise.all([page.waitForURL('**/de/partner/'), page.getByRole('button', { name: 'Weiter' }).click()]);
  await area.heading('Aufgaben');
  await page.goto(`${area.directory.url}${link.pathname}${link.search}`);
  await Promise.all([page.waitForURL('**/de/sign-in/ended/'), page.getByRole('button', { name: 'Weiter' }).click()]);
});

it('somebody changes their name, ends a session elsewhere, and signs out; without a session nothing is shown but the way in', async () => {
  await area.partner('elif');
  await area.open(await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'elif@example.org' }), '#/me');
  await page.getByLabel('Ihr Name').fill('Elif Beispiel');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  await page.getByRole('button', { name: /Hier abmelden/ }).click();
  await page.getByRole('status').getByText('Dort sind Sie abgemeldet.').waitFor();
  await page.getByRole('button', { name: /Hier abmelden/ }).waitFor({ state: 'detached' });
  await Promise.all([page.waitForURL('**/de/sign-in/out/'), page.getByRole('button', { name: 'Abmelden', exact: true }).click()]);
  await page.goto(`${area.directory.url}/de/partner/#/entries`);
  await area.heading('Sie sind nicht angemeldet');
  expect(await page.getByRole('link', { name: 'Anmelden', exact: true }).getAttribute('href')).toBe('/de/sign-in/');
});

it('a table is taken along, changed and brought back: what is wrong is named by its cell, and nothing changes before one has seen what would', async () => {
  const ivo = await area.partner('ivo');
  await area.open(ivo, '#/entries');
  await page.getByRole('link', { name: /als Tabelle/ }).click();
  await area.heading('Als Tabelle');
  const file = await fetch(`${area.directory.url}/sheets/service.csv`, { headers: { cookie: ivo.cookie } });
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
  const websites = async () => (await area.pool.query<{ waiting: number }>(`select count(*)::int as waiting from proposal where changes->>'website' = 'https://beispielverband.example/mbe'`)).rows[0]?.waiting;
  expect(await websites()).toBe(0);
  await page.getByRole('button', { name: 'Diese Änderungen übernehmen' }).click();
  await page.getByRole('status').getByText('Gespeichert.').waitFor();
  expect(await websites()).toBe(1);
});
