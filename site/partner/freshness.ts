import { ask } from './ask.ts';

/** How fresh entries are; each entry counts once. */
export const GRADES = ['fresh', 'soon', 'overdue', 'never'] as const;
export type Grade = (typeof GRADES)[number];

export type Kind = Readonly<Record<Grade, number>> & { readonly noun: string };

export interface Month {
  /** "2026-11". */
  readonly month: string;
  readonly confirmed: number;
}

/** Kinds of entries that are confirmed, as the schema names them. */
export const CHECKED_KINDS = ['actor', 'service', 'contact', 'offering', 'place'] as const;
export type CheckedKind = (typeof CHECKED_KINDS)[number];

/** After how many months a network asks again; null: what is usual. */
export interface Intervals {
  /** Help in an emergency. */
  readonly crisisCheckMonths: number | null;
  /** Everything of which nothing else is said. */
  readonly checkMonths: number | null;
  readonly kindCheckMonths: Readonly<Partial<Record<CheckedKind, number | null>>> | null;
}

/** How fresh the entries of a network are, and how often they are asked about. */
export interface NetworkFreshness {
  readonly kinds: readonly Kind[];
  readonly months: readonly Month[];
  readonly institutions: readonly { readonly id: string; readonly name: string; readonly overdue: number }[];
  readonly intervals: Intervals;
}

export async function loadFreshness(network: string): Promise<NetworkFreshness> {
  const { freshness, network: intervals } = await ask<{ freshness: Omit<NetworkFreshness, 'intervals'>; network: Intervals }>(
    `query ($id: UUID!) { freshness(network: $id) { kinds { noun ${GRADES.join(' ')} } months { month confirmed } institutions { id name overdue } }
      network(id: $id) { crisisCheckMonths checkMonths kindCheckMonths { ${CHECKED_KINDS.join(' ')} } } }`,
    { id: network },
  );
  return { ...freshness, intervals };
}

/** Sets after how many months entries of a network have to be looked at again. */
export async function saveIntervals(network: string, intervals: Intervals): Promise<void> {
  await ask('mutation ($input: NetworkInput!) { saveNetwork(input: $input) { id } }', { input: { id: network, ...intervals } });
}
