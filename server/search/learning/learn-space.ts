import { type Space, features, weighted } from '../relevance/space.ts';
import { type Sparse, decompose } from './decompose.ts';
import type { Segment } from './segment.ts';

/** 24,000 features in 256 dimensions, a byte each, are 6 MB; more features in fewer bits measured no better. */
const DIMENSIONS = 256;
const FEATURES = 24_000;

/** A feature in fewer texts tells nothing. */
const LEAST = 3;
const ROUNDS = 1;

/**
 * Learns a space in which texts of one meaning lie close, whatever their language, from the same texts in several languages.
 * @see Dumais, Letsche, Littman, Landauer, "Automatic cross-language retrieval using latent semantic indexing" (1997)
 */
export function learnSpace(segments: readonly Segment[]): Space {
  const counted = segments.map((segment) => [...segment].map(([language, text]) => features(text, language)));
  const frequency = new Map<number, number>();
  for (const texts of counted) for (const counts of texts) for (const feature of counts.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const chosen = [...frequency].filter(([, count]) => count >= LEAST).sort(([, one], [, other]) => other - one).slice(0, FEATURES);
  const rows = new Map(chosen.map(([feature], row) => [feature, row]));
  const weights = Float32Array.from(chosen, ([, count]) => Math.log(segments.length / count));
  return { rows, weights, ...bytes(decompose(matrix(counted, rows, weights), DIMENSIONS, ROUNDS).right, rows.size) };
}

/** One row a segment, the features of all its languages in it. */
function matrix(counted: readonly (readonly ReadonlyMap<number, number>[])[], rows: ReadonlyMap<number, number>, weights: Float32Array): Sparse {
  const columns: number[] = [];
  const values: number[] = [];
  const starts = [0];
  for (const texts of counted) {
    for (const counts of texts) {
      const found = weighted(counts, rows, weights);
      for (const row of found.rows) columns.push(row);
      for (const value of found.values) values.push(value);
    }
    starts.push(columns.length);
  }
  return { rows: counted.length, width: rows.size, starts: Uint32Array.from(starts), columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

function bytes(right: Float32Array, rows: number): Pick<Space, 'dimensions' | 'scales' | 'vectors'> {
  const dimensions = right.length / Math.max(1, rows);
  const scales = new Float32Array(rows);
  const vectors = new Int8Array(right.length);
  for (let row = 0; row < rows; row++) {
    const line = right.subarray(row * dimensions, (row + 1) * dimensions);
    let greatest = 0;
    for (const value of line) greatest = Math.max(greatest, Math.abs(value));
    const scale = greatest / 127;
    scales[row] = scale;
    if (scale > 0) vectors.set(line.map((value) => Math.round(value / scale)), row * dimensions);
  }
  return { dimensions, scales, vectors };
}
