import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import type { Guard } from '../store/save.ts';
import { belongsTo } from './belonging.ts';
import { type Action, type Extent, extentOf } from './table.ts';
import type { Viewer } from './viewer.ts';

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

/** To which entries of a noun the viewer may do that, as SQL on alias `t`: "true", "false", or a condition. */
export function whereAllowed(viewer: Viewer, action: Action, noun: Pick<Noun, 'name'>): string {
  const { scope } = viewer;
  const conditions = new Set<string>();
  for (const extent of extents(viewer, action, noun.name)) {
    if (extent === 'all') return 'true';
    if (extent === 'network') conditions.add(belongsTo(noun, { actors: scope.led, networks: scope.networks }));
    if (extent === 'own') conditions.add(belongsTo(noun, { actors: scope.own.keys(), networks: [] }));
  }
  conditions.delete('false');
  return conditions.size === 0 ? 'false' : `(${[...conditions].join(' or ')})`;
}

/** Whether the viewer may do that to this entry. */
export async function mayDo(sql: Sql, viewer: Viewer, action: Action, noun: Noun, id: string): Promise<boolean> {
  const condition = whereAllowed(viewer, action, noun);
  if (condition === 'true' || condition === 'false') return condition === 'true';
  const { rowCount } = await sql.query(`select from "${noun.table}" t where t.id = $1 and ${condition}`, [id]);
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
    for (const { noun, id } of entries) await mustDo(sql, viewer, action, noun, id);
  };
}

/** Which entries the viewer sees, as SQL on alias `t`: those within reach, and drafts of what they keep. @param reach the viewer's, as SQL */
export function whereSeen(viewer: Viewer, noun: Pick<Noun, 'name'>, reach = String(viewer.reach)): string {
  const own = whereAllowed(viewer, 'draft', noun);
  return own === 'false' || own === 'true' ? `t.reach <= ${reach}` : `(t.reach <= ${reach} or ${own})`;
}
