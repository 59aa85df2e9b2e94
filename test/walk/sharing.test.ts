import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { eventsOf, occasionsOf, readLines, unescaped, valueOf } from './content-lines.ts';
import { startSeeded } from './running.ts';
import { entryPages, linkedData, unsaid } from './said-on-page.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

const SERVICE = 'services/mbe-sprechstunde-musterstadt';
const CONTACT = 'contacts/jakob-wernike';
const EVENT = 'events/musterkreis-sprachcafe';

const get = (path: string, language?: string) => fetch(directory.url + path, { redirect: 'manual', headers: language === undefined ? {} : { 'accept-language': language } });

/** Path of the short link that a page offers. */
async function shortOf(path: string): Promise<string> {
  return /data-url="[^"]*?(\/s\/\w+\/)"/.exec(await (await get(`/de/${path}/`)).text())?.[1] ?? '';
}

async function visit(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; troubles: string[]; done: () => Promise<void> }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(directory.url + path);
  return { page, troubles, done: () => context.close() };
}

describe('on paper', () => {
  it.each(['de', 'ar', 'uk', 'en'])('an entry is one page of A4 with its German title and its phone, in %s', async (language) => {
    for (const { path, german, said } of [
      { path: SERVICE, german: 'Migrationsberatung für Erwachsene', said: '0221 4710511' },
      { path: CONTACT, german: 'Jakob Wernike', said: '03931 608059' },
      { path: 'services/aufenthaltstitel-musterkreis', german: 'Aufenthaltstitel beantragen oder verlängern', said: '069 90009200' },
      { path: EVENT, german: 'Sprachcafé im Mustertreff', said: 'Beispielstraße 41' },
      { path: 'actors/migrationsberatung-musterstadt', german: 'Migrationsberatung Musterstadt', said: '0221 4710511' },
    ]) {
      if (!existsSync(join(directory.site, language))) continue;
      const { page, done } = await visit(`/${language}/${path}/`, { javaScriptEnabled: false });
      await page.emulateMedia({ media: 'print' });
      const paper = await page.locator('body').innerText();
      expect(paper).toContain(german);
      expect(paper).toContain(said);
      expect(paper).toContain((await shortOf(path)).slice(1, -1));
      expect(await page.locator('.sheet .qr').isVisible()).toBe(true);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
      await done();
    }
  });

  it('a sheet says when it was printed', async () => {
    const { page, done } = await visit(`/ar/${CONTACT}/`);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.sheet-foot').textContent()).toContain(String(new Date().getFullYear()));
    await done();
  });
});

describe('a short link', () => {
  it('leads to the entry in the language that its reader asks for, else in German', async () => {
    const short = await shortOf(CONTACT);
    for (const [asked, language] of [['ar-SY,ar;q=0.9,en;q=0.5', 'ar'], ['en-GB', 'en'], ['pl', 'de'], [undefined, 'de']] as const) {
      const answer = await get(short, asked);
      expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([302, `/${language}/${CONTACT}/`, 'no-cache']);
    }
    for (const unknown of ['/s/0000000000/', '/s/KEINER/', `/s/${'z'.repeat(30)}/`]) expect((await get(unknown)).status).toBe(404);
  });

  it('works on plain web space, and without JavaScript offers every language', async () => {
    const short = await shortOf(CONTACT);
    const plain = await new Promise<Server>((resolve) => {
      const server = express().use(express.static(directory.site)).listen(0, '127.0.0.1', () => resolve(server));
    });
    const address = plain.address();
    const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
    const context = await browser.newContext({ locale: 'ar-SY' });
    const page = await context.newPage();
    await page.goto(url + short);
    await page.waitForURL(`${url}/ar/${CONTACT}/`);
    await context.close();

    const without = await browser.newContext({ javaScriptEnabled: false });
    const list = await without.newPage();
    await list.goto(url + short);
    expect(await list.locator(`a[href="/de/${CONTACT}/"]`).isVisible()).toBe(true);
    expect(await list.locator(`a[href="/ar/${CONTACT}/"][lang="ar"]`).isVisible()).toBe(true);
    await without.close();
    plain.closeAllConnections();
    plain.close();
  });
});

