import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Changes } from './given.ts';

type Sql = Pick<Pool, 'query'>;

/** A new entry that is nowhere yet but in the proposal that waits or came back. */
export interface Unborn {
  readonly proposal: string;
  readonly changes: Changes;
  /** Id of the actor that it will belong to. */
  readonly owner: string | null;
}

/** The entry that this viewer may go on writing although it is not there yet: their own, and one that a colleague began for an actor that they keep. */
export async function unbornOf(sql: Sql, viewer: Viewer, noun: Noun, entry: string): Promise<Unborn | undefined> {
  const { rows } = await sql.query<Unborn>(
    `select id as proposal, changes, owner from proposal where noun = $1 and entry = $2 and is_new and state in ('OPEN', 'RETURNED')
     and (author = $3 or owner in (select t.id from actor t where ${whereAllowed(viewer, 'propose', nounOf('actor'))})) order by at limit 1`,
    [noun.name, entry, viewer.account ?? null],
  );
  return rows[0];
}

/** Its entry is there now: nothing of the proposal waits any more. */
export async function born(sql: Sql, { proposal }: Unborn): Promise<void> {
  await sql.query(`update proposal set state = 'ACCEPTED', is_new = false, changes = '{}', version = version + 1, changed_at = now() where id = $1`, [proposal]);
}
