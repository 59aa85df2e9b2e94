import type { PoolClient } from 'pg';
import { type DirectoryError, fail } from '../../schema/error.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { column } from './columns.ts';
import type { Change } from './save.ts';

/** What lies within what: references from a noun to itself, one a noun. */
const TREES = NOUNS.flatMap((noun) => {
  const field = Object.entries(noun.all).find(([, { kind, noun: target }]) => kind === 'one' && target === noun.name)?.[0];
  return field === undefined ? [] : [{ noun, field, key: column(noun, field) }];
});

/**
 * Looks for entries that would lie within themselves once the changes are written.
 * @returns the error of the first such change of each noun, by its place in the batch
 */
export async function refuseCircles(client: PoolClient, changes: readonly Change[]): Promise<Map<number, DirectoryError>> {
  const errors = new Map<number, DirectoryError>();
  for (const { noun, field, key } of TREES) {
    const moved = changes.filter(({ entry, fields, next }) => entry.noun === noun && fields.includes(field) && next[field] != null);
    if (moved.length === 0) continue;
    const { rows } = await client.query<{ id: string }>(
      `with recursive above as (
         select t.id as start, t."${key}" as id from "${noun.table}" t where t.id = any($1::uuid[])
         union select above.start, t."${key}" from above join "${noun.table}" t on t.id = above.id where above.id <> above.start
       ) select start as id from above where id = start`,
      [moved.map(({ entry }) => entry.id)],
    );
    const circling = new Set(rows.map(({ id }) => id));
    const first = moved.find(({ entry }) => circling.has(entry.id));
    if (first !== undefined) errors.set(first.index, Object.assign(fail('BAD_RELATION', `this ${noun.name} would lie within itself`), { field }));
  }
  return errors;
}
