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

/** Entries lie within entries; deeper than this is a circle that two savers made at once. */
const DEEPEST = 200;

/**
 * Brings `reach` of the touched entries and of all that hang below them up to date: the least privilege of itself and its parents wins.
 * @param touched ids by noun's name; grows by those whose reach changed
 */
export async function spreadReach(sql: Pick<Pool, 'query'>, touched: Map<string, Set<string>>): Promise<void> {
  if (NOUNS.length !== TOP_DOWN.length) throw new TypeError('Every noun needs its place in TOP_DOWN');
  for (const name of TOP_DOWN) {
    const noun = nounOf(name);
    await holdParents(sql, noun, touched);
    // Each round carries a change one step down within the noun, until there is nothing left to change.
    for (let depth = 0; ; depth += 1) {
      if (depth > DEEPEST) throw new RangeError(`The parents of a ${name} go round in a circle`);
      const changed = await spreadWithin(sql, noun, touched);
      if (changed.length === 0) break;
      touched.set(name, new Set([...(touched.get(name) ?? []), ...changed]));
    }
  }
}

/** Nobody else may hide a parent between our reading of its reach and our commit, or what hangs below it would stay to be seen. */
async function holdParents(sql: Pick<Pool, 'query'>, noun: Noun, touched: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const ids = [...(touched.get(noun.name) ?? [])];
  if (ids.length === 0) return;
  for (const field of noun.parents) {
    const parent = nounOf(noun.all[field]?.noun ?? '');
    await sql.query(`select from "${parent.table}" p where p.id in (select t."${column(noun, field)}" from "${noun.table}" t where t.id = any($1::uuid[])) order by p.id for share`, [ids]);
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
