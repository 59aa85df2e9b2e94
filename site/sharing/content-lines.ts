/** A line of a vCard or a calendar: its name with parameters, such as "TEL;TYPE=work", and its value as it is to stand there. */
export type ContentLine = [name: string, value: string];

const encoder = new TextEncoder();

/** Octets that a line may have, without its end (RFC 5545 section 3.1, RFC 6350 section 3.2). */
const width = 75;

/** Text of content lines, folded, each ended by CRLF. */
export function contentText(lines: ContentLine[]): string {
  return lines.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join('');
}

/** Escapes what would end a text value or part it: backslash, comma, semicolon, line break (RFC 5545 section 3.3.11, RFC 6350 section 3.4). */
export function textValue(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Folds between characters and never within one, so that each piece is whole UTF-8. */
function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (used + octets > width) {
      out += '\r\n ';
      used = 1;
    }
    out += character;
    used += octets;
  }
  return out;
}
