import type { PoolClient } from 'pg';
import type { DirectoryError } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { OWNER } from '../access/belonging.ts';
import type { Given } from '../store/identity.ts';
import { type Author, type Guard, Rejected, saveAll } from '../store/save.ts';

/** Id of the actor that an entry belongs to, if it belongs to one. */
export async function ownerOf(client: Pick<PoolClient, 'query'>, noun: Noun, id: string): Promise<string | undefined> {
  const owner = OWNER[noun.name];
  if (owner === undefined) return undefined;
  const { rows } = await client.query<{ owner: string | null }>(`select ${owner} as owner from "${noun.table}" t where t.id = $1`, [id]);
  return rows[0]?.owner ?? undefined;
}

/**
 * Saves an entry, and names a new place among those of its actor, without which it would be nobody's.
 * @throws DirectoryError
 */
export async function saveOwned(client: PoolClient, given: Given, owner: string | undefined, by: Author, guard: Guard): Promise<void> {
  const batch: Given[] = [given];
  if (given.noun.name === 'place' && owner !== undefined) {
    const { rows } = await client.query<{ id: string }>('select target_id as id from actor_places where owner_id = $1 order by id', [owner]);
    batch.push({ noun: nounOf('actor'), values: { id: owner, places: [...rows.map(({ id }) => id), given.values['id']] } });
  }
  try {
    await saveAll(client, batch, by, guard);
  } catch (error) {
    throw error instanceof Rejected ? firstOf(error) : error;
  }
}

function firstOf(rejected: Rejected): DirectoryError | Rejected {
  return [...rejected.errors.values()][0] ?? rejected;
}
