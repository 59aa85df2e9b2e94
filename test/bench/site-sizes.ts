import { join } from 'node:path';
import { SiteProgram } from '../../server/site-program.ts';
import type { Finding } from './benchmark.ts';
import type { Ground } from './ground.ts';
import { Pace } from './pace.ts';
import { megabytes, rounded } from './tell.ts';

/** Sizes that are always measured. */
const SIZES = [1000, 10_000];

/** The languages that fictional entries are written in: with fewer languages there are more entries behind as many pages. */
const LANGUAGES = ['de', 'en', 'ar'];

/** Pages in these languages: of the topics and lists, and for each entry its own, its short link, its share of the lists. */
const PAGES_ALWAYS = 600;
const PAGES_EACH = 3.75;

interface Sized {
  readonly pages: number;
  readonly cpuSeconds: number;
  /** Milliseconds that a piece of fixed work took meanwhile, see `Pace`. */
  readonly pace: number;
  /** Bytes; 0 where they are not known. */
  readonly memory: number;
}

/**
 * What a page costs in sites of different sizes, made of fictional entries and the vocabularies alone, so that all are alike.
 * @param home folder of a compiled site program @param most size of a further site, if one is wanted
 */
export async function siteSizes(ground: Ground, home: string, most: number | undefined): Promise<Finding[]> {
  const sizes = [...SIZES, ...(most === undefined || SIZES.includes(most) ? [] : [most])];
  const measured: Sized[] = [];
  for (const size of sizes) measured.push(await measure(ground, home, size));
  const [first] = measured;
  return measured.map(({ pages, cpuSeconds, pace, memory }) => ({
    what: `Cost of a page, of ${rounded(pages)} in ${String(LANGUAGES.length)} languages`,
    ours: `${rounded((1000 * cpuSeconds) / pages)} ms of a processor${memory > 0 ? `, ${megabytes(memory)} at the most` : ''}`,
    ...(first && first.pages !== pages && { baseline: `of ${rounded(first.pages)}: ${rounded((1000 * first.cpuSeconds) / first.pages)} ms`, ratio: (costOf({ pages, cpuSeconds, pace }) / costOf(first)).toFixed(2) }),
    aim: '≤ 1.2, ≤ 2 GB',
    note: 'All pages from nothing by the compiled program. The ratio takes into account how long the same piece of work took meanwhile, which on a machine that others use too is not always the same.',
    figures: { pages, cpuSeconds, pace, memory },
  }));
}

/** What a page costs, in pieces of the fixed work. */
const costOf = ({ pages, cpuSeconds, pace }: Pick<Sized, 'pages' | 'cpuSeconds' | 'pace'>): number => cpuSeconds / pages / pace;

async function measure(ground: Ground, home: string, size: number): Promise<Sized> {
  const { meiliUrl, meiliKey } = ground.base.embedded;
  const databaseUrl = await ground.another(`bench_site_${String(size)}`, Math.round((size - PAGES_ALWAYS) / PAGES_EACH), ['terms']);
  const server = await ground.start(new URL('server.ts', import.meta.url), { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: `bench-site-${String(size)}-`, OPERATOR_TOKEN: ground.operatorToken, SITE_FOLDER: join(ground.folder, 'site') });
  ground.say(`making a site of some ${rounded(size)} pages`);
  const who = `site build of ${String(size)} pages`;
  ground.memory.follow(who, () => ground.memory.descendant('site-program'));
  const meter = new Pace();
  const { pages, cpuSeconds } = await new SiteProgram(home).make({ graphqlUrl: `${server.url}/graphql`, publicUrl: 'https://directory.example', languages: LANGUAGES, day: '2026-12-01', folder: join(home, `of-${String(size)}`), former: undefined });
  const pace = meter.stop();
  const memory = ground.memory.forget(who);
  await server.stop();
  return { pages, cpuSeconds, pace, memory };
}
