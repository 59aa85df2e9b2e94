import type { Ground } from './ground.ts';

/** One line of the table; `figures` holds what it was made from, for programs. */
export interface Finding {
  readonly what: string;
  /** Who it is compared with and what that took; nothing where there is nothing to compare with. */
  readonly baseline?: string;
  readonly ours: string;
  /** Ours by the baseline. */
  readonly ratio?: string;
  readonly aim?: string;
  readonly note?: string;
  readonly figures: object;
}

/** Something that is measured: a file of its own, named in `benchmarks.ts`. */
export interface Benchmark {
  /** What one says to run it alone: `npm run bench NAME`. */
  readonly name: string;
  run(ground: Ground): Promise<Finding[]>;
}
