import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { LANGUAGES } from '../../schema/language.ts';
import { Publisher } from '../../server/publish.ts';
import { type Made, SiteProgram } from '../../server/site-program.ts';
import { openStore } from '../../server/store/store.ts';
import type { Benchmark } from './benchmark.ts';
import type { Child } from './child.ts';
import type { Ground } from './ground.ts';
import { hugoSeconds, isHugoHere } from './hugo.ts';
import { siteSizes } from './site-sizes.ts';
import { megabytes, rounded } from './tell.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** Pages that the site must have at least, and how many a fictional entry makes in each language: its own, its short link, its share of the lists. */
const PAGES = 10_000;
const PAGES_EACH = 1.6;

const PUBLIC_URL = 'https://directory.example';

/** The time in which the server makes a site of ten thousand pages, and publishes a change in it; where Hugo is installed, it wraps the same contents. */
export const site: Benchmark = {
  name: 'site',
  run: async (ground, { pages: most }) => {
    const languages = readdirSync(join(REPOSITORY, 'site/words')).filter((name) => name.endsWith('.json')).length;
    const { meiliUrl, meiliKey } = ground.base.embedded;
    const databaseUrl = await ground.another('bench_site', Math.ceil(PAGES / languages / PAGES_EACH));
    const server = await ground.start(new URL('server.ts', import.meta.url), { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: 'bench-site-', OPERATOR_TOKEN: ground.operatorToken, SITE_FOLDER: join(ground.folder, 'site') });
    const home = join(ground.folder, 'bench-site');
    const { first, whole, change, folder } = await measure(ground, databaseUrl, server, home);
    await server.stop();
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
    const hugo = isHugoHere() ? hugoSeconds(folder, pages, join(ground.folder, 'hugo')) : undefined;
    const memory = ground.memory.peaks().get('site build') ?? 0;
    const sizes = await siteSizes(ground, home, most);
    const perPage = (seconds: number, total: number): string => `${rounded((1000 * seconds) / total)} ms`;
    return [
      {
        what: `Site of ${rounded(whole.made.pages)} pages in ${String(languages)} languages`,
        baseline: hugo === undefined ? 'Hugo is not installed' : `Hugo: ${perPage(hugo, pages.length)} of a processor a page`,
        ours: `${rounded(whole.made.pages / whole.seconds)} pages/s (${rounded(whole.seconds)} s), ${perPage(whole.made.cpuSeconds, whole.made.pages)} of a processor a page${memory > 0 ? `, ${megabytes(memory)}` : ''}`,
        ...(hugo !== undefined && { ratio: ((whole.made.cpuSeconds / whole.made.pages) / (hugo / pages.length)).toFixed(2) }),
        aim: '≤ 3',
        note: `All pages from nothing by the compiled program, reading everything over GraphQL counted in; compiling it, once for each version of the templates, takes ${rounded(Math.max(0, first - whole.seconds))} s more.${hugo === undefined ? '' : ' Hugo only wraps the contents of the same pages, ready made.'}`,
        figures: { pages: whole.made.pages, seconds: whole.seconds, cpuSeconds: whole.made.cpuSeconds, first, hugo: hugo ?? null, memory },
      },
      {
        what: `From an edit to its page on the web, of ${rounded(change.made.pages)}`,
        ours: `${rounded(change.seconds)} s, ${rounded(change.made.rendered)} pages made, ${rounded(change.made.cpuSeconds)} s of a processor`,
        aim: '≤ 30 s',
        note: 'From the answer of `saveService` to the page that shows it; the server looks for changes every 2 s and gathers them for 1.5 s.',
        figures: { seconds: change.seconds, rendered: change.made.rendered, cpuSeconds: change.made.cpuSeconds },
      },
      ...sizes,
    ];
  },
};

interface Timed {
  readonly seconds: number;
  readonly made: Made;
}

/** Publishes as the server does, at first and when something was changed. */
async function measure({ memory, operatorToken }: Ground, databaseUrl: string, server: Child, home: string): Promise<{ first: number; whole: Timed; change: Timed; folder: string }> {
  const store = await openStore(databaseUrl);
  const graphqlUrl = `${server.url}/graphql`;
  const published: Made[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void published.push(JSON.parse(line) as Made) });
  const publisher = new Publisher({ dataDir: home, graphqlUrl, publicUrl: PUBLIC_URL, languages: LANGUAGES, pool: store.pool, log });
  let ours = true;
  memory.follow('site build', () => (ours ? memory.descendant('site-program') : undefined));
  try {
    let began = performance.now();
    await publisher.publish();
    const first = since(began);

    began = performance.now();
    const made = await new SiteProgram(home).make({ graphqlUrl, publicUrl: PUBLIC_URL, languages: LANGUAGES, day: '2026-12-01', folder: join(home, 'whole'), former: undefined });
    const whole = { seconds: since(began), made };

    publisher.watch();
    const [slug] = readdirSync(join(publisher.folder, 'de/services')).filter((name) => name !== 'index.html');
    if (slug === undefined) throw new Error('There is no service to change.');
    await save(graphqlUrl, operatorToken, slug);
    began = performance.now();
    while (!readFileSync(join(publisher.folder, 'de/services', slug, 'index.html'), 'utf8').includes(MARK)) await sleep(50);
    const seconds = since(began);
    const change = published.at(-1);
    if (change === undefined) throw new Error('Nothing was published.');
    return { first, whole, change: { seconds, made: change }, folder: realpathSync(publisher.folder) };
  } finally {
    // Other sizes are measured by themselves.
    ours = false;
    await publisher.stop();
    await store.close();
  }
}

const MARK = 'Geändert, um zu messen.';

async function save(graphqlUrl: string, token: string, slug: string): Promise<void> {
  const ask = async (query: string, variables: object): Promise<{ service?: { id: string } }> => {
    const response = await fetch(graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: { service?: { id: string } }; errors?: object[] };
    if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { service } = await ask('query ($slug: Slug) { service(slug: $slug) { id } }', { slug });
  await ask('mutation ($input: ServiceInput!) { saveService(input: $input) { id } }', { input: { id: service?.id, about: { de: MARK } } });
}

const since = (began: number): number => (performance.now() - began) / 1000;
