import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type DirectoryError, fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { LISTED } from '../../schema/referral.ts';
import { isId } from '../../schema/scalar.ts';
import { maySome } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { StoreReader } from '../store/read.ts';
import { transaction } from '../store/transaction.ts';

type Sql = Pick<Pool, 'query'>;

/** An entry of a list, as it is kept. */
export interface Item {
  readonly noun: string;
  readonly id: string;
  /** To oneself. */
  readonly note: string | null;
}

/** Somebody's own list. */
export interface List {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly changedAt: Date;
  /** When the link that shows it ends; null: there is none. */
  readonly sharedUntil: Date | null;
}

/** What is enough for one person, and for one sheet of paper. */
export const MOST = { lists: 50, items: 40, title: 120, note: 500 };

const COLUMNS = `id, title, entries as items, changed_at as "changedAt", case when shared_until > now() then shared_until end as "sharedUntil"`;

/** The account whose lists they are: nobody has any but their own. @throws FORBIDDEN */
export function owner(viewer: Viewer): string {
  if (viewer.account === undefined || !maySome(viewer, 'collect', 'list')) throw fail('FORBIDDEN', 'keep lists');
  return viewer.account;
}

/** Somebody's own lists, the one changed last first. @throws FORBIDDEN */
export async function listsOf(sql: Sql, viewer: Viewer): Promise<List[]> {
  return (await sql.query<List>(`select ${COLUMNS} from referral_list where account = $1 order by changed_at desc, id`, [owner(viewer)])).rows;
}

/** What somebody gives of an entry of a list. */
export type GivenItem = Pick<Item, 'noun' | 'id'> & { readonly note?: string | null };

/**
 * Keeps a list: a new one without an id. What the viewer does not see cannot be put in; what was in it stays, even where it is not to be seen any more.
 * @throws FORBIDDEN, NOT_FOUND where it is not their own, BAD_REFERENCE, BAD_INPUT with the field
 */
export async function saveList(pool: Pool, viewer: Viewer, id: string | null, title: string, items: readonly GivenItem[]): Promise<List> {
  const account = owner(viewer);
  return transaction(pool, async (client) => {
    // One after the other, so that a limit holds.
    await client.query('select from account where id = $1 for update', [account]);
    const before = id === null ? undefined : await ownList(client, account, id);
    const name = checked('title', title, MOST.title);
    if (name === '') throw at('title', fail('MISSING_FIELD', 'title'));
    const kept = await itemsFrom(client, viewer, items, before?.items ?? []);
    if (before === undefined) {
      const { rowCount } = await client.query('select from referral_list where account = $1', [account]);
      if ((rowCount ?? 0) >= MOST.lists) throw fail('BAD_INPUT', `One person can keep ${String(MOST.lists)} lists. Remove one that is not needed any more.`);
    }
    const { rows } = await client.query<List>(
      `insert into referral_list (id, account, title, entries) values ($1, $2, $3, $4) on conflict (id) do update set title = excluded.title, entries = excluded.entries, changed_at = now() returning ${COLUMNS}`,
      [before?.id ?? randomUUID(), account, name, JSON.stringify(kept)],
    );
    return theOne(rows, id ?? '');
  });
}

/** Puts an entry at the end of a list, once. @throws as `saveList` */
export async function addToList(pool: Pool, viewer: Viewer, id: string, item: GivenItem): Promise<List> {
  const account = owner(viewer);
  return transaction(pool, async (client) => {
    await client.query('select from account where id = $1 for update', [account]);
    const { items } = await ownList(client, account, id);
    const kept = await itemsFrom(client, viewer, [...items, item], items);
    const { rows } = await client.query<List>(`update referral_list set entries = $2, changed_at = now() where id = $1 returning ${COLUMNS}`, [id, JSON.stringify(kept)]);
    return theOne(rows, id);
  });
}

/** Takes a list away, and its link with it. @throws FORBIDDEN, NOT_FOUND */
export async function removeList(sql: Sql, viewer: Viewer, id: string): Promise<void> {
  const { rowCount } = await sql.query('delete from referral_list where id = $1 and account = $2', [id, owner(viewer)]);
  if (rowCount === 0) throw fail('NOT_FOUND', 'list', id);
}

async function ownList(sql: Sql, account: string, id: string): Promise<List> {
  return theOne((await sql.query<List>(`select ${COLUMNS} from referral_list where id = $1 and account = $2`, [id, account])).rows, id);
}

function theOne([list]: readonly List[], id: string): List {
  if (list === undefined) throw fail('NOT_FOUND', 'list', id);
  return list;
}

async function itemsFrom(sql: Sql, viewer: Viewer, given: readonly GivenItem[], before: readonly Item[]): Promise<Item[]> {
  // Said twice, the first place and its note stay.
  const first = given.filter((item, index) => given.findIndex((other) => keyOf(other) === keyOf(item)) === index);
  if (first.length > MOST.items) throw at('entries', fail('BAD_INPUT', `A list holds up to ${String(MOST.items)} entries. Begin another one.`));
  const known = new Set(before.map(keyOf));
  const read = new StoreReader(sql, viewer);
  return Promise.all(first.map(async ({ noun, id, note }, index) => {
    const isThere = known.has(keyOf({ noun, id })) || (LISTED.some((name) => name === noun) && isId(id) && (await read.one(noun, id)) !== null);
    if (!isThere) throw at(`entries.${String(index)}`, fail('BAD_REFERENCE', noun, id));
    const words = checked(`entries.${String(index)}.note`, note ?? '', MOST.note);
    return { noun: nounOf(noun).name, id, note: words === '' ? null : words };
  }));
}

const keyOf = ({ noun, id }: Pick<Item, 'noun' | 'id'>): string => `${noun} ${id}`;

/** @throws BAD_INPUT with the field */
function checked(field: string, given: string, most: number): string {
  const words = given.toWellFormed().replaceAll('\u0000', '').trim();
  if (words.length > most) throw at(field, fail('BAD_INPUT', `This has ${String(words.length)} characters; ${String(most)} are allowed.`));
  return words;
}

function at(field: string, error: DirectoryError): DirectoryError {
  error.field = field;
  return error;
}
