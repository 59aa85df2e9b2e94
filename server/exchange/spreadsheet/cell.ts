/** What a spreadsheet may take for a formula at the beginning of a cell, in full width too. @see https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A value as it is safe in any spreadsheet: an apostrophe before what could be taken for a formula. */
export const outward = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** A cell as a value again. Spreadsheets write line ends in three ways, and nobody sees blanks at the ends. */
export function inward(cell: string): string {
  const value = cell.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  return value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value;
}

/** The letters of a column, counted from 0, as spreadsheets show them: A, B, … Z, AA. */
export function letters(column: number): string {
  return `${column >= 26 ? letters(Math.floor(column / 26) - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}
