// @ts-check
/// <reference lib="webworker" />
/*
 * What this site keeps on the phone for bad networks: pages that were visited, urgent help, and the small search index of the language.
 * A page comes from the network whenever that answers; what is being read is never exchanged.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

const PAGES = 'pages-1';
const ASSETS = 'assets-1';

/** Pages and assets kept at most, the oldest go first; and how large a search index may be to be fetched unasked, in bytes. */
const MOST_PAGES = 80;
const MOST_ASSETS = 60;
const LARGEST_INDEX = 1_500_000;

/** A slow network is given up after so many milliseconds, if the page is kept. */
const PATIENCE = 6_000;

/** What is kept unasked is fetched anew after a day, in milliseconds. */
const FRESH = 86_400_000;

const KEPT_AT = 'x-kept-at';

/** Pages from which somebody must be able to get away without a trace carry this (see parts/Exit.astro). */
const UNKEPT = 'class="exit';

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== PAGES && name !== ASSETS).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

// A page says which language it is in and what it is made of: it was loaded before there was anybody to keep it.
worker.addEventListener('message', (event) => {
  const { language, page, assets, thrifty } = /** @type {{ language: string, page: string, assets: string[], thrifty: boolean }} */ (event.data);
  const wanted = [`/${language}/urgent/`, `/${language}/offline/`, `/${language}/search/`, page];
  event.waitUntil(
    Promise.all([
      ...assets.map((asset) => keepAsset(new Request(asset))),
      ...wanted.map(async (path) => (await isFresh(path)) || fetchPage(new Request(path)).catch(() => undefined)),
      thrifty ? undefined : keepIndex(`/${language}/search-index.json`),
    ]),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/brand/') || pathname === '/icon.svg') event.respondWith(asset(request));
  else if (pathname.endsWith('/search-index.json')) event.respondWith(index(request));
});

/**
 * The page from the network, else as it was kept, else the page that says what can be read without a network.
 * @param {Request} request
 */
async function page(request) {
  const kept = await match(PAGES, request);
  try {
    return await (kept ? Promise.race([fetchPage(request), giveUp()]) : fetchPage(request));
  } catch {
    if (kept) return withDate(kept);
    const language = new URL(request.url).pathname.split('/')[1] ?? '';
    return (await match(PAGES, new Request(`/${language}/offline/`))) ?? (await match(PAGES, new Request('/de/offline/'))) ?? Response.error();
  }
}

/** @returns {Promise<never>} */
function giveUp() {
  return new Promise((_, reject) => {
    setTimeout(() => { reject(new Error('slow')); }, PATIENCE);
  });
}

/**
 * Fetches a page and keeps it, unless it must leave no trace. Searches are kept without their words.
 * @param {Request} request
 */
async function fetchPage(request) {
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  const isPage = answer.ok && !answer.redirected && answer.headers.get('content-type')?.startsWith('text/html') === true;
  if (isPage && pathname.endsWith('/')) {
    const text = await answer.clone().text();
    if (!text.includes(UNKEPT)) {
      await keep(PAGES, pathname, dated(text, answer), MOST_PAGES);
      await Promise.all([...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => keepAsset(new Request(path))));
    }
  }
  return answer;
}

/**
 * Says on the page how old it is: its script turns the mark into a sentence (offline/page.ts).
 * @param {Response} kept
 */
async function withDate(kept) {
  const text = await kept.text();
  return new Response(text.replace('<html ', `<html data-as-of="${kept.headers.get(KEPT_AT) ?? ''}" `), { headers: kept.headers });
}

/** @param {Request} request */
async function asset(request) {
  return (await match(ASSETS, request)) ?? keepAsset(request);
}

/** Assets never change: their names do. @param {Request} request */
async function keepAsset(request) {
  const kept = await match(ASSETS, request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (!answer.ok) return answer;
  const { pathname } = new URL(request.url);
  await keep(ASSETS, pathname, answer.clone(), MOST_ASSETS);
  // A script is worth nothing without those that it takes in.
  const taken = pathname.endsWith('.js') ? [...(await answer.clone().text()).matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)] : [];
  await Promise.all(taken.map(([, path = '']) => keepAsset(new Request(new URL(path, request.url)))));
  return answer;
}

/** @param {Request} request */
async function index(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(PAGES, new URL(request.url).pathname, dated(await answer.clone().blob(), answer), MOST_PAGES);
    return answer;
  } catch {
    return (await match(PAGES, request)) ?? Response.error();
  }
}

/** Whether a page need not be fetched unasked: every megabyte costs the reader money. @param {string} path */
async function isFresh(path) {
  const kept = await match(PAGES, new Request(path));
  return kept !== undefined && Date.now() - Date.parse(kept.headers.get(KEPT_AT) ?? '') < FRESH;
}

/** @param {string} path */
async function keepIndex(path) {
  if (await isFresh(path)) return;
  const answer = await fetch(path).catch(() => undefined);
  if (!answer?.ok || Number(answer.headers.get('content-length') ?? 0) > LARGEST_INDEX) return;
  await keep(PAGES, path, dated(await answer.blob(), answer), MOST_PAGES);
}

/**
 * @param {Blob | string} body
 * @param {Response} answer
 */
function dated(body, answer) {
  const headers = new Headers({ 'content-type': answer.headers.get('content-type') ?? '', [KEPT_AT]: new Date().toISOString() });
  const policy = answer.headers.get('content-security-policy');
  if (policy !== null) headers.set('content-security-policy', policy);
  return new Response(body, { headers });
}

/**
 * @param {string} name
 * @param {Request} request
 */
async function match(name, request) {
  return (await caches.open(name)).match(new URL(request.url).pathname, { ignoreVary: true });
}

/**
 * @param {string} name
 * @param {string} path
 * @param {Response} answer
 * @param {number} most
 */
async function keep(name, path, answer, most) {
  const cache = await caches.open(name);
  // Put anew it stands last, so the first is the one not asked for the longest.
  await cache.delete(path);
  await cache.put(path, answer);
  const paths = await cache.keys();
  const removable = paths.filter((each) => !/\/(?:urgent|offline|search)\/$|\.json$/.test(new URL(each.url).pathname));
  for (const old of removable.slice(0, Math.max(0, paths.length - most))) await cache.delete(old);
}
