import type { PoolClient } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import { accountOf, viewerOfAccount } from '../access/accounts.ts';
import { mayDo } from '../access/may.ts';

interface Begun {
  readonly noun: string;
  readonly entry: string;
}

interface Waiting extends Begun {
  readonly id: string;
  readonly is_new: boolean;
  readonly owner: string | null;
}

/**
 * Lets go of what somebody began and may not go on with any more: drafts are for those who keep the entries now,
 * and proposals that wait have no author, until one of them takes them over. Nothing is lost, and nothing is shown to whoever has left.
 * @param heir account that the proposals go to, if there is one
 */
export async function leaveBehind(client: PoolClient, id: string, heir: string | null = null): Promise<void> {
  const account = await accountOf(client, id);
  if (account === undefined) return;
  const viewer = await viewerOfAccount(client, account);
  const { rows: drafts } = await client.query<Begun>('select noun, entry from draft where account = $1 and not left_behind', [id]);
  for (const { noun, entry } of drafts) {
    if (!(await mayDo(client, viewer, 'propose', nounOf(noun), entry))) await client.query('update draft set left_behind = true where account = $1 and noun = $2 and entry = $3', [id, noun, entry]);
  }
  const { rows: proposals } = await client.query<Waiting>(`select id, noun, entry, is_new, owner from proposal where author = $1 and state in ('OPEN', 'RETURNED')`, [id]);
  for (const { id: proposal, noun, entry, is_new, owner } of proposals) {
    const may = is_new ? owner !== null && (await mayDo(client, viewer, 'propose', nounOf('actor'), owner)) : await mayDo(client, viewer, 'propose', nounOf(noun), entry);
    if (!may) await client.query('update proposal set author = $2 where id = $1', [proposal, heir]);
  }
}
