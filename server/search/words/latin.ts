/** How Cyrillic letters are written in Latin ones, in whatever way people do it; see `cyrillicKey` for what is made equal. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', д: 'd', е: 'e', ж: 'z', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u',
  ф: 'f', х: 'h', ц: 'c', ч: 'c', ш: 's', щ: 's', ь: '', ю: 'u', я: 'a',
};

/** Arabic and Persian consonants; long vowels, ayn and hamza are left out, as those who type in Latin letters write them in many ways. */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'h', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 's', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ک: 'k',
  ل: 'l', م: 'm', ن: 'n', ه: 'h', پ: 'b', چ: 'c', ژ: 'z', گ: 'g',
};

const ARTICLE = /^ال(?=..)/u;
const LEAST = 2;

/** Which keys somebody's Latin letters have: of a Cyrillic word and of an Arabic one. */
export interface LatinKeys {
  readonly cyrillic: string;
  readonly arabic: string;
}

/** What a folded word typed in Latin letters may stand for in another script; undefined when it is none. */
export function typedKeys(word: string): LatinKeys | undefined {
  if (!/^[a-z][a-z0-9]+$|^\d[a-z]+$/.test(word)) return undefined;
  return { cyrillic: `c${cyrillicKey(word)}`, arabic: `a${arabicKey(word)}` };
}

/** The key of a folded word in Cyrillic or Arabic script, equal to that of the same word typed in Latin letters; undefined for other words. */
export function scriptKey(word: string): string | undefined {
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return `c${single(Array.from(word, (letter) => CYRILLIC[letter] ?? letter).join(''))}`;
  if (!/^\p{Script=Arabic}+$/u.test(word)) return undefined;
  const consonants = Array.from(word.replace(ARTICLE, ''), (letter) => ARABIC[letter] ?? '').join('').replace(/h$/, '');
  return consonants.length < LEAST ? undefined : `a${single(consonants)}`;
}

/** One letter for each sound that is written in several ways: kh and h and g, zh and z, ya and a. */
function cyrillicKey(word: string): string {
  const plain = word.replace(/shch|sch|sh/g, 's').replace(/kh|gh|g/g, 'h').replace(/zh/g, 'z').replace(/ts|tz|tch|ch/g, 'c').replace(/w/g, 'v').replace(/[yj](?=[aeou])|i(?=[aeou])/g, '').replace(/[yj]/g, 'i');
  return single(plain);
}

/** The consonants, as those write them who have no Arabic keyboard: 3 is ayn, 7 is ha, 5 kha, 9 qaf. */
function arabicKey(word: string): string {
  const plain = word.replace(/^(?:al|el)-?(?=...)/, '').replace(/[79]|kh|5/g, (sign) => (sign === '9' ? 'k' : 'h')).replace(/th/g, 't').replace(/dh/g, 'd').replace(/sh/g, 's').replace(/gh/g, 'g').replace(/ch/g, 'c').replace(/ph/g, 'f');
  return single(plain.replace(/p/g, 'b').replace(/[qx]/g, 'k').replace(/[aeiouywv\d]/g, '').replace(/h$/, ''));
}

/** Doubled letters are often written once. */
const single = (word: string): string => word.replace(/(.)\1+/g, '$1');
