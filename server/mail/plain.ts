import { type Part, clean } from './letter.ts';

/** Characters a line, as mail has been read for fifty years. @see https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1 */
const WIDTH = 72;

/** The parts as plain text: wrapped, addresses whole and each on a line of its own. */
export function plainText(parts: readonly Part[]): string {
  return `${parts.map(written).filter((text) => text !== '').join('\n\n')}\n`;
}

function written(part: Part): string {
  if (typeof part === 'string') return wrapped(part);
  if ('code' in part) return `    ${part.code.slice(0, 3)} ${part.code.slice(3)}`;
  if ('link' in part) return `${wrapped(part.label)}\n${part.link}`;
  if ('list' in part) return part.list.map((item) => wrapped(item, '- ', '  ')).join('\n');
  if ('quote' in part) return wrapped(part.quote, '> ');
  return wrapped(part.small);
}

/** @param first what the first line begins with, @param others what the others do */
function wrapped(text: string, first = '', others = first): string {
  const lines = clean(text).trim().split('\n').flatMap((line) => broken(line, WIDTH - first.length));
  return lines.map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd()).join('\n');
}

function broken(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/[ \t]+/).flatMap((each) => fitting(each, width))) {
    const longer = current === '' ? word : `${current} ${word}`;
    const together = lengthOf(longer) <= width && !(isAddress(word) && isAddress(current));
    if (current !== '' && !together) lines.push(current);
    current = together || current === '' ? longer : word;
  }
  return [...lines, current];
}

/** A word in pieces that fit; an address stays whole, or nobody could follow it. */
function fitting(word: string, width: number): string[] {
  if (isAddress(word)) return word.split(/(?<=.)(?=\bhttps?:\/\/)/i);
  const letters = Array.from(word);
  return letters.length <= width ? [word] : Array.from({ length: Math.ceil(letters.length / width) }, (_, index) => letters.slice(index * width, (index + 1) * width).join(''));
}

const isAddress = (text: string): boolean => text.includes('://');
const lengthOf = (text: string): number => Array.from(text).length;
