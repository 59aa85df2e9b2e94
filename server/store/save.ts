import type { PoolClient } from 'pg';
import { DirectoryError, fail } from '../../schema/error.ts';
import { type Noun, type Row, pivot } from '../../schema/noun.ts';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { asRow, column, ownFields, selection } from './columns.ts';
import { giveEntry } from './give.ts';
import { refuseCircles } from './circle.ts';
import { type Given, type Identified, type Outcome, identify } from './identity.ts';
import { nextFields } from './next.ts';
import { spreadReach } from './reach.ts';
import { needing, withoutIt } from './referring.ts';
import { same } from './same.ts';

/** Who saves, and by which way. */
export interface Author {
  readonly name: string;
  readonly origin: 'IMPORT' | 'API' | 'SEED' | 'FORM' | 'LINK' | 'PHONE';
}

/** Asked about entries before they are written, if they are there already, and once more as they are then. Throws what is wrong. */
export type Guard = (entries: readonly { readonly noun: Noun; readonly id: string }[]) => Promise<void>;

export interface Saved {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly outcome: 'created' | 'changed' | 'unchanged';
}

/** What a batch could not take: the error of each entry by its place in the batch. Nothing of the batch was saved. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly errors: ReadonlyMap<number, DirectoryError>;

  constructor(errors: ReadonlyMap<number, DirectoryError>) {
    super(`${String(errors.size)} entries cannot be saved`);
    this.errors = errors;
  }
}

/** One entry as it will be. */
export interface Change {
  /** Its place in the batch. */
  readonly index: number;
  readonly entry: Identified;
  readonly next: Record<string, unknown>;
  readonly before: Row | null;
  readonly fields: readonly string[];
}

/** Fields whose change says that somebody looked, not that something is different. */
const CHECK_FIELDS = new Set(['checkedAt', 'checkedBy']);

/** Rows an insert takes at once: PostgreSQL counts its parameters with 16 bits. */
const ROWS_AT_ONCE = 500;

/**
 * The one way an entry is written: entry, revision and outbox row in the transaction of `client`.
 * Saving the same twice changes nothing. Entries may refer to each other, forwards too.
 * @param guard whether whoever saves may
 * @throws Rejected with every error found; the caller's transaction must then be rolled back
 */
export async function saveAll(client: PoolClient, given: readonly Given[], by: Author, guard?: Guard): Promise<Saved[]> {
  const errors = new Map<number, DirectoryError>();
  const identified = await identify(client, given);
  await guard?.(identified.filter((entry): entry is Identified => !(entry instanceof DirectoryError) && !entry.isNew));
  const before = await stored(client, identified);
  const changes: (Change | null)[] = identified.map((entry, index) => {
    if (entry instanceof DirectoryError) {
      errors.set(index, entry);
      return null;
    }
    try {
      return { index, ...change(entry, before.get(entry.id) ?? null, by) };
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      errors.set(index, error);
      return null;
    }
  });
  if (errors.size > 0) throw new Rejected(errors);
  const real = changes.filter((item): item is Change => item !== null && (item.before === null || item.fields.length > 0));
  try {
    await write(client, real);
  } catch (error) {
    throw taken(error, real) ?? error;
  }
  const circles = await refuseCircles(client, real);
  if (circles.size > 0) throw new Rejected(circles);
  await guard?.(real.map(({ entry }) => entry));
  await afterWriting(client, real, by);
  return changes.flatMap((item) =>
    item === null ? [] : [{ noun: item.entry.noun.name, id: item.entry.id, slug: item.entry.slug, outcome: item.before === null ? ('created' as const) : item.fields.length > 0 ? ('changed' as const) : ('unchanged' as const) }],
  );
}

/** Saves one entry. @throws DirectoryError */
export async function save(client: PoolClient, given: Given, by: Author, guard?: Guard): Promise<Saved> {
  try {
    const [saved] = await saveAll(client, [given], by, guard);
    if (saved === undefined) throw new TypeError('Nothing was saved');
    return saved;
  } catch (error) {
    throw error instanceof Rejected ? ([...error.errors.values()][0] ?? error) : error;
  }
}

