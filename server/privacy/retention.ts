import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { note } from '../access/accounts.ts';
import { hourly } from '../hourly.ts';
import { forgetFiles } from '../mail/carrier.ts';
import type { Forgetting } from './rule.ts';
import { RULES } from './rules.ts';

/** Rows taken away at a time, and milliseconds between two times: others get their turn. */
const BATCH = { rows: 1_000, rest: 20 } as const;

/** What is kept for a day or less does not wait for the daily run. */
const SHORT_DAYS = 1;

/** All that rules say is taken away by itself. */
export const FORGETTINGS: readonly Forgetting[] = RULES.flatMap(({ forgotten = [] }) => forgotten);

/** Rows taken away, by table. */
export type Counts = Readonly<Record<string, number>>;

/** Takes away what is older than its rule says. @param which all rules, unless said otherwise @returns how many rows, of tables that had some */
export async function forgetOld(pool: Pool, which: readonly Forgetting[] = FORGETTINGS): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const forgetting of which) {
    const { table } = forgetting;
    const gone = await forget(pool, forgetting);
    if (gone > 0) counts[table] = (counts[table] ?? 0) + gone;
  }
  return counts;
}

async function forget(pool: Pool, { table, column, days, only = 'true', old = `"${column}" < now() - make_interval(days => ${String(days)})` }: Forgetting): Promise<number> {
  const isOld = `(${old}) and (${only})`;
  let total = 0;
  for (;;) {
    // Asked again at the end: of a row that was used in between, the new version stays.
    const { rowCount } = await pool.query(`delete from "${table}" where ctid = any(array(select ctid from "${table}" where ${isOld} limit ${String(BATCH.rows)})) and ${isOld}`);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH.rows) return total;
    await wait(BATCH.rest);
  }
}

/**
 * Enforces all rules, once a day of the calendar where the offices are, whichever copy of the program comes first. The audit says that it was done and how many
 * rows of which tables went. A run that was broken off counts as none, and the next hour makes it anew.
 * @returns the counts; undefined when it was done today, or another copy is at it
 */
export async function enforceDaily(pool: Pool): Promise<Counts | undefined> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows: [state] } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(hashtext('retention')) as free`);
    // The lock first, in a statement of its own: what another copy has just finished is to be seen.
    const { rows: [last] } = state?.free === true ? await client.query<{ due: boolean }>(IS_DUE) : { rows: [] };
    if (last?.due !== true) return undefined;
    const counts = await forgetOld(pool);
    for (const [table, count] of Object.entries(counts)) await note(client, 'retention', 'forgot what was old', table, null, count);
    await note(client, 'retention', 'enforced retention', null, null, Object.values(counts).reduce((sum, count) => sum + count, 0));
    await client.query('commit');
    return counts;
  } finally {
    // After the commit it does nothing.
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    client.release(broken);
  }
}

const dayOf = (moment: string): string => `(${moment} at time zone 'Europe/Berlin')::date`;
const IS_DUE = `select coalesce((select ${dayOf('at')} < ${dayOf('now()')} from audit where action = 'enforced retention' order by id desc limit 1), true) as due`;

interface Parts {
  readonly pool: Pool;
  /** Where mails lie that became files: each copy of the program looks after its own. */
  readonly mailFolder: string;
  readonly log: BaseLogger;
}

/** Enforces the rules: now, and every hour what is due then, which is most of it once a day. The log tells counts and nothing else. @returns what ends that */
export function startRetention({ pool, mailFolder, log }: Parts): () => Promise<void> {
  const short = FORGETTINGS.filter(({ days }) => days <= SHORT_DAYS);
  return hourly(
    async () => {
      await forgetFiles(mailFolder);
      const forgotten = (await enforceDaily(pool)) ?? (await forgetOld(pool, short));
      if (Object.keys(forgotten).length > 0) log.info({ forgotten }, 'what was old is forgotten');
    },
    (error) => {
      // Not the error itself: PostgreSQL may name the row in it.
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'what is old could not be forgotten');
    },
  );
}
