import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { VISITOR } from '../access/viewer.ts';
import { StoreReader } from '../store/read.ts';
import { transaction } from '../store/transaction.ts';
import { linksOf } from './found.ts';

/** Entries that are read at once. */
const PAGE = 500;

/** Longer ones are no addresses that a table's key can hold. */
const LONGEST = 2000;

interface Use {
  readonly noun: string;
  readonly entry: string;
  readonly field: string;
  readonly url: string;
}

/** Writes down which web addresses the public entries name now, and forgets those that none names any more. What readers may not see is never asked for. */
export async function gatherLinks(pool: Pool): Promise<void> {
  const uses: Use[] = [];
  for (const noun of NOUNS) for await (const use of usesIn(pool, noun)) uses.push(use);
  await transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('directory-links'))`);
    const columns = [uses.map(({ noun }) => noun), uses.map(({ entry }) => entry), uses.map(({ field }) => field), uses.map(({ url }) => url)];
    const given = 'select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as given (noun, entry, field, url)';
    await client.query(`delete from link_use u where not exists (select from (${given}) given where (given.noun, given.entry, given.field, given.url) = (u.noun, u.entry, u.field, u.url))`, columns);
    await client.query(`insert into link_use (noun, entry, field, url) ${given} on conflict do nothing`, columns);
    // What is new is asked in this very round, whatever the clocks of server and database say.
    await client.query(`insert into linked_page (url, next_try) select distinct url, timestamptz 'epoch' from link_use on conflict do nothing`);
    await client.query('delete from linked_page p where not exists (select from link_use u where u.url = p.url)');
  });
}

async function* usesIn(pool: Pool, noun: Noun): AsyncGenerator<Use> {
  const reader = new StoreReader(pool, VISITOR);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await reader.select(noun, `t.state = 'PUBLISHED' and t.id > $2 and ${current(noun)}`, [after], `order by t.id limit ${String(PAGE)}`);
    for (const row of rows) for (const { field, url } of linksOf(noun, row)) if (url.length <= LONGEST) yield { noun: noun.name, entry: row.id, field, url };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Pages about what is over go, and nobody has to mend that. SQL on alias `t`. */
const current = ({ name }: Noun): string => (name === 'event' ? `(t.recurrence is not null or coalesce(t."end", t.start, '9') >= to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM-DD'))` : 'true');
