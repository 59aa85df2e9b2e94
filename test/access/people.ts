import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { ensureAccount } from '../../server/access/accounts.ts';
import { SESSION } from '../../server/access/cookies.ts';
import { beginSession } from '../../server/access/sessions.ts';
import type { Role } from '../../server/access/viewer.ts';
import type { Answer, Directory } from '../harness/serving.ts';

/** Somebody who has signed in. */
export interface Person {
  readonly account: string;
  readonly mail: string;
  readonly cookie: string;
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
}

export async function idOf(pool: Pool, noun: string, slug: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`select id from "${noun}" where slug = $1`, [slug]);
  if (rows[0] === undefined) throw new Error(`There is no ${noun} "${slug}".`);
  return rows[0].id;
}

/** Gives somebody a role and a session, as an invitation and a code would. @param entry slug of an actor (partner) or network (coordinator, volunteer) */
export async function signedIn({ pool, graphql }: Pick<Directory, 'pool' | 'graphql'>, role: Exclude<Role, 'visitor'>, entry?: string, { trust = 1, mail = `${role}-${entry ?? 'all'}@example.org` } = {}): Promise<Person> {
  const { id: account } = await ensureAccount(pool, mail, 'de');
  const noun = entry === undefined ? null : role === 'partner' ? 'actor' : 'network';
  await pool.query(`insert into role_grant (id, account, role, noun, entry, trust, given_by, until) values ($1, $2, $3, $4, $5, $6, $7, case when $3 = 'volunteer' then now() + interval '12 months' end) on conflict (account, role, entry) do update set trust = excluded.trust`, [
    randomUUID(), account, role, noun, noun === null || entry === undefined ? null : await idOf(pool, noun, entry), trust, 'test',
  ]);
  const cookie = `${SESSION}=${await beginSession(pool, account, 'a test')}`;
  return { account, mail, cookie, ask: (query, variables) => graphql(query, variables, { cookie }) };
}
