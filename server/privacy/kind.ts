import type { Pool } from 'pg';
import type { Rule } from './rule.ts';

export type Sql = Pick<Pool, 'query'>;

/** Somebody about whom something may be kept. */
export interface Person {
  /** Id; null: an address without an account. */
  readonly account: string | null;
  /** Normalised. */
  readonly mail: string;
  readonly name: string | null;
}

/** One kind of what is kept about people who can be told it: the rule for it, and how it is told and erased. */
export interface Kind extends Rule {
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
