import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';

const page = `<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><title>مقهى اللغة</title>
<style>body{font-family:sans-serif;margin:2rem;font-size:1.5rem}</style>
<h1>مقهى اللغة</h1>
<p lang="de" dir="ltr">Sprachcafé: jeden Dienstag, 17:30 Uhr</p>
<p lang="uk" dir="ltr">Мовне кафе щовівторка</p>
<p id="scripted"></p>
<script>document.getElementById('scripted').textContent = 'with JavaScript';</script>
</html>`;

let server: Server;
let address: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test('the browser of the tests lays an Arabic page out from right to left', async () => {
  const tab = await browser.newPage({ viewport: { width: 800, height: 500 } });
  await tab.goto(address);
  expect(await tab.title()).toBe('مقهى اللغة');
  const heading = await tab.getByRole('heading', { name: 'مقهى اللغة' }).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().right;
  });
  expect(heading).toBeGreaterThan(700);
  if (process.env.SCREENSHOT) await tab.screenshot({ path: process.env.SCREENSHOT });
  await tab.close();
});

test('the browser of the tests can go without JavaScript', async () => {
  const withScripts = await browser.newContext();
  const without = await browser.newContext({ javaScriptEnabled: false });
  const texts = await Promise.all(
    [withScripts, without].map(async (context) => {
      const tab = await context.newPage();
      await tab.goto(address);
      return tab.locator('#scripted').textContent();
    }),
  );
  expect(texts).toEqual(['with JavaScript', '']);
  await Promise.all([withScripts.close(), without.close()]);
});

test('the browser of the tests reaches no other machine', async () => {
  const tab = await browser.newPage();
  await expect(tab.goto('http://directory.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  await tab.close();
});
