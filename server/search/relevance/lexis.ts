import { stemHash } from '../words/stem.ts';
import { tokens } from '../words/tokens.ts';
import { LikeWords } from './like-words.ts';
import { PartsOfWords } from './parts-of-words.ts';
import { Postings, grown } from './postings.ts';
import { Texts } from './texts.ts';

/** A text as it is searched. */
export interface EntryText {
  readonly title: string;
  readonly body: string;
}

/** What a question asks of a language: stems, each with its weight, and words like the asked ones, each with how like it is. */
export interface Asked {
  readonly stems: readonly { readonly stem: number; readonly weight: number }[];
  readonly alike: readonly number[];
  readonly likeness: Float32Array;
}

/** Scores by entries' numbers; NaN for entries without a text. */
export interface Scores {
  /** BM25 of the asked stems. */
  readonly exact: Float32Array;
  readonly exactInTitle: Float32Array;
  /** Parts of words that are shared. */
  readonly alike: Float32Array;
  readonly alikeInTitle: Float32Array;
}

/** @see Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009) */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** How much a text's length weighs against words that are only alike: exponents. They measured best, title and body apart. */
const LENGTH_POWER = { body: 0.55, title: 0.3 };

/** Words less like the question than this share of the most like one are passed by: most share three letters, and tell nothing by it. */
const LEAST_LIKE = 0.2;

/** How rare the parts of words are is counted anew once one text in so many has changed. */
const STALE_SHARE = 50;

/** How much surer a word in the title is than one in the text. */
const IN_BODY = 0.6;

/** How much more a word in the title explains than one in the text. */
const IN_TITLE = 3;

const LOGS = Float32Array.from({ length: 128 }, (_, count) => (count > 0 ? 1 + Math.log(count) : 0));

/**
 * The texts of one language: which words stand in which, and how well each text answers a question.
 * Words are folded; stems and parts of words are looked up by their words. A changed text is put in anew, the old one is passed by from then on.
 */
export class Lexis {
  readonly language: string;
  private readonly inBody: number;
  private readonly ids = new Map<string, number>();
  private readonly folded: string[] = [];
  private readonly spellings: string[] = [];
  private readonly stemNumbers = new Map<number, number>();
  /** The words of each stem. */
  private readonly members: number[][] = [];
  private stemOf = new Uint32Array(1024);
  private frequencies = new Uint32Array(1024);
  private stemFrequencies = new Uint32Array(1024);
  private readonly parts = new PartsOfWords();
  private readonly postings = new Postings();
  private readonly texts = new Texts();
  private changes = 0;
  private readonly likeWords: LikeWords;

  /** @param inBody how sure a word in a text's body is, beside one in its title */
  constructor(language: string, inBody = IN_BODY) {
    this.language = language;
    this.inBody = inBody;
    this.likeWords = new LikeWords({
      words: this.folded,
      number: (word) => this.ids.get(word),
      stands: (id) => (this.frequencies[id] as number) > 0,
      sameStem: (word) => this.members[this.stemNumbers.get(stemHash(word, language)) ?? -1] ?? [],
      shared: (word) => this.parts.shared(word, this.ids.size),
    });
  }

  /** Puts or replaces the text of an entry. */
  set(entry: number, { title, body }: EntryText): void {
    this.delete(entry);
    const inTitle = new Set<number>();
    const counts = new Map<number, number>();
    let titleLength = 0;
    let length = 0;
    const count = (written: string, isTitle: boolean): void => {
      for (const { word, written: as } of tokens(written, this.language)) {
        const id = this.word(word, as);
        counts.set(id, (counts.get(id) ?? 0) + 1);
        if (isTitle) inTitle.add(id);
        if (isTitle) titleLength += 1;
        length += 1;
      }
    };
    count(title, true);
    count(body, false);
    if (length === 0) return;
    const text = this.texts.add(entry, length, titleLength);
    const stems = new Set<number>();
    for (const [id, times] of counts) {
      this.postings.add(id, text, times, inTitle.has(id));
      this.frequencies[id] = (this.frequencies[id] as number) + 1;
      stems.add(this.stemOf[id] as number);
    }
    for (const stem of stems) this.stemFrequencies[stem] = (this.stemFrequencies[stem] as number) + 1;
    this.changes += 1;
    if (this.postings.isUntidy || this.texts.isUntidy) this.tidy();
  }

  delete(entry: number): void {
    if (this.texts.remove(entry)) this.changes += 1;
  }

  has(entry: number): boolean {
    return this.texts.has(entry);
  }

