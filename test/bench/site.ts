import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../server/log.ts';
import { Publisher } from '../../server/publish.ts';
import { openStore } from '../../server/store/store.ts';
import type { Benchmark } from './benchmark.ts';
import type { Ground } from './ground.ts';
import { hugoSeconds, isHugoHere } from './hugo.ts';
import { megabytes, rounded } from './tell.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** Pages that the site must have at least, and how many of the fictional entries have pages (offerings are shown by their services). */
const PAGES = 10_000;
const WITH_PAGES = 0.85;

/** The time in which the server publishes a site of ten thousand pages; where Hugo is installed, it wraps the same contents. */
export const site: Benchmark = {
  name: 'site',
  run: async (ground) => {
    const languages = readdirSync(join(REPOSITORY, 'site/words')).filter((name) => name.endsWith('.json')).length;
    const { meiliUrl, meiliKey } = ground.base.embedded;
    const databaseUrl = await ground.another('bench_site', Math.ceil(PAGES / languages / WITH_PAGES));
    const server = await ground.start(new URL('server.ts', import.meta.url), { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: 'bench-site-', OPERATOR_TOKEN: ground.operatorToken, SITE_FOLDER: join(ground.folder, 'site') });
    const home = join(ground.folder, 'bench-site');
    const seconds = await publish(ground, databaseUrl, `${server.url}/graphql`, home);
    const folder = join(home, 'site', 'current');
    await server.stop();
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
    const hugo = isHugoHere() ? hugoSeconds(folder, pages, join(ground.folder, 'hugo')) : undefined;
    const rate = (time: number): string => `${rounded(pages.length / time)} pages/s`;
    const memory = ground.memory.peaks().get('site build') ?? 0;
    return [
      {
        what: `Site of ${rounded(pages.length)} pages in ${String(languages)} languages`,
        baseline: hugo === undefined ? 'Hugo is not installed' : `Hugo: ${rate(hugo)}`,
        ours: `${rate(seconds)} (${rounded(seconds)} s${memory > 0 ? `, ${megabytes(memory)}` : ''})`,
        ...(hugo !== undefined && { ratio: (seconds / hugo).toFixed(2) }),
        aim: `≤ ${rounded((60 * pages.length) / PAGES)} s`,
        note: `From a change to the site on the web: \`astro build\`, reading everything over GraphQL counted in; the aim is 60 s for 10,000 pages.${hugo === undefined ? '' : ' Hugo only wraps the contents of the same pages, ready made.'}`,
        figures: { pages: pages.length, seconds, hugo: hugo ?? null, memory },
      },
    ];
  },
};

/** Builds and publishes as the server does when something was changed. @returns seconds */
async function publish({ memory }: Ground, databaseUrl: string, graphqlUrl: string, home: string): Promise<number> {
  const store = await openStore(databaseUrl);
  try {
    const publisher = new Publisher({ dataDir: home, graphqlUrl, publicUrl: 'https://directory.example', pool: store.pool, log: createLog({ logLevel: 'warn' }) });
    memory.follow('site build', () => memory.descendant('astro.mjs'));
    const began = performance.now();
    await publisher.publish();
    return (performance.now() - began) / 1000;
  } finally {
    await store.close();
  }
}
