import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { column } from './columns.ts';

const REACH: Record<string, 0 | 1 | 2> = { PUBLIC: 0, VOLUNTEER: 1, STAFF: 2 };

/** The reach one needs to see something of that visibility; what is not stated is not public. */
export function visibilityReach(visibility: string | undefined): 0 | 1 | 2 {
  return REACH[visibility ?? 'STAFF'] ?? 2;
}

const OWN = `case when t.state <> 'PUBLISHED' then 3 else case t.visibility when 'PUBLIC' then 0 when 'VOLUNTEER' then 1 else 2 end end`;

/** Parents before children, so that one pass carries a change down. */
const TOP_DOWN = ['term', 'network', 'actor', 'place', 'article', 'qualification', 'contact', 'service', 'event', 'offering', 'relation'];

/** Actors lie within actors; deeper than this is a circle. */
const DEEPEST = 20;

/**
 * Brings `reach` of the touched entries and of all that hang below them up to date: the least privilege of itself and its parents wins.
 * @param touched ids by noun's name; grows by those whose reach changed
 */
export async function spreadReach(sql: Pick<Pool, 'query'>, touched: Map<string, Set<string>>): Promise<void> {
  if (NOUNS.length !== TOP_DOWN.length) throw new TypeError('Every noun needs its place in TOP_DOWN');
  for (const name of TOP_DOWN) {
    const noun = nounOf(name);
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const changed = await spreadWithin(sql, noun, touched);
      const ids = touched.get(name) ?? new Set();
      const known = ids.size;
      for (const id of changed) ids.add(id);
      touched.set(name, ids);
      if (changed.length === 0 || (ids.size === known && depth > 0)) break;
    }
  }
}

async function spreadWithin(sql: Pick<Pool, 'query'>, noun: Noun, touched: ReadonlyMap<string, ReadonlySet<string>>): Promise<string[]> {
  const joins: string[] = [];
  const reaches = [OWN];
  const conditions = ['t.id = any($1::uuid[])'];
  const parameters: unknown[] = [[...(touched.get(noun.name) ?? [])]];
  noun.parents.forEach((field, index) => {
    const parent = nounOf(noun.all[field]?.noun ?? '');
    const key = column(noun, field);
    joins.push(`left join "${parent.table}" p${String(index)} on p${String(index)}.id = t."${key}"`);
    reaches.push(`coalesce(p${String(index)}.reach, 0)`);
    parameters.push([...(touched.get(parent.name) ?? [])]);
    conditions.push(`t."${key}" = any($${String(parameters.length)}::uuid[])`);
  });
  if (parameters.every((ids) => (ids as unknown[]).length === 0)) return [];
  const { rows } = await sql.query<{ id: string }>(
    `update "${noun.table}" set reach = now.reach from (select t.id, greatest(${reaches.join(', ')})::smallint as reach from "${noun.table}" t ${joins.join(' ')} where ${conditions.join(' or ')}) now
     where now.id = "${noun.table}".id and "${noun.table}".reach <> now.reach returning "${noun.table}".id`,
    parameters,
  );
  return rows.map(({ id }) => id);
}
