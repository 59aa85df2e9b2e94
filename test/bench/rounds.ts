import { type Comparison, comparison } from './statistics.ts';

/** Something done again and again, of which each time counts. */
export type Step = (nth: number) => Promise<unknown>;

/**
 * Measures two steps in turn, the baseline first and last, one at a time.
 * @param block how often a step is done before the other has its turn; every block does the same, `nth` from 0
 * @returns milliseconds and their ratios
 */
export async function inTurn(baseline: Step, ours: Step, { rounds, block }: { rounds: number; block: number }): Promise<Comparison> {
  const [before, after]: [number[][], number[][]] = [[], []];
  // Once unmeasured: connections, caches and the just-in-time compilers of both sides.
  await timed(baseline, block);
  await timed(ours, block);
  before.push(await timed(baseline, block));
  for (let round = 0; round < rounds; round += 1) {
    after.push(await timed(ours, block));
    before.push(await timed(baseline, block));
  }
  return comparison(before, after);
}

async function timed(step: Step, block: number): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let nth = 0; nth < block; nth += 1) {
    const began = performance.now();
    await step(nth);
    milliseconds.push(performance.now() - began);
  }
  return milliseconds;
}
