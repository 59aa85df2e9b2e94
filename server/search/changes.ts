import type { Pool } from 'pg';
import type { Ids } from './dependants.ts';

/** Numbers of revisions that were given out but are not there: they may be of transactions under way, or of some that were broken off. */
const PATIENCE = 60_000;

/** So many of the last numbers are looked through for such at the beginning. */
const LOOKED_BACK = 200;

/** Prepared once for a connection, since each search asks it; and in two parts, so that both are looked up in the index. */
const SINCE = { name: 'revisions since', text: 'select id, noun, entry from revision where id > $1 order by id' };
const SINCE_AND = { name: 'revisions since and missing', text: 'select id, noun, entry from revision where id > $1 union all select id, noun, entry from revision where id = any($2::bigint[]) order by id' };

/**
 * What was committed since one last asked, by whatever process: read from the revisions. Numbers are given out before a transaction ends, so a
 * lower one may come after a higher; the missing ones are asked for again.
 */
export class Changes {
  private readonly pool: Pool;
  private last = 0;
  private missing = new Map<number, number>();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** From here on changes are told. */
  async begin(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>('select id from revision order by id desc limit $1', [LOOKED_BACK]);
    const there = new Set(rows.map(({ id }) => Number(id)));
    this.last = Math.max(0, ...there);
    for (let id = Math.max(1, this.last - LOOKED_BACK); id < this.last; id++) if (!there.has(id) && there.size < LOOKED_BACK) this.missing.set(id, performance.now());
  }

  /** Entries that were changed, by noun; each change is told once. */
  async next(): Promise<Ids> {
    const { rows } = await this.pool.query<{ id: string; noun: string; entry: string }>(this.missing.size === 0 ? { ...SINCE, values: [this.last] } : { ...SINCE_AND, values: [this.last, [...this.missing.keys()]] });
    const changed = new Map<string, Set<string>>();
    for (const row of rows) {
      const id = Number(row.id);
      this.missing.delete(id);
      for (let between = this.last + 1; between < id; between++) this.missing.set(between, performance.now());
      this.last = Math.max(this.last, id);
      changed.set(row.noun, (changed.get(row.noun) ?? new Set()).add(row.entry));
    }
    for (const [id, since] of this.missing) if (performance.now() - since > PATIENCE) this.missing.delete(id);
    return changed;
  }
}
