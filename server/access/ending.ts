import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { hourly } from '../hourly.ts';
import { endedLetter } from '../mail/letters/people.ts';
import { queueMail } from '../mail/queue.ts';
import { leaveBehind } from '../proposing/left.ts';
import { transaction } from '../store/transaction.ts';
import { accountOf, note } from './accounts.ts';
import { nameOf, namesOf } from './called.ts';
import { maySome, mayDo } from './may.ts';
import type { Grant, Viewer } from './viewer.ts';

interface Held extends Grant {
  readonly account: string;
}

const HOLDS = '(until is null or until > now())';

/** Whether the viewer may give and withdraw that role: whoever invites may. */
async function mayGrant(client: Pick<Pool, 'query'>, by: Viewer, { noun, entry }: Pick<Grant, 'noun' | 'entry'>): Promise<boolean> {
  if (noun === null || entry === null) return by.roles.includes('admin') && by.only === undefined;
  return maySome(by, 'invite', noun) && (await mayDo(client, by, 'invite', nounOf(noun), entry));
}

/**
 * Withdraws a role: at once, in open sessions and for tokens too, for both are asked anew with each request. The person gets a mail,
 * what they began stays, and invitations that they gave and that nobody has taken up are void.
 * @throws NOT_FOUND when there is no such role, or it is not the viewer's to withdraw; LAST_ADMIN
 */
export async function withdrawGrant(pool: Pool, by: Viewer, id: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows: [grant] } = await client.query<Held>(`select id, account, role, noun, entry, trust from role_grant where id = $1 and ${HOLDS} for update`, [id]);
    if (grant === undefined || !(await mayGrant(client, by, grant))) throw fail('NOT_FOUND', 'grant', id);
    await endGrants(client, grant.account, [grant]);
    await client.query('delete from invitation where used_at is null and (given_by = $1 or replaces = $2)', [`account:${grant.account}`, grant.account]);
    await leaveBehind(client, grant.account);
    await note(client, by.name, `withdrew a ${grant.role}`, grant.noun, grant.entry);
    await tellEnded(client, grant.account, [grant], (await nameOf(client, by.account)) ?? new URL(publicUrl).host, 'withdrawn', publicUrl);
  });
}

/** Ends roles of an account now. @throws LAST_ADMIN when nobody would run the directory any more */
export async function endGrants(client: PoolClient, account: string, grants: readonly Pick<Grant, 'id' | 'role' | 'entry'>[]): Promise<void> {
  if (grants.some(({ role }) => role === 'admin')) await mustHaveAnotherAdmin(client, account);
  await client.query('update role_grant set until = now() where account = $1 and id = any($2::uuid[])', [account, grants.map(({ id }) => id)]);
  // Or the way back in would lie in the mailbox.
  await client.query(
    'delete from invitation i using account a where a.id = $1 and i.mail = a.mail and i.used_at is null and exists (select from role_grant g where g.id = any($2::uuid[]) and g.role = i.role and g.entry is not distinct from i.entry)',
    [account, grants.map(({ id }) => id)],
  );
}

/** Two admins who withdraw each other at the same moment do so one after the other. @throws LAST_ADMIN */
async function mustHaveAnotherAdmin(client: PoolClient, account: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('admins'))`);
  const { rows } = await client.query<{ account: string }>(`select account from role_grant where role = 'admin' and until is null`);
  if (!rows.some((each) => each.account !== account)) throw fail('LAST_ADMIN');
}

/** Tells somebody by mail which roles of theirs have ended, and by whom. */
export async function tellEnded(client: PoolClient, id: string, grants: readonly Grant[], person: string, why: 'withdrawn' | 'handed', publicUrl: string): Promise<void> {
  const account = await accountOf(client, id);
  if (account === undefined) return;
  const { mail, language } = account;
  await queueMail(client, endedLetter({ to: mail, language, siteName: new URL(publicUrl).host, person, entries: await namesOf(client, grants), why, kept: grants.some(({ role }) => role !== 'volunteer'), link: `${publicUrl}/${language}/partner/#/me` }));
}

/** Takes back an invitation that nobody has taken up. @returns whether there was such a one that is the viewer's to take back */
export async function withdrawInvitation(pool: Pool, by: Viewer, id: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rows: [found] } = await client.query<Grant>('select id, role, noun, entry, trust from invitation where id = $1 and used_at is null for update', [id]);
    if (found === undefined || !(await mayGrant(client, by, found))) return false;
    await client.query('delete from invitation where id = $1', [id]);
    await note(client, by.name, `took back an invitation of a ${found.role}`, found.noun, found.entry);
    return true;
  });
}

/** Lets go of what those began whose roles have ended on a day that was set before: now, and every hour from now on. @returns what ends that */
export function startEnding(pool: Pool, log: BaseLogger): () => Promise<void> {
  return hourly(
    async () => {
      const { rows } = await pool.query<{ account: string }>(`select distinct account from role_grant where until between now() - interval '7 days' and now()`);
      for (const { account } of rows) await transaction(pool, (client) => leaveBehind(client, account));
    },
    (error) => {
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'what was left behind could not be passed on');
    },
  );
}
