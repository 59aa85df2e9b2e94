/** Moves scores in place to mean 0 and spread 1 over the entries that have one; entries without (NaN) get 0. */
export function standardised(scores: Float32Array): Float32Array {
  let count = 0;
  let sum = 0;
  let square = 0;
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    count += 1;
    sum += score;
    square += score * score;
  }
  const mean = sum / Math.max(1, count);
  const spread = Math.sqrt(Math.max(0, square / Math.max(1, count) - mean * mean)) || 1;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    scores[at] = Number.isNaN(score) ? 0 : (score - mean) / spread;
  }
  return scores;
}

/** The sum of standardised scores, each times its weight; a part that is not there adds nothing. @see Fox, Shaw, "Combination of multiple searches", TREC-2 (1994), CombSUM */
export function summed<Part extends string>(scores: Partial<Readonly<Record<Part, Float32Array>>>, weights: Partial<Readonly<Record<Part, number>>>, entries: number): Float32Array {
  const sum = new Float32Array(entries);
  for (const [part, weight] of Object.entries(weights) as [Part, number][]) {
    const values = scores[part];
    if (values === undefined) continue;
    for (let at = 0; at < entries; at++) sum[at] = (sum[at] as number) + weight * (values[at] as number);
  }
  return sum;
}

/** For each number the greatest of several scores. @param size how many numbers there are */
export function greatest(size: number, all: readonly Float32Array[]): Float32Array {
  const most = new Float32Array(size);
  for (const scores of all) for (let at = 0; at < size; at++) if ((scores[at] as number) > (most[at] as number)) most[at] = scores[at] as number;
  return most;
}

/** For each number the least of the scores of several things; as soon as nothing is left, the others are not asked. Nothing for no things. */
export function least<Thing>(size: number, things: readonly Thing[], scoresOf: (thing: Thing) => Float32Array): Float32Array {
  const [first, ...rest] = things;
  const few = first === undefined ? new Float32Array(size) : scoresOf(first).slice();
  for (const thing of rest) {
    if (few.every((score) => score === 0)) break;
    const scores = scoresOf(thing);
    for (let at = 0; at < size; at++) if ((scores[at] as number) < (few[at] as number)) few[at] = scores[at] as number;
  }
  return few;
}

/** The nth greatest of some scores; the least if there are fewer. Those that are not there (NaN) do not count. @see Hoare, "Algorithm 65: Find", CACM 4 (1961) */
export function nth(scores: Float32Array, n: number): number {
  const left = new Float32Array(scores.length);
  let count = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number;
    if (score === score) left[count++] = score;
  }
  if (count === 0) return -Infinity;
  const wanted = Math.min(n, count) - 1;
  let from = 0;
  let to = count - 1;
  while (from < to) {
    const pivot = left[(from + to) >> 1] as number;
    let low = from;
    let high = to;
    while (low <= high) {
      while ((left[low] as number) > pivot) low++;
      while ((left[high] as number) < pivot) high--;
      if (low > high) break;
      const swapped = left[low] as number;
      left[low++] = left[high] as number;
      left[high--] = swapped;
    }
    if (wanted <= high) to = high;
    else if (wanted >= low) from = low;
    else return left[wanted] as number;
  }
  return left[wanted] as number;
}
