import type { PoolClient } from 'pg';
import { type Noun, pivot } from '../../schema/noun.ts';
import { NOUNS, references } from '../../schema/nouns.ts';
import { column } from './columns.ts';
import type { Given } from './identity.ts';

/** An entry that cannot be without this one, such as `the service "beratung" (actor)`. */
export async function needing(client: PoolClient, noun: Noun, id: string): Promise<string | undefined> {
  const ways = NOUNS.flatMap((from) =>
    references(from)
      .filter(([, field]) => field.kind === 'one' && field.noun === noun.name)
      .map(([name]) => `(select '${from.name}' as noun, t.slug, '${name}' as field from "${from.table}" t where t."${column(from, name)}" = $1 and t.id <> $1 limit 1)`),
  );
  if (ways.length === 0) return undefined;
  const { rows } = await client.query<{ noun: string; slug: string; field: string }>(ways.join(' union all '), [id]);
  const [first] = rows;
  return first && `the ${first.noun} "${first.slug}" (${first.field})`;
}

/** All entries that name this one. */
export async function naming(client: PoolClient, noun: Noun, id: string): Promise<{ noun: string; id: string }[]> {
  const ways = NOUNS.flatMap((from) =>
    references(from)
      .filter(([, field]) => field.noun === noun.name)
      .map(([name, field]) => (field.kind === 'one' ? `select '${from.name}' as noun, id from "${from.table}" where "${column(from, name)}" = $1` : `select '${from.name}' as noun, owner_id as id from "${pivot(from, name)}" where target_id = $1`)),
  );
  return ways.length === 0 ? [] : (await client.query<{ noun: string; id: string }>(ways.join(' union '), [id])).rows;
}

/** The entries that list this one, each as a change that leaves it out. */
export async function withoutIt(client: PoolClient, noun: Noun, id: string): Promise<Given[]> {
  const changes = new Map<string, Given>();
  for (const from of NOUNS) {
    for (const [name, field] of references(from)) {
      if (field.kind !== 'many' || field.noun !== noun.name) continue;
      const table = pivot(from, name);
      const { rows } = await client.query<{ owner: string; others: string[] }>(
        `select owner_id as owner, coalesce(array_agg(target_id order by id) filter (where target_id <> $1), '{}') as others from "${table}"
         where owner_id in (select owner_id from "${table}" where target_id = $1 and owner_id <> $1) group by owner_id`,
        [id],
      );
      for (const { owner, others } of rows) changes.set(owner, { noun: from, values: { ...changes.get(owner)?.values, id: owner, [name]: others } });
    }
  }
  return [...changes.values()];
}
