import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { idOf, signedIn } from '../access/people.ts';
import { keep } from '../harness/lines.ts';
import { INSTITUTION, PartnerArea } from './partner-area.ts';

let area: PartnerArea;
let context: BrowserContext;
let page: Page;

const PATIENCE = 20_000;
const WAS = /^War da\s?: Yara/;
const DAYS = ['musterkreis-schulung-musterlotsen', 'musterkreis-schulung-musterlotsen-2'] as const;

beforeAll(async () => {
  area = await PartnerArea.start();
  // One place alone, so that the next one waits.
  await keep(area.pool, { noun: 'event', slug: DAYS[0], registration: { here: true, limit: 1 } });
});
afterAll(() => area.close());
beforeEach(async () => {
  ({ context, page } = await area.newPhone());
});

/** The way of the link in the newest mail to somebody, once there are so many. */
const linkTo = (mail: string, count: number): Promise<string> => vi.waitFor(async () => {
  const mails = (await area.directory.mails()).filter(({ to }) => to === mail);
  if (mails.length < count) throw new Error(`There are ${String(mails.length)} mails.`);
  const { pathname, search } = new URL(mails.at(-1)?.links.find((link) => link.includes('/registration/')) ?? '');
  return `${area.directory.url}${pathname}${search}`;
}, { timeout: PATIENCE });

it('somebody registers in Arabic without JavaScript; the next one waits, and gets the place when the first cancels', async () => {
  const event = `${area.directory.url}/ar/events/${DAYS[0]}/`;
  await page.goto(event);
  const wrong = await area.broken('an event with registration');
  await page.goto(event.replace('/ar/', '/de/'));
  wrong.push(...(await area.broken('an event with registration in German')));

  ({ context, page } = await area.newPhone({ javaScriptEnabled: false }));
  const registers = async (mail: string) => {
    await page.goto(event);
    await page.locator('[name=name]').fill('Zenobia Wolkenstein');
    await page.locator('[name=mail]').fill(mail);
    await Promise.all([page.waitForURL('**/ar/registration/?sent'), page.getByRole('button', { name: 'تسجيل', exact: true }).click()]);
    await page.getByText('أرسلنا إليك رسالة.').waitFor();
    await page.goto(await linkTo(mail, 1));
    await page.getByText('تدريب للمرافقين المتطوعين').waitFor();
    await page.getByRole('button', { name: 'نعم، سجّلوني' }).click();
  };
  await registers('zenobia@example.org');
  await page.getByText('لديك مكان.').waitFor();
  await registers('xaver@example.org');
  await page.getByText('أنت على قائمة الانتظار.').waitFor();
  await page.goto(await linkTo('zenobia@example.org', 2));
  await Promise.all([page.waitForURL('**/ar/registration/?done'), page.getByRole('button', { name: 'حذف التسجيل' }).click()]);
  await page.getByText('حُذف تسجيلك.').waitFor();
  const moved = await linkTo('xaver@example.org', 3);

  ({ context, page } = await area.newPhone());
  await page.goto(moved);
  await page.getByText('لديك مكان.').waitFor();
  wrong.push(...(await area.broken('how a registration stands')));
  expect(wrong).toEqual([]);
}, 120_000);

