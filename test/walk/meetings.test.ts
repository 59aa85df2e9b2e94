import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { signedIn } from '../access/people.ts';
import { keep } from '../harness/lines.ts';
import { PartnerArea } from './partner-area.ts';

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
  expect(wrong).toEqual([]);
}, 120_000);
