import { fail } from '../../../schema/error.ts';
import { MOST_CELLS } from './workbook.ts';

/** Rows as CSV, as a German Excel opens it by a double click: a mark of UTF-8, semicolons, lines that end in CR LF. @see RFC 4180 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')}\r\n`).join('')}`;
}

/** Rows of a CSV file in UTF-8; the first line tells whether semicolons, commas or tabs part its cells. @throws NOT_UTF8, FILE_UNREADABLE */
export function readCsv(file: Buffer): string[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw fail('FILE_UNREADABLE', 'it is not UTF-8; save it as "CSV UTF-8", or as a workbook (.xlsx)');
  }
  const [first = ''] = text.split('\n', 1);
  const [separator = ';'] = [';', ',', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  return [...rowsOf(text, separator)];
}

function* rowsOf(text: string, separator: string): Generator<string[]> {
  const token = new RegExp(`"([^"]*(?:""[^"]*)*)"|[^"${separator}\\r\\n][^${separator}\\r\\n]*|${separator}|\\r?\\n|\\r|"`, 'g');
  let row: string[] = [];
  let cell = '';
  let cells = 0;
  for (const [found, quoted] of text.matchAll(token)) {
    if (quoted !== undefined) cell += quoted.replaceAll('""', '"');
    else if (found === separator) {
      row.push(cell);
      cell = '';
    } else if (found === '"') throw fail('FILE_UNREADABLE', 'a quotation mark is opened and never closed');
    else if (/^[\r\n]/.test(found)) {
      yield [...row, cell];
      row = [];
      cell = '';
    } else cell += found;
    cells += 1;
    if (cells > MOST_CELLS * 2) throw fail('FILE_UNREADABLE', `it has more than ${String(MOST_CELLS)} cells`);
  }
  if (row.length > 0 || cell !== '') yield [...row, cell];
}
