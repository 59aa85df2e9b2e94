import { fail } from '../../../schema/error.ts';
import type { Noun } from '../../../schema/noun.ts';
import { isId } from '../../../schema/scalar.ts';
import { inward, letters } from './cell.ts';
import { type Column, columnOf, columnsOf } from './column.ts';
import { CHECKED, ID, VERSION } from './download.ts';
import { MOST_ENTRIES } from './entries.ts';
import type { SheetProblem } from './upload.ts';

/** A row that stands for an entry. */
export interface SheetRow {
  /** As the spreadsheet counts. */
  readonly number: number;
  /** Undefined: a new entry. */
  readonly id: string | undefined;
  readonly version: number | undefined;
  /** Values by heading; of a row that is too short the rest is empty. */
  readonly cells: ReadonlyMap<string, string>;
}

/** A sheet as read: known columns by heading, each with its letter. */
export interface Table {
  readonly columns: ReadonlyMap<string, { readonly letter: string; readonly column: Column | undefined }>;
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
}

/** What a coded error says. */
export interface Wrong {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

/** An error of a cell or of a row, at its place. @param heading not given: the column that the error's field stands in, else the first */
export function problemAt({ columns }: Pick<Table, 'columns'>, { number }: Pick<SheetRow, 'number'>, { code, message, field }: Wrong, heading?: string): SheetProblem {
  const [name = '', part = ''] = (field ?? '').split('.');
  const known = heading ?? [`${name} (${part})`, `${name}.${part}`, name, `${name} (de)`].find((each) => columns.has(each)) ?? [...columns].find(([, { column }]) => column?.field === name)?.[0] ?? ID;
  return { row: number, column: columns.get(known)?.letter ?? 'A', field: known, code, message };
}

/** Reads headings and rows. Nothing is looked up by a name from the file but in maps. */
export function tableOf(noun: Noun, sheet: readonly (readonly string[])[]): Table {
  const problems: SheetProblem[] = [];
  const columns = new Map<string, { letter: string; column: Column | undefined }>();
  const headings = (sheet[0] ?? []).map(inward);
  headings.forEach((heading, index) => {
    const letter = letters(index);
    const wrong = (error: Wrong): void => void problems.push({ row: 1, column: letter, field: heading, code: error.code, message: error.message });
    if (heading === '') {
      if (sheet.some((row, nth) => nth > 0 && inward(row[index] ?? '') !== '')) wrong(fail('MISSING_FIELD', 'heading'));
      return;
    }
    const column = columnOf(noun, heading);
    if (column === undefined && ![ID, VERSION, CHECKED].includes(heading)) wrong(fail('UNKNOWN_FIELD', heading.slice(0, 60), noun.typeName, [ID, VERSION, ...columnsOf(noun, () => new Set()).map((each) => each.heading), CHECKED]));
    else if (columns.has(heading)) wrong(fail('BAD_INPUT', `The column "${heading}" stands twice in this sheet.`));
    else columns.set(heading, { letter, column });
  });
  const table = { columns, problems };
  const rows = sheet.slice(1).flatMap((cells, index) => rowOf(table, headings, cells, index + 2) ?? []);
  if (rows.length > MOST_ENTRIES) problems.push({ row: MOST_ENTRIES + 2, column: 'A', field: ID, code: 'BAD_INPUT', message: `A sheet may hold ${String(MOST_ENTRIES)} entries.` });
  if (columns.size === 0 && problems.length === 0) problems.push({ row: 1, column: 'A', field: ID, code: 'MISSING_FIELD', message: fail('MISSING_FIELD', ID).message });
  return { columns, rows: unique(noun, table, rows.slice(0, MOST_ENTRIES)), problems };
}

function rowOf({ columns, problems }: { columns: Table['columns']; problems: SheetProblem[] }, headings: readonly string[], cells: readonly string[], number: number): SheetRow | undefined {
  const values = new Map<string, string>();
  headings.forEach((heading, index) => {
    if (columns.get(heading)?.letter === letters(index)) values.set(heading, inward(cells[index] ?? ''));
  });
  if ([...values.values()].every((value) => value === '')) return undefined;
  const given = { id: (values.get(ID) ?? '').toLowerCase(), version: values.get(VERSION) ?? '' };
  const [heading, error] = wrongIdentity(given) ?? [];
  if (error !== undefined) {
    problems.push(problemAt({ columns }, { number }, error, heading));
    return undefined;
  }
  return { number, id: given.id || undefined, version: given.id === '' ? undefined : Number(given.version), cells: values };
}

/** What is wrong with what a row says it is, and under which heading. */
function wrongIdentity({ id, version }: { id: string; version: string }): [string, Wrong] | undefined {
  if (id !== '' && !isId(id)) return [ID, fail('BAD_INPUT', `"${id.slice(0, 60)}" is not the id of an entry. Leave it empty for a new one.`)];
  if (id === '') return version === '' ? undefined : [VERSION, fail('BAD_INPUT', 'This row has a "version", but no "id". Leave both empty for a new entry.')];
  if (version === '') return [VERSION, fail('MISSING_FIELD', VERSION)];
  return /^[1-9]\d{0,8}$/.test(version) ? undefined : [VERSION, fail('BAD_INPUT', `"${version.slice(0, 20)}" is not a version.`)];
}

/** No entry twice: an old one is told by its id, a new one by its slug or title. */
function unique(noun: Noun, table: { columns: Table['columns']; problems: SheetProblem[] }, rows: readonly SheetRow[]): SheetRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const title = noun.title === null ? '' : noun.all[noun.title]?.kind === 'text' ? `${noun.title} (de)` : noun.title;
    const heading = row.id !== undefined ? ID : (row.cells.get('slug') ?? '') !== '' ? 'slug' : title;
    const name = row.cells.get(heading) ?? '';
    const key = `${heading} ${name.toLowerCase()}`;
    if (name !== '' && seen.has(key)) {
      table.problems.push(problemAt(table, row, fail('DUPLICATE_ENTRY', noun.name, name.slice(0, 100)), heading));
      return false;
    }
    seen.add(key);
    return true;
  });
}

/** By noun: what cells of references could name. */
export function referencesIn(noun: Noun, { columns, rows }: Table): Map<string, string[]> {
  const written = new Map<string, string[]>();
  for (const [heading] of columns) {
    const target = Object.hasOwn(noun.all, heading) ? noun.all[heading]?.noun : undefined;
    if (target === undefined) continue;
    const names = written.get(target) ?? [];
    for (const { cells } of rows) names.push(...(cells.get(heading) ?? '').split(/[;,\n]/).map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));
    written.set(target, names);
  }
  return written;
}
