import { grown } from './postings.ts';

const NONE = -1;
const LONGEST = 65_535;
const LONGEST_TITLE = 255;

/** The texts of a language by number, and whose they are. A changed text gets a new number; the old one is no more. */
export class Texts {
  private readonly textOf: number[] = [];
  private entryOf = new Int32Array(1024);
  private lengths = new Uint16Array(1024);
  private titleLengths = new Uint8Array(1024);
  private used = 0;
  private gone = 0;
  private words = 0;
  private titleWords = 0;

  /** Numbers given out, those of texts that are no more among them. */
  get count(): number {
    return this.used;
  }

  get live(): number {
    return this.used - this.gone;
  }

  get isUntidy(): boolean {
    return this.gone > Math.max(64, this.used / 4);
  }

  add(entry: number, length: number, titleLength: number): number {
    const text = this.used++;
    if (text >= this.entryOf.length) {
      this.entryOf = grown(this.entryOf, new Int32Array(text * 2));
      this.lengths = grown(this.lengths, new Uint16Array(text * 2));
      this.titleLengths = grown(this.titleLengths, new Uint8Array(text * 2));
    }
    this.entryOf[text] = entry;
    this.textOf[entry] = text;
    this.lengths[text] = Math.min(length, LONGEST);
    this.titleLengths[text] = Math.min(titleLength, LONGEST_TITLE);
    this.words += this.length(text);
    this.titleWords += this.titleLength(text);
    return text;
  }

  /** @returns whether there was one */
  remove(entry: number): boolean {
    const text = this.of(entry);
    if (text === NONE) return false;
    this.words -= this.length(text);
    this.titleWords -= this.titleLength(text);
    this.entryOf[text] = NONE;
    this.textOf[entry] = NONE;
    this.gone += 1;
    return true;
  }

  of(entry: number): number {
    return this.textOf[entry] ?? NONE;
  }

  /** Whose a text is; −1 when it is no more. */
  entry(text: number): number {
    return this.entryOf[text] as number;
  }

  has(entry: number): boolean {
    return this.of(entry) !== NONE;
  }

  length(text: number): number {
    return this.lengths[text] as number;
  }

  titleLength(text: number): number {
    return this.titleLengths[text] as number;
  }

  averages(): { length: number; titleLength: number } {
    return { length: Math.max(1, this.words / Math.max(1, this.live)), titleLength: Math.max(1, this.titleWords / Math.max(1, this.live)) };
  }

  each(visit: (entry: number, text: number) => void): void {
    for (let text = 0; text < this.used; text++) {
      const entry = this.entryOf[text] as number;
      if (entry !== NONE) visit(entry, text);
    }
  }

  /** Gives the texts that are left numbers from 0 on. @returns the new number of each, −1 for those that are no more */
  tidy(): Int32Array {
    const renumbered = new Int32Array(this.used).fill(NONE);
    let next = 0;
    this.each((entry, text) => {
      renumbered[text] = next;
      this.textOf[entry] = next;
      this.entryOf[next] = entry;
      this.lengths[next] = this.lengths[text] as number;
      this.titleLengths[next] = this.titleLengths[text] as number;
      next += 1;
    });
    this.used = next;
    this.gone = 0;
    return renumbered;
  }
}
