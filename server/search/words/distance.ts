/** Words are rarely longer; longer ones are compared in their first letters. */
const LONGEST = 64;

/** Rows of the table, used again by each call. */
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

/**
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one word of the other.
 * @param most from there on it does not matter
 * @returns the number, or `most + 1`
 * @see optimal string alignment, a restriction of Damerau, "A technique for computer detection and correction of spelling errors" (1964)
 */
export function distance(one: string, other: string, most: number): number {
  const height = Math.min(one.length, LONGEST);
  const width = Math.min(other.length, LONGEST);
  if (Math.abs(height - width) > most) return most + 1;
  let [before, last, line] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= height; i++) {
    const letter = one.charCodeAt(i - 1);
    line[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = letter === other.charCodeAt(j - 1);
      let cost = Math.min((last[j] as number) + 1, (line[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === other.charCodeAt(j - 1)) cost = Math.min(cost, (before[j - 2] as number) + 1);
      line[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, line] = [last, line, before];
  }
  return Math.min(last[width] as number, most + 1);
}
