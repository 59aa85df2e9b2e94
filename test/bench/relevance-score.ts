/** How well answers find the one page that each question is about. */
export interface Score {
  readonly questions: number;
  /** Share of questions whose page stands first, and among the first five. */
  readonly recall1: number;
  readonly recall5: number;
  /** Mean of one by the page's place; 0 where it is not among the hits looked at. */
  readonly mrr: number;
}

/** @param ranks the place of the right page among the hits, from 1; null where it is not among them */
export function score(ranks: readonly (number | null)[]): Score {
  const share = (within: number): number => mean(ranks.map((rank) => (rank !== null && rank <= within ? 1 : 0)));
  return { questions: ranks.length, recall1: share(1), recall5: share(5), mrr: mean(ranks.map((rank) => (rank === null ? 0 : 1 / rank))) };
}

/** From 1; null when it is not there. */
export function rankOf(wanted: string, hits: readonly string[]): number | null {
  const index = hits.indexOf(wanted);
  return index < 0 ? null : index + 1;
}

/** "R@1 .21, R@5 .47, MRR .33" */
export function sayScore({ recall1, recall5, mrr }: Score): string {
  return `R@1 ${part(recall1)}, R@5 ${part(recall5)}, MRR ${part(mrr)}`;
}

/** ".47" */
export const part = (value: number): string => value.toFixed(2).replace(/^0/, '');

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length);
