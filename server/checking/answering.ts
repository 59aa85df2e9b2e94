import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { ensureAccount, note } from '../access/accounts.ts';
import { normalAddress } from '../access/address.ts';
import { hashOf } from '../access/secrets.ts';
import { beginSession } from '../access/sessions.ts';
import { TRUST } from '../access/trust.ts';
import { nounOf } from '../../schema/nouns.ts';
import { transaction } from '../store/transaction.ts';
import { type Confirmed, confirmIn } from './confirm.ts';

interface Ticket {
  readonly actor: string;
  readonly mail: string;
  readonly language: string;
  readonly entries: readonly Confirmed[];
}

/**
 * One tap: all that a mail asked about is right. Whoever reads the institution's mail may say so; no account is needed.
 * @returns how many entries were confirmed; undefined when the link is used, too old, foreign or cut off
 */
export function confirmByTicket(pool: Pool, token: string): Promise<number | undefined> {
  return transaction(pool, async (client) => {
    const used = await use(client, 'confirm', token);
    if (used === undefined) return undefined;
    const { actor, entries } = used;
    const { rows } = await client.query<{ name: string }>('select name from actor where id = $1', [actor]);
    const there = await stillThere(client, entries);
    if (there.length > 0) await confirmIn(client, there, rows[0]?.name ?? '', { name: `actor:${actor}`, origin: 'LINK' });
    await client.query('update check_mail set answered_at = now() where actor = $1', [actor]);
    await note(client, `actor:${actor}`, 'confirmed by link', 'actor', actor);
    return there.length;
  });
}

/**
 * Lets whoever reads the institution's mail change its entries: the address becomes an account of its own, whose every change waits for a coordinator.
 * @returns the token of a session; undefined as above
 */
export function editByTicket(pool: Pool, token: string, device: string): Promise<string | undefined> {
  return transaction(pool, async (client) => {
    const used = await use(client, 'edit', token);
    if (used === undefined) return undefined;
    const account = await ensureAccount(client, normalAddress(used.mail), used.language);
    await client.query(
      `insert into role_grant (id, account, role, noun, entry, trust, given_by) values ($1, $2, 'partner', 'actor', $3, $4, 'link') on conflict (account, role, entry) do nothing`,
      [randomUUID(), account.id, used.actor, TRUST.none],
    );
    await client.query('update check_mail set answered_at = now() where actor = $1', [used.actor]);
    await note(client, `account:${account.id}`, 'came by link', 'actor', used.actor);
    return beginSession(client, account.id, device);
  });
}

async function use(client: PoolClient, purpose: string, token: string): Promise<Ticket | undefined> {
  const { rows } = await client.query<Ticket>('update ticket set used_at = now() where token = $1 and purpose = $2 and used_at is null and until > now() returning actor, mail, language, entries', [hashOf(token), purpose]);
  return rows[0];
}

/** What was taken away or withdrawn since the mail need not be confirmed. */
async function stillThere(client: PoolClient, entries: readonly Confirmed[]): Promise<Confirmed[]> {
  const there: Confirmed[] = [];
  for (const noun of new Set(entries.map((entry) => entry.noun))) {
    const ids = entries.filter((entry) => entry.noun === noun).map(({ id }) => id);
    const { rows } = await client.query<{ id: string }>(`select id from "${nounOf(noun).table}" where id = any($1::uuid[]) and state = 'PUBLISHED'`, [ids]);
    there.push(...rows.map(({ id }) => ({ noun, id })));
  }
  return there;
}
