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

/** How fresh the entries of a network are, and how often they are asked about. */
export interface NetworkFreshness {
  readonly kinds: readonly Kind[];
  readonly months: readonly Month[];
  readonly institutions: readonly { readonly id: string; readonly name: string; readonly overdue: number }[];
  /** Months; null: what is usual. */
  readonly checkMonths: number | null;
  readonly crisisCheckMonths: number | null;
}

export async function loadFreshness(network: string): Promise<NetworkFreshness> {
  const { freshness, network: { checkMonths, crisisCheckMonths } } = await ask<{ freshness: Omit<NetworkFreshness, 'checkMonths' | 'crisisCheckMonths'>; network: Pick<NetworkFreshness, 'checkMonths' | 'crisisCheckMonths'> }>(
    `query ($id: UUID!) { freshness(network: $id) { kinds { noun ${GRADES.join(' ')} } months { month confirmed } institutions { id name overdue } } network(id: $id) { checkMonths crisisCheckMonths } }`,
    { id: network },
  );
  return { ...freshness, checkMonths, crisisCheckMonths };
}

/** Sets after how many months entries of a network have to be looked at again; null: what is usual. */
export async function saveIntervals(network: string, checkMonths: number | null, crisisCheckMonths: number | null): Promise<void> {
  await ask('mutation ($id: UUID!, $checkMonths: Int, $crisisCheckMonths: Int) { saveNetwork(input: { id: $id, checkMonths: $checkMonths, crisisCheckMonths: $crisisCheckMonths }) { id } }', { id: network, checkMonths, crisisCheckMonths });
}
