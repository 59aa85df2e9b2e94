import type { PoolClient } from 'pg';
import { fail } from '../../../schema/error.ts';
import type { Noun } from '../../../schema/noun.ts';
import { guardOf } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { confirmIn } from '../../checking/confirm.ts';
import { ownerOf } from '../../proposing/owner.ts';

/**
 * Confirms an entry in the name of the actor that keeps it, or of the network for whoever coordinates it.
 * @throws NOT_FOUND, FORBIDDEN; BAD_INPUT for whoever keeps neither, since readers see who says so
 */
export async function confirmRow(client: PoolClient, viewer: Viewer, noun: Noun, id: string): Promise<void> {
  const owner = await ownerOf(client, noun, id);
  const [by, name] = owner !== undefined && viewer.scope.own.has(owner) ? ['actor', owner] : ['network', [...viewer.scope.networks][0]];
  const { rows } = await client.query<{ name: string }>(`select name from "${by}" where id = $1`, [name ?? null]);
  if (rows[0] === undefined) throw Object.assign(fail('BAD_INPUT', 'Confirm this entry in its form, where you say in whose name.'), { field: 'checked' });
  await confirmIn(client, [{ noun: noun.name, id }], rows[0].name, { name: viewer.name, origin: 'IMPORT' }, guardOf(client, viewer, 'confirm'));
}
