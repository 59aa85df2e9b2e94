import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { inviteLetter } from '../mail/letters/invite.ts';
import { queueMail } from '../mail/queue.ts';
import { transaction } from '../store/transaction.ts';
import { ensureAccount, give, note } from './accounts.ts';
import { normalAddress } from './address.ts';
import { nameOf, namesOf } from './called.ts';
import { mustDo } from './may.ts';
import { hashOf, newToken } from './secrets.ts';
import { beginSession } from './sessions.ts';
import { takeOver } from './take-over.ts';
import { TRUST } from './trust.ts';
import type { Grant, Viewer } from './viewer.ts';

/** An invitation can be taken up for so many days. */
export const INVITED_DAYS = 14;

/** Which roles are given for which noun; an admin's is for everything. */
const NOUN_OF_ROLE = { partner: 'actor', coordinator: 'network', volunteer: 'network', admin: null } as const;

/** Somebody to be invited, and for what. */
export interface Invitation {
  readonly mail: string;
  readonly language: string;
  readonly role: Grant['role'];
  /** Id of an actor for partners, of a network for coordinators and volunteers, null for admins. */
  readonly entry: string | null;
  readonly trust?: number | null;
  /** For volunteers: whether the role holds only once a coordinator has confirmed it. */
  readonly confirm?: boolean | null;
}

/**
 * Makes an invitation and queues its mail.
 * @param by who invites; coordinators may for their networks and the actors in them
 * @returns the link in the mail, which can be followed once
 * @throws BAD_EMAIL, BAD_INPUT, FORBIDDEN, NOT_FOUND
 */
export async function invite(pool: Pool, by: Viewer, { mail, language, role, entry, trust, confirm }: Invitation, publicUrl: string): Promise<string> {
  const to = within('mail', () => normalAddress(mail));
  const noun = NOUN_OF_ROLE[role];
  if ((noun === null) !== (entry === null)) throw Object.assign(fail('BAD_INPUT', noun === null ? 'An admin keeps everything: name no entry.' : `A ${role} is invited for one ${noun}: name it.`), { field: 'entry' });
  if (noun === null || entry === null) {
    if (!by.roles.includes('admin') || by.only !== undefined) throw fail('FORBIDDEN', 'invite an admin');
  } else await mustDo(pool, by, 'invite', nounOf(noun), entry);
  const token = newToken();
  const link = `${publicUrl}/${language}/sign-in/join/?t=${token}`;
  await transaction(pool, async (client) => {
    await client.query(`insert into invitation (token, mail, language, role, noun, entry, trust, given_by, until, confirm) values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9), $10)`, [
      hashOf(token), to, language, role, noun, entry, trust ?? TRUST.usual, by.name, INVITED_DAYS, role === 'volunteer' && confirm === true,
    ]);
    await note(client, by.name, `invited a ${role}`, noun, entry);
    await queueMail(client, inviteLetter({ to, language, siteName: new URL(publicUrl).host, inviter: (await nameOf(client, by.account)) ?? new URL(publicUrl).host, role, entries: await namesOf(client, [{ entry }]), link }));
  });
  return link;
}

/**
 * Takes an invitation up: account, roles and session in one. A second time nothing happens.
 * @returns the token of the session; undefined when the link is used, too old, foreign or cut off
 */
export function join(pool: Pool, token: string, device: string, publicUrl: string): Promise<string | undefined> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ mail: string; language: string; role: Grant['role']; noun: Grant['noun']; entry: string | null; trust: number; given_by: string; at: Date; replaces: string | null; confirm: boolean }>(
      'update invitation set used_at = now() where token = $1 and used_at is null and until > now() returning mail, language, role, noun, entry, trust, given_by, at, replaces, confirm',
      [hashOf(token)],
    );
    const [found] = rows;
    if (found === undefined) return undefined;
    const account = await ensureAccount(client, found.mail, found.language);
    if (found.replaces !== null) {
      if (!(await takeOver(client, found.replaces, account, found.at, publicUrl))) return undefined;
    } else {
      await give(client, account.id, found, found.given_by);
      await note(client, `account:${account.id}`, `joined as ${found.role}`, found.noun, found.entry);
    }
    return beginSession(client, account.id, device);
  });
}
