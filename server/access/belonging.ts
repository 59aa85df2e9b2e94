import type { Noun } from '../../schema/noun.ts';
import { isId } from '../../schema/scalar.ts';

/** Ids of actors or networks as SQL: an array, or a select of one column. */
export type Ids = string;

interface Owners {
  readonly actors: Ids;
  readonly networks: Ids;
}

/** None at all. */
export const NONE: Ids = `'{}'::uuid[]`;

/** By which of its fields an entry belongs to actors and to networks, as SQL on alias `t`; what is not named belongs to nobody. */
const BELONGING: Record<string, (actors: string, networks: string) => string> = {
  actor: (actors) => `t.id = any(${actors})`,
  service: (actors) => `t.actor_id = any(${actors})`,
  contact: (actors) => `t.actor_id = any(${actors})`,
  offering: (actors) => `t.service_id in (select id from service where actor_id = any(${actors}))`,
  place: (actors) => `t.id in (select target_id from actor_places where owner_id = any(${actors}))`,
  event: (actors, networks) => `(t.organiser_id = any(${actors}) or t.network_id = any(${networks}))`,
  article: (actors, networks) => `(t.author_id = any(${actors}) or t.id in (select owner_id from article_networks where target_id = any(${networks})))`,
  relation: (actors) => `t.actor_id = any(${actors})`,
  network: (_, networks) => `t.id = any(${networks})`,
  qualification: (_, networks) => `t.id in (select owner_id from qualification_networks where target_id = any(${networks}))`,
};

/** The one actor that an entry is told to belong to, as SQL on alias `t`; of several the first. */
export const OWNER: Readonly<Record<string, string>> = {
  actor: 't.id',
  service: 't.actor_id',
  contact: 't.actor_id',
  offering: '(select actor_id from service where id = t.service_id)',
  place: '(select owner_id from actor_places where target_id = t.id order by id limit 1)',
  event: 't.organiser_id',
  article: 't.author_id',
  relation: 't.actor_id',
};

/** Whether an entry belongs to one of these actors or networks, as SQL on its alias `t`; "false" where it cannot. */
export function belongsTo({ name }: Pick<Noun, 'name'>, { actors, networks }: Owners): string {
  const condition = BELONGING[name];
  return condition === undefined || (actors === NONE && networks === NONE) ? 'false' : condition(actors, networks);
}

/**
 * The actors that take part in these networks now, what lies beneath them counted in. However many there are, this is as long.
 * @param also further ones
 */
export function takingPart(networks: Ids, also: Ids = NONE): Ids {
  if (networks === NONE) return NONE;
  return `with recursive part (id) as (
    select actor_id from relation where to_network_id = any(${networks}) and reach < 3
    union select child.id from actor child join part on child.parent_id = part.id
  ) select id from part${also === NONE ? '' : ` union all select unnest(${also})`}`;
}

/** These ids. They stand in the statement itself, since where they stand its parameters are taken; nothing but an id can. */
export function ids(given: Iterable<string>): Ids {
  const all = [...given];
  if (!all.every(isId)) throw new TypeError('Not an id');
  return all.length === 0 ? NONE : `'{${all.join(',')}}'::uuid[]`;
}
