import type { Pool } from 'pg';
import { fail } from '../../../schema/error.ts';
import { type Noun, pivot } from '../../../schema/noun.ts';
import { nounOf, references } from '../../../schema/nouns.ts';
import { isId } from '../../../schema/scalar.ts';
import { whereAllowed, whereSeen } from '../../access/may.ts';
import { shownSlug } from '../../access/veil.ts';
import type { Viewer } from '../../access/viewer.ts';
import { asRow, selection } from '../../store/columns.ts';
import { giveEntry } from '../../store/give.ts';
import type { Names } from './column.ts';

type Sql = Pick<Pool, 'query'>;

/** Nouns whose entries institutions keep in bulk. Articles are too long for cells. */
export const SHEET_NOUNS: readonly Noun[] = ['actor', 'service', 'contact', 'place', 'offering', 'event'].map(nounOf);

/** Entries that one sheet can hold. */
export const MOST_ENTRIES = 5000;

/** An entry as the input of its noun takes it, references as ids. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly given: Readonly<Record<string, unknown>>;
}

/** The entries of a noun that the viewer may change, by slug; never anybody else's. @param ids only these */
export async function keptEntries(sql: Sql, viewer: Viewer, noun: Noun, ids?: readonly string[]): Promise<Kept[]> {
  const { rows } = await sql.query<Record<string, unknown>>(
    `select t.slug, ${selection(noun)} from "${noun.table}" t where ${whereAllowed(viewer, 'propose', noun)} and ($1::uuid[] is null or t.id = any($1)) order by t.slug limit ${String(MOST_ENTRIES)}`,
    [ids ?? null],
  );
  const entries = rows.map((row) => asRow(noun, row));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const [name, field] of references(noun)) {
    if (field.kind !== 'many') continue;
    const pairs = await sql.query<{ owner_id: string; target_id: string }>(`select owner_id, target_id from "${pivot(noun, name)}" where owner_id = any($1::uuid[]) order by id`, [[...byId.keys()]]);
    for (const { owner_id, target_id } of pairs.rows) {
      const entry = byId.get(owner_id);
      if (entry !== undefined) (entry[name] = (entry[name] ?? []) as string[]).push(target_id);
    }
  }
  return entries.map((entry) => ({ id: entry.id, version: entry.version, given: giveEntry(noun, entry) }));
}

/** The entries of a noun as they were in older versions, by `id version`. */
export async function formerEntries(sql: Sql, noun: Noun, wanted: readonly { readonly id: string; readonly version: number }[]): Promise<Map<string, Kept['given']>> {
  const { rows } = await sql.query<{ entry: string; version: number; snapshot: Kept['given'] }>(
    `select r.entry, r.version, r.snapshot from revision r join unnest($2::uuid[], $3::int[]) as w (entry, version) on w.entry = r.entry and w.version = r.version
     where r.noun = $1 and r.snapshot is not null order by r.id`,
    [noun.name, wanted.map(({ id }) => id), wanted.map(({ version }) => version)],
  );
  return new Map(rows.map(({ entry, version, snapshot }) => [`${entry} ${String(version)}`, snapshot]));
}

/**
 * Names of all that these entries refer to, and of what somebody wrote into a sheet. What the viewer may not see keeps its id, and cannot be named.
 * @param written by noun: slugs and ids
 */
export async function namesFor(sql: Sql, viewer: Viewer, noun: Noun, entries: readonly Kept['given'][], written: ReadonlyMap<string, readonly string[]> = new Map()): Promise<Names> {
  const slugs = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const target of new Set(references(noun).map(([, field]) => nounOf(field.noun)))) {
    const held = new Set(references(noun).flatMap(([name, field]) => (field.noun === target.name ? entries.flatMap((entry) => (entry[name] ?? []) as string | string[]) : [])));
    // An entry may keep what it refers to, seen or not.
    for (const id of held) ids.set(`${target.name} ${id}`, id);
    const asked = [...new Set(written.get(target.name) ?? [])];
    const { rows } = await sql.query<{ id: string; slug: string; former: string | null }>(
      `select t.id, ${shownSlug(target)} as slug, f.slug as former from "${target.table}" t left join former_slug f on f.noun = $5 and f.entry = t.id and f.slug = any($4)
       where (t.id = any($2::uuid[]) or t.id = any($3::uuid[]) or t.slug = any($4) or f.slug is not null) and ${whereSeen(viewer, target, '$1')}`,
      [viewer.reach, [...held], asked.filter(isId), asked, target.name],
    );
    // A slug in use wins over the same slug of former days.
    for (const { id, former } of rows) if (former !== null) ids.set(`${target.name} ${former}`, id);
    for (const { id, slug } of rows) {
      slugs.set(`${target.name} ${id}`, slug);
      ids.set(`${target.name} ${id}`, id).set(`${target.name} ${slug}`, id);
    }
  }
  return {
    of: (name, id) => slugs.get(`${name} ${id}`) ?? id,
    idOf: (name, reference) => {
      const id = ids.get(`${name} ${reference.toLowerCase()}`);
      if (id === undefined) throw fail('BAD_REFERENCE', name, reference.slice(0, 100));
      return id;
    },
  };
}
