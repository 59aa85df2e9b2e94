import type { Pool, PoolClient } from 'pg';
import { fail } from '../../schema/error.ts';
import { grantsOf, note } from '../access/accounts.ts';
import { namesOf } from '../access/called.ts';
import { endGrants } from '../access/ending.ts';
import { onlyBy, told } from '../access/leaving.ts';
import { unkeptLetter } from '../mail/letters/volunteer.ts';
import type { Post } from '../mail/post.ts';
import { queueMail } from '../mail/queue.ts';
import { transaction } from '../store/transaction.ts';
import { KINDS } from './kinds.ts';
import type { Person } from './kind.ts';
import { personWith } from './tell-person.ts';

interface Parts {
  readonly pool: Pool;
  readonly post: Pick<Post, 'nudge' | 'forgetPerson'>;
  readonly publicUrl: string;
}

/**
 * Erases an account and everything that is kept about a person, at once and for good. What they did to entries stays without their name.
 * Those who coordinate hear what nobody keeps any more, and not who it was.
 * @param by who does it, for the line in the audit that remains
 * @returns whether there was such an account; of an address without one, what is known of it is erased too
 * @throws LAST_ADMIN, and LAST_COORDINATOR when nobody would hear that a network has nobody any more
 */
export async function erasePerson({ pool, post, publicUrl }: Parts, key: { readonly account: string } | { readonly mail: string }, by: string): Promise<boolean> {
  const erased = await transaction(pool, async (client) => {
    // One after the other: of two who coordinate a network, each would leave it to the other.
    await client.query(`select pg_advisory_xact_lock(hashtext('erasing'))`);
    const found = await personWith(client, key);
    if (found === undefined && 'account' in key) return undefined;
    const person: Person = found ?? { account: null, mail: 'mail' in key ? key.mail : '', name: null };
    const tellOthers = person.account === null ? () => Promise.resolve() : await partingFrom(client, person.account, person.mail, publicUrl);
    for (const kind of KINDS) await kind.erase(client, person);
    await tellOthers();
    await note(client, by, 'erased an account');
    return person;
  });
  if (erased === undefined) return false;
  await post.forgetPerson(erased);
  post.nudge();
  return erased.account !== null;
}

/** Ends all roles of somebody who goes. @returns what tells others of what they alone kept */
async function partingFrom(client: PoolClient, account: string, mail: string, publicUrl: string): Promise<() => Promise<void>> {
  const grants = await grantsOf(client, account);
  await endGrants(client, account, grants);
  const alone = await onlyBy(client, account, grants.filter(({ waiting }) => !waiting));
  if (alone.length === 0) return () => Promise.resolve();
  const entries = await namesOf(client, alone);
  const others = await told(client, { mail }, alone);
  const [network] = await namesOf(client, alone.filter(({ role }) => role === 'coordinator'));
  if (network !== undefined && others.length === 0) throw fail('LAST_COORDINATOR', network);
  return async () => {
    for (const other of others) {
      await queueMail(client, unkeptLetter({ to: other.mail, language: other.language, siteName: new URL(publicUrl).host, entries, link: `${publicUrl}/${other.language}/partner/#/people` }));
    }
  };
}
