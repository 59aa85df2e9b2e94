import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import type { Ground } from './ground.ts';
import { hugoSeconds, isHugoHere } from './hugo.ts';
import { megabytes, rounded } from './tell.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const ASTRO = join(REPOSITORY, 'node_modules/astro/bin/astro.mjs');

/** Pages that the site must have at least, and how many of the fictional entries have pages (offerings are shown by their services). */
const PAGES = 10_000;
const WITH_PAGES = 0.85;

/** The time in which `astro build` makes a site of ten thousand pages over GraphQL; where Hugo is installed, it wraps the same contents. */
export const site: Benchmark = {
  name: 'site',
  run: async (ground) => {
    const languages = readdirSync(join(REPOSITORY, 'site/words')).filter((name) => name.endsWith('.json')).length;
    const { meiliUrl, meiliKey } = ground.base.embedded;
    const databaseUrl = await ground.another('bench_site', Math.ceil(PAGES / languages / WITH_PAGES));
    const server = await ground.start(new URL('server.ts', import.meta.url), { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: 'bench-site-', OPERATOR_TOKEN: ground.operatorToken, SITE_FOLDER: join(ground.folder, 'site') });
    const folder = join(ground.folder, 'bench-site');
    const seconds = await build(ground, `${server.url}/graphql`, folder);
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
        note: `The whole of \`astro build\`, reading everything over GraphQL counted in; the aim is 60 s for 10,000 pages.${hugo === undefined ? '' : ' Hugo only wraps the contents of the same pages, ready made.'}`,
        figures: { pages: pages.length, seconds, hugo: hugo ?? null, memory },
      },
    ];
  },
};

/** Builds as the server does when something was changed. @returns seconds */
async function build(ground: Ground, graphqlUrl: string, folder: string): Promise<number> {
  const home = join(ground.folder, 'bench-site-home');
  mkdirSync(home);
  const began = performance.now();
  const child = spawn(process.execPath, [ASTRO, 'build', '--root', join(REPOSITORY, 'site'), '--outDir', folder, '--silent'], {
    cwd: home,
    env: { GRAPHQL_URL: graphqlUrl, PUBLIC_URL: 'https://directory.example', DATA_DIR: home, HOME: home, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  ground.memory.follow('site build', child.pid ?? 0);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The site could not be built.');
  return (performance.now() - began) / 1000;
}
