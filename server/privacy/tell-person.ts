import { KINDS } from './kinds.ts';
import type { Person, Sql } from './kind.ts';
import { READERS, sayPeriod } from './rule.ts';

/** Somebody by id or address. @returns undefined when there is no such account */
export async function personWith(sql: Sql, key: { readonly account: string } | { readonly mail: string }): Promise<Person | undefined> {
  const [column, value] = 'account' in key ? ['id', key.account] : ['mail', key.mail];
  const { rows } = await sql.query<{ account: string; mail: string; name: string | null }>(`select id as account, mail, name from account where ${column} = $1`, [value]);
  return rows[0];
}

/** Everything that is kept about somebody, kind by kind, with what each is for, how long it is kept and who sees it. */
export async function tellPerson(sql: Sql, person: Person): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = { toldAt: new Date().toISOString() };
  for (const { name, purpose, kept, seenBy, tell } of KINDS) {
    told[name] = { purpose, kept: kept.map(sayPeriod).join(' '), seenBy: seenBy.map((reader) => READERS[reader]).join(' '), data: await tell(sql, person) };
  }
  return told;
}
