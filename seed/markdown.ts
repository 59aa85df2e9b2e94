/**
 * Turns lines of plain text into Markdown that shows just these lines: each a paragraph of its own, and a run of lines
 * that begin with "- " one list. Whatever CommonMark would take for markup or HTML is escaped.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function markdownFromLines(lines: readonly string[]): string {
  let markdown = '';
  let inList = false;
  for (const line of lines.map(clean).filter((text) => text !== '')) {
    const isItem = line.startsWith('- ');
    if (markdown !== '') markdown += isItem && inList ? '\n' : '\n\n';
    markdown += isItem ? `- ${escape(line.slice(2).trim())}` : escape(line);
    inList = isItem;
  }
  return markdown;
}

/** Takes away what nobody sees and what keeps words from being found: soft hyphens, zero-width characters, double spaces. */
function clean(line: string): string {
  return line.replaceAll(/[\u00ad\u200b\u200e\u200f\ufeff]/g, '').replaceAll(/[ \t]+/g, ' ').trim();
}

function escape(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<]/g, '\\$&')
    // An underscore between letters is none of Markdown's business, and addresses keep readable that way.
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll('~~', '\\~\\~')
    .replace(/^([-+>]|#{1,6}(?= |$)|=+$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}
