/** A longer array with the same beginning. */
export function grown<Kind extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(values: Kind, room: Kind): Kind {
  room.set(values);
  return room;
}

const NONE = -1;

/**
 * In which texts each word stands, and how often. Most of it lies in order, a word's texts side by side; what came since hangs in chains
 * until it is put in order. A byte goes with each: how often up to 127, and whether the word stands in the title.
 */
export class Postings {
  private starts = Uint32Array.of(0);
  private texts = new Uint32Array(0);
  private counts = new Uint8Array(0);
  private heads = new Int32Array(1024).fill(NONE);
  private chained = new Uint32Array(1024);
  private chainedCounts = new Uint8Array(1024);
  private next = new Int32Array(1024);
  private waiting = 0;

  /** Whether it is time to put everything in order. */
  get isUntidy(): boolean {
    return this.waiting > Math.max(8192, this.texts.length / 3);
  }

  add(word: number, text: number, count: number, inTitle: boolean): void {
    if (word >= this.heads.length) this.heads = grown(this.heads, new Int32Array(word * 2).fill(NONE));
    const at = this.waiting++;
    if (at >= this.chained.length) {
      this.chained = grown(this.chained, new Uint32Array(at * 2));
      this.chainedCounts = grown(this.chainedCounts, new Uint8Array(at * 2));
      this.next = grown(this.next, new Int32Array(at * 2));
    }
    this.chained[at] = text;
    this.chainedCounts[at] = Math.min(count, 127) | (inTitle ? 128 : 0);
    this.next[at] = this.heads[word] as number;
    this.heads[word] = at;
  }

  /** Calls for each text that a word stands in; texts that are no more are among them until they are put in order. */
  each(word: number, visit: (text: number, count: number, inTitle: boolean) => void): void {
    if (word + 1 < this.starts.length) {
      const end = this.starts[word + 1] as number;
      for (let at = this.starts[word] as number; at < end; at++) {
        const byte = this.counts[at] as number;
        visit(this.texts[at] as number, byte & 127, byte > 127);
      }
    }
    for (let at = this.heads[word] ?? NONE; at !== NONE; at = this.next[at] as number) {
      const byte = this.chainedCounts[at] as number;
      visit(this.chained[at] as number, byte & 127, byte > 127);
    }
  }

  /** Where a word stands in a text, if it does. */
  place(word: number, text: number): 'title' | 'body' | undefined {
    const found: ('title' | 'body')[] = [];
    this.each(word, (other, _, inTitle) => {
      if (other === text) found.push(inTitle ? 'title' : 'body');
    });
    return found[0];
  }

  /**
   * Puts everything in order and leaves out what is no more.
   * @param renumbered the new number of each text, −1 for those that are no more
   * @returns in how many texts each word stands
   */
  tidy(words: number, renumbered: Int32Array): Uint32Array {
    const frequencies = new Uint32Array(words);
    const starts = new Uint32Array(words + 1);
    const texts = new Uint32Array(this.texts.length + this.waiting);
    const counts = new Uint8Array(texts.length);
    let used = 0;
    for (let word = 0; word < words; word++) {
      starts[word] = used;
      this.each(word, (text, count, inTitle) => {
        const now = renumbered[text] as number;
        if (now === NONE) return;
        texts[used] = now;
        counts[used++] = count | (inTitle ? 128 : 0);
      });
      frequencies[word] = used - (starts[word] as number);
    }
    starts[words] = used;
    this.starts = starts;
    this.texts = texts.slice(0, used);
    this.counts = counts.slice(0, used);
    this.heads.fill(NONE);
    this.chained = new Uint32Array(1024);
    this.chainedCounts = new Uint8Array(1024);
    this.next = new Int32Array(1024);
    this.waiting = 0;
    return frequencies;
  }
}
