/** Of a query's words, so much must be found for an entry to be. */
const LEAST_FOUND = 0.5;

/** What an entry found by some of the words counts beside one found by all. */
const PARTLY = 0.5;

/** Sums over the words of a query, by entries. */
export class Tally {
  private readonly sums: Float32Array;
  private readonly found: Float32Array;

  constructor(size: number) {
    this.sums = new Float32Array(size);
    this.found = new Float32Array(size);
  }

  /** @param share how much the word tells */
  add(number: number, sure: number, share: number): void {
    if (sure === 0) return;
    this.sums[number] = (this.sums[number] as number) + share * sure;
    this.found[number] = (this.found[number] as number) + share;
  }

  /** From 0 to 1: less for who has only some of the words, nothing for who has too few. @param all that the words tell together */
  of(number: number, all: number): number {
    const found = this.found[number] as number;
    const mean = (this.sums[number] as number) / all;
    if (found >= all - 1e-6) return mean;
    return found / all >= LEAST_FOUND ? PARTLY * mean : 0;
  }
}
