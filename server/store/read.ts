import DataLoader from 'dataloader';
import type { Pool, QueryResultRow } from 'pg';
import type { Reader } from '../../schema/graphql.ts';
import { type Noun, type Row, pivot } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { isId } from '../../schema/scalar.ts';
import { whereSeen } from '../access/may.ts';
import { shownSlug, slugIsOpen, veil, veiling } from '../access/veil.ts';
import type { Viewer } from '../access/viewer.ts';
import { dueDates } from '../checking/interval.ts';
import { type Asked, asRow, column, selection } from './columns.ts';

/** What reads need of PostgreSQL: a pool, or one client within a transaction. */
export type Sql = Pick<Pool, 'query'>;

/**
 * Reads entries for one viewer within one operation.
 * Every read of the program goes through here, so visibility holds in one place: a row beyond the viewer's reach is never selected, and each row is veiled.
 * Reads of one tick are batched into one statement; plain rows and not the ORM's entities, since hydrating costs several times the statement.
 */
export class StoreReader implements Reader {
  readonly viewer: Viewer;
  private readonly sql: Sql;
  private asked: Asked | undefined;
  private readonly loaders = new Map<string, DataLoader<string, Row | null>>();
  private readonly lists = new Map<string, DataLoader<string, Row[]>>();
  private readonly dates = new Map<string, DataLoader<string, string | null>>();

  constructor(sql: Sql, viewer: Viewer) {
    this.sql = sql;
    this.viewer = viewer;
  }

  /** Forgets what it has read, since something was written. */
  forget(): void {
    this.loaders.clear();
    this.lists.clear();
    this.dates.clear();
  }

  /** From now on reads no more of each entry than these fields, which spares most of the work; entries of a type that is not named are read whole. */
  confine(asked: Asked): void {
    this.asked = asked;
  }

  /**
   * Rows of a noun by a condition on alias `t`; `$1` is taken by the viewer's reach, own parameters start at `$2`.
   * @param also fields that whoever selects needs, whatever the operation asks for
   */
  async select(noun: Noun, condition: string, parameters: readonly unknown[], rest = '', also: readonly string[] = []): Promise<Row[]> {
    const rows = await this.query(`select ${this.columns(noun, also)} from "${noun.table}" t where ${this.seen(noun)} and (${condition}) ${rest}`, [this.viewer.reach, ...parameters]);
    return rows.map((row) => this.shown(noun, row));
  }

  /** How many rows `select` would give. */
  async count(noun: Noun, condition: string, parameters: readonly unknown[]): Promise<number> {
    const [row] = await this.query(`select count(*)::int as total from "${noun.table}" t where ${this.seen(noun)} and (${condition})`, [this.viewer.reach, ...parameters]);
    return Number(row?.['total'] ?? 0);
  }

  one(name: string, id: string): Promise<Row | null> {
    const noun = nounOf(name);
    let loader = this.loaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader(async (ids) => {
        const rows = new Map((await this.select(noun, 't.id = any($2::uuid[])', [ids])).map((row) => [row.id, row]));
        return ids.map((wanted) => rows.get(wanted) ?? null);
      });
      this.loaders.set(name, loader);
    }
    return loader.load(id);
  }

  /** The entry that shows that slug, or had it before; one that shows its id instead is found by that. */
  async bySlug(noun: Noun, slug: string): Promise<Row | null> {
    const open = slugIsOpen(noun);
    const [now] = await this.select(noun, `t.slug = $2 and ${open}`, [slug]);
    if (now !== undefined) return now;
    const [before] = await this.select(noun, `t.id = (select entry from former_slug where noun = $2 and slug = $3) and ${open}`, [noun.name, slug]);
    if (before !== undefined) return before;
    return open !== 'true' && isId(slug) ? this.one(noun.name, slug) : null;
  }

  many(noun: Noun, field: string, owner: string): Promise<Row[]> {
    const target = nounOf(noun.all[field]?.noun ?? '');
    const table = pivot(noun, field);
    return this.list(`${table}>`, owner, target, () => `select p.owner_id as "__owner", ${this.columns(target)} from "${table}" p join "${target.table}" t on t.id = p.target_id where p.owner_id = any($2::uuid[]) and ${this.seen(target)} order by p.id`);
  }

  inverse(from: Noun, field: string, target: string): Promise<Row[]> {
    if (from.all[field]?.kind === 'one') {
      const key = column(from, field);
      return this.list(`${from.table}.${key}`, target, from, () => `select t."${key}" as "__owner", ${this.columns(from)} from "${from.table}" t where t."${key}" = any($2::uuid[]) and ${this.seen(from)} order by ${shownSlug(from)}`);
    }
    const table = pivot(from, field);
    return this.list(`${table}<`, target, from, () => `select p.target_id as "__owner", ${this.columns(from)} from "${table}" p join "${from.table}" t on t.id = p.owner_id where p.target_id = any($2::uuid[]) and ${this.seen(from)} order by ${shownSlug(from)}`);
  }

  checkDueAt(noun: Noun, id: string): Promise<string | null> {
    let loader = this.dates.get(noun.name);
    if (loader === undefined) {
      loader = new DataLoader(async (ids) => {
        const dates = await dueDates(this.sql, noun, ids);
        return ids.map((wanted) => dates.get(wanted) ?? null);
      });
      this.dates.set(noun.name, loader);
    }
    return loader.load(id);
  }

  private list(name: string, owner: string, noun: Noun, statement: () => string): Promise<Row[]> {
    let loader = this.lists.get(name);
    if (loader === undefined) {
      loader = new DataLoader(async (owners) => {
        const lists = new Map<string, Row[]>(owners.map((key) => [key, []]));
        for (const row of await this.query(statement(), [this.viewer.reach, owners])) lists.get(String(row['__owner']))?.push(this.shown(noun, row));
        return owners.map((key) => lists.get(key) ?? []);
      });
      this.lists.set(name, loader);
    }
    return loader.load(owner);
  }

  /** Which entries of a noun this viewer sees, as SQL on alias `t` and `$1`. */
  private seen(noun: Noun): string {
    return whereSeen(this.viewer, noun, '$1');
  }

  private columns(noun: Noun, also: readonly string[] = []): string {
    return `${shownSlug(noun)} as slug, ${selection(noun, this.asked?.get(noun.typeName), also)}${veiling(noun, this.viewer)}`;
  }

  private shown(noun: Noun, row: QueryResultRow): Row {
    return veil(noun, asRow(noun, row), this.viewer);
  }

  private async query(statement: string, parameters: readonly unknown[]): Promise<QueryResultRow[]> {
    return (await this.sql.query(statement, [...parameters])).rows as QueryResultRow[];
  }
}
