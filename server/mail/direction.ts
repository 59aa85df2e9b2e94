/** Languages that are written from right to left, those too that somebody may add words of. */
const RIGHT_TO_LEFT = /^(?:ar|ckb|fa|he|ps|ur)(?:-|$)/;

/** Direction that a language (BCP 47) is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}
