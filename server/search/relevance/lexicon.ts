/** One stem of the original language that may stand for another's, and how likely it does, from 0 to 1. */
export interface Translation {
  readonly stem: number;
  readonly likelihood: number;
}

/**
 * Which stems of the original language stand for which of another language, by hash. Side by side in few arrays: as a map of lists it would
 * take twenty times the memory.
 */
export class Lexicon {
  readonly sources: Uint32Array;
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** In 255ths. */
  readonly likelihoods: Uint8Array;

  /** @param sources in ascending order; the translations of one go from its start to the next's */
  constructor(sources: Uint32Array, starts: Uint32Array, targets: Uint32Array, likelihoods: Uint8Array) {
    this.sources = sources;
    this.starts = starts;
    this.targets = targets;
    this.likelihoods = likelihoods;
  }

  static from(lines: ReadonlyMap<number, readonly Translation[]>): Lexicon {
    const ordered = [...lines].sort(([one], [other]) => one - other);
    const starts = new Uint32Array(ordered.length + 1);
    ordered.forEach(([, line], at) => (starts[at + 1] = (starts[at] as number) + line.length));
    const all = ordered.flatMap(([, line]) => line);
    return new Lexicon(
      Uint32Array.from(ordered, ([source]) => source),
      starts,
      Uint32Array.from(all, ({ stem }) => stem),
      Uint8Array.from(all, ({ likelihood }) => Math.round(likelihood * 255)),
    );
  }

  /** Most likely first; none for a stem that is not known. */
  translations(source: number): Translation[] {
    let low = 0;
    let high = this.sources.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.sources[middle] as number;
      if (found === source) return this.line(middle);
      if (found < source) low = middle + 1;
      else high = middle - 1;
    }
    return [];
  }

  private line(row: number): Translation[] {
    const line: Translation[] = [];
    for (let at = this.starts[row] as number; at < (this.starts[row + 1] as number); at++) line.push({ stem: this.targets[at] as number, likelihood: (this.likelihoods[at] as number) / 255 });
    return line;
  }
}
