import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { note } from './accounts.ts';
import { normalAddress } from './address.ts';
import { invite } from './invitations.ts';
import { mustDo, whereAllowed } from './may.ts';
import type { Viewer } from './viewer.ts';

/** A colleague whom somebody would like to keep an institution's entries with. */
export interface Suggestion {
  readonly id: string;
  readonly actor: string;
  readonly mail: string;
  readonly language: string;
  /** Name of who suggests; null: somebody without one. */
  readonly by: string | null;
  readonly at: Date;
}

/** So many of one person wait at most. */
const MOST = 10;

/**
 * Asks those who coordinate to invite a colleague for an institution that one keeps: who comes in they decide.
 * The same is said whether or not there is an account with that address.
 * @throws BAD_EMAIL, BAD_INPUT, FORBIDDEN, NOT_FOUND
 */
export async function suggestColleague(pool: Pool, viewer: Viewer, { actor, mail, language }: Pick<Suggestion, 'actor' | 'mail' | 'language'>): Promise<void> {
  const to = within('mail', () => normalAddress(mail));
  if (viewer.account === undefined) throw fail('FORBIDDEN', 'do that without having signed in');
  await mustDo(pool, viewer, 'propose', nounOf('actor'), actor);
  const { rows } = await pool.query<{ waiting: number }>('select count(*)::int as waiting from suggestion where account = $1', [viewer.account]);
  if ((rows[0]?.waiting ?? 0) >= MOST) throw fail('BAD_INPUT', `${String(MOST)} of your suggestions still wait. Those who coordinate decide about them first.`);
  await pool.query('insert into suggestion (id, actor, mail, language, account) values ($1, $2, $3, $4, $5) on conflict (actor, mail) do nothing', [randomUUID(), actor, to, language, viewer.account]);
}

/** What waits for the viewer, who invites people for these institutions; the oldest first. */
export async function suggestions(pool: Pool, viewer: Viewer): Promise<Suggestion[]> {
  const { rows } = await pool.query<Suggestion>(
    `select s.id, s.actor, s.mail, s.language, account.name as by, s.at from suggestion s join actor t on t.id = s.actor join account on account.id = s.account
     where ${whereAllowed(viewer, 'invite', nounOf('actor'))} order by s.at, s.id limit 200`,
  );
  return rows;
}

/** Invites who was suggested, or does not; either way the suggestion is settled. @throws NOT_FOUND when there is none that is the viewer's to answer */
export async function answerSuggestion(pool: Pool, viewer: Viewer, id: string, accepts: boolean, publicUrl: string): Promise<void> {
  const { rows: [found] } = await pool.query<Suggestion>(`delete from suggestion s using actor t where s.id = $1 and t.id = s.actor and ${whereAllowed(viewer, 'invite', nounOf('actor'))} returning s.actor, s.mail, s.language`, [id]);
  if (found === undefined) throw fail('NOT_FOUND', 'suggestion', id);
  const { actor, mail, language } = found;
  if (accepts) await invite(pool, viewer, { mail, language, role: 'partner', entry: actor }, publicUrl);
  else await note(pool, viewer.name, 'declined a suggestion', 'actor', actor);
}
