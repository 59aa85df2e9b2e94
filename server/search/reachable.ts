import type { Pool } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import type { Viewer } from '../access/viewer.ts';
import { SEARCHABLE } from './recipe.ts';

/** Ids of all entries that are searched for and lie within a reach, by noun. */
export async function idsWithin(pool: Pool, reach: Viewer['reach']): Promise<Map<string, Set<string>>> {
  const ids = new Map<string, Set<string>>();
  for (const name of SEARCHABLE) {
    const { rows } = await pool.query<{ id: string }>(`select id from "${nounOf(name).table}" where reach <= $1 order by id`, [reach]);
    ids.set(name, new Set(rows.map(({ id }) => id)));
  }
  return ids;
}
