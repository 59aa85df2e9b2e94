/** Who sees what is planted at a level: the reach that one needs, or what nobody reads who does not keep it. */
export const LEVELS = { PUBLIC: 0, VOLUNTEER: 1, STAFF: 2, DRAFT: 3, ARCHIVED: 3, PRIVATE: 4 } as const;
export type Level = keyof typeof LEVELS;

const SIGNS: Record<Level, string> = { PUBLIC: 'a', VOLUNTEER: 'b', STAFF: 'c', DRAFT: 'd', ARCHIVED: 'e', PRIVATE: 'p' };

/** What stands in values that must not be found by others. Letters alone, so that it fits into names, slugs, addresses and links alike. */
const BIRD = 'kanari';

/** A word that stands in every planted text, by which a search finds all of them. */
export const COMMON = 'Vogelhilfe';

/** The mark of a level, and of the field that it stands in where there is room for it. */
export function mark(level: Level, noun = '', field = ''): string {
  return `${BIRD}${SIGNS[level]}${noun === '' ? '' : `x${noun}x${field}`.toLowerCase()}`;
}

/** A number between 0 and 4, for values that hold no words. */
export const digit = (level: Level): number => Math.min(LEVELS[level], 4);

/** Values that hold numbers alone: coordinates, phones, ages, amounts, years; the digit of the level is captured. */
const NUMBERS = [/5(\d)\.98765/g, /\+?49391990(\d)00/g, /0391 990(\d)/g, /"(?:min|max)Age":11(\d)/g, /471(\d)\.5/g, /\b19[5-9](\d)-06/g, /\b209(\d)-0[67]/g];

/** What somebody of that reach must not read in a text: each mark once. @param except parts that whoever asked had given */
export function leaks(text: string, reach: number, except: Iterable<string> = []): string[] {
  let rest = `${text}\n${decoded(text)}`;
  for (const given of except) rest = rest.replaceAll(given, '');
  const found = new Set<string>();
  for (const [level, needed] of Object.entries(LEVELS)) {
    if (needed <= reach) continue;
    for (const [whole] of rest.matchAll(new RegExp(`${BIRD}${SIGNS[level as Level]}(?:x[a-z]+x[a-z]+)?`, 'gi'))) found.add(whole.toLowerCase());
  }
  for (const pattern of NUMBERS) for (const [whole, needed] of rest.matchAll(pattern)) if (Number(needed) > reach) found.add(whole);
  return [...found];
}

/** What stands in cursors. */
function decoded(text: string): string {
  return [...text.matchAll(/"([\w-]{16,})"/g)].map(([, word = '']) => Buffer.from(word, 'base64url').toString()).join('\n');
}

/** Every mark of a level that names its field, as far as it stands in a text. */
export function seen(text: string, level: Level): Set<string> {
  return new Set([...text.matchAll(new RegExp(`${BIRD}${SIGNS[level]}x[a-z]+x[a-z]+`, 'gi'))].map(([whole]) => whole.toLowerCase()));
}
