import { type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;
let browser: Browser;

beforeAll(async () => {
  [directory, browser] = await Promise.all([startSeeded(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await directory.stop();
});

/** The way to the server, which can be cut. */
class Line {
  private readonly server: Server;
  private isCut = false;

  constructor() {
    this.server = createServer((from, to) => {
      if (this.isCut) {
        from.destroy();
        return;
      }
      const onward = request(directory.url + (from.url ?? ''), { method: from.method, headers: from.headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      onward.on('error', () => to.destroy());
      from.pipe(onward);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  cut(): void {
    this.isCut = true;
    this.server.closeAllConnections();
  }

  mend(): void {
    this.isCut = false;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('without a network', () => {
  let line: Line;
  let base: string;
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    line = new Line();
    base = await line.open();
    context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    line.close();
  });

  /** Paths that the phone has kept. */
  const kept = (): Promise<string[]> =>
    page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat());

  async function read(path: string): Promise<void> {
    await page.goto(base + path);
    await vi.waitFor(async () => { expect(await kept()).toContain(path); }, { timeout: 10_000, interval: 100 });
  }

  it('a page that was read is there, and says of when it is', async () => {
    await read('/de/services/mbe-sprechstunde-musterstadt/');
    line.cut();
    await page.reload();
    expect(await page.locator('h1').textContent()).toContain('Migrationsberatung');
    expect(await page.locator('.offline').textContent()).toMatch(/^Keine Verbindung\. Diese Seite ist vom \d+\. \p{L}+ \d{4}/u);
    // Looks and scripts are there as well.
    expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontWeight)).toBe('700');
  });

  it('urgent help is there though nobody has read it, in the language of the page that was', async () => {
    await read('/ar/topics/sprachkurse/');
    await vi.waitFor(async () => { expect(await kept()).toEqual(expect.arrayContaining(['/ar/urgent/', '/ar/offline/', '/ar/search/', '/ar/search-index.json'])); }, { timeout: 10_000, interval: 100 });
    line.cut();
    await page.goto(`${base}/ar/urgent/`);
    expect(await page.locator('a[href="tel:112"]').first().isVisible()).toBe(true);
    expect(await page.locator('.offline').textContent()).toContain('لا يوجد اتصال');
  });

  it('the search finds in the small index, and a page never read leads to those that were', async () => {
    await read('/de/services/mbe-sprechstunde-musterstadt/');
    await vi.waitFor(async () => { expect(await kept()).toContain('/de/search-index.json'); }, { timeout: 10_000, interval: 100 });
    await vi.waitFor(async () => { expect(await kept()).toContain('/de/search/'); }, { timeout: 10_000, interval: 100 });
    line.cut();
    await page.goto(`${base}/de/search/?q=Kindergeld`);
    await page.locator('#hits .card').first().waitFor();
    expect(await page.locator('#hits .card').first().textContent()).toContain('Kindergeld');
    await page.goto(`${base}/de/networks/stendal/`);
    expect(await page.locator('h1').textContent()).toBe('Keine Verbindung');
    await page.locator('#kept-pages a').first().waitFor();
    expect(await page.locator('#kept-pages').textContent()).toContain('Migrationsberatung');
  });

  it('what is read comes from the network again as soon as there is one', async () => {
    await read('/de/topics/sprachkurse/');
    line.cut();
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(1);
    line.mend();
    await page.reload();
    expect(await page.locator('.offline').count()).toBe(0);
  });

  it('a page about violence leaves no trace on the phone', async () => {
    await read('/de/topics/sprachkurse/');
    await page.goto(`${base}/de/urgent/violence/`);
    await page.goto(`${base}/de/a-z/`);
    await vi.waitFor(async () => { expect(await kept()).toContain('/de/a-z/'); }, { timeout: 10_000, interval: 100 });
    expect(await kept()).not.toContain('/de/urgent/violence/');
  });
});
