import { lookup } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { hourly } from '../hourly.ts';
import { gatherLinks } from './gather.ts';
import { type Standing, RHYTHM, judge } from './judge.ts';
import { type Answer, type Visiting, visit } from './visit.ts';

/** Pages asked in an hour, hosts asked at a time, and milliseconds between two pages of one host. */
const PACE = { hourly: 100, hosts: 4, rest: 2_000 } as const;

interface Page extends Standing {
  readonly url: string;
}

interface Tried {
  readonly page: Page;
  readonly answer: Answer;
}

export interface Round extends Pick<Visiting, 'permits' | 'patience' | 'ending'> {
  readonly pool: Pool;
  readonly publicUrl: string;
  readonly now?: Date;
  /** Milliseconds between two pages of one host. */
  readonly rest?: number;
}

/**
 * Asks the pages whose turn it is, never two of one host at a time. When none at all answers and no host that answered lately can be found either, it is our
 * own network that is away: then nothing is held against anybody.
 * @returns how many were asked and count
 */
export async function checkLinks({ pool, publicUrl, now = new Date(), rest = PACE.rest, ...visiting }: Round): Promise<number> {
  await gatherLinks(pool);
  const pages = await claim(pool, now);
  const userAgent = `DirectoryLinkCheck/1.0 (+${publicUrl})`;
  const queues = byHost(pages);
  const tried: Tried[] = [];
  await Promise.all(Array.from({ length: PACE.hosts }, async () => {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      for (const [index, page] of queue.entries()) {
        visiting.ending?.throwIfAborted();
        if (index > 0) await pause(rest, undefined, visiting.ending && { signal: visiting.ending });
        tried.push({ page, answer: await visit(page.url, { userAgent, ...visiting }) });
      }
    }
  }));
  if (tried.length === 0 || !(await networkIsThere(pool, tried))) return 0;
  for (const { page, answer } of tried) {
    const { failingSince, goneSince, brokenSince, nextTry } = judge(page, answer, now);
    await pool.query('update linked_page set tried_at = $2, answer = $3, failing_since = $4, gone_since = $5, broken_since = $6, next_try = $7 where url = $1', [page.url, now, answer, failingSince, goneSince, brokenSince, nextTry]);
  }
  return tried.length;
}

/** Of several servers one asks: whoever puts the next try off. */
async function claim(pool: Pool, now: Date): Promise<Page[]> {
  const { rows } = await pool.query<Page>(
    `update linked_page set next_try = $1::timestamptz + make_interval(days => $3) where url in (select url from linked_page where next_try <= $1 order by next_try, url limit $2 for update skip locked)
     returning url, failing_since as "failingSince", gone_since as "goneSince", broken_since as "brokenSince"`,
    [now, PACE.hourly, RHYTHM.again],
  );
  return rows;
}

function byHost(pages: readonly Page[]): Page[][] {
  const hosts = new Map<string, Page[]>();
  for (const page of pages) {
    const host = URL.canParse(page.url) ? new URL(page.url).host : page.url;
    hosts.set(host, [...(hosts.get(host) ?? []), page]);
  }
  return [...hosts.values()];
}

const hasAnswered = ({ answer }: Tried): boolean => /^\d/.test(answer);

async function networkIsThere(pool: Pool, tried: readonly Tried[]): Promise<boolean> {
  if (tried.some(hasAnswered)) return true;
  const { rows } = await pool.query<{ url: string }>(`select url from linked_page where answer ~ '^[23]' order by tried_at desc limit 3`);
  const found = await Promise.all(rows.map(({ url }) => lookup(new URL(url).hostname).then(() => true, () => false)));
  return found.includes(true);
}

/** Asks now, and every hour from now on, for the pages whose turn it is. @returns what ends that */
export function startLinkChecks({ pool, publicUrl, log }: Pick<Round, 'pool' | 'publicUrl'> & { readonly log: BaseLogger }): () => Promise<void> {
  const ending = new AbortController();
  const end = hourly(
    async () => {
      const asked = await checkLinks({ pool, publicUrl, ending: ending.signal });
      if (asked > 0) log.info({ asked }, 'links were looked after');
    },
    (error) => {
      if (!ending.signal.aborted) log.warn({ code: (error as NodeJS.ErrnoException).code }, 'links could not be looked after');
    },
  );
  return async () => {
    ending.abort();
    await end();
  };
}