  /** Whether some text has a word, or another form of it. */
  knows(word: string): boolean {
    const stem = this.stemNumbers.get(stemHash(word, this.language));
    return stem !== undefined && (this.stemFrequencies[stem] as number) > 0;
  }

  /** Whether some text has a word, another form of it, or one that begins so. */
  begins(typed: string): boolean {
    return this.knows(typed) || this.likeWords.begins(typed);
  }

  /** Puts everything in order, which makes answers faster and frees what deleted texts held. */
  tidy(): void {
    const frequencies = this.postings.tidy(this.ids.size, this.texts.tidy());
    this.frequencies.set(frequencies);
    const seen = new Uint32Array(this.texts.count).fill(0xffffffff);
    this.members.forEach((ids, stem) => {
      let count = 0;
      for (const id of ids) {
        this.postings.each(id, (text) => {
          if (seen[text] === stem) return;
          seen[text] = stem;
          count += 1;
        });
      }
      this.stemFrequencies[stem] = count;
    });
    this.changes = 0;
    this.parts.weigh(this.frequencies.subarray(0, this.ids.size), Math.max(1, this.texts.live));
  }

  private word(word: string, written: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(word, id);
    this.folded.push(word);
    // A copy, or the whole text that it was cut from would be kept.
    this.spellings.push(written === word ? word : Buffer.from(written).toString());
    if (id >= this.stemOf.length) {
      this.stemOf = grown(this.stemOf, new Uint32Array(id * 2));
      this.frequencies = grown(this.frequencies, new Uint32Array(id * 2));
    }
    const key = stemHash(word, this.language);
    let stem = this.stemNumbers.get(key);
    if (stem === undefined) {
      stem = this.members.length;
      this.stemNumbers.set(key, stem);
      this.members.push([]);
      if (stem >= this.stemFrequencies.length) this.stemFrequencies = grown(this.stemFrequencies, new Uint32Array(stem * 2));
    }
    this.members[stem]?.push(id);
    this.stemOf[id] = stem;
    this.parts.add(id, word);
    return id;
  }

  /**
   * What a question asks here.
   * @param wanted stems by hash, each with how much it tells; one that no text has is left out
   * @param question words with how much each tells, for which like ones are looked for
   */
  ask(wanted: ReadonlyMap<number, number>, question: ReadonlyMap<string, number>): Asked {
    const stems = [...wanted].flatMap(([key, share]) => {
      const stem = this.stemNumbers.get(key);
      return stem === undefined || this.stemFrequencies[stem] === 0 ? [] : [{ stem, weight: share * this.rarity(stem) }];
    });
    if (!this.parts.isWeighed || this.changes * STALE_SHARE > this.texts.live) {
      this.parts.weigh(this.frequencies.subarray(0, this.ids.size), Math.max(1, this.texts.live));
      this.changes = 0;
    }
    const likeness = this.parts.likeness(question, this.ids.size, Math.log(1 + this.texts.live));
    let most = 0;
    for (const like of likeness) if (like > most) most = like;
    const alike: number[] = [];
    for (let id = 0; id < likeness.length; id++) if ((likeness[id] as number) > most * LEAST_LIKE) alike.push(id);
    return { stems, alike, likeness };
  }

  private rarity(stem: number): number {
    const frequency = this.stemFrequencies[stem] as number;
    return Math.log(1 + (Math.max(this.texts.live, frequency) - frequency + 0.5) / (frequency + 0.5));
  }

  /** How well each entry's text answers. @param entries how many numbers there are */
  score({ stems, alike, likeness }: Asked, entries: number): Scores {
    const { texts } = this;
    const exact = new Float32Array(texts.count);
    const exactInTitle = new Float32Array(texts.count);
    const soft = new Float32Array(texts.count);
    const softInTitle = new Float32Array(texts.count);
    const { length: average, titleLength: averageTitle } = texts.averages();
    const tally = new Uint16Array(texts.count);
    const titled = new Uint8Array(texts.count);
    for (const { stem, weight } of stems) {
      const touched: number[] = [];
      for (const id of this.members[stem] ?? []) {
        this.postings.each(id, (text, count, inTitle) => {
          if (tally[text] === 0) touched.push(text);
          tally[text] = (tally[text] as number) + count;
          if (inTitle) titled[text] = 1;
        });
      }
      for (const text of touched) {
        const count = tally[text] as number;
        exact[text] = (exact[text] as number) + bm25(weight, count, texts.length(text) / average);
        if (titled[text] === 1) exactInTitle[text] = (exactInTitle[text] as number) + bm25(weight, 1, texts.titleLength(text) / averageTitle);
        tally[text] = 0;
        titled[text] = 0;
      }
    }
    for (const id of alike) {
      const weight = likeness[id] as number;
      this.postings.each(id, (text, count, inTitle) => {
        soft[text] = (soft[text] as number) + weight * (LOGS[count] as number);
        if (inTitle) softInTitle[text] = (softInTitle[text] as number) + weight;
      });
    }
    return this.byEntry({ exact, exactInTitle, alike: soft, alikeInTitle: softInTitle }, entries);
  }

