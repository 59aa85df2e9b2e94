import type { Pool } from 'pg';

type Sql = Pick<Pool, 'query'>;

/** Where somebody is written to. */
export interface Address {
  readonly mail: string;
  readonly language: string;
}

const HOLDS = '(g.until is null or g.until > now())';

/** Who coordinates a network in which one of these actors, or one above it, takes part, or one of these networks itself. */
export async function coordinatorsOf(sql: Sql, entries: readonly string[]): Promise<Address[]> {
  const { rows } = await sql.query<Address>(
    `with recursive up (id, depth) as (select unnest($1::uuid[]), 0 union all select a.parent_id, up.depth + 1 from up join actor a on a.id = up.id where a.parent_id is not null and up.depth < 20)
     select distinct account.mail, account.language from role_grant g join account on account.id = g.account
     where g.role = 'coordinator' and ${HOLDS} and (g.entry = any($1) or g.entry in (select to_network_id from relation where actor_id in (select id from up) and to_network_id is not null))`,
    [entries],
  );
  return rows;
}

/** Who runs everything. */
export async function admins(sql: Sql): Promise<Address[]> {
  const { rows } = await sql.query<Address>(`select account.mail, account.language from role_grant g join account on account.id = g.account where g.role = 'admin' and ${HOLDS}`);
  return rows;
}
