import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { OWNER } from '../proposing/owner.ts';

type Sql = Pick<Pool, 'query'>;

/** What an institution confirms: what readers find of it. Events pass by themselves. */
export const CHECKED_NOUNS = ['actor', 'service', 'contact', 'offering', 'place'] as const;

/** Months until an entry has to be looked at again; a crisis service's numbers must be right always. */
const INTERVAL = { crisis: 1, usual: 6 } as const;

/** Services of this topic and of those beneath it help in an emergency. */
const CRISIS_TOPIC = 'gewalt-schutz';

/** Entries are told as due so many days before they are. */
export const TOLD_BEFORE = 14;

/** An entry and when it was last confirmed. */
export interface Due {
  readonly noun: string;
  readonly id: string;
  /** In its original language; null: it has none of its own. */
  readonly title: string | null;
  /** The actor that it belongs to. */
  readonly actor: string | null;
  /** Null: never. */
  readonly checkedAt: Date | null;
  readonly dueAt: Date;
}

/** When an entry must be confirmed next, as SQL on alias `t`: from when it was last confirmed, else from when it was made. */
function dueAt(noun: Pick<Noun, 'name'>): string {
  const months = noun.name === 'service' ? `case when ${crisis('t.id')} then ${String(INTERVAL.crisis)} else ${String(INTERVAL.usual)} end` : String(INTERVAL.usual);
  return `(coalesce(t.checked_at, t.created_at) + make_interval(months => ${months}))`;
}

const crisis = (service: string): string =>
  `exists (select 1 from service_topics st join term on term.id = st.target_id left join term above on above.id = term.parent_id where st.owner_id = ${service} and '${CRISIS_TOPIC}' in (term.slug, above.slug))`;

/**
 * What is due before a moment among the entries that meet a condition (SQL on alias `t`), what waits longest first.
 * @param first how many of them; all unless said otherwise
 */
export async function dueEntries(sql: Sql, condition: (noun: Noun) => string, before: Date, first: number | null = null): Promise<Due[]> {
  const parts = CHECKED_NOUNS.map((name) => {
    const noun = nounOf(name);
    return `select '${name}' as noun, t.id, ${titleOf(noun)} as title, ${OWNER[name] ?? 'null'} as actor, t.checked_at as "checkedAt", ${dueAt(noun)} as "dueAt" from "${noun.table}" t where t.state = 'PUBLISHED' and ${condition(noun)} and ${dueAt(noun)} < $1`;
  });
  const { rows } = await sql.query<Due>(`${parts.join(' union all ')} order by "dueAt", id limit $2`, [before, first]);
  return rows;
}

/** An entry's title in its original language, as SQL on alias `t`. */
export function titleOf({ title, all }: Noun): string {
  if (title === null) return 'null';
  return all[title]?.kind === 'text' ? `t."${title}"->'values'->(t."${title}"->>'original')->>'value'` : `t."${title}"`;
}
