import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { accountOf } from '../access/accounts.ts';
import { mustBeAllowed, whereSeen } from '../access/may.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import type { Viewer } from '../access/viewer.ts';
import { transaction } from '../store/transaction.ts';
import { happening, isOpen } from './occasions.ts';
import { moveUp, nextPlace } from './places.ts';
import { tellParticipant } from './telling.ts';

/** An event that the viewer sees, as SQL. */
export const seenBy = (viewer: Viewer): string => whereSeen(viewer, nounOf('event'));

/**
 * Registers who has signed in; their address is known to be theirs. Who stands there already stays as they are.
 * @throws FORBIDDEN, REGISTRATION_CLOSED, MISSING_FIELD "name" as long as the account has none
 */
export async function registerMe(pool: Pool, viewer: Viewer, account: string, event: string, occasion: string, publicUrl: string): Promise<RegistrationState> {
  mustBeAllowed(viewer, 'register', 'event');
  return transaction(pool, async (client) => {
    const about = await happening(client, event, seenBy(viewer));
    if (about === undefined || !isOpen(about, occasion)) throw fail('REGISTRATION_CLOSED');
    const me = await accountOf(client, account);
    if (me === undefined) throw fail('FORBIDDEN', 'register without an account');
    const name = within('name', () => {
      if (me.name === null) throw fail('MISSING_FIELD', 'name');
      return me.name;
    });
    const state = await nextPlace(client, about, occasion);
    const token = newToken();
    const { rows: [kept] } = await client.query<{ id: string; isNew: boolean; state: RegistrationState }>(
      `insert into registration as r (id, event, occasion, account, mail, name, language, state, secret) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (event, occasion, mail) do update set account = excluded.account, name = excluded.name, state = case when r.state = 'ASKED' then excluded.state else r.state end,
         secret = case when r.state = 'ASKED' then excluded.secret else r.secret end
       returning id, state, secret = $9 as "isNew"`,
      [randomUUID(), about.id, occasion, account, me.mail, name, me.language, state, hashOf(token)],
    );
    if (kept?.isNew === true) await tellParticipant(client, kept.id, kept.state === 'WAITS' ? 'waits' : 'takesPart', publicUrl, token);
    return kept?.state ?? state;
  });
}

/** Takes one's own registration back, and gives the place to who waits. */
export async function withdrawMe(pool: Pool, account: string, event: string, occasion: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rowCount } = await client.query('delete from registration where account = $1 and event = $2 and occasion = $3 and attended is null', [account, event, occasion]);
    if (rowCount !== 0) await moveUp(client, event, occasion, publicUrl);
  });
}
