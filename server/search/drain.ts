import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { fail } from '../../schema/error.ts';
import { ORIGINAL } from '../../schema/language.ts';
import { Rests } from '../rests.ts';
import { transaction } from '../store/transaction.ts';
import { type Changed, type Ids, dependants } from './dependants.ts';
import { feed } from './feed.ts';
import { nobodyRebuilds, whileFeeding } from './locks.ts';
import type { Meili } from './meili.ts';

interface Options {
  readonly pool: Pool;
  readonly meili: Meili;
  readonly log: BaseLogger;
  /** Called after each batch with the changed entries and those whose documents show them. */
  readonly onDrained?: (changed: readonly Changed[]) => void;
}

/** Outbox rows taken at once. */
const BATCH = 5_000;

/** Times in milliseconds: how often the outbox is looked at without a nudge and with somebody waiting, how long a failing drain rests at most, how often time itself is minded. */
const POLL = 1_000;
const LOOK = 25;
const LONGEST_REST = 15_000;
const AGEING = 3_600_000;

/** Entries taken up at once because time made their documents wrong. */
const AGED = 1_000;

/**
 * Brings what was changed into the search: takes rows from the outbox, adds the entries that show the changed ones, reads all of them anew,
 * sends them, waits until Meilisearch has them, and only then takes the rows away. Doing it twice is harmless, so nothing is lost however it ends.
 * One a process; copies of the program share the outbox.
 */
export class Drain {
  private readonly options: Options;
  private readonly ending = new AbortController();
  private readonly rests = new Rests(this.ending.signal);
  private readonly run: Promise<void>;
  private agedAt = -Infinity;
  private failures = 0;

  constructor(options: Options) {
    this.options = options;
    this.run = this.keepDraining();
  }

  /** Says that something was written: it is looked at at once. */
  nudge(): void {
    this.rests.nudge(this.failures === 0);
  }

  /**
   * Resolves when all that was committed before the call can be found.
   * @param patience milliseconds
   * @throws SEARCH_UNAVAILABLE when that takes longer
   */
  async settled(patience = Infinity): Promise<void> {
    const { pool } = this.options;
    const { rows } = await pool.query<{ last: string | null }>('select max(id) as last from outbox');
    const last = rows[0]?.last;
    if (last == null) return;
    const started = Date.now();
    for (;;) {
      this.nudge();
      const left = await pool.query('select from outbox where id <= $1 limit 1', [last]);
      if (left.rowCount === 0) return;
      if (Date.now() - started > patience || this.ending.signal.aborted) throw fail('SEARCH_UNAVAILABLE');
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  /** Ends; what is under way is begun anew by whoever drains next. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.run;
  }

  private async keepDraining(): Promise<void> {
    const { log } = this.options;
    while (!this.hasEnded()) {
      try {
        this.rests.begin();
        await this.mindTime();
        const drained = await this.drainOnce();
        if (this.failures > 0) log.info('search index is brought up to date again');
        this.failures = 0;
        if (!drained) await this.rests.untilNudged(POLL);
      } catch (error) {
        if (this.hasEnded()) return;
        if (this.failures === 0) log.warn({ err: error }, 'search index cannot be brought up to date; changes wait');
        this.failures += 1;
        await this.rests.take(Math.min(POLL * 2 ** (this.failures - 1), LONGEST_REST));
      }
    }
  }

  private hasEnded(): boolean {
    return this.ending.signal.aborted;
  }

  /** @returns whether there was anything */
  private async drainOnce(): Promise<boolean> {
    const { pool, onDrained } = this.options;
    if ((await pool.query('select from outbox limit 1')).rowCount === 0) return false;
    const changed = await transaction(pool, (client) => this.drainBatch(client));
    if (changed.length > 0) onDrained?.(changed);
    return changed.length > 0;
  }

  private async drainBatch(client: PoolClient): Promise<Changed[]> {
    const { pool, meili } = this.options;
    const sent = await whileFeeding(pool, async () => {
      const { rows } = await client.query<{ id: string; noun: string; entry: string }>('select id, noun, entry from outbox order by id limit $1 for update skip locked', [BATCH]);
      const changed = idsByNoun(rows);
      const shown = await dependants(pool, changed);
      const free = await nobodyRebuilds(client);
      const tasks = await feed(pool, meili, shown, (language) => (free ? [meili.uid(language)] : [meili.uid(language), meili.nextUid(language)]));
      return { rows, changed, shown, tasks };
    });
    await meili.settled(sent.tasks, { signal: this.ending.signal });
    await client.query('delete from outbox where id = any($1::bigint[])', [sent.rows.map(({ id }) => id)]);
    return list(sent.changed, sent.shown);
  }

  /** Documents of which something has ended since are made anew. */
  private async mindTime(): Promise<void> {
    if (performance.now() - this.agedAt < AGEING) return;
    this.agedAt = performance.now();
    const { pool, meili } = this.options;
    const aged = await meili.documents<Changed>(meili.uid(ORIGINAL), `due <= ${String(Math.floor(Date.now() / 1000))}`, ['id', 'noun'], AGED);
    if (aged.length > 0) await pool.query('insert into outbox (noun, entry) select * from unnest($1::text[], $2::uuid[])', [aged.map(({ noun }) => noun), aged.map(({ id }) => id)]);
    if (aged.length === AGED) this.agedAt = -Infinity;
  }
}

function idsByNoun(rows: readonly { noun: string; entry: string }[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { noun, entry } of rows) ids.set(noun, (ids.get(noun) ?? new Set()).add(entry));
  return ids;
}

function list(...all: readonly Ids[]): Changed[] {
  const keys = new Set(all.flatMap((ids) => [...ids].flatMap(([noun, some]) => [...some].map((id) => `${noun}/${id}`))));
  return [...keys].map((key) => {
    const [noun = '', id = ''] = key.split('/');
    return { noun, id };
  });
}