it('a volunteer registers with one tap, the coordinator notes at the door who was there, and the volunteer prints the certificate and has all dates in the own calendar', async () => {
  const [nora, yara] = [await area.coordinator('nora'), await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'yara@example.org' })];
  await yara.ask('mutation { saveMe(name: "Yara Beispiel") { id } }');
  await keep(area.pool, { noun: 'event', slug: DAYS[0], registration: { here: true, limit: 16 } });
  await area.open(yara, '#/start');
  await page.getByRole('link', { name: 'Schulungen und Treffen' }).click();
  await area.heading('Schulungen und Treffen');
  await page.getByRole('heading', { name: /^Lotsenrunde/ }).waitFor();
  for (const day of ['Tag 1', 'Tag 2']) {
    await page.getByRole('button', { name: new RegExp(`^Anmelden\\s?: .*${day}`) }).click();
    await page.getByRole('status').getByText('Sie haben einen Platz.').waitFor();
    await page.getByRole('button', { name: new RegExp(`^Absagen\\s?: .*${day}`) }).waitFor();
  }
  const wrong = await area.broken('trainings and meetings');
  await page.getByRole('button', { name: 'Adresse anlegen' }).click();
  const link = await page.getByLabel('Adresse des Kalenders').inputValue();
  const calendar = await fetch(`${area.directory.url}${new URL(link).pathname}`);
  expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/);
  expect(await calendar.text()).toContain('SUMMARY:Lotsenrunde');
  wrong.push(...(await area.broken('the address of a calendar')));

  // Both days lie behind now.
  await area.pool.query(`update event set start = to_char(start::timestamp - interval '1 year', 'YYYY-MM-DD"T"HH24:MI'), "end" = null where slug = any($1)`, [DAYS]);
  await area.pool.query(`update registration set occasion = to_char(occasion::timestamp - interval '1 year', 'YYYY-MM-DD"T"HH24:MI')`);
  const { rows: days } = await area.pool.query<{ id: string }>('select id from event where slug = any($1) order by start', [DAYS]);
  await context.clearCookies();
  for (const { id } of days) {
    await area.open(nora, `?nora#/meeting/${id}`);
    await page.getByRole('button', { name: WAS }).click();
    await page.getByRole('button', { name: WAS, pressed: true }).waitFor();
    wrong.push(...(await area.broken('who was there')));
  }
  await area.open(nora, '?nora#/volunteers');
  await page.getByRole('region', { name: 'Erreichte Qualifikationen' }).getByText('Yara Beispiel').first().waitFor();
  wrong.push(...(await area.broken('who holds what')));

  await context.clearCookies();
  await area.open(yara, '?yara#/meetings');
  await page.getByRole('link', { name: /^Bescheinigung/ }).click();
  await area.heading('Bescheinigung');
  await page.getByText('Yara Beispiel').waitFor();
  wrong.push(...(await area.broken('a certificate')));
  await page.emulateMedia({ media: 'print' });
  // Nothing but the certificate is on the paper.
  const shown = (await page.locator('body').innerText()).split('\n').filter((line) => line.trim() !== '');
  expect(shown).toEqual(expect.arrayContaining(['Yara Beispiel', 'Musterlotsin, Musterlotse', 'Besuchte Schulungen']));
  for (const way of ['Abmelden', 'Drucken', 'Mein Konto']) expect(shown).not.toContain(way);
  for (const around of [page.getByRole('navigation'), page.getByRole('banner'), page.getByRole('contentinfo'), page.getByRole('button')]) expect(await around.filter({ visible: true }).count()).toBe(0);
  expect(wrong).toEqual([]);
}, 120_000);

