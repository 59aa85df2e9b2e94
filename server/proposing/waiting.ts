import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { type Row, pivot } from '../../schema/noun.ts';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { note } from '../access/accounts.ts';
import { may, mustDo, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { asRow, selection } from '../store/columns.ts';
import { giveEntry } from '../store/give.ts';
import type { Changes } from './given.ts';
import { personOf } from './person.ts';

type Sql = Pick<Pool, 'query'>;

/** One field of a proposal: as it is now and as it would be, both as the input of the noun takes it. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Why it was given back, if it was. */
  readonly reason: string | null;
  /** Whether somebody else changed it since. */
  readonly outdated: boolean;
}

/** A proposal as its author and those who decide see it. */
export interface ProposalShown {
  readonly id: string;
  readonly version: number;
  readonly noun: string;
  readonly entry: string;
  readonly isNew: boolean;
  readonly base: number;
  readonly state: string;
  readonly origin: string;
  /** A name; null: somebody without one. */
  readonly by: string | null;
  /** Account of who made it, or took it over; null: somebody without one, or who has left. */
  readonly author: string | null;
  readonly note: string | null;
  readonly at: Date;
  readonly changedAt: Date;
  readonly changes: Changes;
  readonly returned: Readonly<Record<string, string>>;
  /** The actor that it belongs to, or will. */
  readonly owner: string | null;
}

const COLUMNS = `q.id, q.version, q.noun, q.entry, q.is_new as "isNew", q.base, q.state, q.origin, ${personOf('q')} as by, q.author, q.note, q.at, q.changed_at as "changedAt", q.changes, q.returned, q.owner`;

/** Proposals for what the viewer decides, and the viewer's own, the oldest first. */
export async function proposals(sql: Sql, viewer: Viewer, state: string, first: number): Promise<ProposalShown[]> {
  const { rows } = await sql.query<ProposalShown>(`select ${COLUMNS} from proposal q where q.state = $1 and ${visible(viewer)} order by q.at, q.id limit $2`, [state, first]);
  return rows;
}

/** One proposal. @throws NOT_FOUND when there is none that this viewer may see */
export async function proposal(sql: Sql, viewer: Viewer, id: string): Promise<ProposalShown> {
  const { rows } = await sql.query<ProposalShown>(`select ${COLUMNS} from proposal q where q.id = $1 and ${visible(viewer)}`, [id]);
  const [found] = rows;
  if (found === undefined) throw fail('NOT_FOUND', 'proposal', id);
  return found;
}

/** Takes back what one proposed oneself. @returns whether there was such a proposal */
export async function withdraw(sql: Sql, viewer: Viewer, id: string): Promise<boolean> {
  const { rowCount } = await sql.query(`update proposal set state = 'WITHDRAWN', version = version + 1, changed_at = now() where id = $1 and author = $2 and state in ('OPEN', 'RETURNED')`, [id, viewer.account ?? null]);
  return rowCount === 1;
}

/**
 * Makes one's own a proposal whose author has left or had no account: who keeps the entry goes on with it, and hears what is decided.
 * @returns whether it still waited for somebody @throws NOT_FOUND, FORBIDDEN
 */
export async function takeOver(pool: Pool, viewer: Viewer, id: string): Promise<boolean> {
  const { noun, entry, isNew, owner } = await proposal(pool, viewer, id);
  if (viewer.account === undefined) throw fail('FORBIDDEN', 'take over a proposal without an account');
  await (isNew ? mustDo(pool, viewer, 'propose', nounOf('actor'), owner ?? '') : mustDo(pool, viewer, 'propose', nounOf(noun), entry));
  // Of one entry somebody has one proposal.
  const { rowCount } = await pool.query(
    `update proposal q set author = $2, by = $3, version = version + 1, changed_at = now() where id = $1 and author is null and state in ('OPEN', 'RETURNED')
     and not exists (select from proposal own where own.author = $2 and own.noun = q.noun and own.entry = q.entry and own.state in ('OPEN', 'RETURNED'))`,
    [id, viewer.account, viewer.name],
  );
  if (rowCount === 1) await note(pool, viewer.name, 'took over a proposal', noun, entry);
  return rowCount === 1;
}

/** Which proposals a viewer sees, as SQL on alias `q`: their own, and those for entries whose drafts they see. */
function visible(viewer: Viewer): string {
  if (may(viewer, 'draft', 'actor')) return 'true';
  const own = viewer.account === undefined ? [] : [`q.author = '${viewer.account}'`];
  const kept = NOUNS.flatMap((noun) => {
    const condition = whereAllowed(viewer, 'draft', noun);
    return condition === 'false' ? [] : [`(q.noun = '${noun.name}' and q.entry in (select t.id from "${noun.table}" t where ${condition}))`];
  });
  // A new entry is nowhere yet but with its actor.
  const actors = whereAllowed(viewer, 'draft', nounOf('actor'));
  const fresh = actors === 'false' ? [] : [`(q.is_new and q.owner in (select t.id from actor t where ${actors}))`];
  const all = [...own, ...kept, ...fresh];
  return all.length === 0 ? 'false' : `(${all.join(' or ')})`;
}

/** What a proposal changes, field by field. */
export async function fieldChanges(sql: Sql, { noun: name, entry, base, changes, returned }: ProposalShown): Promise<FieldChange[]> {
  const noun = nounOf(name);
  const now = await givenNow(sql, name, entry);
  const { rows } = await sql.query<{ field: string }>('select distinct unnest(fields) as field from revision where noun = $1 and entry = $2 and version > $3', [name, entry, base]);
  const since = new Set(rows.map(({ field }) => field));
  return Object.keys(noun.all)
    .concat('slug')
    .filter((field) => field in changes)
    .map((field) => ({ field, before: now?.[field] ?? null, after: changes[field], reason: returned[field] ?? null, outdated: since.has(field) }));
}

/** An entry as its input takes it, as it is stored now. */
export async function givenNow(sql: Sql, name: string, id: string): Promise<Record<string, unknown> | undefined> {
  const noun = nounOf(name);
  const { rows } = await sql.query<Record<string, unknown>>(`select t.slug, ${selection(noun)} from "${noun.table}" t where t.id = $1`, [id]);
  if (rows[0] === undefined) return undefined;
  const row: Row = asRow(noun, rows[0]);
  for (const [field, { kind }] of Object.entries(noun.all)) {
    if (kind !== 'many') continue;
    const pairs = await sql.query<{ target_id: string }>(`select target_id from "${pivot(noun, field)}" where owner_id = $1 order by id`, [id]);
    row[field] = pairs.rows.map(({ target_id }) => target_id);
  }
  return giveEntry(noun, row);
}
