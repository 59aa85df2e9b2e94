/** Classes of consonants that sound alike, after the Cologne phonetics; vowels and h are silent. */
const CLASSES: readonly (readonly [code: string, letters: string])[] = [
  ['1', 'bpбпبپ'],
  ['2', 'dtдтتدطضذثظ'],
  ['3', 'fvwфвфف'],
  ['4', 'gkqкгхقكغخ'],
  ['5', 'lлل'],
  ['6', 'mnмнمن'],
  ['7', 'rрر'],
  ['8', 'cszсзшщцчسصزشژچ'],
];

const CODES = new Map(CLASSES.flatMap(([code, letters]) => [...letters].map((letter) => [letter, code] as const)));

/** Groups of letters that are written for one sound, longest first; j and its like are silent, as in the Cologne phonetics. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/tsch|dsch|sch|tch/g, 's'],
  [/ph/g, 'f'],
  [/ch(?=[aou])|ck|kh|gh/g, 'k'],
  [/sh|ch/g, 's'],
  [/th|dt/g, 't'],
  [/x/g, 'ks'],
  [/c(?=[aoukrl])/g, 'k'],
];

/**
 * How a folded word sounds, roughly: its consonants by class, whatever its script, so that "Штендаль", "شتندال" and "Stendal" are one, and
 * "Agentor" is "Agentur".
 * @see Postel, "Die Kölner Phonetik", IBM-Nachrichten 19 (1969)
 */
export function sound(word: string): string {
  const plain = GROUPS.reduce((letters, [group, letter]) => letters.replace(group, letter), word);
  let heard = '';
  for (const letter of plain) {
    const code = CODES.get(letter) ?? '';
    if (code !== heard.at(-1)) heard += code;
  }
  return heard;
}
