import type { Pool } from 'pg';

/** Ids of entries by noun's name. */
type Changed = ReadonlyMap<string, ReadonlySet<string>>;

interface Answer {
  /** As PostgreSQL writes it: the first transaction that may be under way, the first that had not begun, and those under way. */
  readonly snapshot: string;
  readonly last: string;
  readonly changed: readonly (readonly [noun: string, entry: string])[];
}

/**
 * What was committed since `$1`, the greatest number seen, or by a transaction of `$2`, which were under way then: numbers are given out before a
 * transaction ends, so a lower one may come after a higher. Prepared once for a connection, since each search asks it.
 */
const SINCE = {
  name: 'revisions since',
  text: `select pg_current_snapshot()::text as snapshot, (select coalesce(max(id), 0)::text from revision) as last, coalesce((select json_agg(json_build_array(noun, entry)) from (
    select noun, entry from revision where id > $1::bigint union all select noun, entry from revision where id <= $1::bigint and transaction = any($2::xid8[])) found), '[]') as changed`,
};

/**
 * What was committed since one last asked, by whatever process: read from the revisions, each of which knows its transaction. Every change is told,
 * however long its transaction takes.
 * @see https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT
 */
export class Changes {
  private readonly pool: Pool;
  private last = '0';
  private underWay: readonly string[] = [];
  /** The first transaction that had not begun when one last asked. */
  private horizon = 0n;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** From here on changes are told; what can be read afterwards holds all before. */
  async begin(): Promise<void> {
    const { rows } = await this.pool.query<Pick<Answer, 'snapshot' | 'last'>>('select pg_current_snapshot()::text as snapshot, (select coalesce(max(id), 0)::text from revision) as last');
    if (rows[0] !== undefined) this.advance(rows[0]);
  }

  /** Entries that were changed, by noun. */
  async next(): Promise<Changed> {
    const { rows } = await this.pool.query<Answer>({ ...SINCE, values: [this.last, this.underWay] });
    const changed = new Map<string, Set<string>>();
    const [answer] = rows;
    if (answer === undefined) return changed;
    this.advance(answer);
    for (const [noun, entry] of answer.changed) changed.set(noun, (changed.get(noun) ?? new Set()).add(entry));
    return changed;
  }

  private advance({ snapshot, last }: Pick<Answer, 'snapshot' | 'last'>): void {
    const [, end = '0', underWay = ''] = snapshot.split(':');
    // Of two questions at once, the later may be answered first; it knows more.
    if (BigInt(end) < this.horizon) return;
    this.horizon = BigInt(end);
    this.last = last;
    this.underWay = underWay === '' ? [] : underWay.split(',');
  }
}
