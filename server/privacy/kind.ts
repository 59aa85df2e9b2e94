import type { Pool } from 'pg';

export type Sql = Pick<Pool, 'query'>;

/** Somebody about whom something may be kept. */
export interface Person {
  /** Id; null: an address without an account. */
  readonly account: string | null;
  /** Normalised. */
  readonly mail: string;
  readonly name: string | null;
}

/** One kind of what is kept about people: where, what for, how long, who sees it, and how it is told and erased. */
export interface Kind {
  /** By which it stands in what somebody downloads, and in the record of processing. */
  readonly name: string;
  /** Tables in which it lies. */
  readonly tables: readonly string[];
  readonly purpose: string;
  /** How long, where nobody asks for anything. */
  readonly kept: string;
  readonly seenBy: string;
  /** Everything of that kind about somebody, as JSON can say it; no secret that opens something. */
  tell(sql: Sql, person: Person): Promise<unknown>;
  /** Takes it away, or takes out of it who it was. Runs in the one transaction that erases somebody. */
  erase(sql: Sql, person: Person): Promise<unknown>;
}

/** Rows of a table that belong to an account, each told with the columns that are named. @param columns as SQL */
export async function rowsOf(sql: Sql, columns: string, table: string, condition: string, parameter: string | null): Promise<unknown[]> {
  if (parameter === null) return [];
  const { rows } = await sql.query<Record<string, unknown>>(`select ${columns} from "${table}" where ${condition}`, [parameter]);
  return rows;
}
