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

/** Pages from which somebody must be able to get away without a trace carry this (see parts/Exit.astro), or belong to those who sign in (layouts/Page.astro). */
const UNKEPT = /class="exit|<main [^>]*data-private/;

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
      keepAssets(assets),
      ...wanted.map(async (path) => (await isFresh(path)) || fetch(path).then((answer) => keepPage(path, answer)).catch(() => undefined)),
      thrifty ? undefined : keepIndex(`/${language}/search-index.json`),
    ]),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/brand/') || pathname === '/icon.svg') event.respondWith(asset(request));
  else if (pathname.endsWith('/search-index.json')) event.respondWith(index(request));
});

/**
 * The page from the network, else as it was kept, else the page that says what can be read without a network.
 * @param {FetchEvent} event
 */
async function page(event) {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const kept = await match(PAGES, request);
  try {
    const answer = await (kept ? Promise.race([fetch(request), giveUp()]) : fetch(request));
    // The reader waits for none of this.
    event.waitUntil(keepPage(pathname, answer.clone()).catch(() => undefined));
    return answer;
  } catch {
    if (kept) return withDate(kept);
    const language = pathname.split('/')[1] ?? '';
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
 * Keeps a page after all that it needs, so that none is kept by half, unless it must leave no trace. Searches are kept without their words.
 * @param {string} path
 * @param {Response} answer
 */
async function keepPage(path, answer) {
  const isPage = answer.ok && !answer.redirected && answer.headers.get('content-type')?.startsWith('text/html') === true;
  if (!isPage || !path.endsWith('/')) return;
  const text = await answer.text();
  if (UNKEPT.test(text)) return;
  await keepAssets([...text.matchAll(/(?:src|href)="(\/(?:assets|brand)\/[^"]+)"/g)].map(([, asset = '']) => asset));
  await keep(PAGES, path, dated(text, answer), MOST_PAGES);
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
  return (await match(ASSETS, request)) ?? fetchAsset(request);
}

/** Assets never change: their names do. @param {Request} request */
async function fetchAsset(request) {
  const answer = await fetch(request);
  if (answer.ok) await keep(ASSETS, new URL(request.url).pathname, answer.clone(), MOST_ASSETS);
  return answer;
}

/**
 * Keeps assets, and those that they take in: a script is worth nothing without them. What does not come is left out.
 * @param {string[]} paths
 */
async function keepAssets(paths) {
  const known = new Set(paths);
  // A set that grows while it is walked is walked to its new end.
  for (const path of known) {
    const request = new Request(path);
    const answer = await asset(request).catch(() => undefined);
    if (!answer?.ok || !path.endsWith('.js')) continue;
    for (const [, taken = ''] of (await answer.text()).matchAll(/(?:from|import)\s*\(?["'](\.\/[^"']+\.js)["']/g)) known.add(new URL(taken, request.url).pathname);
  }
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
