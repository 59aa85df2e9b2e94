import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Pool } from 'pg';
import { type Noun, pivot } from '../../schema/noun.ts';
import { NOUNS, references } from '../../schema/nouns.ts';
import { OPERATOR } from '../access/viewer.ts';
import { giveEntry } from '../store/give.ts';
import { StoreReader } from '../store/read.ts';
import { transaction } from '../store/transaction.ts';

const AT_ONCE = 500;

/** Writes every entry as an import line, all from one moment, in an order that does not depend on when they were made. @returns how many */
export async function tellAll(pool: Pool, to: Writable): Promise<number> {
  return transaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    const read = new StoreReader(client, OPERATOR);
    const slugs = new Map<string, string>();
    for (const noun of NOUNS) {
      const { rows } = await client.query<{ id: string; slug: string }>(`select id, slug from "${noun.table}"`);
      for (const { id, slug } of rows) slugs.set(`${noun.name}/${id}`, slug);
    }
    const nameOf = (noun: string, id: string): string => slugs.get(`${noun}/${id}`) ?? id;
    let total = 0;
    for (const noun of NOUNS) {
      for (let after = ''; ; ) {
        const rows = await read.select(noun, 't.slug > $2', [after], `order by t.slug limit ${String(AT_ONCE)}`);
        const lists = await listsOf(client, noun, rows.map(({ id }) => id));
        for (const row of rows) {
          const line = JSON.stringify(giveEntry(noun, { ...row, ...lists.get(row.id) }, nameOf));
          if (!to.write(`${line}\n`)) await once(to, 'drain');
        }
        total += rows.length;
        if (rows.length < AT_ONCE) break;
        after = rows.at(-1)?.slug ?? '';
      }
    }
    return total;
  });
}

async function listsOf(client: Pick<Pool, 'query'>, noun: Noun, ids: readonly string[]): Promise<Map<string, Record<string, string[]>>> {
  const lists = new Map<string, Record<string, string[]>>(ids.map((id) => [id, {}]));
  for (const [name, field] of references(noun)) {
    if (field.kind !== 'many') continue;
    const { rows } = await client.query<{ owner_id: string; target_id: string }>(`select owner_id, target_id from "${pivot(noun, name)}" where owner_id = any($1::uuid[]) order by id`, [ids]);
    for (const { owner_id, target_id } of rows) {
      const of = lists.get(owner_id);
      if (of !== undefined) (of[name] ??= []).push(target_id);
    }
  }
  return lists;
}