  private byEntry(found: Scores, entries: number): Scores {
    const [exact, exactInTitle, alike, alikeInTitle] = [0, 0, 0, 0].map(() => new Float32Array(entries).fill(NaN)) as [Float32Array, Float32Array, Float32Array, Float32Array];
    this.texts.each((entry, text) => {
      exact[entry] = found.exact[text] as number;
      exactInTitle[entry] = found.exactInTitle[text] as number;
      alike[entry] = (found.alike[text] as number) / this.texts.length(text) ** LENGTH_POWER.body;
      alikeInTitle[entry] = (found.alikeInTitle[text] as number) / Math.max(1, this.texts.titleLength(text)) ** LENGTH_POWER.title;
    });
    return { exact, exactInTitle, alike, alikeInTitle };
  }

  /** The word in an entry's text that counted most for what was asked, as it is written; one in the title tells what the text is about. */
  reason(entry: number, { stems }: Asked): string | undefined {
    const text = this.texts.of(entry);
    let best: string | undefined;
    let most = 0;
    for (const { stem, weight } of stems) {
      for (const id of weight * IN_TITLE > most ? (this.members[stem] ?? []) : []) {
        const place = this.postings.place(id, text);
        const worth = place === undefined ? 0 : weight * (place === 'title' ? IN_TITLE : 1);
        if (worth <= most) continue;
        most = worth;
        best = this.spellings[id];
      }
    }
    return best;
  }

  /** The surest word in an entry's text for typed ones, as it is written. */
  through(entry: number, typed: readonly string[]): string | undefined {
    const alike = typed.flatMap((word) => [...this.likeWords.of(word)]).sort(([, one], [, other]) => other - one);
    return this.first(entry, alike.map(([id]) => id));
  }

  /** The likeliest word in an entry's text of some stems, by hash, as it is written. */
  throughStems(entry: number, wanted: ReadonlyMap<number, number>): string | undefined {
    const ordered = [...wanted].sort(([, one], [, other]) => other - one);
    return this.first(entry, ordered.flatMap(([key]) => this.members[this.stemNumbers.get(key) ?? -1] ?? []));
  }

  /** The first of some words that an entry's text has. */
  private first(entry: number, ids: readonly number[]): string | undefined {
    const text = this.texts.of(entry);
    const found = ids.find((id) => this.postings.place(id, text) !== undefined);
    return found === undefined ? undefined : this.spellings[found];
  }

  /** The word that may be meant by one that no text has: misspelt, or else written as it sounds. */
  meant(typed: string): string | undefined {
    const id = this.likeWords.meant(typed) ?? this.likeWords.heard(typed);
    return id === undefined ? undefined : this.spellings[id];
  }

  /**
   * How surely each entry has what is typed, from 0 to 1: its own word, another form of it, a longer one, a misspelt one.
   * A word in the title is surer than one in the text.
   */
  sureness(typed: string, entries: number): Float32Array {
    return this.surest(this.likeWords.of(typed), entries);
  }

  /** The same for stems, by hash, each with how sure it is. */
  surenessOfStems(wanted: ReadonlyMap<number, number>, entries: number): Float32Array {
    const ids = new Map<number, number>();
    for (const [key, sure] of wanted) for (const id of this.members[this.stemNumbers.get(key) ?? -1] ?? []) ids.set(id, sure);
    return this.surest(ids, entries);
  }

  private surest(ids: ReadonlyMap<number, number>, entries: number): Float32Array {
    const found = new Float32Array(entries);
    for (const [id, sure] of ids) {
      if (this.frequencies[id] === 0) continue;
      this.postings.each(id, (text, _, inTitle) => {
        const entry = this.texts.entry(text);
        if (entry === -1) return;
        const value = sure * (inTitle ? 1 : this.inBody);
        if (value > (found[entry] as number)) found[entry] = value;
      });
    }
    return found;
  }
}

function bm25(weight: number, count: number, length: number): number {
  return (weight * count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length));
}
