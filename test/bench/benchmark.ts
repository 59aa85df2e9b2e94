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

/** What only some benchmarks ask of whoever runs them. */
export interface Options {
  /** Pages and questions in the format of OMoS-QA. */
  readonly folder?: string | undefined;
  /** A file of learned numbers in place of the one that comes with the program; "none" for none. */
  readonly base?: string | undefined;
  /** Asks only what is about a fifth of the pages, 0 to 4: the one that `base` was learned without. */
  readonly fold?: number | undefined;
  /** Pages of a further site whose cost is measured. */
  readonly pages?: number | undefined;
}

/** Something that is measured: a file of its own, named in `benchmarks.ts`. */
export interface Benchmark {
  /** What one says to run it alone: `npm run bench NAME`. */
  readonly name: string;
  /** Whether it brings entries of its own, so that alone it needs no fictional ones. */
  readonly ownEntries?: boolean;
  /** Why it cannot be run so, in one sentence, when somebody asks for it by name. */
  refuse?(options: Options): string | undefined;
  run(ground: Ground, options: Options): Promise<Finding[]>;
}
