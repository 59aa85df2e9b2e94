import { stemHash } from '../words/stem.ts';
import { grams, hash, words } from '../words/tokens.ts';

/** A space in which texts of one meaning lie close, whatever their language: learned numbers. */
export interface Space {
  readonly dimensions: number;
  /** The row of each feature, by its hash. */
  readonly rows: ReadonlyMap<number, number>;
  /** How rare each feature is. */
  readonly weights: Float32Array;
  /** A row's signed bytes, times its scale, are its coordinates. */
  readonly scales: Float32Array;
  readonly vectors: Int8Array;
}

const MOST_KEPT = 8_000;
const kept = new Map<string, Map<string, Uint32Array>>();

function featuresOf(word: string, language: string): Uint32Array {
  let known = kept.get(language);
  if (known === undefined || known.size > MOST_KEPT) kept.set(language, (known = new Map<string, Uint32Array>()));
  let features = known.get(word);
  if (features === undefined) known.set(word, (features = Uint32Array.from([stemHash(word, language), ...grams(word).map((part) => hash(`${language}#${part}`))])));
  return features;
}

/** What a text is compared by: hashes of its stems and of the parts of its words, marked with the language, each with how often it stands there. */
export function features(text: string, language: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words(text, language)) {
    for (const feature of featuresOf(word, language)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  return counts;
}

/** The features that a space knows, with their weights, scaled to length 1. */
export function weighted(counts: ReadonlyMap<number, number>, rows: ReadonlyMap<number, number>, weights: Float32Array): { rows: number[]; values: number[] } {
  const known: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [feature, count] of counts) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    const value = (1 + Math.log(count)) * (weights[row] as number);
    known.push(row);
    values.push(value);
    square += value * value;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return { rows: known, values: values.map((value) => value * scale) };
}

/** Words whose places are remembered, a thousand bytes each. */
const MOST_PLACED = 8_000;
const placed = new WeakMap<Space, Map<string, Float32Array>>();

/** Forgets where words lie and what they are compared by: after many texts came, few of the same follow. */
export function forgetPlaces(space: Space): void {
  placed.delete(space);
  kept.clear();
}

/** Where a single word lies: the sum of the rows of its features, each by its weight. */
function placeOfWord(word: string, language: string, space: Space): Float32Array {
  let known = placed.get(space);
  if (known === undefined || known.size > MOST_PLACED) placed.set(space, (known = new Map<string, Float32Array>()));
  const key = `${language} ${word}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { dimensions, rows, weights, vectors, scales } = space;
  const sum = new Float32Array(dimensions);
  for (const feature of featuresOf(word, language)) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    const value = (weights[row] as number) * (scales[row] as number);
    const start = row * dimensions;
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] as number) + value * (vectors[start + at] as number);
  }
  known.set(key, sum);
  return sum;
}

/**
 * Where a text lies in a space: a vector of length 1, or of zeros if the space knows nothing of it. A word that stands there often counts
 * by the logarithm of how often.
 * @param share how much each word tells, from 0 to 1
 * @see Dumais, Letsche, Littman, Landauer, "Automatic cross-language retrieval using latent semantic indexing" (1997)
 */
export function place(text: string, language: string, space: Space, share: (word: string) => number = () => 1): Float32Array {
  const counts = new Map<string, number>();
  for (const word of words(text, language)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sum = new Float32Array(space.dimensions);
  for (const [word, count] of counts) {
    const value = (1 + Math.log(count)) * share(word);
    const of = placeOfWord(word, language, space);
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + value * (of[at] as number);
  }
  let square = 0;
  for (const value of sum) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return sum.map((value) => value * scale);
}
