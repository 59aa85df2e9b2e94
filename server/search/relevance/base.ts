import { Lexicon } from './lexicon.ts';
import type { Space } from './space.ts';

/** What is learned once from parallel text, so that a new directory is found across languages from its first day: numbers and hashes of words, no text. */
export interface Base {
  readonly space: Space;
  /** By language: its stems to those of the original language. */
  readonly lexica: ReadonlyMap<string, Lexicon>;
  /** By language: hash of a folded word to how much it tells in a question, from 0 (in every question) to 1; a word that is not here tells all. */
  readonly questionWords: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

const MARK = 0x4e42_4c52;
const VERSION = 2;

/** A base from which nothing was learned: everything is found by its own words alone. */
export const NOTHING_LEARNED: Base = {
  space: { dimensions: 0, rows: new Map(), weights: new Float32Array(0), scales: new Float32Array(0), vectors: new Int8Array(0) },
  lexica: new Map(),
  questionWords: new Map(),
};

/**
 * A base as bytes, little-endian, each list as its length (uint32), its values, and zeros up to a multiple of four:
 * mark, version, dimensions; of the space feature hashes (uint32), weights (float32), scales (float32), vectors (int8);
 * number of lexica, each: language (UTF-8), sources (uint32), how many targets each has (uint8), table of target hashes (uint32),
 * targets as places in that table (uint16), likelihoods in 255ths (uint8); number of question languages, each: language, hashes (uint32), shares in 255ths (uint8).
 */
export function encodeBase({ space, lexica, questionWords }: Base): Uint8Array {
  const out = new Writer();
  for (const number of [MARK, VERSION, space.dimensions]) out.number(number);
  out.list(Uint32Array.from(space.rows.keys()));
  for (const list of [space.weights, space.scales, space.vectors]) out.list(list);
  out.number(lexica.size);
  for (const [language, lexicon] of lexica) {
    out.text(language);
    out.list(lexicon.sources);
    out.list(Uint8Array.from(lexicon.sources, (_, at) => (lexicon.starts[at + 1] as number) - (lexicon.starts[at] as number)));
    const table = new Map([...new Set(lexicon.targets)].map((target, at) => [target, at]));
    if (table.size > 0xffff) throw new RangeError(`The lexicon of ${language} has ${String(table.size)} words of the original language; there is room for 65,535.`);
    out.list(Uint32Array.from(table.keys()));
    out.list(Uint16Array.from(lexicon.targets, (target) => table.get(target) ?? 0));
    out.list(lexicon.likelihoods);
  }
  out.number(questionWords.size);
  for (const [language, shares] of questionWords) {
    out.text(language);
    out.list(Uint32Array.from(shares.keys()));
    out.list(Uint8Array.from(shares.values(), (share) => Math.round(share * 255)));
  }
  return out.bytes();
}

/** @throws RangeError for other bytes */
export function decodeBase(bytes: Uint8Array): Base {
  const from = new Reader(bytes);
  if (from.number() !== MARK || from.number() !== VERSION) throw new RangeError('These bytes are no learned numbers of this version: make them anew with "npm run learn".');
  const dimensions = from.number();
  const rows = new Map(Array.from(from.wide(), (feature, row) => [feature, row]));
  const space: Space = { dimensions, rows, weights: from.floats(), scales: from.floats(), vectors: new Int8Array(from.part()) };
  const lexica = from.each(() => {
    const language = from.text();
    const sources = from.wide();
    const starts = new Uint32Array(sources.length + 1);
    from.narrow().forEach((count, at) => (starts[at + 1] = (starts[at] as number) + count));
    const table = from.wide();
    const targets = Uint32Array.from(new Uint16Array(from.part(2)), (at) => table[at] as number);
    return [language, new Lexicon(sources, starts, targets, from.narrow())] as const;
  });
  const questionWords = from.each(() => {
    const language = from.text();
    const words = from.wide();
    const shares = from.narrow();
    return [language, new Map(Array.from(words, (word, at) => [word, (shares[at] as number) / 255]))] as const;
  });
  return { space, lexica: new Map(lexica), questionWords: new Map(questionWords) };
}

type List = Uint32Array | Uint16Array | Uint8Array | Int8Array | Float32Array;

class Writer {
  private readonly parts: Buffer[] = [];

  number(value: number): void {
    this.parts.push(Buffer.from(Uint32Array.of(value).buffer));
  }

  list(values: List): void {
    this.number(values.length);
    this.parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength), Buffer.alloc(-values.byteLength & 3));
  }

  text(value: string): void {
    this.list(new TextEncoder().encode(value));
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

class Reader {
  private readonly all: Uint8Array;
  private at = 0;

  constructor(all: Uint8Array) {
    this.all = all;
  }

  number(): number {
    return new Uint32Array(this.take(4))[0] ?? 0;
  }

  /** A list of bytes. */
  part(width = 1): ArrayBuffer {
    return this.take(this.number() * width);
  }

  narrow(): Uint8Array {
    return new Uint8Array(this.part());
  }

  wide(): Uint32Array {
    return new Uint32Array(this.part(4));
  }

  floats(): Float32Array {
    return new Float32Array(this.part(4));
  }

  text(): string {
    return new TextDecoder().decode(this.part());
  }

  each<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.number() }, read);
  }

  private take(length: number): ArrayBuffer {
    if (this.at + length > this.all.length) throw new RangeError('The learned numbers end too early: make them anew with "npm run learn".');
    const part = Uint8Array.from(this.all.subarray(this.at, this.at + length)).buffer;
    this.at += length + (-length & 3);
    return part;
  }
}
