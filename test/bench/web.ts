import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { start } from '../../server/start.ts';
import { launchBrowser } from '../browser.ts';
import type { Benchmark, Finding } from './benchmark.ts';

/** A page of each kind that most readers see. */
const PAGES = {
  home: '',
  results: 'search/?q=Kindergeld',
  service: 'services/mbe-sprechstunde-musterstadt/',
  article: 'articles/musterkreis-kindergeld/',
} as const;
const LANGUAGES = ['de', 'ar'] as const;

/** Runs of one page, of which the middle one counts: a machine that others use as well makes single ones wrong. */
const RUNS = 3;

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Measured {
  readonly page: string;
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  /** Milliseconds; `cls` is a share of the screen. */
  readonly lcp: number;
  readonly cls: number;
  readonly tbt: number;
  readonly bytes: number;
  readonly requests: number;
  /** Audits that found something, for whoever wants to mend it. */
  readonly found: readonly string[];
}

/** What a reader with a cheap phone and a slow line waits for, as Lighthouse reckons it (mobile, slow 4G, a processor four times slower). @see https://developer.chrome.com/docs/lighthouse/performance/performance-scoring */
export const web: Benchmark = {
  name: 'web',
  ownEntries: true,
  run: async (ground) => {
    const port = await freePort();
    const { meiliUrl, meiliKey } = ground.base.embedded;
    const config = readConfig({
      PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${String(port)}`, DATA_DIR: join(ground.folder, 'web'), DATABASE_URL: await ground.another('bench_web', 0),
      MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: 'bench-web-', LOG_LEVEL: 'warn',
    });
    ground.say('building the site of the seed');
    const running = await start(config, createLog(config));
    try {
      const measured: Measured[] = [];
      for (const language of LANGUAGES) {
        for (const [name, path] of Object.entries(PAGES)) {
          ground.say(`measuring ${name} in ${language}`);
          measured.push(await measure(`${running.url}/${language}/${path}`, `${name}, ${language}`));
        }
      }
      return measured.map(finding);
    } finally {
      await running.stop();
    }
  },
};

function finding(measured: Measured): Finding {
  const { page, scores, lcp, cls, tbt, bytes, requests, found } = measured;
  return {
    what: `Page: ${page}`,
    ours: `${CATEGORIES.map((category) => String(scores[category])).join(' / ')}; LCP ${(lcp / 1000).toFixed(1)} s, CLS ${cls.toFixed(3)}, TBT ${String(Math.round(tbt))} ms`,
    aim: '≥ 95 / 100 / 100 / 100; ≤ 1.5 s, ≤ .02, ≤ 50 ms',
    note: `Lighthouse: performance / accessibility / best practices / SEO; ${String(Math.round(bytes / 1000))} kB in ${String(requests)} requests.${found.length > 0 ? ` It found: ${found.join(', ')}.` : ''}`,
    figures: measured,
  };
}

/** Each run in a browser of its own, as somebody who comes for the first time. */
async function measure(url: string, page: string): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const port = await freePort();
    const browser = await launchBrowser({ debuggingPort: port });
    try {
      const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories: [...CATEGORIES] });
      if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
      const { lhr } = result;
      if (lhr.runtimeError !== undefined) throw new Error(`Lighthouse could not measure ${url}: ${lhr.runtimeError.message}`);
      const value = (audit: string): number => lhr.audits[audit]?.numericValue ?? Number.NaN;
      const weights = lhr.categories;
      runs.push({
        page,
        scores: Object.fromEntries(CATEGORIES.map((category) => [category, Math.round((weights[category]?.score ?? 0) * 100)])) as Record<(typeof CATEGORIES)[number], number>,
        lcp: value('largest-contentful-paint'),
        cls: value('cumulative-layout-shift'),
        tbt: value('total-blocking-time'),
        bytes: value('total-byte-weight'),
        requests: (lhr.audits['network-requests']?.details as { items?: unknown[] } | undefined)?.items?.length ?? Number.NaN,
        found: CATEGORIES.flatMap((category) => (weights[category]?.auditRefs ?? []).filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9).map(({ id }) => id)),
      });
    } finally {
      await browser.close();
    }
  }
  const [middle] = runs.sort((one, other) => one.scores.performance - other.scores.performance).slice(Math.floor(RUNS / 2));
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