describe('sharing', () => {
  it('works without JavaScript, by links that a thumb can hit', async () => {
    const { page, done } = await visit(`/ar/${SERVICE}/`, { javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
    await page.locator('.share summary').click();
    const short = encodeURIComponent((await shortOf(SERVICE)).slice(1));
    for (const start of ['https://wa.me/', 'https://t.me/', 'sms:', 'mailto:']) {
      const link = page.locator(`.share a[href^="${start}"]`);
      expect(await link.getAttribute('href')).toContain(short);
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    expect((await page.locator('.share summary').boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await page.locator('.share button').first().isVisible()).toBe(false);
    await done();
  });

  it('copies the link, and says so', async () => {
    const { page, troubles, done } = await visit(`/de/${SERVICE}/`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: 'Link kopieren' }).click();
    await page.getByText('Der Link ist kopiert.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(await shortOf(SERVICE));
    expect(troubles).toEqual([]);
    await done();
  });
});

describe('keeping', () => {
  it('stores nothing before a tap, lists what was kept in every language, and forgets it without a trace', async () => {
    const { page, troubles, done } = await visit(`/ar/${SERVICE}/`, { viewport: { width: 360, height: 780 } });
    const stored = () => page.evaluate(() => localStorage.length);
    await page.locator('.share summary').click();
    expect(await stored()).toBe(0);
    await page.locator('[data-share="keep"]').click();
    expect(await page.locator('[data-share="keep"]').getAttribute('aria-pressed')).toBe('true');

    await page.goto(`${directory.url}/de/kept/`);
    const card = page.locator('.kept .card');
    expect(await card.getByRole('heading').getByRole('link').getAttribute('href')).toBe(`/de/${SERVICE}/`);
    expect(await card.textContent()).toContain('Migrationsberatung für Erwachsene');
    expect(await card.locator('a.call').getAttribute('href')).toBe('tel:+492214710511');
    await card.getByRole('button').click();
    expect(await card.count()).toBe(0);
    expect(await page.locator('[data-none]').isVisible()).toBe(true);
    expect(await stored()).toBe(0);
    expect(troubles).toEqual([]);
    await done();
  });
});

describe('files to take along', () => {
  it('each contact is a vCard', async () => {
    const codes = readdirSync(join(directory.site, 's')).filter((code) => existsSync(join(directory.site, 's', code, 'contact.vcf')));
    expect(codes.length).toBeGreaterThan(30);
    for (const code of codes) {
      const lines = readLines(readFileSync(join(directory.site, 's', code, 'contact.vcf'), 'utf8'));
      expect(lines.slice(0, 2).map(({ value }) => value)).toEqual(['VCARD', '4.0']);
      expect(lines.filter(({ name, value }) => name === 'FN' && value !== '')).toHaveLength(1);
    }
    const answer = await get(`${await shortOf(CONTACT)}contact.vcf`);
    expect(answer.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
    const card = readLines(await answer.text());
    expect(valueOf(card, 'TEL')).toBe('tel:+493931608059');
    expect(unescaped(valueOf(card, 'TITLE') ?? '')).toContain('Integrationskoordinator des Landkreises Stendal, leitet');
  });

  it('a calendar has the very dates that the page has, and leaves out the same', async () => {
    const answer = await get('/de/events.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = eventsOf(readLines(await answer.text()));
    expect(new Set(events.map((event) => valueOf(event, 'UID'))).size).toBe(events.length);
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date());
    for (const event of events) {
      const page = await (await fetch(directory.url + new URL(valueOf(event, 'URL') ?? '').pathname)).text();
      const shown = [...page.matchAll(/<time datetime="([^"]*)"/g)].map(([, moment = '']) => moment.slice(0, 16)).filter((moment) => moment >= day);
      expect(occasionsOf(event, day).slice(0, shown.length), valueOf(event, 'SUMMARY')).toEqual(shown);
    }
    const [one] = eventsOf(readLines(await (await get(`/ar/${EVENT}/event.ics`)).text()));
    expect(unescaped(valueOf(one ?? [], 'SUMMARY') ?? '')).toContain('مقهى');
  });

  it('feeds and maps are XML that a browser reads, and lead to pages that there are', async () => {
    const { page, done } = await visit('/de/');
    for (const path of ['/de/news.xml', '/ar/news.xml', '/sitemap.xml', '/sitemap-1.xml']) {
      const answer = await get(path);
      expect(answer.headers.get('content-type'), path).toMatch(/xml/);
      const links = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'application/xml');
        return parsed.querySelector('parsererror') ? undefined : [...parsed.querySelectorAll('loc, item > link')].map((element) => element.textContent);
      }, await answer.text());
      expect(links?.length, path).toBeGreaterThan(0);
      const missing = links?.filter((link) => ![join(directory.site, new URL(link).pathname, 'index.html'), join(directory.site, new URL(link).pathname)].some((file) => /\.\w+$/.test(file) && existsSync(file)));
      expect(missing, path).toEqual([]);
    }
    const map = readFileSync(join(directory.site, 'sitemap-1.xml'), 'utf8');
    for (const file of entryPages(directory.site, 'ar')) expect(map).toContain(`${file.slice(directory.site.length, -'index.html'.length)}</loc>`);
    expect(await (await get('/robots.txt')).text()).toMatch(/^User-agent: \*\nAllow: \/\n\nSitemap: http\S+\/sitemap\.xml\n$/);
    await done();
  });
});

describe('for machines', () => {
  it.each(['de', 'ar', 'uk'])('no page tells them what it does not tell people, in %s', (language) => {
    const files = entryPages(directory.site, language);
    if (existsSync(join(directory.site, language))) expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((file) => unsaid(file).map((value) => `${file.slice(directory.site.length)}: ${value}`))).toEqual([]);
    expect(files.filter((file) => linkedData(readFileSync(file, 'utf8')).length !== 1)).toEqual([]);
  });

  it('data in a page breaks no rule of its policy', async () => {
    const { page, troubles, done } = await visit('/de/');
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective)));
    for (const path of ['/de/', `/de/${SERVICE}/`, `/ar/${EVENT}/`]) {
      const answer = await page.goto(directory.url + path);
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
      expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
    }
    expect(troubles).toEqual([]);
    await done();
  });

  it('a link to what belongs to a network shows the picture of that network', async () => {
    const pictureOf = (path: string) => /property="og:image" content="http[^"]*?(\/[a-z]+(?:\/[^"]+)?\.png)"/.exec(readFileSync(join(directory.site, path, 'index.html'), 'utf8'))?.[1];
    const pages = ['networks/musterkreis', 'networks/musterkreis/map', 'services/mbe-sprechstunde-musterstadt', 'actors/migrationsberatung-musterstadt', 'places/rathaus-musterstadt', 'events/musterkreis-sprachcafe', 'qualifications/musterkreis-musterlotse'];
    expect(pages.filter((path) => pictureOf(`ar/${path}`) !== '/pictures/musterkreis.png')).toEqual([]);
    expect(pictureOf('de/contacts/jakob-wernike')).toBe('/pictures/stendal.png');
    expect(pictureOf('de/topics/sprachkurse')).toBe('/picture.png');
    const [own, other] = ['musterkreis', 'stendal'].map((network) => readFileSync(join(directory.site, `pictures/${network}.png`)));
    for (const png of [own, other]) expect(png?.toString('latin1', 1, 4)).toBe('PNG');
    expect(own?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });

  it('a link that is sent on has a title, a text and a picture', async () => {
    const html = await (await get(`/ar/${SERVICE}/`)).text();
    for (const property of ['title', 'description', 'url', 'type', 'locale', 'image']) expect(html).toContain(`property="og:${property}"`);
    const answer = await get('/picture.png');
    expect(answer.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});
