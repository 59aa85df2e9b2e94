import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { askInstitutions } from '../../server/checking/asking.ts';
import { idOf, signedIn } from '../access/people.ts';
import { launchBrowser } from '../browser.ts';
import { run } from '../harness/command.ts';
import { type MailServer, type Received, openMailServer } from '../mail/smtp.ts';
import { askerAt } from './area.ts';
import { startSeeded } from './running.ts';

const INSTITUTION = 'migrationsberatung-musterstadt';
const SERVICE = 'mbe-sprechstunde-musterstadt';

/** So long is waited for what readers see of a change, on a busy machine too. */
const PATIENCE = 60_000;

let post: MailServer;
let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;
let pool: pg.Pool;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  post = await openMailServer();
  [directory, browser] = await Promise.all([startSeeded({ env: { SMTP_URL: post.url } }), launchBrowser()]);
  pool = new pg.Pool({ connectionString: directory.databaseUrl });
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await pool.end();
  await browser.close();
  await directory.stop();
  await post.close();
});

/** A phone of somebody's own. */
async function phone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'de-DE' });
  contexts.push(context);
  return context.newPage();
}

/** Waits until somebody has got a mail that was not there before, and reads it. */
async function mailTo(address: string, holds: (mail: Received) => boolean): Promise<Received> {
  return vi.waitFor(() => {
    const found = post.received.findLast((mail) => mail.envelope.to.includes(address) && holds(mail));
    if (found === undefined) throw new Error(`${address} has got no such mail.`);
    return found;
  }, { timeout: 20_000, interval: 100 });
}