/** Takes an entry away for good, and out of the lists of others; its revisions stay. @throws STILL_NEEDED, NOT_FOUND */
export async function remove(client: PoolClient, noun: Noun, id: string, by: Author): Promise<void> {
  const { rowCount } = await client.query(`select from "${noun.table}" where id = $1 for update`, [id]);
  if (rowCount === 0) throw fail('NOT_FOUND', noun.name, id);
  const needed = await needing(client, noun, id);
  if (needed !== undefined) throw fail('STILL_NEEDED', noun.name, needed);
  for (const change of await withoutIt(client, noun, id)) await save(client, change, by);
  await client.query(`delete from "${noun.table}" where id = $1`, [id]);
  await client.query(`insert into revision (noun, entry, version, at, by, origin, fields, snapshot) values ($1, $2, (select coalesce(max(version), 0) + 1 from revision where noun = $1 and entry = $2), now(), $3, $4, '{}', null)`, [noun.name, id, by.name, by.origin]);
  await client.query('insert into outbox (noun, entry) values ($1, $2)', [noun.name, id]);
}

function change(entry: Identified, before: Row | null, by: Author): Omit<Change, 'index'> {
  const given = { ...entry.values };
  if (before !== null) for (const stamp of ['createdAt', 'createdBy', 'changedAt', 'changedBy']) delete given[stamp];
  const next = nextFields(entry.noun, before, given);
  const fields = [...Object.keys(entry.noun.all).filter((name) => !same(before?.[name], next[name])), ...(entry.formerSlug === undefined ? [] : ['slug'])];
  const now = new Date().toISOString();
  if (before === null) Object.assign(next, { createdAt: next['createdAt'] ?? now, createdBy: next['createdBy'] ?? by.name, changedAt: next['changedAt'] ?? now, changedBy: next['changedBy'] ?? by.name });
  else if (fields.some((name) => !CHECK_FIELDS.has(name))) Object.assign(next, { changedAt: now, changedBy: by.name });
  return { entry, next, before, fields };
}

/** The entries as they are now, with their lists of references, locked until the transaction ends so that two savers do not lose each other's fields. */
async function stored(client: PoolClient, identified: readonly Outcome<Identified>[]): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [name, ids] of idsByNoun(identified.filter((entry): entry is Identified => !(entry instanceof DirectoryError) && !entry.isNew))) {
    const noun = nounOf(name);
    const answer = await client.query(`select t.slug, ${selection(noun)} from "${noun.table}" t where t.id = any($1::uuid[]) order by t.id for no key update`, [ids]);
    for (const row of answer.rows as Record<string, unknown>[]) rows.set(String(row['id']), asRow(noun, row));
    for (const list of Object.keys(noun.all).filter((field) => noun.all[field]?.kind === 'many')) {
      for (const id of ids) Object.assign(rows.get(id) ?? {}, { [list]: [] });
      const pairs = await client.query<{ owner_id: string; target_id: string }>(`select owner_id, target_id from "${pivot(noun, list)}" where owner_id = any($1::uuid[]) order by id`, [ids]);
      for (const { owner_id, target_id } of pairs.rows) (rows.get(owner_id)?.[list] as string[] | undefined)?.push(target_id);
    }
  }
  return rows;
}

async function write(client: PoolClient, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ before }) => before === null);
  for (const [name, group] of byNoun(created)) {
    const noun = nounOf(name);
    const fields = ownFields(noun);
    await insert(
      client,
      noun.table,
      ['id', 'slug', 'version', ...fields.map((field) => column(noun, field))],
      group.map(({ entry, next }) => [entry.id, entry.slug, 1, ...fields.map((field) => cell(noun, field, next[field]))]),
    );
  }
  for (const { entry, next, before, fields } of changes) if (before !== null) await update(client, entry, next, fields);
  for (const [name, group] of byNoun(changes)) await writeLists(client, nounOf(name), group);
}

