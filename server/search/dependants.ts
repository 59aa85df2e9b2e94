import { type Noun, pivot } from '../../schema/noun.ts';
import { column } from '../store/columns.ts';
import type { Sql } from '../store/read.ts';
import { nounOf } from '../../schema/nouns.ts';
import { waysOf } from './describe.ts';
import { SEARCHABLE } from './recipe.ts';
import type { Edge } from './way.ts';

/** An entry by its noun's name and its id. */
export interface Changed {
  readonly noun: string;
  readonly id: string;
}

/** Ids by noun's name. */
export type Ids = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The changed entries that have documents, and those whose documents show a changed entry, or showed it before it changed or went.
 * Found in two statements at most for each noun that changed, made by going backwards every way along which documents show others.
 */
export async function dependants(sql: Sql, changed: Ids): Promise<Map<string, Set<string>>> {
  const found = new Map(SEARCHABLE.map((name) => [name, new Set(changed.get(name))]));
  for (const [name, ids] of changed) {
    const noun = nounOf(name);
    const { now, lost } = statementsFor(noun);
    await collect(sql, now, [...ids], found);
    if (lost !== '') await collect(sql, lost, await goneOf(sql, noun, [...ids]), found);
  }
  return found;
}

async function collect(sql: Sql, statement: string, ids: readonly string[], found: ReadonlyMap<string, Set<string>>): Promise<void> {
  if (statement === '' || ids.length === 0) return;
  const { rows } = await sql.query<Changed>(statement, [ids]);
  for (const { noun, id } of rows) found.get(noun)?.add(id);
}

async function goneOf(sql: Sql, noun: Noun, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(`select id from unnest($1::uuid[]) id where not exists (select from "${noun.table}" t where t.id = id.id)`, [ids]);
  return rows.map(({ id }) => id);
}

interface Statements {
  /** Who shows the entries of `$1` now, or did while these entries referred to it. */
  readonly now: string;
  /** Who referred to the entries of `$1`, which are no more, in a list: it forgot them without being changed itself. */
  readonly lost: string;
}

const statements = new Map<string, Statements>();

function statementsFor(noun: Noun): Statements {
  let made = statements.get(noun.name);
  if (made === undefined) {
    const trails = trailsTo(noun);
    made = {
      now: union(trails.flatMap(({ edges, ...trail }) => [before(edges, CHANGED), formerly(edges)].map((ids) => ({ ...trail, ids })))),
      lost: union(trails.map(({ edges, ...trail }) => ({ ...trail, ids: forgotten(edges) }))),
    };
    statements.set(noun.name, made);
  }
  return made;
}

interface Trail {
  readonly searchable: string;
  readonly edges: readonly Edge[];
}

/** Every way, or beginning of a way, by which a document shows entries of that noun. */
function trailsTo(noun: Noun): Trail[] {
  return SEARCHABLE.flatMap((searchable) =>
    waysOf(searchable).flatMap(([, way]) => way.flatMap(({ to }, index) => (to.name === noun.name ? [{ searchable, edges: way.slice(0, index + 1) }] : []))),
  );
}

function union(parts: readonly { searchable: string; ids: string | null }[]): string {
  const texts = parts.flatMap(({ searchable, ids }) => (ids === null ? [] : [`select '${searchable}' as noun, id from (${ids}) found (id)`]));
  return [...new Set(texts)].join(' union ');
}

const CHANGED = 'select unnest($1::uuid[])';

/** SQL for the ids at the beginning of a trail, from SQL for those at its end. */
function before(edges: readonly Edge[], ids: string): string {
  return edges.reduceRight((end, edge) => beforeOne(edge, end), ids);
}

function beforeOne({ from, to, field, against, kind, toTheEnd }: Edge, ids: string): string {
  const holder = against ? to : from;
  const [near, far] = kind === 'one' ? ['id', `"${column(holder, field)}"`] : ['owner_id', 'target_id'];
  const table = kind === 'one' ? holder.table : pivot(holder, field);
  if (toTheEnd) return `with recursive reaching (id) as (${ids} union select t.${near} from "${table}" t join reaching on t.${far} = reaching.id) select id from reaching`;
  return against ? `select ${far} from "${table}" where ${near} in (${ids})` : `select ${near} from "${table}" where ${far} in (${ids})`;
}

/**
 * Those to whom a changed entry referred at any time: an offering that moved to another service is shown by the former one
 * until that is indexed anew. Revisions know, also after the entry was removed.
 */
function formerly(edges: readonly Edge[]): string | null {
  const last = edges.at(-1);
  if (last?.against !== true) return null;
  const { to, field, kind } = last;
  const value = kind === 'one' ? `snapshot->>'${field}'` : `jsonb_array_elements_text(coalesce(snapshot->'${field}', '[]'))`;
  const referred = `select id::uuid from (select ${value} as id from revision where noun = '${to.name}' and entry = any($1::uuid[])) past where id ~ '^[0-9a-f-]{36}$'`;
  return before(edges.slice(0, -1), referred);
}

/** Those that listed an entry which is no more. */
function forgotten(edges: readonly Edge[]): string | null {
  const last = edges.at(-1);
  if (last === undefined || last.against || last.kind === 'one') return null;
  return before(edges.slice(0, -1), `select entry from revision where noun = '${last.from.name}' and snapshot->'${last.field}' ?| $1::text[]`);
}
