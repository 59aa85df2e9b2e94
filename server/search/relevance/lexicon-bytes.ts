import { Reader, Writer } from './bytes.ts';
import { Lexicon } from './lexicon.ts';

const MARK = 0x584c_4c52;
const VERSION = 1;

/** Words of the original language that there is room for. */
export const MOST_TARGETS = 0xffff;

/**
 * Writes a lexicon: sources (uint32), how many targets each has (uint8), table of target hashes (uint32), targets as places in that table
 * (uint16), likelihoods in 255ths (uint8).
 * @throws RangeError for more than 65,535 words of the original language
 */
export function writeLexicon({ sources, starts, targets, likelihoods }: Lexicon, out: Writer): void {
  out.list(sources);
  out.list(Uint8Array.from(sources, (_, at) => (starts[at + 1] as number) - (starts[at] as number)));
  const table = new Map([...new Set(targets)].map((target, at) => [target, at]));
  if (table.size > MOST_TARGETS) throw new RangeError(`A lexicon has ${String(table.size)} words of the original language; there is room for 65,535.`);
  out.list(Uint32Array.from(table.keys()));
  out.list(Uint16Array.from(targets, (target) => table.get(target) ?? 0));
  out.list(likelihoods);
}

export function readLexicon(from: Reader): Lexicon {
  const sources = from.wide();
  const starts = new Uint32Array(sources.length + 1);
  from.narrow().forEach((count, at) => (starts[at + 1] = (starts[at] as number) + count));
  const table = from.wide();
  const targets = Uint32Array.from(new Uint16Array(from.part(2)), (at) => table[at] as number);
  return new Lexicon(sources, starts, targets, from.narrow());
}

/** A lexicon by itself as bytes: mark, version, lexicon. @throws RangeError for more than 65,535 words of the original language */
export function encodeLexicon(lexicon: Lexicon): Uint8Array {
  const out = new Writer();
  out.number(MARK);
  out.number(VERSION);
  writeLexicon(lexicon, out);
  return out.bytes();
}

/** @throws RangeError for other bytes */
export function decodeLexicon(bytes: Uint8Array): Lexicon {
  const from = new Reader(bytes);
  if (from.number() !== MARK || from.number() !== VERSION) throw new RangeError('These bytes are no lexicon of this version: make it anew with "npm run index".');
  return readLexicon(from);
}
