import type { Pool } from 'pg';
import { CHECK_MONTHS } from '../../schema/network.ts';
import type { Noun } from '../../schema/noun.ts';
import { CHECKED_NOUNS } from '../../schema/nouns.ts';
import { OWNER } from '../access/belonging.ts';

/** Services of this topic and of those beneath it help in an emergency. */
const CRISIS_TOPIC = 'gewalt-schutz';

/** Column of `pace` with the months for a noun. */
const months = (noun: string): string => `of_${noun}`;

/**
 * Which actors take part in which networks, children counted in, and after how many months what belongs to each has to be looked at again:
 * the shortest that one of its networks wants. Common table expressions, to stand after `with recursive`.
 */
export const PACES = `member (actor, network) as (
    select actor_id, to_network_id from relation where to_network_id is not null and reach < 3
    union select child.id, member.network from actor child join member on child.parent_id = member.actor
  ), pace (actor, crisis, ${CHECKED_NOUNS.map(months).join(', ')}) as (
    select member.actor, min(coalesce(n.crisis_check_months, ${String(CHECK_MONTHS.crisis)})), ${CHECKED_NOUNS.map((noun) => `min(coalesce((n.kind_check_months->>'${noun}')::int, n.check_months, ${String(CHECK_MONTHS.usual)}))`).join(', ')}
    from member join network n on n.id = member.network group by member.actor
  )`;

/**
 * Entries of a noun that meet a condition (SQL on alias `t`), each with its actor and whether it helps in an emergency, as a table to select from.
 * "offset 0" has both looked for once an entry, however often they are used.
 * @param more further columns
 */
export function withActors(noun: Pick<Noun, 'name' | 'table'>, condition: string, more = ''): string {
  const isCrisis = noun.name === 'service' ? crisis('t.id') : 'false';
  return `(select t.id, t.checked_at, t.changed_at, t.created_at, ${OWNER[noun.name] ?? 'null::uuid'} as actor, ${isCrisis} as crisis${more} from "${noun.table}" t where ${condition} offset 0)`;
}

/** When an entry of a noun of CHECKED_NOUNS must be confirmed next, as SQL on alias `t` of what `withActors` tells, joined to `pace` by its actor: from when it was last confirmed, else from when it was made. */
export const dueAt = ({ name }: Pick<Noun, 'name'>): string =>
  `(coalesce(t.checked_at, t.created_at) + make_interval(months => case when t.crisis then coalesce(pace.crisis, ${String(CHECK_MONTHS.crisis)}) else coalesce(pace.${months(name)}, ${String(CHECK_MONTHS.usual)}) end))`;

const crisis = (service: string): string =>
  `exists (select 1 from service_topics st join term on term.id = st.target_id left join term above on above.id = term.parent_id where st.owner_id = ${service} and '${CRISIS_TOPIC}' in (term.slug, above.slug))`;

/** When entries of a noun must be confirmed next, by their ids. */
export async function dueDates(sql: Pick<Pool, 'query'>, noun: Pick<Noun, 'name' | 'table'>, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; due: Date }>(`with recursive ${PACES} select t.id, ${dueAt(noun)} as due from ${withActors(noun, 't.id = any($1::uuid[])')} t left join pace on pace.actor = t.actor`, [ids]);
  return new Map(rows.map(({ id, due }) => [id, due.toISOString()]));
}
