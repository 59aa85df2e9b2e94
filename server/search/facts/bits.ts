/** A set of small whole numbers, one bit each; it grows as far as its greatest number. */
export class Bits {
  private words: Uint32Array;

  constructor(words = new Uint32Array(0)) {
    this.words = words;
  }

  static of(numbers: Iterable<number>): Bits {
    const bits = new Bits();
    for (const number of numbers) bits.add(number);
    return bits;
  }

  add(number: number): this {
    const word = number >>> 5;
    if (word >= this.words.length) this.grow(word + 1);
    this.words[word] = (this.words[word] ?? 0) | (1 << (number & 31));
    return this;
  }

  delete(number: number): this {
    const word = number >>> 5;
    if (word < this.words.length) this.words[word] = (this.words[word] ?? 0) & ~(1 << (number & 31));
    return this;
  }

  has(number: number): boolean {
    return (((this.words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  /** Keeps only what is in the other too. */
  and(other: Bits): this {
    const { words } = this;
    const shared = Math.min(words.length, other.words.length);
    for (let index = 0; index < shared; index++) words[index] = (words[index] ?? 0) & (other.words[index] ?? 0);
    words.fill(0, shared);
    return this;
  }

  /** Takes in what is in the other. */
  or(other: Bits): this {
    if (other.words.length > this.words.length) this.grow(other.words.length);
    const { words } = this;
    for (let index = 0; index < other.words.length; index++) words[index] = (words[index] ?? 0) | (other.words[index] ?? 0);
    return this;
  }

  copy(): Bits {
    return new Bits(this.words.slice());
  }

  get count(): number {
    let count = 0;
    for (const word of this.words) count += onesIn(word);
    return count;
  }

  /** How many are in the other too. */
  countAnd(other: Bits): number {
    const shared = Math.min(this.words.length, other.words.length);
    let count = 0;
    for (let index = 0; index < shared; index++) count += onesIn((this.words[index] ?? 0) & (other.words[index] ?? 0));
    return count;
  }

  get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  /** How many are in a set of the one list and in that at its place in the other; nothing is made for it, since facets count thousands of times. */
  static countInPairs(some: readonly Bits[], others: readonly Bits[]): number {
    let longest = 0;
    for (let pair = 0; pair < some.length; pair++) {
      const one = some[pair]?.words ?? NONE;
      const other = others[pair]?.words ?? NONE;
      const shared = Math.min(one.length, other.length);
      if (shared > scratch.length) scratch = enlarged(scratch, shared);
      const words = scratch;
      for (let index = 0; index < shared; index++) words[index] = (words[index] ?? 0) | ((one[index] ?? 0) & (other[index] ?? 0));
      longest = Math.max(longest, shared);
    }
    let count = 0;
    for (let index = 0; index < longest; index++) count += onesIn(scratch[index] ?? 0);
    scratch.fill(0, 0, longest);
    return count;
  }

  /** The smallest first. */
  *numbers(): Generator<number> {
    for (const [index, word] of this.words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) yield index * 32 + 31 - Math.clz32(rest & -rest);
    }
  }

  private grow(length: number): void {
    this.words = enlarged(this.words, Math.max(length, Math.ceil(this.words.length * 1.25)));
  }
}

const NONE = new Uint32Array(0);

/** Filled with zeros between uses. */
let scratch = new Uint32Array(0);

function enlarged(words: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(words);
  return larger;
}

/** Ones of a word of 32 bits. @see https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function onesIn(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
