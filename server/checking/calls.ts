import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Outcome } from '../../schema/check.ts';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { guardOf, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { bounced } from '../mail/queue.ts';
import { ownerOf } from '../proposing/owner.ts';
import { personOf } from '../proposing/person.ts';
import { transaction } from '../store/transaction.ts';
import { type Confirmed, confirmIn } from './confirm.ts';
import { type Due, dueEntries } from './due.ts';
import { institutions } from './institution.ts';
import { ofNetwork } from './members.ts';

/** Why an institution has to be called: nobody can be written to, mail was refused, or it does not answer. */
export const CALL_REASONS = ['NO_ADDRESS', 'BOUNCED', 'SILENT'] as const;

/** Days until it is an institution's turn again, if something is due then. */
const AGAIN: Readonly<Record<Outcome, number>> = { ALL_RIGHT: 0, CHANGES: 7, NOT_REACHED: 3, WRONG_NUMBER: 7, GONE: 7 };

/** Silent is whoever has let two mails pass, or one for so many days after the day on which something was due. */
const PATIENCE = { mails: 2, days: 7 } as const;

/** Calls of the past that are told. */
const TOLD = 5;

const DAY = 86_400_000;

/** A call that was made. */
export interface Made {
  readonly at: Date;
  /** A name; null: somebody without one. */
  readonly by: string | null;
  readonly outcome: Outcome;
}

/** An institution to be called. */
export interface ToCall {
  /** Its id. */
  readonly actor: string;
  readonly why: (typeof CALL_REASONS)[number];
  /** When it was last asked by mail, if it was. */
  readonly askedAt: Date | null;
  /** What is due, what waits longest first. */
  readonly entries: readonly Due[];
  /** The newest first. */
  readonly calls: readonly Made[];
  /** When it is its turn again; null: now. */
  readonly later: Date | null;
}

interface Asked {
  readonly actor: string;
  readonly at: Date;
  readonly answered: boolean;
  readonly times: number;
}

/**
 * Institutions of a network that have something due and cannot be asked by mail or do not answer it, those first whose turn it is and that wait longest.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function callList(pool: Pool, viewer: Viewer, network: string, now = new Date()): Promise<ToCall[]> {
  await mustDo(pool, viewer, 'review', nounOf('network'), network);
  const due = await dueEntries(pool, ofNetwork(network), now);
  const owners = [...new Set(due.flatMap(({ actor }) => actor ?? []))];
  const answering = await institutions(pool, owners, true);
  const byInstitution = new Map<string, Due[]>();
  for (const entry of due) {
    if (entry.actor === null) continue;
    const actor = answering.get(entry.actor)?.actor ?? entry.actor;
    byInstitution.set(actor, [...(byInstitution.get(actor) ?? []), entry]);
  }
  const actors = [...byInstitution.keys()];
  const reachable = new Map([...answering.values()].map((institution) => [institution.actor, institution.addresses]));
  const [refused, asked, calls] = await Promise.all([refusedAddresses(pool), askedAt(pool, actors), callsOf(pool, actors)]);
  const list = actors.flatMap((actor): ToCall[] => {
    const entries = byInstitution.get(actor) ?? [];
    const mail = asked.get(actor);
    const why = reasonFor(reachable.get(actor)?.map((address) => address.mail) ?? [], refused, mail, entries, now);
    if (why === undefined) return [];
    const made = calls.get(actor) ?? [];
    const later = made[0] !== undefined && made[0].nextTry > now ? made[0].nextTry : null;
    return [{ actor, why, askedAt: mail?.at ?? null, entries, calls: made, later }];
  });
  return list.sort((one, other) => (one.later?.getTime() ?? 0) - (other.later?.getTime() ?? 0) || first(one) - first(other));
}

const first = ({ entries }: ToCall): number => entries[0]?.dueAt.getTime() ?? 0;

function reasonFor(addresses: readonly string[], refused: ReadonlySet<string>, asked: Asked | undefined, entries: readonly Due[], now: Date): ToCall['why'] | undefined {
  if (addresses.length === 0) return 'NO_ADDRESS';
  if (addresses.every((address) => refused.has(address.toLowerCase()))) return 'BOUNCED';
  if (asked === undefined || asked.answered) return undefined;
  // What was confirmed after the mail, by whichever way, was an answer to it.
  if (entries.every(({ checkedAt }) => checkedAt !== null && checkedAt > asked.at)) return undefined;
  const longAgo = (moment: Date | undefined): boolean => moment !== undefined && now.getTime() - moment.getTime() >= PATIENCE.days * DAY;
  return asked.times >= PATIENCE.mails || (longAgo(asked.at) && longAgo(entries[0]?.dueAt)) ? 'SILENT' : undefined;
}

async function refusedAddresses(pool: Pool): Promise<ReadonlySet<string>> {
  return new Set((await bounced(pool)).flatMap(({ recipient, refused }) => (refused ? [recipient.toLowerCase()] : [])));
}

async function askedAt(pool: Pool, actors: readonly string[]): Promise<Map<string, Asked>> {
  const { rows } = await pool.query<Asked>('select actor, at, answered_at is not null as answered, times from check_mail where actor = any($1::uuid[])', [actors]);
  return new Map(rows.map((row) => [row.actor, row]));
}

async function callsOf(pool: Pool, actors: readonly string[]): Promise<Map<string, (Made & { readonly nextTry: Date })[]>> {
  const { rows } = await pool.query<Made & { actor: string; nextTry: Date }>(
    `select actor, at, by, outcome, "nextTry" from (
       select c.actor, c.at, ${personOf('c')} as by, c.outcome, c.next_try as "nextTry", row_number() over (partition by c.actor order by c.at desc) as nth from call c where c.actor = any($1::uuid[])
     ) newest where nth <= ${String(TOLD)} order by at desc`,
    [actors],
  );
  const calls = new Map<string, (Made & { readonly nextTry: Date })[]>();
  for (const { actor, ...call } of rows) calls.set(actor, [...(calls.get(actor) ?? []), call]);
  return calls;
}

/** What came of a call, and what was read out on it. */
export interface GivenCall {
  readonly actor: string;
  readonly outcome: Outcome;
  /** Confirmed when all of it is right. */
  readonly entries: readonly Confirmed[];
}

/**
 * Keeps what came of a call. When all is right, the entries that were read out are confirmed in the institution's name, "by phone" in their history.
 * @returns how many were confirmed @throws NOT_FOUND, FORBIDDEN, BAD_INPUT with the field
 */
export async function keepCall(pool: Pool, viewer: Viewer, { actor, outcome, entries }: GivenCall): Promise<number> {
  return transaction(pool, async (client) => {
    await mustDo(client, viewer, 'call', nounOf('actor'), actor);
    let confirmed = 0;
    if (outcome === 'ALL_RIGHT') {
      const owners = await Promise.all(entries.map(({ noun, id }) => ownerOf(client, within('entries', () => nounOf(noun)), id)));
      const answering = await institutions(client, owners.flatMap((owner) => owner ?? []), true);
      within('entries', () => {
        if (owners.some((owner) => owner === undefined || (answering.get(owner)?.actor ?? owner) !== actor)) throw fail('BAD_INPUT', 'One of these entries belongs to another institution. Load the list again.');
      });
      const { rows } = await client.query<{ name: string }>('select name from actor where id = $1', [actor]);
      confirmed = await confirmIn(client, entries, rows[0]?.name ?? '', { name: viewer.name, origin: 'PHONE' }, guardOf(client, viewer, 'confirm'));
    }
    await client.query('insert into call (id, actor, by, outcome, next_try) values ($1, $2, $3, $4, now() + make_interval(days => $5))', [randomUUID(), actor, viewer.name, outcome, AGAIN[outcome]]);
    if (outcome === 'ALL_RIGHT' || outcome === 'CHANGES') await client.query('update check_mail set answered_at = now() where actor = $1', [actor]);
    return confirmed;
  });
}
