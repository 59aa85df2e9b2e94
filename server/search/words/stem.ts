import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { hash } from './tokens.ts';

const CYRILLIC_ENDINGS =
  /(?:иями|ами|ями|ого|его|ому|ему|ими|ыми|ости|остей|истю|остью|ання|ення|анню|енню|иях|ах|ях|ов|ев|ив|ей|ам|ям|ом|ем|ою|ею|ий|ый|ой|ая|яя|ое|ее|ие|ия|ию|их|ых|им|ым|ути|ати|ити|ти|ть|ся|сь|ат|ут|ют|ит|ет|[аеиоуюяьй])$/u;

const FRENCH_PLURAL = /(?:x|s)$/u;
const FRENCH_ENDINGS = /(?:ement|ations?|ation|euse|eur|ent|er|ez|ee|es|e|r)$/u;

/** Takes endings of declension and conjugation off a Ukrainian or Russian word, once for the reflexive and once for the rest, leaving three letters. */
function lightCyrillic(word: string): string {
  let stem = word;
  for (let round = 0; round < 2; round++) {
    const next = stem.replace(CYRILLIC_ENDINGS, '');
    if (next.length < 3 || next === stem) break;
    stem = next;
  }
  return stem;
}

function lightFrench(word: string): string {
  const singular = word.length > 4 ? word.replace(FRENCH_PLURAL, '') : word;
  return singular.length > 4 ? singular.replace(FRENCH_ENDINGS, '') : singular;
}

/**
 * A folded word's stem; words with digits and of up to three letters stay as they are.
 * German, English, Arabic and Turkish by Snowball. French and Ukrainian not: on real questions Snowball's French stemmer finds less than
 * no stemmer at all, and the package's Ukrainian one keeps state from call to call.
 * @see https://snowballstem.org/algorithms/
 */
export function stem(word: string, language: string): string {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  switch (language) {
    case 'de':
    case 'de-simple':
      return german(word);
    case 'en':
      return english(word);
    case 'fr':
      return lightFrench(word);
    case 'ar':
      return arabic(word);
    case 'uk':
    case 'ru':
      return lightCyrillic(word);
    case 'tr':
      return turkish(word);
    default:
      return word;
  }
}

/** A stem as the learned numbers know it: of one language, 32 bits. */
export function stemHash(word: string, language: string): number {
  return hash(`${language}:${stem(word, language)}`);
}
