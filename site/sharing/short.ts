// Crockford's base 32: no i, l, o, u, so that nobody mistakes a letter for a digit on paper (https://www.crockford.com/base32.html).
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** How many letters a code has: 10 of 5 bits hold the 48 bits that it is made of. */
const codeLength = 10;

/**
 * The short code of an entry, made from its id alone: it stays when the entry gets another title or address.
 * Made from the last 48 bits, which are random in ids of version 4 as well as 7 (RFC 9562);
 * two of 100,000 entries share a code with a probability of 2 in 100,000.
 * @param id UUID
 * @returns 10 letters and digits
 */
export function codeOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`);
  let code = '';
  for (let place = 0; place < codeLength; place += 1) {
    code = (letters[Number(rest & 31n)] ?? '') + code;
    rest >>= 5n;
  }
  return code;
}

/** Path of an entry's short permanent link, the same in every language. */
export function shortPathOf(entry: { id: string }): string {
  return `/s/${codeOf(entry.id)}/`;
}