/** The address of a link in a mail, on this server. */
function linkIn({ links }: Received, part: string): string {
  const { pathname, search } = new URL(links.find((link) => link.includes(part)) ?? 'http://none/');
  return `${directory.url}${pathname}${search}`;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Follows an invitation from its mail into the partner area. */
async function join(address: string): Promise<Page> {
  const page = await phone();
  await page.goto(linkIn(await mailTo(address, ({ links }) => links.some((link) => link.includes('/join/'))), '/join/'));
  await Promise.all([page.waitForURL('**/de/partner/'), press(page, 'Weiter')]);
  return page;
}

/** Signs in on another phone by the code of a mail. */
async function signIn(address: string): Promise<Page> {
  const page = await phone();
  await page.goto(`${directory.url}/de/sign-in/`);
  await page.locator('#mail').fill(address);
  await Promise.all([page.waitForURL('**/sign-in/code/'), press(page, 'Code schicken')]);
  await page.locator('#code').fill((await mailTo(address, ({ code }) => code !== undefined)).code ?? '');
  await Promise.all([page.waitForURL('**/de/partner/'), press(page, 'Anmelden')]);
  return page;
}

/** Writes a title in the editor of the service. */
async function retitle(page: Page, title: string): Promise<void> {
  await page.goto(`${directory.url}/de/partner/#/entry/service/${await idOf(pool, 'service', SERVICE)}`);
  await page.getByRole('group', { name: 'Titel' }).getByLabel('Deutsch').fill(title);
  await press(page, 'Speichern');
  await page.getByText('sieht sich die Koordination noch an').waitFor();
}

/** Opens the one proposal that waits. */
async function openProposal(page: Page): Promise<void> {
  await page.goto(`${directory.url}/de/partner/#/proposals`);
  await page.reload();
  await page.locator('a[href^="#/proposal/"]').first().click();
  await page.getByText('Titel').first().waitFor();
}

const publicPage = async (language = 'de'): Promise<string> => (await fetch(`${directory.url}/${language}/services/${SERVICE}/`)).text();

it('leads from the first admin\'s invitation over a change that is returned, corrected and accepted to the page and the search of everybody', async () => {
  // The operator invites the first people from the command line, as the README says.
  for (const args of [['--role', 'coordinator', '--for', 'musterkreis', 'kim@example.org'], ['--role', 'partner', '--for', INSTITUTION, 'pat@example.org']]) {
    const { code, stdout, stderr } = await run('server/access/invite.ts', args, directory.env);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('/de/sign-in/join/?t=');
  }
  await join('pat@example.org');
  const coordinator = await join('kim@example.org');
  const partner = await signIn('pat@example.org');

  await retitle(partner, 'Beratung!!!');
  expect(await publicPage()).not.toContain('Beratung!!!');
  await openProposal(coordinator);
  const title = coordinator.getByRole('region', { name: 'Titel' });
  await title.getByLabel('Zurückgeben').check();
  await title.getByRole('textbox').fill('Bitte ohne Ausrufezeichen.');
  await press(coordinator, 'Einzeln entscheiden');
  const returned = await mailTo('pat@example.org', ({ text }) => text.includes('Bitte ohne Ausrufezeichen.'));
  expect(returned.subject).not.toBe('');

  await retitle(partner, 'Migrationsberatung am Papageienplatz');
  await openProposal(coordinator);
  await press(coordinator, 'Alles übernehmen');
  await vi.waitFor(async () => { expect(await publicPage()).toContain('Migrationsberatung am Papageienplatz'); }, { timeout: PATIENCE, interval: 250 });
  const reader = await phone();
  await reader.goto(`${directory.url}/de/search/?q=Papageienplatz`);
  await reader.locator('#hits .card').getByText('Papageienplatz').first().waitFor();
}, 240_000);

it('one tap on the monthly mail, without an account, and every language says that it was checked today', async () => {
  // Somebody answers for the network, or nobody would be written to.
  await signedIn({ pool, graphql: () => Promise.reject(new Error('Nobody asks.')) }, 'coordinator', 'musterkreis');
  await pool.query(`update actor set email = 'buero@example.org' where slug = $1`, [INSTITUTION]);
  await pool.query(`update service set checked_at = now() - interval '7 months' where slug = $1`, [SERVICE]);
  expect(await askInstitutions(pool, 'http://localhost')).toBeGreaterThan(0);
  const page = await phone();
  await page.goto(linkIn(await mailTo('buero@example.org', ({ links }) => links.some((link) => link.includes('/check/confirm/'))), '/check/confirm/'));
  await Promise.all([page.waitForURL('**/de/check/thanks/'), press(page, 'Ja, alles stimmt noch')]);
  const now = new Date();
  await vi.waitFor(async () => {
    for (const language of ['de', 'de-simple', 'en', 'fr', 'ar', 'fa', 'uk', 'ru', 'tr']) {
      const today = new Intl.DateTimeFormat(`${language === 'de-simple' ? 'de' : language}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(now);
      const [, checked = ''] = /<div class="checked">\s*<footer>\s*<p>\s*<strong>([^<]*)<\/strong>/.exec(await publicPage(language)) ?? [];
      expect(checked, language).toContain(today);
    }
  }, { timeout: PATIENCE, interval: 500 });
}, 120_000);

it('readers see that a computer translated a page until somebody has checked it', async () => {
  const mira = await signedIn({ pool, graphql: askerAt(() => directory.url) }, 'coordinator', 'musterkreis', { mail: 'mira@example.org' });
  const words = (de: string, en: string) => ({ de, en: { value: en, machine: 'LibreTranslate' } });
  const { data, errors } = await mira.ask<{ proposeArticle: { entry: string } }>('mutation ($input: ArticleInput!) { proposeArticle(input: $input) { entry } }', {
    input: { slug: 'probe-uebersetzung', kind: 'GUIDE', networks: ['musterkreis'], title: words('Probe', 'Trial'), body: words('Ein Text.', 'A text.') },
  });
  expect(errors).toBe(undefined);
  const shown = async () => (await fetch(`${directory.url}/en/articles/probe-uebersetzung/`)).text();
  const says = (isMarked: boolean) => vi.waitFor(async () => {
    const page = await shown();
    expect(page).toContain('A text.');
    expect(page.includes('A computer translated this page.')).toBe(isMarked);
  }, { timeout: PATIENCE, interval: 500 });
  await says(true);
  for (const field of ['title', 'body']) await mira.ask('mutation ($input: SeenTranslationInput!) { checkTranslation(input: $input) }', { input: { noun: 'article', id: data?.proposeArticle.entry, field, language: 'en', base: field === 'title' ? 1 : 2 } });
  await says(false);
}, 140_000);
