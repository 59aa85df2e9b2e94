import type { GraphQLSchema } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { maySome, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Changes, asValues } from '../proposing/given.ts';
import { tryOut } from '../proposing/propose.ts';
import { unbornOf } from '../proposing/unborn.ts';
import { naming } from '../store/referring.ts';
import { transaction } from '../store/transaction.ts';
import { type Named, type Node, type Queries, nodesOf } from './nodes.ts';

/** Changes to be looked at before anybody proposes them. */
export interface Rehearsal {
  readonly noun: Noun;
  /** Id of the entry; undefined: a new one. */
  readonly id: string | undefined;
  /** Version of the entry that was changed. */
  readonly base: number | null;
  readonly changes: Changes;
  /** Id of the actor that a new place is for. */
  readonly owner: string | null;
}

/** What readers would see. */
export interface Rehearsed {
  readonly entry: string;
  /** All that is other than it is now. */
  readonly changed: readonly Node[];
}

/** Whoever saves meanwhile is waited for no longer, in milliseconds. */
const PATIENCE = 3000;

/** Whether the viewer may propose changes to the entry, or a new one. @throws NOT_FOUND, FORBIDDEN */
export async function mustPropose(pool: Pool, viewer: Viewer, noun: Noun, id: string | undefined): Promise<void> {
  if (id === undefined) {
    if (!maySome(viewer, 'propose', noun.name)) throw fail('FORBIDDEN', `propose a ${noun.name}`);
  } else if ((await unbornOf(pool, viewer, noun, id)) === undefined || !maySome(viewer, 'propose', noun.name)) await mustDo(pool, viewer, 'propose', noun, id);
}

/**
 * Saves changes by all the rules of proposing, reads what a visitor would read then, and takes everything back: no revision, nothing to index, no mail.
 * @param queries by which the site asks for an entry
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, and whatever is wrong with a field
 */
export async function rehearse(pool: Pool, viewer: Viewer, schema: GraphQLSchema, queries: Queries, rehearsal: Rehearsal): Promise<Rehearsed> {
  try {
    return await transaction(pool, async (client) => {
      throw new Over(await act(client, viewer, schema, queries, rehearsal));
    });
  } catch (error) {
    if (error instanceof Over) return error.rehearsed;
    throw isImpatient(error) ? fail('PREVIEW_AWAY') : error;
  }
}

async function act(client: PoolClient, viewer: Viewer, schema: GraphQLSchema, queries: Queries, { noun, id, base, changes, owner }: Rehearsal): Promise<Rehearsed> {
  await client.query(`set local lock_timeout = ${String(PATIENCE)}`);
  const before = id === undefined ? undefined : await reachOf(client, noun, id);
  const { rows: [last] } = await client.query<{ id: string }>('select coalesce(max(id), 0) as id from outbox');
  const { entry } = await tryOut(client, viewer, { noun, values: { ...asValues(noun, changes), ...(id !== undefined && { id }) }, base, owner, origin: 'FORM' });
  // What was saved, and what its visibility hangs on, waits to be indexed.
  const { rows } = await client.query<Named>('select distinct noun, entry as id from outbox where id > $1', [last?.id ?? 0]);
  const touched = new Map([...rows, { noun: noun.name, id: entry }].map((row) => [`${row.noun} ${row.id}`, row]));
  // Whoever names an entry that nobody saw until now did not name it for visitors.
  if (before !== undefined && before > 0 && (await reachOf(client, noun, entry)) === 0) for (const row of await naming(client, noun, entry)) touched.set(`${row.noun} ${row.id}`, row);
  return { entry, changed: await nodesOf(client, schema, queries, [...touched.values()]) };
}

/** How far one must see to see an entry; undefined where there is none. */
async function reachOf(client: PoolClient, { table }: Noun, id: string): Promise<number | undefined> {
  const { rows } = await client.query<{ reach: number }>(`select reach from "${table}" where id = $1`, [id]);
  return rows[0]?.reach;
}

/** Rolls the transaction back. */
class Over extends Error {
  readonly rehearsed: Rehearsed;

  constructor(rehearsed: Rehearsed) {
    super('rehearsed');
    this.rehearsed = rehearsed;
  }
}

/** Somebody else holds what is to be written. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isImpatient(error: unknown): boolean {
  return error instanceof Error && (error as Partial<{ code: string }>).code === '55P03';
}
