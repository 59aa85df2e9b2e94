/** The smallest value that at least that part of the values does not exceed (nearest rank). @param part from 0 to 1 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value; between two middle ones, their mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return below === undefined || above === undefined ? Number.NaN : (below + above) / 2;
}

/** What was measured of one of two sides. */
export interface Measured {
  readonly p50: number;
  readonly p95: number;
}

export interface Comparison {
  readonly baseline: Measured;
  readonly ours: Measured;
  /** Ours by the baseline: the median over the rounds. */
  readonly ratio: Measured;
  /** The lowest and highest ratio of p50 that a round gave. */
  readonly range: readonly [number, number];
  /** The baseline's p50 of the last block by that of the first: how far the machine itself changed meanwhile. */
  readonly drift: number;
}

/**
 * Compares blocks that were measured in turn: baseline, ours, baseline, … baseline.
 * Each block of ours is set against the two baseline blocks around it, so that what slows the machine for a while slows both.
 * @param baselines one block more than `ours`; every block holds the values of one run
 */
export function comparison(baselines: readonly (readonly number[])[], ours: readonly (readonly number[])[]): Comparison {
  if (ours.length === 0 || baselines.length !== ours.length + 1) throw new RangeError('The baseline comes first and last');
  const rounds = ours.map((block, round) => {
    const around = [...(baselines[round] ?? []), ...(baselines[round + 1] ?? [])];
    return { p50: median(block) / median(around), p95: percentile(block, 0.95) / percentile(around, 0.95) };
  });
  const ratios = rounds.map(({ p50 }) => p50);
  return {
    baseline: measured(baselines.flat()),
    ours: measured(ours.flat()),
    ratio: { p50: median(ratios), p95: median(rounds.map(({ p95 }) => p95)) },
    range: [Math.min(...ratios), Math.max(...ratios)],
    drift: median(baselines.at(-1) ?? []) / median(baselines[0] ?? []),
  };
}

export function measured(values: readonly number[]): Measured {
  return { p50: median(values), p95: percentile(values, 0.95) };
}
