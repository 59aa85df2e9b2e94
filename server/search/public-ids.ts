import type { Pool } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import { VISITOR } from '../access/viewer.ts';
import { SEARCHABLE } from './recipe.ts';

/** Ids of all entries that everybody may see and search for, by noun. */
export async function publicIds(pool: Pool): Promise<Map<string, Set<string>>> {
  const ids = new Map<string, Set<string>>();
  for (const name of SEARCHABLE) {
    const { rows } = await pool.query<{ id: string }>(`select id from "${nounOf(name).table}" where reach <= $1 order by id`, [VISITOR.reach]);
    ids.set(name, new Set(rows.map(({ id }) => id)));
  }
  return ids;
}
