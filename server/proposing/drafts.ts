import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import type { Viewer } from '../access/viewer.ts';
import { mayDo, mustDo } from '../access/may.ts';
import type { Changes } from './given.ts';
import { unbornOf } from './unborn.ts';

/** What somebody has begun to write, for their eyes alone; of whoever has left, for those who keep the entry now. */
export interface Draft {
  readonly base: number;
  readonly changes: Changes;
  readonly at: Date;
  /** Whether somebody else wrote it, who has left. */
  readonly isLeft: boolean;
}

/** Characters of a draft as JSON. */
const LONGEST = 500_000;

/** One's own, else the newest that was left behind. For whoever may propose changes to the entry. */
export async function draftOf(pool: Pool, account: string, noun: Noun, entry: string): Promise<Draft | undefined> {
  const { rows } = await pool.query<Draft>(
    'select base, changes, at, account <> $1 as "isLeft" from draft where noun = $2 and entry = $3 and (account = $1 or left_behind) order by account = $1 desc, at desc limit 1',
    [account, noun.name, entry],
  );
  return rows[0];
}

/** Keeps what somebody is writing, unchecked: it may be half a phone number. @returns when it was kept @throws NOT_FOUND, FORBIDDEN, BAD_INPUT */
export async function keepDraft(pool: Pool, viewer: Viewer, noun: Noun, entry: string, base: number, changes: Changes): Promise<Date> {
  if (viewer.account === undefined) throw fail('FORBIDDEN', 'keep a draft without an account');
  if ((await unbornOf(pool, viewer, noun, entry)) === undefined) await mustDo(pool, viewer, 'propose', noun, entry);
  const json = JSON.stringify(changes);
  if (json.length > LONGEST) throw fail('BAD_INPUT', `A draft has ${String(LONGEST)} characters at most.`);
  const { rows } = await pool.query<{ at: Date }>(
    `insert into draft (account, noun, entry, base, changes) values ($1, $2, $3, $4, $5)
     on conflict (account, noun, entry) do update set base = excluded.base, changes = excluded.changes, at = now(), left_behind = false returning at`,
    [viewer.account, noun.name, entry, base, json],
  );
  return rows[0]?.at ?? new Date();
}

/** Forgets what one has begun to write, and what others left behind there: one has gone on with it or did not want to. Whoever has left themselves forgets nothing. */
export async function dropDraft(pool: Pool, viewer: Viewer, noun: Noun, entry: string): Promise<void> {
  if (viewer.account === undefined) return;
  const keeps = await mayDo(pool, viewer, 'propose', noun, entry);
  await pool.query('delete from draft where noun = $2 and entry = $3 and ((account = $1 and not left_behind) or (left_behind and $4))', [viewer.account, noun.name, entry, keeps]);
}

/** Who else is writing on an entry, in the last two minutes. @returns names, as far as they gave one */
export async function othersAt(pool: Pool, account: string, noun: Noun, entry: string): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ name: string | null }>(
    `select account.name from draft join account on account.id = draft.account where draft.noun = $1 and draft.entry = $2 and draft.account <> $3 and draft.at > now() - interval '2 minutes' order by draft.at desc`,
    [noun.name, entry, account],
  );
  return rows.map(({ name }) => name);
}