async function update(client: PoolClient, { noun, id, slug, formerSlug }: Identified, next: Record<string, unknown>, fields: readonly string[]): Promise<void> {
  const own = [...new Set([...fields.filter((name) => name !== 'slug' && noun.all[name]?.kind !== 'many'), 'changedAt', 'changedBy'])];
  const sets = own.map((name, index) => `"${column(noun, name)}" = $${String(index + 3)}`);
  await client.query(`update "${noun.table}" set slug = $2, version = version + 1, ${sets.join(', ')} where id = $1`, [id, slug, ...own.map((name) => cell(noun, name, next[name]))]);
  if (formerSlug !== undefined) {
    await client.query('insert into former_slug (noun, slug, entry) values ($1, $2, $3) on conflict (noun, slug) do update set entry = excluded.entry', [noun.name, formerSlug, id]);
  }
}

async function writeLists(client: PoolClient, noun: Noun, changes: readonly Change[]): Promise<void> {
  for (const list of Object.keys(noun.all).filter((field) => noun.all[field]?.kind === 'many')) {
    const touched = changes.filter(({ fields }) => fields.includes(list));
    if (touched.length === 0) continue;
    const table = pivot(noun, list);
    await client.query(`delete from "${table}" where owner_id = any($1::uuid[])`, [touched.map(({ entry }) => entry.id)]);
    await insert(
      client,
      table,
      ['owner_id', 'target_id'],
      touched.flatMap(({ entry, next }) => (next[list] as string[]).map((target) => [entry.id, target])),
    );
  }
}

async function afterWriting(client: PoolClient, changes: readonly Change[], by: Author): Promise<void> {
  if (changes.length === 0) return;
  const touched = new Map<string, Set<string>>();
  for (const { entry, fields, before } of changes) {
    if (before !== null && !fields.some((name) => name === 'state' || name === 'visibility' || entry.noun.parents.includes(name))) continue;
    touched.set(entry.noun.name, (touched.get(entry.noun.name) ?? new Set()).add(entry.id));
  }
  const changed = new Set(changes.map(({ entry }) => `${entry.noun.name}/${entry.id}`));
  await spreadReach(client, touched);
  for (const [noun, ids] of touched) for (const id of ids) changed.add(`${noun}/${id}`);
  await insert(
    client,
    'revision',
    ['noun', 'entry', 'version', 'at', 'by', 'origin', 'fields', 'snapshot'],
    changes.map(({ entry, next, before, fields }) => [entry.noun.name, entry.id, (before?.version ?? 0) + 1, new Date(), by.name, by.origin, fields, JSON.stringify(giveEntry(entry.noun, { ...next, id: entry.id, slug: entry.slug }))]),
  );
  await insert(client, 'outbox', ['noun', 'entry'], [...changed].map((key) => key.split('/')));
}

function cell(noun: Noun, name: string, value: unknown): unknown {
  return value != null && noun.all[name]?.column === 'jsonb' ? JSON.stringify(value) : value;
}

async function insert(client: PoolClient, table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE);
    const values = some.map((row, index) => `(${row.map((_, nth) => `$${String(index * columns.length + nth + 1)}`).join(', ')})`);
    await client.query(`insert into "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) values ${values.join(', ')}`, some.flat());
  }
}

/** Groups always in the same order, so that two savers at once wait for each other rather than both. */
function byNoun(changes: readonly Change[]): Map<string, Change[]> {
  return new Map(NOUNS.map(({ name }) => [name, changes.filter(({ entry }) => entry.noun.name === name)] as const).filter(([, group]) => group.length > 0));
}

function idsByNoun(entries: readonly Identified[]): Map<string, string[]> {
  return new Map(NOUNS.map(({ name }) => [name, entries.filter(({ noun }) => noun.name === name).map(({ id }) => id)] as const).filter(([, ids]) => ids.length > 0));
}

interface PostgresError extends Error {
  code: string;
  table?: string;
  detail?: string;
}

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isPostgres(error: unknown, code: string): error is PostgresError {
  return error instanceof Error && (error as Partial<PostgresError>).code === code;
}

/** Two savers at once may want one slug: the database decides, and the loser hears it as any other error. */
function taken(error: unknown, changes: readonly Change[]): Rejected | undefined {
  if (!isPostgres(error, '23505')) return undefined;
  const loser = changes.find(({ entry }) => error.table === entry.noun.table && error.detail?.includes(`(${entry.slug})`) === true);
  return loser && new Rejected(new Map([[loser.index, Object.assign(fail('DUPLICATE_SLUG', loser.entry.noun.name, loser.entry.slug), { field: 'slug' })]]));
}
