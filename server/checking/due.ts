import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { CHECKED_NOUNS, nounOf } from '../../schema/nouns.ts';
import { FINE_DAYS } from '../linking/fine.ts';
import { TODAY } from '../referring/outcomes.ts';
import { PACES, dueAt, withActors } from './interval.ts';

type Sql = Pick<Pool, 'query'>;

/** Entries are told as due so many days before they are. */
export const TOLD_BEFORE = 14;

/** Twice within so many days volunteers have to say that they reached nobody. */
const UNREACHED_DAYS = 30;

/** What brings an entry's turn forward: a reader said that something is wrong, mail could not be brought to it, an address in it does not answer, volunteers did not reach it. */
export const REASONS = ['REPORT', 'BOUNCE', 'LINK', 'UNREACHED'] as const;
export type Reason = (typeof REASONS)[number];

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
  /** When it is due by its interval alone. */
  readonly regularAt: Date;
  /** When it is due, what brings it forward counted in. */
  readonly dueAt: Date;
  /** What brings it forward; empty: nothing. */
  readonly reasons: readonly Reason[];
}

/**
 * What was said of entries that may bring their turn forward, by the newest moment of each reason.
 * That volunteers have not reached it counts from the second last time since somebody did (who had to wait or was refused has reached it too): both have to lie after a confirmation.
 * Mails count that were refused for good: others may have stayed away for no fault of the address.
 */
const RAISED = `raised (noun, entry, report, bounce, link, unreached) as (
    select noun, entry, max(at) filter (where why = 'REPORT'), max(at) filter (where why = 'BOUNCE'), max(at) filter (where why = 'LINK'), max(at) filter (where why = 'UNREACHED') from (
      select noun, entry, 'REPORT' as why, at from report
      union all select 'actor', a.id, 'BOUNCE', m.at from mail m join actor a on lower(a.email) = lower(m.recipient) where m.refused
      union all select 'actor', a.id, 'BOUNCE', m.at from mail m join account on account.mail = lower(m.recipient)
        join role_grant g on g.account = account.id and g.role = 'partner' and (g.until is null or g.until > now()) join actor a on a.id = g.entry and a.email is null where m.refused
      union all select u.noun, u.entry, 'LINK', p.broken_since from linked_page p join link_use u using (url)
        where p.broken_since is not null and (u.fine_at is null or u.fine_at < now() - interval '${String(FINE_DAYS)} days')
      union all select noun, entry, 'UNREACHED', day::timestamp at time zone 'Europe/Berlin' from (
        select o.noun, o.entry, o.day, row_number() over (partition by o.noun, o.entry order by o.day desc) as nth from outcome o
        where o.kind = 'NOT_REACHED' and o.day > ${TODAY} - ${String(UNREACHED_DAYS)}
          and not exists (select from outcome r where r.noun = o.noun and r.entry = o.entry and r.kind <> 'NOT_REACHED' and r.day >= o.day)
      ) tried where nth = 2
    ) told group by noun, entry
  )`;

/** When a reason brought an entry's turn forward, as SQL; null when it did not, or when somebody has confirmed or changed the entry since. */
const raisedAt = (reason: Reason): string => `case when r.${reason.toLowerCase()} > greatest(t.checked_at, t.changed_at) then r.${reason.toLowerCase()} end`;

/**
 * Every published entry that is confirmed and meets a condition (SQL on alias `t`), with when it is due, as the common table expression `entry`;
 * a select from it follows.
 */
export function entriesSql(condition: (noun: Noun) => string): string {
  const parts = CHECKED_NOUNS.map((name) => {
    const noun = nounOf(name);
    const entries = withActors(noun, `t.state = 'PUBLISHED' and ${condition(noun)}`, `, ${titleOf(noun)} as title`);
    return `select '${name}' as noun, t.id, t.title, t.actor, t.checked_at as "checkedAt", ${dueAt(noun)} as "regularAt", least(${dueAt(noun)}, ${REASONS.map(raisedAt).join(', ')}) as "dueAt",
      array_remove(array[${REASONS.map((reason) => `case when ${raisedAt(reason)} is not null then '${reason}' end`).join(', ')}], null) as reasons
      from ${entries} t left join pace on pace.actor = t.actor left join raised r on r.noun = '${name}' and r.entry = t.id`;
  });
  return `with recursive ${PACES}, ${RAISED}, entry as (${parts.join(' union all ')})`;
}

/**
 * What is due before a moment among the entries that meet a condition (SQL on alias `t`), what waits longest first.
 * @param first how many of them; all unless said otherwise
 */
export async function dueEntries(sql: Sql, condition: (noun: Noun) => string, before: Date, first: number | null = null): Promise<Due[]> {
  const { rows } = await sql.query<Due>(`${entriesSql(condition)} select * from entry where "dueAt" < $1 order by "dueAt", id limit $2`, [before, first]);
  return rows;
}

/** An entry's title in its original language, as SQL on alias `t`. */
export function titleOf({ title, all }: Noun): string {
  if (title === null) return 'null';
  return all[title]?.kind === 'text' ? `t."${title}"->'values'->(t."${title}"->>'original')->>'value'` : `t."${title}"`;
}
