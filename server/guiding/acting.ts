import type { Pool, PoolClient } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { GUIDE_REASONS, type GuideReason } from '../../schema/guiding.ts';
import type { Viewer } from '../access/viewer.ts';
import { transaction } from '../store/transaction.ts';
import { candidates } from './matching.ts';
import { type Guide, guide, otherGuideNetworks } from './requests.ts';
import { tellAsker, tellCoordinators, tellVolunteer } from './telling.ts';

/** A request that the viewer may act on and that has not ended, locked until the transaction ends. @throws NOT_FOUND */
async function open(client: PoolClient, viewer: Viewer, id: string, as: 'isHandled' | 'isMine' | 'either'): Promise<Guide> {
  await client.query('select from guide_request where id = $1 for update', [id]);
  const asked = await guide(client, viewer, id);
  if (asked.endedAt !== null || !(as === 'either' || asked[as])) throw fail('NOT_FOUND', 'guide', id);
  return asked;
}

/**
 * Gives a request to a volunteer, also one that another had; volunteer and who asked are mailed.
 * @param volunteer id of their role in the network
 * @throws NOT_FOUND unless the viewer assigns it; BAD_REFERENCE unless that volunteer agrees to be suggested there
 */
export async function assignGuide(pool: Pool, viewer: Viewer, id: string, volunteer: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { network } = await open(client, viewer, id, 'isHandled');
    if (!(await candidates(client, viewer, id)).some((each) => each.id === volunteer)) throw within('volunteer', () => fail('BAD_REFERENCE', 'volunteer', volunteer));
    const { rows: [grant] } = await client.query<{ account: string; before: string | null }>(
      `update guide_request r set state = 'ASSIGNED', assigned = g.account from role_grant g, guide_request old where r.id = $1 and g.id = $2 and old.id = r.id returning g.account, old.assigned as before`,
      [id, volunteer],
    );
    // Pressed twice, it is told once.
    if (grant === undefined || grant.account === grant.before) return;
    if (grant.before !== null) await tellVolunteer(client, grant.before, network, 'withdrawn', publicUrl);
    await tellVolunteer(client, grant.account, network, 'given', publicUrl);
    await tellAsker(client, id, publicUrl);
  });
}

/**
 * Passes a request on to another network, with all that belongs to it: who coordinates the former sees it no more.
 * @throws NOT_FOUND unless the viewer assigns it; BAD_REFERENCE unless people can ask that network for a guide
 */
export async function passGuideOn(pool: Pool, viewer: Viewer, id: string, network: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const before = await open(client, viewer, id, 'isHandled');
    if (!(await otherGuideNetworks(client, before.network)).some((each) => each.id === network)) throw within('network', () => fail('BAD_REFERENCE', 'network', network));
    const { rows: [old] } = await client.query<{ volunteer: string | null }>(
      `update guide_request r set network = $2, service = null, state = 'ASKED', assigned = null from guide_request old where r.id = $1 and old.id = r.id returning old.assigned as volunteer`,
      [id, network],
    );
    if (old?.volunteer != null) await tellVolunteer(client, old.volunteer, before.network, 'withdrawn', publicUrl);
    await tellCoordinators(client, { network, service: null }, 'new', publicUrl);
    await tellAsker(client, id, publicUrl, { passedOn: true });
  });
}

/**
 * Ends a request: somebody was accompanied, or could not be. For those who assign, and the volunteer whom it was given to.
 * @param reason why it could not be; needed then
 * @throws NOT_FOUND, MISSING_FIELD
 */
export async function endGuide(pool: Pool, viewer: Viewer, id: string, reason: Exclude<GuideReason, 'EXPIRED'> | null, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    await open(client, viewer, id, 'either');
    await client.query(`update guide_request set state = $2, reason = $3, ended_at = now() where id = $1`, [id, reason === null ? 'DONE' : 'COULD_NOT', reason]);
    await tellAsker(client, id, publicUrl);
  });
}

/** Gives a request back that the viewer was given and cannot see to: it waits again. @throws NOT_FOUND */
export async function giveGuideBack(pool: Pool, viewer: Viewer, id: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { network, service } = await open(client, viewer, id, 'isMine');
    await client.query(`update guide_request set state = 'ASKED', assigned = null where id = $1`, [id]);
    await tellCoordinators(client, { network, service }, 'back', publicUrl);
    await tellAsker(client, id, publicUrl);
  });
}

/** Reasons that people choose from. */
export const CHOSEN_REASONS: readonly GuideReason[] = GUIDE_REASONS.filter((reason) => reason !== 'EXPIRED');