/** Some days from now at five o'clock, as a local time. */
const inDays = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T17:00`;

it('who organises a training finds it the day after too, notes who was there and who was not, adds somebody and takes them away again; whoever registers needs a name', async () => {
  await keep(
    area.pool,
    { noun: 'event', slug: 'briefe-verstehen', title: { de: 'Briefe verstehen' }, start: inDays(3), network: 'musterkreis', visibility: 'VOLUNTEER', registration: { here: true, limit: 1 } },
    { noun: 'qualification', slug: 'briefhilfe', title: { de: 'Hilfe bei Briefen' }, trainings: ['briefe-verstehen'], validMonths: 24, certifiers: [INSTITUTION], networks: ['musterkreis'] },
  );
  const [lena, samira, viktor] = [await area.coordinator('lena'), await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'samira@example.org' }), await signedIn(area.there, 'volunteer', 'musterkreis', { mail: 'viktor@example.org' })];
  const event = await idOf(area.pool, 'event', 'briefe-verstehen');
  await area.open(samira, '#/meetings');
  const card = page.locator('.card').filter({ hasText: 'Briefe verstehen' });
  await card.getByText('Nur für Ehrenamtliche und Einrichtungen').waitFor();
  await card.getByText('Freie Plätze: 1').waitFor();
  const register = card.getByRole('button', { name: /^Anmelden/ });
  await register.click();
  await page.getByRole('alert').getByText('Tragen Sie bitte zuerst').waitFor();
  for (const [person, name] of [[samira, 'Samira Beispiel'], [viktor, 'Viktor Beispiel']] as const) await person.ask('mutation ($name: String) { saveMe(name: $name) { id } }', { name });
  await register.click();
  await page.getByRole('status').getByText('Sie haben einen Platz.').waitFor();
  expect((await viktor.ask<{ registerMe: string }>('mutation ($event: UUID!, $start: LocalDateTime!) { registerMe(event: $event, start: $start) }', { event, start: inDays(3) })).data?.registerMe).toBe('WAITS');
  // An address that was ended opens nothing.
  await page.getByRole('button', { name: 'Adresse anlegen' }).click();
  const calendar = `${area.directory.url}${new URL(await page.getByLabel('Adresse des Kalenders').inputValue()).pathname}`;
  const wrong = await area.broken('an address of a calendar that can be opened at once');
  expect((await fetch(calendar)).status).toBe(200);
  await page.getByRole('button', { name: 'Adresse löschen' }).click();
  await page.getByRole('status').getByText('Die Adresse gilt nicht mehr.').waitFor();
  expect((await fetch(calendar)).status).toBe(404);

  await area.pool.query('update event set start = $2 where id = $1', [event, inDays(-1)]);
  await area.pool.query('update registration set occasion = $2 where event = $1', [event, inDays(-1)]);
  await context.clearCookies();
  await area.open(lena, '?lena#/meetings');
  await page.getByRole('region', { name: 'Vorbei: Wer war da?' }).getByRole('link', { name: /^Wer kommt.*Briefe verstehen/ }).click();
  await area.heading('Briefe verstehen');
  await page.getByRole('status').getByText('Belegte Plätze: 1 von 1 · Auf der Warteliste: 1 · Da: 0').waitFor();
  const of = (name: string) => page.locator('.card').filter({ hasText: name });
  // Who waited came all the same; the other did not, which was noted wrongly first.
  for (const name of ['Viktor', 'Samira']) {
    await of(name).getByRole('button', { name: /^War da/ }).click();
    await of(name).getByRole('button', { name: /^War da/, pressed: true }).waitFor();
  }
  await of('Samira').getByRole('button', { name: /^War nicht da/ }).click();
  await of('Samira').getByRole('button', { name: /^War nicht da/, pressed: true }).waitFor();
  await page.getByRole('status').getByText('Belegte Plätze: 2 von 1 · Da: 1').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Olga Beispiel');
  await page.getByLabel('E-Mail-Adresse').fill('olga@example.org');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await page.getByRole('status').getByText('Olga Beispiel steht auf der Liste.').waitFor();
  await of('Olga').getByRole('button', { name: /^Anmeldung löschen/ }).click();
  wrong.push(...(await area.broken('the question before somebody is taken away')));
  await page.getByRole('group', { name: 'Anmeldung löschen' }).getByRole('button').first().click();
  await page.getByRole('status').getByText('Die Anmeldung von Olga Beispiel ist gelöscht.').waitFor();
  expect((await viktor.ask<{ myQualifications: object[] }>('{ myQualifications { title certifiers } }')).data?.myQualifications).toEqual([{ title: 'Hilfe bei Briefen', certifiers: ['Migrationsberatung Musterstadt'] }]);
  expect((await samira.ask<{ myQualifications: object[] }>('{ myQualifications { title } }')).data?.myQualifications).toEqual([]);
  expect(wrong).toEqual([]);
}, 120_000);
