import type { PoolClient } from 'pg';
import { leaveBehind } from '../proposing/left.ts';
import { type Account, give, note } from './accounts.ts';
import { nameOf } from './called.ts';
import { endGrants, tellEnded } from './ending.ts';
import { TRUST } from './trust.ts';
import type { Grant } from './viewer.ts';

/**
 * Gives an account all that another has, or had when it was invited to take over, but for an admin's role and a volunteer's, and ends that for the other.
 * Full trust is not passed on: that is earned.
 * @param since when it was invited; a role that was withdrawn from the other has made the invitation void
 * @returns whether there was anything
 */
export async function takeOver(client: PoolClient, from: string, to: Account, since: Date, publicUrl: string): Promise<boolean> {
  const { rows: grants } = await client.query<Grant>(`select id, role, noun, entry, trust from role_grant where account = $1 and role in ('partner', 'coordinator') and (until is null or until >= $2) order by given_at`, [from, since]);
  if (grants.length === 0 || from === to.id) return false;
  for (const grant of grants) {
    const { rows: [own] } = await client.query<{ trust: number }>('select trust from role_grant where account = $1 and role = $2 and entry = $3 and (until is null or until > now())', [to.id, grant.role, grant.entry]);
    await give(client, to.id, { ...grant, trust: Math.max(own?.trust ?? 0, Math.min(grant.trust, TRUST.usual)) }, `account:${from}`);
    await note(client, `account:${to.id}`, `took over as ${grant.role}`, grant.noun, grant.entry);
  }
  await endGrants(client, from, grants);
  await leaveBehind(client, from, to.id);
  await tellEnded(client, from, grants, (await nameOf(client, to.id)) ?? to.mail, 'handed', publicUrl);
  return true;
}
