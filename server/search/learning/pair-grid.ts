/** Stems of a text and of its translation, by hash. */
export type StemPair = readonly [source: Uint32Array, target: Uint32Array];

/** Stands before each text for words that translate nothing. */
export const NOTHING = 0;

/** One text and its translation within the grid: its cells go from `start`, a line of `targets` for each source. */
interface Place {
  readonly start: number;
  readonly sources: number;
  readonly targets: number;
}

/**
 * Which sources stand beside which targets anywhere: a cell for each two of them, and for each pair of texts its cells one after the other.
 * Flat arrays, since maps of maps take twenty times as long and the memory of ten.
 */
export interface PairGrid {
  /** Hashes by number; number 0 is nothing. */
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  /** By cell. */
  readonly sourceOf: Uint32Array;
  readonly targetOf: Uint32Array;
  readonly places: readonly Place[];
  readonly cells: Uint32Array;
}

export function pairGrid(pairs: readonly StemPair[]): PairGrid {
  const [source, target] = [new Numbering(), new Numbering()];
  const texts = pairs.map(([from, to]) => ({ from: source.all(from), to: target.all(to) }));
  const places: Place[] = [];
  let size = 0;
  for (const { from, to } of texts) {
    places.push({ start: size, sources: from.length, targets: to.length });
    size += from.length * to.length;
  }
  const cells = new Uint32Array(size);
  const sourceOf = new Growing();
  const targetOf = new Growing();
  const standing = occurrences(texts.map(({ from }) => from), source.hashes.length);
  // By source, so that one line of cells by target is enough.
  const cellOf = new Uint32Array(target.hashes.length);
  const lineOf = new Int32Array(target.hashes.length).fill(-1);
  for (let number = 0; number < source.hashes.length; number++) {
    for (let nth = standing.starts[number] as number; nth < (standing.starts[number + 1] as number); nth++) {
      const [text, at] = [standing.texts[nth] as number, standing.ats[nth] as number];
      const { to } = texts[text] as (typeof texts)[number];
      const start = (places[text] as Place).start + at * to.length;
      for (let there = 0; there < to.length; there++) {
        const other = to[there] as number;
        if (lineOf[other] !== number) {
          lineOf[other] = number;
          cellOf[other] = sourceOf.push(number);
          targetOf.push(other);
        }
        cells[start + there] = cellOf[other] as number;
      }
    }
  }
  return { sources: source.hashes, targets: target.hashes, sourceOf: sourceOf.all(), targetOf: targetOf.all(), places, cells };
}

/** Numbers for hashes in the order in which they come. */
class Numbering {
  readonly hashes: number[] = [NOTHING];
  private readonly numbers = new Map<number, number>([[NOTHING, 0]]);

  /** Numbers of a text's stems, nothing before them. */
  all(stems: Uint32Array): Uint32Array {
    return Uint32Array.from([NOTHING, ...stems], (stem) => {
      let number = this.numbers.get(stem);
      if (number === undefined) this.numbers.set(stem, (number = this.hashes.push(stem) - 1));
      return number;
    });
  }
}

/** A list of numbers that grows. */
class Growing {
  private values = new Uint32Array(1024);
  private length = 0;

  /** @returns where it stands */
  push(value: number): number {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    return this.length++;
  }

  all(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}

/** In which texts, and where in them, each number stands: those of one from its start to the next's. */
function occurrences(texts: readonly Uint32Array[], numbers: number): { starts: Uint32Array; texts: Uint32Array; ats: Uint32Array } {
  const starts = new Uint32Array(numbers + 1);
  for (const text of texts) for (const number of text) starts[number + 1] = (starts[number + 1] as number) + 1;
  for (let number = 0; number < numbers; number++) starts[number + 1] = (starts[number + 1] as number) + (starts[number] as number);
  const next = starts.slice();
  const size = starts[numbers] as number;
  const found = { starts, texts: new Uint32Array(size), ats: new Uint32Array(size) };
  texts.forEach((text, nth) => {
    text.forEach((number, at) => {
      const to = next[number] as number;
      next[number] = to + 1;
      found.texts[to] = nth;
      found.ats[to] = at;
    });
  });
  return found;
}
