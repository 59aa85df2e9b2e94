/** Letters that are written in several ways, and the one that they are compared by (NFKD and the loss of marks do the others). */
const sameLetters: Record<string, string> = {
  'ß': 'ss', 'æ': 'ae', 'ø': 'o', 'ł': 'l', 'ı': 'i',
  // Arabic and Persian
  'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ـ': '', '\u200c': '',
  // Ukrainian typed as Russian, and the reverse
  'і': 'и', 'ы': 'и', 'є': 'е', 'э': 'е', 'ґ': 'г', 'ъ': '', 'ь': '',
};
const anyOfThem = new RegExp(`[${Object.keys(sameLetters).join('')}]`, 'gu');

/** A text as it is compared: small letters without accents, vowel marks and ways of writing; the digits are 0 to 9. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(anyOfThem, (letter) => sameLetters[letter] ?? letter)
    // п'ять, пʼять
    .replace(/([а-яѐ-џґ])['’ʼ](?=[а-яѐ-џґ])/g, '$1')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** The words of a text, each in the forms that it can be compared in: "Ämter" is also "aemter" and "amter", "المدرسة" also "مدرسه". */
export function wordsOf(text: string): string[][] {
  const plain = partsOf(fold(text));
  const spelled = /[äöü]/i.test(text.normalize('NFC')) ? partsOf(fold(text.normalize('NFC').replace(/[äöü]/gi, '$&e'))) : plain;
  return plain.map((word, index) => {
    const forms = new Set([word, spelled[index] ?? word]);
    const bare = word.replace(/^(?:[وبك]?ال|لل)(?=.{3})/, '');
    forms.add(bare);
    return [...forms];
  });
}

const partsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
