/** Marks of Markdown that carry no words, and what is left of each. */
const MARKS: readonly [RegExp, string][] = [
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/<((?:https?|mailto|tel):[^>\s]+)>/g, '$1'],
  [/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, ''],
  [/^[ \t]*(?:[-*_=][ \t]*){3,}$/gm, ''],
  [/^[ \t]*(?:`{3,}|~{3,}).*$/gm, ''],
  [/^[ \t|:-]*\|[ \t|:-]*$/gm, ''],
  [/\|/g, ' '],
  [/(?<![\p{L}\p{N}\\])[*_]+|(?<!\\)[*_]+(?![\p{L}\p{N}])/gu, ''],
  [/[`~]+/g, ''],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
];

/**
 * The words of a Markdown text in reading order, without its marks; plain texts come out as they are.
 * Not a parser: this is done for every text at every rebuild, so it stays cheap, and a mark left over harms no search.
 * Numbers of lists stay, since "1. Mai" is a date.
 */
export function plain(markdown: string): string {
  return MARKS.reduce((text, [mark, rest]) => text.replace(mark, rest), markdown).replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
}

/** The beginning of a plain text, cut between words, on one line. @param most characters */
export function beginning(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most - 1);
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).trimEnd()}…`;
}
