import type { Pool } from 'pg';

type Sql = Pick<Pool, 'query'>;

/** Who answers for an actor: the actor itself or the nearest above it that can be written to. */
export interface Institution {
  readonly actor: string;
  readonly name: string;
  /** Its general address; else those of the people who keep it. */
  readonly addresses: readonly { readonly mail: string; readonly language: string }[];
}

/** Upwards from each actor to the first that has an address or people; only those whose network somebody coordinates, or all. */
const answering = (all: boolean): string => `with recursive up (start, id, depth) as (
    select id, id, 0 from actor where id = any($1::uuid[])
    union all select up.start, actor.parent_id, up.depth + 1 from up join actor on actor.id = up.id where actor.parent_id is not null and up.depth < 20
  ), reachable as (
    select up.start, up.depth, a.id, a.name, a.email,
      (select json_agg(json_build_object('mail', account.mail, 'language', account.language)) from role_grant g join account on account.id = g.account where g.role = 'partner' and g.entry = a.id and (g.until is null or g.until > now())) as people
    from up join actor a on a.id = up.id
  ), coordinated as (
    select distinct up.start from up join relation r on r.actor_id = up.id join role_grant g on g.entry = r.to_network_id where g.role = 'coordinator' and (g.until is null or g.until > now())
  )
  select distinct on (start) start, id, name, email, people from reachable ${all ? '' : 'join coordinated using (start)'} where email is not null or people is not null order by start, depth`;

/**
 * By actor: the institution that answers for it. Those whom nobody can write to are left out, and those of networks without a coordinator:
 * no office gets mail from a directory for which nobody answers, such as one that somebody only tries out.
 * @param all whether networks without a coordinator count too, since nobody is written to
 */
export async function institutions(sql: Sql, actors: readonly string[], all = false): Promise<Map<string, Institution>> {
  const { rows } = await sql.query<{ start: string; id: string; name: string; email: string | null; people: { mail: string; language: string }[] | null }>(answering(all), [actors]);
  return new Map(rows.map(({ start, id, name, email, people }) => [start, { actor: id, name, addresses: email === null ? (people ?? []) : [{ mail: email, language: 'de' }] }]));
}
