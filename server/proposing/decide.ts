import type { Pool, PoolClient } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { note } from '../access/accounts.ts';
import { guardOf, may as mayAll, mayDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { acceptedLetter, returnedLetter } from '../mail/letters/proposal.ts';
import { queueMail } from '../mail/queue.ts';
import { type Author, save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { vouched } from '../translating/checker.ts';
import { type Changes, asChanges, asValues } from './given.ts';
import { saveOwned } from './owner.ts';
import { titleNow, wordsOf } from './title.ts';

/** What a coordinator says to single fields of a proposal; what is not named stays open. */
export interface Decision {
  readonly proposal: string;
  /** Version of the proposal that was looked at. */
  readonly version: number;
  readonly accept: readonly string[];
  readonly giveBack: readonly { readonly field: string; readonly reason: string }[];
  /** Coerced input: what the coordinator changed before accepting. */
  readonly edits?: Readonly<Record<string, unknown>> | null;
}

interface Waiting {
  readonly id: string;
  readonly version: number;
  readonly noun: string;
  readonly entry: string;
  readonly is_new: boolean;
  readonly changes: Changes;
  readonly returned: Readonly<Record<string, string>>;
  readonly state: 'OPEN' | 'RETURNED' | 'ACCEPTED' | 'WITHDRAWN';
  readonly origin: Author['origin'];
  readonly author: string | null;
  readonly by: string;
  readonly owner: string | null;
}

const LONGEST_REASON = 500;

/**
 * Decides single fields of a proposal: accepted ones are live now, in the name of who proposed them; those given back wait for them, who hear why by mail.
 * @returns the state of the proposal afterwards
 * @throws NOT_FOUND for a proposal that is not there, is not the viewer's to decide or is no longer open; VERSION_CONFLICT; whatever is wrong with a field
 */
export async function decide(pool: Pool, viewer: Viewer, decision: Decision, publicUrl: string): Promise<Waiting['state']> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Waiting>('select id, version, noun, entry, is_new, changes, returned, state, origin, author, by, owner from proposal where id = $1 for update', [decision.proposal]);
    const [waiting] = rows;
    if (waiting?.state !== 'OPEN') throw fail('NOT_FOUND', 'open proposal', decision.proposal);
    const noun = nounOf(waiting.noun);
    await mustDecide(client, viewer, noun, waiting);
    if (waiting.version !== decision.version) throw fail('VERSION_CONFLICT', Object.keys(waiting.changes));
    refuseUnknown(waiting, decision);
    if (decision.accept.length > 0) await accept(client, viewer, noun, waiting, decision);
    return settle(client, viewer, noun, waiting, decision, publicUrl);
  });
}

/** A new entry is nobody's yet: whoever keeps the actor that it will belong to decides. */
async function mustDecide(client: PoolClient, viewer: Viewer, noun: Noun, { id, entry, is_new, owner }: Waiting): Promise<void> {
  const may = is_new ? mayAll(viewer, 'decide', noun.name) || (owner !== null && (await mayDo(client, viewer, 'decide', nounOf('actor'), owner))) : await mayDo(client, viewer, 'decide', noun, entry);
  if (!may) throw fail('NOT_FOUND', 'open proposal', id);
}

/** What was given back may still be accepted as it is, while the rest of the proposal waits: a coordinator may think better of it. */
function refuseUnknown({ changes }: Waiting, { accept: accepted, giveBack }: Decision): void {
  for (const field of [...accepted, ...giveBack.map((given) => given.field)]) {
    if (!(field in changes)) throw Object.assign(fail('BAD_INPUT', `"${field}" does not wait in this proposal.`), { field });
  }
  for (const { field, reason } of giveBack) {
    if (reason.trim() === '' || reason.length > LONGEST_REASON) throw Object.assign(fail('BAD_INPUT', `Say in 1 to ${String(LONGEST_REASON)} characters why.`), { field });
    if (accepted.includes(field)) throw Object.assign(fail('BAD_INPUT', 'Accept a field or give it back, not both.'), { field });
  }
}

async function accept(client: PoolClient, viewer: Viewer, noun: Noun, { entry, is_new, owner, changes, by, origin }: Waiting, { accept: accepted, edits }: Decision): Promise<void> {
  const taken = Object.fromEntries(Object.entries(changes).filter(([field]) => accepted.includes(field)));
  await saveOwned(client, { noun, values: { ...asValues(noun, taken), id: entry } }, is_new ? (owner ?? undefined) : undefined, { name: by, origin }, guardOf(client, viewer, 'decide'));
  if (edits != null && Object.keys(asChanges(edits)).length > 0) await save(client, { noun, values: { ...(await vouched(client, viewer, noun, { ...edits, id: entry })) } }, { name: viewer.name, origin: 'FORM' }, guardOf(client, viewer, 'decide'));
}

async function settle(client: PoolClient, viewer: Viewer, noun: Noun, waiting: Waiting, { accept: accepted, giveBack }: Decision, publicUrl: string): Promise<Waiting['state']> {
  const left = Object.fromEntries(Object.entries(waiting.changes).filter(([field]) => !accepted.includes(field)));
  const reasons = { ...waiting.returned, ...Object.fromEntries(giveBack.map(({ field, reason }) => [field, reason])) };
  const returned = Object.fromEntries(Object.entries(reasons).filter(([field]) => field in left));
  const state = Object.keys(left).some((field) => !(field in returned)) ? 'OPEN' : Object.keys(left).length > 0 ? 'RETURNED' : 'ACCEPTED';
  await client.query('update proposal set changes = $2, returned = $3, state = $4, version = version + 1, changed_at = now(), is_new = is_new and $5 where id = $1', [
    waiting.id, JSON.stringify(left), JSON.stringify(returned), state, accepted.length === 0,
  ]);
  await note(client, viewer.name, state === 'ACCEPTED' ? 'accepted a proposal' : 'decided a proposal', noun.name, waiting.entry);
  await tell(client, noun, waiting, state, giveBack, publicUrl);
  return state;
}

async function tell(client: PoolClient, noun: Noun, { author, entry, changes }: Waiting, state: Waiting['state'], giveBack: Decision['giveBack'], publicUrl: string): Promise<void> {
  if (author === null || (state !== 'ACCEPTED' && giveBack.length === 0)) return;
  const { rows } = await client.query<{ mail: string; language: string }>('select mail, language from account where id = $1', [author]);
  const [to] = rows;
  if (to === undefined) return;
  const siteName = new URL(publicUrl).host;
  const title = (await titleNow(client, noun, entry)) ?? wordsOf(changes[noun.title ?? '']) ?? noun.name;
  const link = `${publicUrl}/${to.language}/partner/`;
  await queueMail(
    client,
    giveBack.length > 0
      ? returnedLetter({ to: to.mail, language: to.language, siteName, entry: title, fields: giveBack.map(({ field, reason }) => ({ label: field, reason })), link })
      : acceptedLetter({ to: to.mail, language: to.language, siteName, entry: title, link }),
  );
}
