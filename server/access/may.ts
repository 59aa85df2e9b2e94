import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import type { Guard } from '../store/save.ts';
import { type Ids, NONE, belongsTo, ids, takingPart } from './belonging.ts';
import { type Action, type Extent, extentOf } from './table.ts';
import type { Scope, Viewer } from './viewer.ts';

type Sql = Pick<Pool, 'query'>;

/** How far the viewer goes with an action on a noun, by each of their roles. */
function extents({ roles, only }: Viewer, action: Action, noun: string): (Extent | undefined)[] {
  return only?.has(action) === false ? [] : roles.map((role) => extentOf(role, action, noun));
}

/** Whether the viewer may do that to every entry of that noun. */
export function may(viewer: Viewer, action: Action, noun: string): boolean {
  return extents(viewer, action, noun).includes('all');
}

/** Whether the viewer may do that to some entries of that noun at least. */
export function maySome(viewer: Viewer, action: Action, noun: string): boolean {
  return extents(viewer, action, noun).some((extent) => extent !== undefined);
}

/** @throws FORBIDDEN unless the viewer may do that to every entry of the noun */
export function mustBeAllowed(viewer: Viewer, action: Action, noun: string): void {
  if (!may(viewer, action, noun)) throw fail('FORBIDDEN', `${action} a ${noun}`);
}

/**
 * To which entries of a noun the viewer may do that, as SQL on alias `t`: "true", "false", or a condition.
 * @param led the actors that take part in the networks that the viewer coordinates; as it is now unless said otherwise
 */
export function whereAllowed(viewer: Viewer, action: Action, noun: Pick<Noun, 'name'>, led?: Ids): string {
  const { scope } = viewer;
  const networks = ids(scope.networks);
  const conditions = new Set<string>();
  for (const extent of extents(viewer, action, noun.name)) {
    if (extent === 'all') return 'true';
    if (extent === 'network') conditions.add(belongsTo(noun, { actors: networks === NONE ? NONE : (led ?? takingPart(networks, ids(LED.get(scope)?.touched ?? []))), networks }));
    if (extent === 'own') conditions.add(belongsTo(noun, { actors: ids(scope.own.keys()), networks: NONE }));
  }
  conditions.delete('false');
  return conditions.size === 0 ? 'false' : `(${[...conditions].join(' or ')})`;
}

interface Led {
  /** The actors that took part in somebody's networks before they wrote anything. */
  readonly first: Promise<readonly string[]>;
  /** Those of them that what they write may take out; they see what they wrote all the same. */
  readonly touched: Set<string>;
}

const LED = new WeakMap<Scope, Led>();

/**
 * Who takes part is read once for all that somebody writes in one go: else they could make an actor theirs by writing that it takes part,
 * and could not take it out again.
 */
async function ledBefore(sql: Sql, { scope }: Viewer): Promise<readonly string[]> {
  if (scope.networks.size === 0) return [];
  const led = LED.get(scope) ?? { first: sql.query<{ id: string }>(takingPart(ids(scope.networks))).then(({ rows }) => rows.map(({ id }) => id)), touched: new Set() };
  LED.set(scope, led);
  return led.first;
}

/** Remembers whom the writing of entries may take out of somebody's networks: the actors themselves, those of relations, and what lies beneath them. */
async function rememberTouched(sql: Sql, { scope }: Viewer, written: Parameters<Guard>[0]): Promise<void> {
  const led = LED.get(scope);
  const moving = written.flatMap(({ noun, id }) => (noun.name === 'actor' || noun.name === 'relation' ? [id] : []));
  if (led === undefined || moving.length === 0) return;
  const { rows } = await sql.query<{ id: string }>(
    `with recursive touched (id) as (
       (select unnest($2::uuid[]) union select actor_id from relation where id = any($2::uuid[]))
       union select child.id from actor child join touched on child.parent_id = touched.id
     ) select id from touched where id = any($1::uuid[])`,
    [await led.first, moving],
  );
  for (const { id } of rows) led.touched.add(id);
}

/** Whether the viewer may do that to this entry, by who took part in their networks when they began. */
export async function mayDo(sql: Sql, viewer: Viewer, action: Action, noun: Noun, id: string): Promise<boolean> {
  const condition = whereAllowed(viewer, action, noun, 'select id from led');
  if (condition === 'true' || condition === 'false') return condition === 'true';
  const { rowCount } = await sql.query(`with led (id) as (select unnest($2::uuid[])) select from "${noun.table}" t where t.id = $1 and ${condition}`, [id, await ledBefore(sql, viewer)]);
  return rowCount === 1;
}

/**
 * What the viewer may not even see is not there for them; what they see and may not touch is forbidden.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function mustDo(sql: Sql, viewer: Viewer, action: Action, noun: Noun, id: string): Promise<void> {
  if (await mayDo(sql, viewer, action, noun, id)) return;
  const { rowCount } = await sql.query(`select from "${noun.table}" t where t.id = $1 and ${whereSeen(viewer, noun)}`, [id]);
  throw rowCount === 1 ? fail('FORBIDDEN', `${action} this ${noun.name}`) : fail('NOT_FOUND', noun.name, id);
}

/** Lets a batch through whose every entry the viewer may do that to: as it was, so that nobody takes what is another's, and as it will be, so that nobody gives away what stays another's. */
export function guardOf(sql: Sql, viewer: Viewer, action: Action): Guard {
  return async (entries) => {
    await ledBefore(sql, viewer);
    for (const { noun, id } of entries) await mustDo(sql, viewer, action, noun, id);
    await rememberTouched(sql, viewer, entries);
  };
}

/** Which entries the viewer sees, as SQL on alias `t`: those within reach, and drafts of what they keep. @param reach the viewer's, as SQL */
export function whereSeen(viewer: Viewer, noun: Pick<Noun, 'name'>, reach = String(viewer.reach)): string {
  const own = whereAllowed(viewer, 'draft', noun);
  return own === 'false' || own === 'true' ? `t.reach <= ${reach}` : `(t.reach <= ${reach} or ${own})`;
}
