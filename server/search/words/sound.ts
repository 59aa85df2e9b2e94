/** Classes of consonants that sound alike, after the Cologne phonetics; vowels and h are silent. */
const CLASSES: readonly (readonly [code: string, letters: string])[] = [
  ['1', 'bpбпبپ'],
  ['2', 'dtдтتطدضذثظ'],
  ['3', 'fvwвфف'],
  ['4', 'gkqкгхقكغخگ'],
  ['5', 'lлل'],
  ['6', 'mnмнمن'],
  ['7', 'rрر'],
  ['8', 'cszсзшщцчжسصزشژچ'],
];

const CODES = new Map(CLASSES.flatMap(([code, letters]) => Array.from(letters, (letter) => [letter, code] as const)));

/** Letters that are written together for one sound, longest first; the Arabic article; and waw, which is a consonant where a word begins. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(?:و|ب|ف|ل)?ال(?=...)/u, ''],
  [/^و/u, 'w'],
  [/tsch|dsch|sch|tch/gu, 's'],
  [/ts|tz|тс/gu, 's'],
  [/ph/gu, 'f'],
  [/ch(?=[aou])|ck|kh|gh/gu, 'k'],
  [/sh|ch|zh/gu, 's'],
  [/th|dt/gu, 't'],
  [/x/gu, 'ks'],
  [/c(?=[aoukrl])/gu, 'k'],
];

/**
 * How a folded word sounds, roughly: its consonants by class, whatever its script, so that "Штендаль", "شتندال" and "Stendal" are one, and
 * "Agentor" is "Agentur".
 * @see Postel, "Die Kölner Phonetik", IBM-Nachrichten 19 (1969)
 */
export function sound(word: string): string {
  const plain = GROUPS.reduce((letters, [group, letter]) => letters.replace(group, letter), word);
  let heard = '';
  let last = '';
  for (const letter of plain) {
    const code = CODES.get(letter) ?? '';
    // The same sound twice is heard twice only with something between.
    if (code !== last) heard += code;
    last = code;
  }
  return heard;
}

/** Whether a folded word is written in Latin letters. */
export const isLatin = (word: string): boolean => /^[a-z0-9]+$/.test(word);
