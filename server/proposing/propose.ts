import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { guardOf, mayDo, mustDo } from '../access/may.ts';
import { isPublishedAtOnce } from '../access/trust.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Author, save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { vouched } from '../translating/checker.ts';
import { type Changes, asChanges, asValues } from './given.ts';
import { ownerOf, saveOwned } from './owner.ts';
import { type Unborn, born, unbornOf } from './unborn.ts';

/** Somebody's changes to an entry. */
export interface Proposed {
  readonly noun: Noun;
  /** Coerced input. Its id is the entry's; without one it is a new entry. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Version of the entry that was changed; null for a new one. */
  readonly base: number | null;
  readonly note?: string | null;
  /** Id of the actor that a new place is for: a place says nothing of that itself. */
  readonly owner?: string | null;
  readonly origin: Author['origin'];
}

/** What became of changes. */
export interface Outcome {
  readonly entry: string;
  /** Fields that are live now. */
  readonly published: readonly string[];
  /** Fields that wait for a coordinator, and the proposal in which they do. */
  readonly waiting: readonly string[];
  readonly proposal: string | null;
}

/**
 * Takes changes: those that the viewer may make at once are saved, the others wait as a proposal while the live version stays.
 * Everything is checked now, by the rules of saving, so that a coordinator never gets what could not be accepted.
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, and whatever is wrong with a field
 */
export async function propose(pool: Pool, viewer: Viewer, proposed: Proposed): Promise<Outcome> {
  return transaction(pool, (client) => proposeIn(client, viewer, proposed));
}

/** The same as a part of a larger transaction. */
export async function proposeIn(client: PoolClient, viewer: Viewer, proposed: Proposed): Promise<Outcome> {
  const { noun, note, origin } = proposed;
  const by: Author = { name: viewer.name, origin };
  const { entry, current, unborn, changes, whole } = await tryOut(client, viewer, proposed);
  if (await mayDo(client, viewer, 'save', noun, entry)) {
    if (unborn) await born(client, unborn);
    return { entry, published: Object.keys(whole), waiting: [], proposal: null };
  }
  const owner = await ownerOf(client, noun, entry);
  await client.query('rollback to savepoint tried');
  const trust = owner === undefined ? 0 : (viewer.scope.own.get(owner) ?? 0);
  const isLive = (field: string): boolean => (current !== undefined || trust >= 2) && isPublishedAtOnce(trust, noun.name, field);
  const published = Object.keys(whole).filter(isLive);
  const waiting = Object.keys(changes).filter((field) => !isLive(field));
  if (published.length > 0) {
    await save(client, { noun, values: { ...asValues(noun, only(whole, published)), id: entry } }, by);
    if (unborn) await born(client, unborn);
  }
  const kept = { noun, entry, isNew: current === undefined, base: current ?? 0, changes: only(changes, waiting), owner, note: note ?? null, by, account: viewer.account, into: unborn?.proposal };
  return { entry, published, waiting, proposal: waiting.length === 0 ? null : await keep(client, kept) };
}

/** What changes make of an entry. */
export interface Tried {
  readonly entry: string;
  /** Version of the entry before; undefined for a new one. */
  readonly current: number | undefined;
  readonly unborn: Unborn | undefined;
  readonly changes: Changes;
  /** The changes with all that a new entry consists of beside them. */
  readonly whole: Changes;
}

/**
 * Writes all changes as if the viewer might publish each of them, by the rules of saving. Whoever asks rolls back to the savepoint `tried`, or further,
 * unless the viewer may.
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, and whatever is wrong with a field
 */
export async function tryOut(client: PoolClient, viewer: Viewer, { noun, values, base, owner: wanted, origin }: Omit<Proposed, 'note'>): Promise<Tried> {
  const changes = asChanges(await vouched(client, viewer, noun, values));
  const given = typeof values['id'] === 'string' ? values['id'] : undefined;
  const entry = given ?? randomUUID();
  const current = await versionOf(client, noun, entry);
  const unborn = given !== undefined && current === undefined ? await unbornOf(client, viewer, noun, given) : undefined;
  if (given !== undefined && unborn === undefined) await mustDo(client, viewer, 'propose', noun, given);
  if (current !== undefined) await refuseConflict(client, noun, entry, base ?? 0, current, Object.keys(changes));
  // What is not there yet has to be right as a whole.
  const whole = { ...unborn?.changes, ...changes };
  // Not before the entry was locked: rolling back lets go of what was locked since.
  await client.query('savepoint tried');
  await saveOwned(client, { noun, values: { ...asValues(noun, whole), id: entry } }, current === undefined ? (unborn?.owner ?? wanted ?? undefined) : undefined, { name: viewer.name, origin }, guardOf(client, viewer, 'propose'));
  return { entry, current, unborn, changes, whole };
}

const only = (changes: Changes, fields: readonly string[]): Changes => Object.fromEntries(Object.entries(changes).filter(([name]) => fields.includes(name)));

async function versionOf(client: PoolClient, noun: Noun, id: string): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number }>(`select version from "${noun.table}" where id = $1 for no key update`, [id]);
  return rows[0]?.version;
}

/** Two people may change different fields of one version; the same field only one after the other. */
export async function refuseConflict(client: PoolClient, noun: Noun, entry: string, base: number, current: number, fields: readonly string[]): Promise<void> {
  if (base >= current) return;
  const { rows } = await client.query<{ field: string }>('select distinct unnest(fields) as field from revision where noun = $1 and entry = $2 and version > $3', [noun.name, entry, base]);
  const both = rows.map(({ field }) => field).filter((field) => fields.includes(field));
  if (both.length > 0) throw Object.assign(fail('VERSION_CONFLICT', both), { field: both[0] });
}

interface Kept {
  readonly noun: Noun;
  readonly entry: string;
  readonly isNew: boolean;
  readonly base: number;
  readonly changes: Changes;
  readonly owner: string | undefined;
  readonly note: string | null;
  readonly by: Author;
  readonly account: string | undefined;
  /** The proposal of a new entry, which has only one, whoever of its institution writes on. */
  readonly into: string | undefined;
}

/** One account has one proposal for an entry at a time: what it proposes later goes into the same, and what was returned is open again. */
async function keep(client: PoolClient, { noun, entry, isNew, base, changes, owner, note, by, account, into }: Kept): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `update proposal set changes = changes || $4::jsonb, returned = returned - array(select jsonb_object_keys($4::jsonb)), base = $5, owner = $6, note = coalesce($7, note), author = $3, by = $8, state = 'OPEN', version = version + 1, changed_at = now()
     where noun = $1 and entry = $2 and (id = $9 or (author is not distinct from $3 and by = $8)) and state in ('OPEN', 'RETURNED') returning id`,
    [noun.name, entry, account ?? null, JSON.stringify(changes), base, owner ?? null, note, by.name, into ?? null],
  );
  if (rows[0] !== undefined) return rows[0].id;
  const id = randomUUID();
  await client.query(
    `insert into proposal (id, noun, entry, is_new, base, changes, state, origin, author, by, owner, note) values ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8, $9, $10, $11)`,
    [id, noun.name, entry, isNew, base, JSON.stringify(changes), by.origin, account ?? null, by.name, owner ?? null, note],
  );
  return id;
}
