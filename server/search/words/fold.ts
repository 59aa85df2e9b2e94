/** Characters that stand inside words and carry no meaning for the search: Arabic vowel signs, tatweel, soft hyphen, joiners, direction marks. */
const SILENT = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const LETTERS: readonly (readonly [RegExp, string])[] = [
  // Arabic and Persian: one form of alef, ya, kaf, ha, waw; Persian and Arabic keyboards type different code points for one letter.
  [/[آأإٱ]/gu, 'ا'],
  [/[ىیېئ]/gu, 'ي'],
  [/ک/gu, 'ك'],
  [/[ةۀە]/gu, 'ه'],
  [/ؤ/gu, 'و'],
  [/ء/gu, ''],
  // Ukrainian typed as Russian and the reverse.
  [/[іїы]/gu, 'и'],
  [/[єэё]/gu, 'е'],
  [/ґ/gu, 'г'],
  [/ъ/gu, 'ь'],
  // Latin letters that Unicode does not decompose.
  [/ß/gu, 'ss'],
  [/[ıİ]/gu, 'i'],
  [/ø/gu, 'o'],
  [/æ/gu, 'a'],
  [/œ/gu, 'oe'],
  [/ł/gu, 'l'],
  [/đ/gu, 'd'],
];

/**
 * Writes a text so that spellings of one word become equal: lower case, compatibility forms, no accents or vowel signs, one letter for
 * each family of Arabic, Persian and Cyrillic letters, European digits. German ä, ae and a become one (so do ö and ü), as people type
 * all three; the e of "Frauen", "neue" and "Quelle" stays.
 * @see https://www.unicode.org/reports/tr15/ NFKC and NFKD
 */
export function fold(text: string, language: string): string {
  let folded = text.normalize('NFKC').toLowerCase().replace(SILENT, '');
  folded = folded.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  for (const [letter, plain] of LETTERS) folded = folded.replace(letter, plain);
  if (language === 'de' || language === 'de-simple') folded = folded.replace(/[äöü]/gu, (umlaut) => (umlaut === 'ä' ? 'a' : umlaut === 'ö' ? 'o' : 'u')).replace(/(?<![aeq])([aou])e/gu, '$1');
  // Combining marks go last: й and ї decompose into a letter and a mark, and й must stay й.
  return folded
    .replace(/й/gu, '\u0001')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('\u0001', 'й');
}
