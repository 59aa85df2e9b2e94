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
  if (known === undefined || known.size > MOST_KEPT) kept.set(language, (known = new Map()));
  let features = known.get(word);
  if (features === undefined) known.set(word, (features = Uint32Array.from([stemHash(word, language), ...grams(word).map((part) => hash(`${language}#${part}`))])));
  return features;
}

/** What a text is compared by: hashes of its stems and of the parts of its words, marked with the language, each with how often it stands there. */
export function features(text: string, language: string, share: (word: string) => number = () => 1): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words(text, language)) {
    const count = share(word);
    for (const feature of featuresOf(word, language)) counts.set(feature, (counts.get(feature) ?? 0) + count);
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
    const value = (count > 1 ? 1 + Math.log(count) : count) * (weights[row] as number);
    known.push(row);
    values.push(value);
    square += value * value;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return { rows: known, values: values.map((value) => value * scale) };
}

/**
 * Where a text lies in a space: a vector of length 1, or of zeros if the space knows nothing of it.
 * @param share how much each word tells, from 0 to 1
 * @see Dumais, Letsche, Littman, Landauer, "Automatic cross-language retrieval using latent semantic indexing" (1997)
 */
export function place(text: string, language: string, { dimensions, rows, weights, vectors, scales }: Space, share?: (word: string) => number): Float32Array {
  const found = weighted(features(text, language, share), rows, weights);
  const sum = new Float32Array(dimensions);
  found.rows.forEach((row, nth) => {
    const value = (found.values[nth] as number) * (scales[row] as number);
    const start = row * dimensions;
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] as number) + value * (vectors[start + at] as number);
  });
  let square = 0;
  for (const value of sum) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  return sum.map((value) => value * scale);
}
