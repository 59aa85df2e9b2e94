import { grams, hash } from '../words/tokens.ts';

/** New words are sorted in when there are so many, or a quarter of all. */
const LEAST_NEW = 2_000;

/** Two numbers in one that sorts by the first: a part's hash (32 bits) and a word's number (up to 20 bits). */
const ROOM = 1 << 20;

/**
 * Which words of a language have which parts of three to five letters. Hashes of parts in order, each with the numbers of its words side by
 * side: a tenth of the memory of a map of lists. Words that came since stand apart until they are sorted in.
 */
export class PartsOfWords {
  private keys = new Uint32Array(0);
  private starts = Uint32Array.of(0);
  private ids = new Uint32Array(0);
  private rarities = new Float32Array(0);
  private readonly recent = new Map<number, number[]>();
  private sorted = 0;
  private added = 0;

  /** @param id the word's number; words come in the order of their numbers */
  add(id: number, word: string): void {
    for (const key of new Set(grams(word).map(hash))) {
      const list = this.recent.get(key);
      if (list === undefined) this.recent.set(key, [id]);
      else list.push(id);
    }
    this.added += 1;
    if (this.added >= Math.max(LEAST_NEW, this.sorted / 4)) this.sortIn();
  }

  private sortIn(): void {
    let count = this.ids.length;
    for (const list of this.recent.values()) count += list.length;
    const pairs = new Float64Array(count);
    let at = 0;
    this.keys.forEach((key, row) => {
      for (let place = this.starts[row] as number; place < (this.starts[row + 1] as number); place++) pairs[at++] = key * ROOM + (this.ids[place] as number);
    });
    for (const [key, list] of this.recent) for (const id of list) pairs[at++] = key * ROOM + id;
    pairs.sort();
    this.take(pairs);
    this.recent.clear();
    this.sorted += this.added;
    this.added = 0;
  }

  private take(pairs: Float64Array): void {
    const ids = new Uint32Array(pairs.length);
    const keys: number[] = [];
    const starts: number[] = [];
    let last = -1;
    pairs.forEach((pair, at) => {
      const key = Math.floor(pair / ROOM);
      ids[at] = pair - key * ROOM;
      if (key === last) return;
      keys.push(key);
      starts.push(at);
      last = key;
    });
    this.keys = Uint32Array.from(keys);
    this.starts = Uint32Array.from([...starts, pairs.length]);
    this.ids = ids;
    this.rarities = new Float32Array(0);
  }

  /**
   * Counts anew how rare each part is among texts. Texts that miss each of a part's words, taken as independent, miss the part.
   * @param frequencies in how many texts each word stands, by the word's number
   */
  weigh(frequencies: Uint32Array, texts: number): void {
    const missed = new Float32Array(frequencies.length);
    for (let id = 0; id < missed.length; id++) missed[id] = Math.log(1 - Math.min(frequencies[id] as number, texts - 0.5) / texts);
    this.rarities = new Float32Array(this.keys.length);
    for (let row = 0; row < this.keys.length; row++) {
      let misses = 0;
      for (let place = this.starts[row] as number; place < (this.starts[row + 1] as number); place++) misses += missed[this.ids[place] as number] as number;
      this.rarities[row] = Math.log((1 + texts) / (1 + texts * (1 - Math.exp(misses)))) + 1;
    }
  }

  /** Whether parts were weighed since they were last sorted. */
  get isWeighed(): boolean {
    return this.rarities.length === this.keys.length;
  }

  /**
   * For each word, the weight of the parts that it shares with the asked words.
   * @param asked words, each with how much it tells
   * @param unknown the rarity of a part that was not weighed
   */
  likeness(asked: ReadonlyMap<string, number>, size: number, unknown: number): Float32Array {
    const counts = new Map<number, number>();
    for (const [word, weight] of asked) {
      for (const part of grams(word)) {
        const key = hash(part);
        counts.set(key, (counts.get(key) ?? 0) + weight);
      }
    }
    const like = new Float32Array(size);
    for (const [key, count] of counts) {
      const row = this.row(key);
      const rarity = row === -1 || !this.isWeighed ? unknown : (this.rarities[row] as number);
      const weight = Math.min(count, 1 + Math.log(Math.max(1, count))) * rarity ** 2;
      if (row !== -1) for (let place = this.starts[row] as number; place < (this.starts[row + 1] as number); place++) like[this.ids[place] as number] = (like[this.ids[place] as number] as number) + weight;
      for (const id of this.recent.get(key) ?? []) like[id] = (like[id] as number) + weight;
    }
    return like;
  }

  /** How many parts each word shares with a typed one. */
  shared(typed: string, size: number): Float32Array {
    const shared = new Float32Array(size);
    for (const part of new Set(grams(typed))) {
      const key = hash(part);
      const row = this.row(key);
      if (row !== -1) for (let place = this.starts[row] as number; place < (this.starts[row + 1] as number); place++) shared[this.ids[place] as number] = (shared[this.ids[place] as number] as number) + 1;
      for (const id of this.recent.get(key) ?? []) shared[id] = (shared[id] as number) + 1;
    }
    return shared;
  }

  private row(key: number): number {
    let low = 0;
    let high = this.keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.keys[middle] as number;
      if (found === key) return middle;
      if (found < key) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
