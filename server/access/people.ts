import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { may, maySome, whereAllowed } from './may.ts';
import type { Grant, Viewer } from './viewer.ts';

type Sql = Pick<Pool, 'query'>;

/** A role as those see it who may withdraw it. */
export interface Holder extends Grant {
  readonly mail: string;
  readonly name: string | null;
  /** Null: never. Of a volunteer the day alone. */
  readonly seenAt: Date | null;
  /** When it ends, if that was said. */
  readonly until: Date | null;
  /** Whether it is the viewer's own. */
  readonly own: boolean;
}

/** An invitation that nobody has taken up yet. */
export interface Invited extends Grant {
  readonly mail: string;
  readonly until: Date;
}

/** An institution that fewer than two people keep. */
export interface Short {
  readonly actor: string;
  readonly people: number;
}

/** Roles for actors, networks and everything that the viewer gives and withdraws, as SQL on alias `g`; of other networks nothing is to be seen. @throws FORBIDDEN */
function given(viewer: Viewer): string {
  if (!maySome(viewer, 'invite', 'actor')) throw fail('FORBIDDEN', 'see who keeps entries');
  const of = (name: 'actor' | 'network'): string => `(g.noun = '${name}' and g.entry in (select t.id from "${name}" t where ${whereAllowed(viewer, 'invite', nounOf(name))}))`;
  return `(${of('actor')} or ${of('network')}${may(viewer, 'invite', 'actor') ? ' or g.entry is null' : ''})`;
}

/** When an account was last used, as SQL on its alias and that of one of its roles: of a volunteer the day alone. */
const seenOf = (account: string, grant: string): string => {
  const seen = `greatest(${account}.seen_at, (select max(seen_at) from session s where s.account = ${account}.id))`;
  return `case when ${grant}.role = 'volunteer' then date_trunc('day', ${seen}, 'Europe/Berlin') else ${seen} end`;
};

/** Who has which role, by name. @throws FORBIDDEN */
export async function holders(sql: Sql, viewer: Viewer): Promise<Holder[]> {
  const { rows } = await sql.query<Holder>(
    `select g.id, g.role, g.noun, g.entry, g.trust, a.mail, a.name, ${seenOf('a', 'g')} as "seenAt", g.until, g.account is not distinct from $1 as own
     from role_grant g join account a on a.id = g.account where (g.until is null or g.until > now()) and ${given(viewer)} order by coalesce(a.name, a.mail), g.given_at limit 2000`,
    [viewer.account ?? null],
  );
  return rows;
}

/** Who was invited and has not come yet, the newest first. @throws FORBIDDEN */
export async function invited(sql: Sql, viewer: Viewer): Promise<Invited[]> {
  const { rows } = await sql.query<Invited>(`select g.id, g.role, g.noun, g.entry, g.trust, g.mail, g.until from invitation g where g.used_at is null and g.until > now() and ${given(viewer)} order by g.at desc limit 500`);
  return rows;
}

/** Institutions of those the viewer invites for that nobody or one person keeps, those with nobody first. What lies beneath another of them and has nobody of its own is left out. @throws FORBIDDEN */
export async function shortOfPeople(sql: Sql, viewer: Viewer): Promise<Short[]> {
  if (!maySome(viewer, 'invite', 'actor')) throw fail('FORBIDDEN', 'see who keeps entries');
  const { rows } = await sql.query<Short & { parent: string | null }>(
    `with recursive up (start, id, depth) as (
       select t.id, t.id, 0 from actor t where t.state = 'PUBLISHED' and ${whereAllowed(viewer, 'invite', nounOf('actor'))}
       union all select up.start, a.parent_id, up.depth + 1 from up join actor a on a.id = up.id where a.parent_id is not null and up.depth < 20
     )
     select a.id as actor, a.parent_id as parent, count(distinct g.account)::int as people from up join actor a on a.id = up.start
     left join role_grant g on g.role = 'partner' and g.entry = up.id and (g.until is null or g.until > now())
     group by a.id having count(distinct g.account) < 2 order by people, a.name`,
  );
  const all = new Map(rows.map(({ actor, people }) => [actor, people]));
  return rows.filter(({ parent, people }) => parent === null || all.get(parent) !== people).map(({ actor, people }) => ({ actor, people }));
}
