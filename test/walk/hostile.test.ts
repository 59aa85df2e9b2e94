import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { hasForm } from '../../site/partner/editor/forms.ts';
import { idOf, signedIn } from '../access/people.ts';
import { launchBrowser } from '../browser.ts';
import { askerAt, comeAs } from './area.ts';
import { HOSTILE, hostileLines } from './hostile.ts';
import { type Seeded, startSeeded } from './running.ts';

const LINES = hostileLines();

let directory: Seeded;
let browser: Browser;
let context: BrowserContext;
let pool: pg.Pool;
/** What a page tried that its policy refused, which it must not even try. */
const refused: string[] = [];

beforeAll(async () => {
  // One language shows what nine would.
  [directory, browser] = await Promise.all([startSeeded({ changes: LINES, env: { SITE_LANGUAGES: 'de' } }), launchBrowser()]);
  pool = new pg.Pool({ connectionString: directory.databaseUrl });
  context = await browser.newContext({ viewport: { width: 360, height: 780 }, serviceWorkers: 'block' });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`refused: ${violatedDirective} ${blockedURI}`);
    });
  });
  context.on('console', (message) => {
    if (message.text().startsWith('refused:')) refused.push(`${message.page()?.url() ?? ''} ${message.text()}`);
  });
});
afterAll(async () => {
  await pool.end();
  await browser.close();
  await directory.stop();
});

/** What of the hostile words has become more than words on a page. */
async function alive(page: Page | Frame, what: string): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => [
    ...('hostile' in window ? ['a script ran'] : []),
    ...[...document.querySelectorAll('[data-hostile], [onmouseover], [onerror], [href^="javascript:" i], img[src="x"]')].map(({ outerHTML }) => outerHTML.slice(0, 120)),
  ]);
  return found.map((each) => `${what}: ${each}`);
}

it('hostile words in any field of any noun stay words in every file of the built site', () => {
  const files = readdirSync(directory.site, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:html|xml|svg)$/.test(name));
  const contents = files.map((name) => ({ name, content: readFileSync(join(directory.site, name), 'utf8') }));
  const tags = ({ content }: { content: string }): string => content.replace(/="[^"]*"/g, '=""');
  expect(contents.filter((file) => /<[a-z][^<>]*\s(?:data-hostile|onerror|onmouseover)/.test(tags(file))).map(({ name }) => name)).toEqual([]);
  // They do stand there: else nothing would be shown.
  expect(contents.filter(({ content }) => content.includes('data-hostile')).length).toBeGreaterThan(50);
});

it('and on every page of such an entry, in what the search finds, and on paper', async () => {
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const { noun, slug } of LINES) {
    const { plural } = NOUNS.find(({ name }) => name === noun) ?? { plural: '' };
    const folder = noun === 'term' ? 'topics' : plural;
    if (noun === 'offering') continue;
    const answer = await page.goto(`${directory.url}/de/${folder}/${slug}/`);
    expect(answer?.status(), `${folder}/${slug}`).toBe(200);
    expect(await page.locator('main').textContent(), `${folder}/${slug}`).toContain('data-hostile');
    wrong.push(...(await alive(page, `${folder}/${slug}`)));
  }
  for (const path of ['de/', 'de/search/?q=data-hostile', `de/search/?q=${encodeURIComponent(HOSTILE)}`, 'de/events/', 'de/a-z/', 'de/handout/?e=services/mbe-sprechstunde-musterstadt', `de/report/?e=${encodeURIComponent(HOSTILE)}`]) {
    await page.goto(`${directory.url}/${path}`);
    if (path.includes('q=data')) await page.locator('#hits .card').first().waitFor();
    wrong.push(...(await alive(page, path)));
  }
  expect(wrong).toEqual([]);
  await page.close();
}, 120_000);

it('and in the partner area: in forms, previews, proposals, versions, lists and reports', async () => {
  const graphql = askerAt(() => directory.url);
  const coordinator = await signedIn({ pool, graphql }, 'coordinator', 'musterkreis', { mail: 'ida@example.org' });
  const partner = await signedIn({ pool, graphql }, 'partner', 'migrationsberatung-musterstadt', { trust: 0, mail: 'amal@example.org' });
  await partner.ask('mutation ($name: String) { saveMe(name: $name) { id } }', { name: HOSTILE });
  const service = await idOf(pool, 'service', 'mbe-sprechstunde-musterstadt');
  const { data } = await partner.ask<{ proposeService: { proposal: string } }>('mutation ($input: ServiceInput!, $note: String) { proposeService(input: $input, base: 9, note: $note) { proposal } }', { input: { id: service, title: { de: `Neu ${HOSTILE}` }, alsoKnownAs: [HOSTILE, 'zwei'] }, note: HOSTILE });
  const proposal = data?.proposeService.proposal ?? '';
  expect(proposal).not.toBe('');

  await comeAs(context, coordinator, directory.url);
  const page = await context.newPage();
  const wrong: string[] = [];
  const views = await Promise.all(LINES.filter(({ noun }) => hasForm(noun)).map(async ({ noun, slug }) => `#/entry/${noun}/${await idOf(pool, noun, slug)}`));
  expect(views.length).toBeGreaterThan(7);
  for (const [index, view] of ['', '#/entries', '#/proposals', `#/proposal/${proposal}`, `#/history/service/${service}`, '#/people', ...views].entries()) {
    await page.goto(`${directory.url}/de/partner/?${String(index)}${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (view.startsWith('#/entry')) {
      const preview = page.getByRole('button', { name: 'Vorschau', exact: true });
      await preview.waitFor();
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '');
      });
      await preview.click();
      const handle = await page.locator('dialog.preview iframe').elementHandle();
      const frame = await handle.contentFrame();
      await frame?.locator('main').waitFor();
      expect(await frame?.locator('main').textContent(), view).toContain('data-hostile');
      if (frame) wrong.push(...(await alive(frame, `preview of ${view}`)));
    }
    wrong.push(...(await alive(page, view)));
  }
  expect(wrong).toEqual([]);
  expect(await page.locator('main').textContent()).toContain('data-hostile');
  await page.close();
}, 120_000);

it('and no page even tries what its policy would refuse', () => {
  expect(refused).toEqual([]);
});

it('hostile words that do come alive are found', async () => {
  const page = await browser.newPage();
  await page.setContent(`<p>${HOSTILE}</p>`);
  expect(await alive(page, 'page')).toEqual(['page: a script ran', expect.stringContaining('data-hostile')]);
  await page.close();
});
