import { Reader, Writer } from './bytes.ts';
import type { Lexicon } from './lexicon.ts';
import { readLexicon, writeLexicon } from './lexicon-bytes.ts';
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
 * A base as bytes (see Writer): mark, version, dimensions; of the space feature hashes (uint32), weights (float32), scales (float32),
 * vectors (int8); number of lexica, each: language (UTF-8), lexicon; number of question languages, each: language, hashes (uint32),
 * shares in 255ths (uint8).
 */
export function encodeBase({ space, lexica, questionWords }: Base): Uint8Array {
  const out = new Writer();
  for (const number of [MARK, VERSION, space.dimensions]) out.number(number);
  out.list(Uint32Array.from(space.rows.keys()));
  for (const list of [space.weights, space.scales, space.vectors]) out.list(list);
  out.number(lexica.size);
  for (const [language, lexicon] of lexica) {
    out.text(language);
    writeLexicon(lexicon, out);
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
  const lexica = from.each(() => [from.text(), readLexicon(from)] as const);
  const questionWords = from.each(() => {
    const language = from.text();
    const words = from.wide();
    const shares = from.narrow();
    return [language, new Map(Array.from(words, (word, at) => [word, (shares[at] as number) / 255]))] as const;
  });
  return { space, lexica: new Map(lexica), questionWords: new Map(questionWords) };
}
