import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** A sparse matrix by rows: row r holds the columns from `starts[r]` up to `starts[r + 1]`, with their values. */
export interface Sparse {
  readonly rows: number;
  readonly width: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** More columns than wanted while computing: the last ones of those computed are the least exact. */
const SURPLUS = 24;

/**
 * The greatest singular values of a sparse matrix and its right singular vectors (width × dimensions).
 * The same matrix gives the same numbers each time.
 * @see Halko, Martinsson, Tropp, "Finding structure with randomness", SIAM Review 53 (2011), algorithms 4.4 and 5.1
 */
export function decompose(a: Sparse, dimensions: number, rounds: number): { values: Float64Array; right: Float32Array } {
  const k = Math.min(dimensions + SURPLUS, a.rows, a.width);
  const draw = normal(7);
  let basis: Float32Array = orthonormal(times(a, Float32Array.from({ length: a.width * k }, draw), k), a.rows, k);
  for (let round = 0; round < rounds; round++) basis = orthonormal(times(a, transposedTimes(a, basis, k), k), a.rows, k);
  // The k × k matrix QᵀAAᵀQ is taken over the rows, of which there are fewer than columns.
  const image = times(a, transposedTimes(a, basis, k), k);
  const { values, vectors } = eigen(innerProducts(basis, image, a.rows, k), k);
  const n = Math.min(dimensions, k);
  const kept = new Float64Array(k * n);
  for (let j = 0; j < n; j++) for (let i = 0; i < k; i++) kept[i * n + j] = vectors.get(i, j) / Math.sqrt(Math.max(values[j] as number, 1e-12));
  return { values: Float64Array.from(values.slice(0, n), (value) => Math.sqrt(Math.max(value, 0))), right: transposedTimes(a, product(basis, a.rows, k, kept, n), n) };
}

/** Eigenvalues, greatest first, and the vectors as columns in that order. */
function eigen(symmetric: Float64Array, k: number): { values: number[]; vectors: Matrix } {
  const whole = Matrix.zeros(k, k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) whole.set(i, j, ((symmetric[i * k + j] as number) + (symmetric[j * k + i] as number)) / 2);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(whole, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, at) => at).sort((one, other) => (realEigenvalues[other] as number) - (realEigenvalues[one] as number));
  return { values: order.map((at) => realEigenvalues[at] as number), vectors: eigenvectorMatrix.subMatrixColumn(order) };
}

/** Standard normal numbers, the same row each time it is seeded alike (mulberry32, Box–Muller). */
function normal(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A · dense (width × k). */
function times(a: Sparse, dense: Float32Array, k: number): Float32Array {
  const out = new Float32Array(a.rows * k);
  eachEntry(a, (row, column, value) => addRow(out, row * k, dense, column * k, value, k));
  return out;
}

/** Aᵀ · dense (rows × k). */
function transposedTimes(a: Sparse, dense: Float32Array, k: number): Float32Array {
  const out = new Float32Array(a.width * k);
  eachEntry(a, (row, column, value) => addRow(out, column * k, dense, row * k, value, k));
  return out;
}

function eachEntry({ rows, starts, columns, values }: Sparse, visit: (row: number, column: number, value: number) => void): void {
  for (let row = 0; row < rows; row++) for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) visit(row, columns[at] as number, values[at] as number);
}

function addRow(to: Float32Array, target: number, from: Float32Array, source: number, factor: number, k: number): void {
  for (let at = 0; at < k; at++) to[target + at] = (to[target + at] as number) + factor * (from[source + at] as number);
}

/** LᵀR of two matrices (rows × k), in double precision. */
function innerProducts(left: Float32Array, right: Float32Array, rows: number, k: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let row = 0; row < rows; row++) {
    const start = row * k;
    for (let i = 0; i < k; i++) {
      const value = left[start + i] as number;
      const line = i * k;
      for (let j = 0; j < k; j++) out[line + j] = (out[line + j] as number) + value * (right[start + j] as number);
    }
  }
  return out;
}

/** M · T of M (rows × k) and T (k × n). */
function product(m: Float32Array, rows: number, k: number, t: Float64Array, n: number): Float32Array {
  const out = new Float32Array(rows * n);
  const line = new Float64Array(n);
  for (let row = 0; row < rows; row++) {
    line.fill(0);
    for (let i = 0; i < k; i++) {
      const left = m[row * k + i] as number;
      for (let j = 0; j < n; j++) line[j] = (line[j] as number) + left * (t[i * n + j] as number);
    }
    out.set(line, row * n);
  }
  return out;
}

/**
 * Makes the columns of M (rows × k) orthonormal in place: two rounds of Cholesky QR, M · R⁻¹ with RᵀR = MᵀM.
 * @see Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm", ETNA 44 (2015)
 */
function orthonormal(m: Float32Array, rows: number, k: number): Float32Array {
  for (let round = 0; round < 2; round++) {
    const r = cholesky(innerProducts(m, m, rows, k), k);
    const line = new Float64Array(k);
    for (let row = 0; row < rows; row++) {
      line.set(m.subarray(row * k, row * k + k));
      for (let j = 0; j < k; j++) {
        const value = (line[j] as number) / (r[j * k + j] as number);
        line[j] = value;
        for (let n = j + 1; n < k; n++) line[n] = (line[n] as number) - value * (r[j * k + n] as number);
      }
      m.set(line, row * k);
    }
  }
  return m;
}

/** The upper triangle R with RᵀR the given matrix, which is changed; a trace of it is added to keep it from being singular. */
function cholesky(r: Float64Array, k: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < k; i++) trace += r[i * k + i] as number;
  for (let i = 0; i < k; i++) r[i * k + i] = (r[i * k + i] as number) + trace * 1e-9;
  for (let i = 0; i < k; i++) {
    for (let n = 0; n < i; n++) {
      const factor = r[n * k + i] as number;
      if (factor !== 0) for (let j = i; j < k; j++) r[i * k + j] = (r[i * k + j] as number) - factor * (r[n * k + j] as number);
    }
    const pivot = Math.sqrt(Math.max(r[i * k + i] as number, 1e-30));
    for (let j = i; j < k; j++) r[i * k + j] = (r[i * k + j] as number) / pivot;
  }
  return r;
}
