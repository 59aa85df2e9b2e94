import { nth } from './fuse.ts';

/** Components of a vector of length 1 in 256 dimensions are about 0.06: 400 to one uses a byte well, and the few above 0.3 are cut. */
const SCALE = 400;

/** No component is rounded to it, so it marks that there is no vector. */
const NONE = -128;

/** The first dimensions tell the most; how many of them are compared for all entries, and for how many entries all are. */
const STRONGEST = 64;
const COMPARED = 1_000;

/** Vectors of length 1 as signed bytes: one for each entry's whole text, by the entry's number, and some for its passages. */
export class Vectors {
  private readonly dimensions: number;
  private wholes: Int8Array;
  private readonly passages: (Int8Array | undefined)[] = [];

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.wholes = new Int8Array(dimensions * 1024).fill(NONE);
  }

  set(entry: number, whole: Float32Array, passages: readonly Float32Array[]): void {
    if ((entry + 1) * this.dimensions > this.wholes.length) {
      const more = new Int8Array(Math.ceil((entry + 1) * 1.5) * this.dimensions).fill(NONE);
      more.set(this.wholes);
      this.wholes = more;
    }
    put(whole, this.wholes, entry * this.dimensions);
    const bytes = new Int8Array(passages.length * this.dimensions);
    passages.forEach((passage, nth) => put(passage, bytes, nth * this.dimensions));
    this.passages[entry] = passages.length === 0 ? undefined : bytes;
  }

  delete(entry: number): void {
    this.wholes.fill(NONE, entry * this.dimensions, (entry + 1) * this.dimensions);
    this.passages[entry] = undefined;
  }

  /** A vector as the other methods ask for it. */
  asked(vector: Float32Array): Int8Array {
    const bytes = new Int8Array(this.dimensions);
    put(vector, bytes, 0);
    return bytes;
  }

  /**
   * The cosine of each entry's whole text to a vector; NaN for entries without. Of many entries, first the strongest dimensions are compared,
   * and all of them only for those that are nearest by these; the others keep what these gave.
   */
  whole(asked: Int8Array, entries: number): Float32Array {
    const cosines = new Float32Array(entries).fill(NaN);
    const { wholes, dimensions } = this;
    if (dimensions === 0) return cosines;
    const count = Math.min(entries, wholes.length / dimensions);
    const isFew = count <= COMPARED;
    for (let entry = 0; entry < count; entry++) {
      if (wholes[entry * dimensions] !== NONE) cosines[entry] = cosine(wholes, entry * dimensions, asked, isFew ? dimensions : Math.min(STRONGEST, dimensions));
    }
    if (isFew) return cosines;
    const least = nth(cosines, COMPARED);
    for (let entry = 0; entry < count; entry++) if ((cosines[entry] as number) >= least) cosines[entry] = cosine(wholes, entry * dimensions, asked, dimensions);
    return cosines;
  }

  /** The cosine of an entry's nearest passage to a vector; undefined when it has none. */
  nearest(asked: Int8Array, entry: number): number | undefined {
    const bytes = this.passages[entry];
    if (bytes === undefined) return undefined;
    let best = -1;
    for (let start = 0; start < bytes.length; start += this.dimensions) best = Math.max(best, cosine(bytes, start, asked, this.dimensions));
    return best;
  }
}

function put(vector: Float32Array, into: Int8Array, start: number): void {
  for (let at = 0; at < vector.length; at++) into[start + at] = Math.max(-127, Math.min(127, Math.round((vector[at] as number) * SCALE)));
}

function cosine(bytes: Int8Array, start: number, asked: Int8Array, dimensions: number): number {
  let even = 0;
  let odd = 0;
  // Two sums, so that one need not wait for the other.
  for (let at = 0; at < dimensions; at += 2) {
    even = (even + Math.imul(bytes[start + at] as number, asked[at] as number)) | 0;
    odd = (odd + Math.imul(bytes[start + at + 1] as number, asked[at + 1] as number)) | 0;
  }
  return (even + odd) / (SCALE * SCALE);
}
