import { ask } from './ask.ts';
import type { Outcome } from './outcomes.ts';
import { language, languageName } from './words.ts';

/** What the columns are, and the months that can be looked back. */
export const SIDES = ['MUNICIPALITY', 'LANGUAGE'] as const;
export type Side = (typeof SIDES)[number];
export const MONTHS = [3, 12] as const;
export type Months = (typeof MONTHS)[number];

/** How often; null: once or twice, which is told to nobody as a number. */
export type Count = number | null;

/** A sum in which each small number counts as one. */
export interface Sum {
  readonly atLeast: number;
  readonly exact: boolean;
}

export interface GapRow {
  /** Null: the entries have none. */
  readonly topic: string | null;
  readonly cells: readonly Count[];
  readonly sum: Sum;
}

export interface VainSearch {
  readonly query: string;
  readonly language: string;
  readonly topic: string | null;
  readonly count: number;
  readonly wanted: number;
}

/** Where help is missing in a network. */
export interface Gaps {
  /** "2026-08-22". */
  readonly since: string;
  /** Names; null: not told. */
  readonly columns: readonly (string | null)[];
  readonly rows: readonly GapRow[];
  readonly sums: readonly Sum[];
  readonly sum: Sum;
  readonly why: readonly { readonly kind: Exclude<Outcome['kind'], 'REACHED'>; readonly reason: Extract<Outcome, { kind: 'REFUSED' }>['reason'] | null; readonly count: Count }[];
  readonly searches: readonly VainSearch[];
}

interface Topic { readonly label: { readonly value: string } }
interface Given extends Omit<Gaps, 'rows' | 'searches'> {
  readonly rows: readonly (Omit<GapRow, 'topic'> & { readonly topic: Topic | null })[];
  readonly searches: readonly (Omit<VainSearch, 'topic'> & { readonly topic: Topic | null })[];
}

const TOPIC = 'topic { label(language: $language) { value } }';
const SUM = '{ atLeast exact }';

/** @param network its id */
export async function loadGaps(network: string, by: Side, months: Months): Promise<Gaps> {
  const { gapPicture } = await ask<{ gapPicture: Given }>(
    `query ($network: UUID!, $by: GapSide!, $months: Int!, $language: LanguageTag!) { gapPicture(network: $network, by: $by, months: $months) {
      since columns rows { ${TOPIC} cells sum ${SUM} } sums ${SUM} sum ${SUM} why { kind reason count } searches { query language ${TOPIC} count wanted } } }`,
    { network, by, months, language },
  );
  return {
    ...gapPicture,
    columns: gapPicture.columns.map((column) => (column !== null && by === 'LANGUAGE' ? languageName(column) : column)),
    rows: gapPicture.rows.map((row) => ({ ...row, topic: row.topic?.label.value ?? null })),
    searches: gapPicture.searches.map((search) => ({ ...search, topic: search.topic?.label.value ?? null })),
  };
}

/** Where the same lies as a table for a spreadsheet. */
export const sheetOf = (network: string, by: Side, months: Months): string => `/gaps.csv?${new URLSearchParams({ network, by, months: String(months) }).toString()}`;

/** The cell with the most; nothing while all are small. */
export function worstOf({ rows, columns }: Gaps): { topic: string | null; column: string | null; count: number } | undefined {
  const cells = rows.flatMap(({ topic, cells: counts }) => counts.map((count, index) => ({ topic, column: columns[index] ?? null, count: count ?? 0 })));
  // What names a topic and a place says more than what does not.
  const known = (cell: (typeof cells)[number]): number => Number(cell.topic !== null) + Number(cell.column !== null);
  return cells.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count || known(other) - known(one))[0];
}

/** How strong a cell's shade is beside the largest: 0 to 4. */
export function shadeOf(count: Count, most: number): number {
  if (count === 0) return 0;
  return count === null ? 1 : Math.max(1, Math.ceil((count / Math.max(most, 1)) * 4));
}
