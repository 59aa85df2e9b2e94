import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { LONG_WAITS, type OutcomeKind, type Refusal } from '../../schema/outcome.ts';
import { mustDo } from '../access/may.ts';
import { REFERRED_NOUNS } from '../access/table.ts';
import type { Viewer } from '../access/viewer.ts';
import { ofNetwork } from '../checking/members.ts';
import { TODAY } from './outcomes.ts';

/** What the columns of the picture are. */
export const SIDES = ['MUNICIPALITY', 'LANGUAGE'] as const;
export type Side = (typeof SIDES)[number];

/** Months that can be looked back. */
export const MONTHS_BACK = [3, 12] as const;

/** Fewer are told to nobody as a number: in a small town somebody might know who that was. */
export const TOLD_FROM = 3;

/** How often; null: once or twice. */
export type Count = number | null;

/** A sum that gives away no small number: each of those counts as one in it. */
export interface Sum {
  readonly atLeast: number;
  /** Whether it is no more than that. */
  readonly exact: boolean;
}

/** How often somebody was referred in vain, by topic. */
export interface PictureRow {
  /** Slug of a topic that lies beneath no other; null: the entry has none. */
  readonly topic: string | null;
  /** One for each column. */
  readonly cells: readonly Count[];
  readonly sum: Sum;
}

/** Where help is missing, as outcomes of referrals tell. */
export interface GapPicture {
  /** The first day, "2026-08-22". */
  readonly since: string;
  /** Municipalities or languages, null for not told; those with the most first. */
  readonly columns: readonly (string | null)[];
  /** Those with the most first. */
  readonly rows: readonly PictureRow[];
  /** One for each column. */
  readonly sums: readonly Sum[];
  readonly sum: Sum;
  /** Why it was in vain, the most frequent first. */
  readonly why: readonly { readonly kind: OutcomeKind; readonly reason: Refusal | null; readonly count: Count }[];
}

interface Cell {
  readonly topic: string | null;
  readonly column: string | null;
  readonly count: number;
}

/** What was in vain: not reached, refused, or a long wait. */
const IN_VAIN = `(o.kind in ('NOT_REACHED', 'REFUSED') or o.weeks in (${LONG_WAITS.map((wait) => `'${wait}'`).join(', ')}))`;

/** Outcomes in vain of a network's entries, as the common table expression `told`. */
function toldSql(condition: (noun: Pick<Noun, 'name'>) => string): string {
  const kept = REFERRED_NOUNS.map(nounOf).map((noun) => `(o.noun = '${noun.name}' and o.entry in (select t.id from "${noun.table}" t where ${condition(noun)}))`);
  return `told as (select o.* from outcome o where o.day >= $1::date and ${IN_VAIN} and (${kept.join(' or ')}))`;
}

/** By which services an entry has topics, and above which topics no other lies. */
const TOPICS = `served (outcome, service) as (
    select id, entry from told where noun = 'service'
    union select told.id, f.service_id from told join offering f on f.id = told.entry where told.noun = 'offering'
    union select told.id, s.owner_id from told join service_contacts s on s.target_id = told.entry where told.noun = 'contact'
  ), above (term, top, parent) as (
    select id, id, parent_id from term union select above.term, t.id, t.parent_id from above join term t on t.id = above.parent
  ), about (outcome, topic) as (
    select distinct served.outcome, t.slug from served join service_topics s on s.owner_id = served.service join above on above.term = s.target_id and above.parent is null join term t on t.id = above.top
  )`;

/**
 * Where help is missing in a network, for those who coordinate it: how often referrals to its entries were in vain, by topic and by municipality or language.
 * An outcome of an entry with several topics counts in each of them.
 * @param months one of MONTHS_BACK
 * @throws NOT_FOUND, FORBIDDEN, BAD_CHOICE
 */
export async function gapPicture(pool: Pool, viewer: Viewer, { network, by, months }: { readonly network: string; readonly by: Side; readonly months: number }): Promise<GapPicture> {
  within('months', () => {
    if (!MONTHS_BACK.some((each) => each === months)) throw fail('BAD_CHOICE', String(months), MONTHS_BACK.map(String));
  });
  await mustDo(pool, viewer, 'review', nounOf('network'), network);
  const told = toldSql(ofNetwork(network));
  const since = await dayBack(pool, months);
  const [cells, why] = await Promise.all([
    pool.query<Cell>(`with recursive ${told}, ${TOPICS} select about.topic, told.${by === 'LANGUAGE' ? 'language' : 'municipality'} as "column", count(*)::int as count from told left join about on about.outcome = told.id group by 1, 2`, [since]),
    pool.query<{ kind: OutcomeKind; reason: Refusal | null; count: number }>(`with ${told} select kind, reason, count(*)::int as count from told group by kind, reason order by count desc, kind, reason`, [since]),
  ]);
  return { since, ...tableOf(cells.rows), why: why.rows.map((each) => ({ ...each, count: shown(each.count) })) };
}

/** The first day of so many months until today in Germany. */
export async function dayBack(pool: Pick<Pool, 'query'>, months: number): Promise<string> {
  const { rows } = await pool.query<{ day: string }>(`select (${TODAY} - make_interval(months => $1))::date::text as day`, [months]);
  return rows[0]?.day ?? '';
}

const shown = (count: number): Count => (count > 0 && count < TOLD_FROM ? null : count);

const sumOf = (counts: readonly Count[]): Sum => ({ atLeast: counts.reduce<number>((sum, count) => sum + (count ?? 1), 0), exact: !counts.includes(null) });

function tableOf(cells: readonly Cell[]): Pick<GapPicture, 'columns' | 'rows' | 'sums' | 'sum'> {
  const columns = ordered(cells, ({ column }) => column);
  const rows = ordered(cells, ({ topic }) => topic).map((topic): PictureRow => {
    const counts = columns.map((column) => shown(cells.find((cell) => cell.topic === topic && cell.column === column)?.count ?? 0));
    return { topic, cells: counts, sum: sumOf(counts) };
  });
  return { columns, rows, sums: columns.map((_, index) => sumOf(rows.map((row) => row.cells[index] ?? null))), sum: sumOf(rows.flatMap((row) => row.cells)) };
}

/** Values by how often they stand as they may be shown, so that the order tells no more than the numbers do; what was not told comes last. */
function ordered(cells: readonly Cell[], of: (cell: Cell) => string | null): (string | null)[] {
  const sums = new Map<string | null, number>();
  for (const cell of cells) sums.set(of(cell), (sums.get(of(cell)) ?? 0) + (shown(cell.count) ?? 1));
  return [...sums].sort(([one, some], [other, more]) => Number(one === null) - Number(other === null) || more - some || String(one).localeCompare(String(other), 'de')).map(([value]) => value);
}
