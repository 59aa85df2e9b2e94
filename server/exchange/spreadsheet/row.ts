import { coerceInputValue } from 'graphql';
import { DirectoryError, fail, within } from '../../../schema/error.ts';
import { inputType } from '../../../schema/graphql.ts';
import type { Noun } from '../../../schema/noun.ts';
import { problemOf } from '../ndjson.ts';
import { type Names, yesOrNo } from './column.ts';
import { CHECKED, VERSION } from './download.ts';
import type { Kept } from './entries.ts';
import { type SheetRow, type Table, type Wrong, problemAt } from './table.ts';
import type { SheetProblem } from './upload.ts';

/** Which entry a row is. */
export interface Found {
  readonly names: Names;
  /** As it was in the version that the row was made from; undefined: a new one. */
  readonly entry?: Kept;
  /** Why it is none that the viewer may change. */
  readonly missing?: DirectoryError | undefined;
  readonly unknownVersion?: boolean;
}

/** One cell and what it was, as both stand in a sheet. */
export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

interface RowChanges {
  /** Coerced input of the fields that are right. */
  readonly values: Record<string, unknown>;
  readonly differences: readonly Difference[];
  readonly problems: readonly SheetProblem[];
  /** Whether the entry is confirmed. */
  readonly asked: boolean;
}

/** What a row changes, compared with the version that it was made from: what others have changed since is none of its doing. */
export function changesOf(noun: Noun, table: Table, row: SheetRow, { names, entry, missing, unknownVersion = false }: Found): RowChanges {
  const problems: SheetProblem[] = [];
  const wrong = (error: Wrong, heading?: string): void => void problems.push(problemAt(table, row, error, heading));
  if (missing !== undefined) wrong(missing);
  if (unknownVersion) wrong(fail('BAD_INPUT', `This entry never had version ${String(row.version)}.`), VERSION);
  if (problems.length > 0) return { values: {}, differences: [], problems, asked: false };
  const given: Record<string, unknown> = {};
  const differences: Difference[] = [];
  for (const [heading, { column }] of table.columns) {
    const cell = row.cells.get(heading) ?? '';
    if (column === undefined) continue;
    try {
      const before = entry === undefined ? '' : column.say(entry.given, names);
      if (cell === before) continue;
      const value = column.take(cell, entry?.given ?? {}, given[column.field], names);
      const after = column.say({ [column.field]: value }, names);
      if (after === before) continue;
      given[column.field] = value;
      differences.push({ field: heading, before, after });
    } catch (error) {
      wrong(coded(error), heading);
    }
  }
  return { values: right(noun, given, wrong), differences, problems, asked: isAsked(row, entry, wrong) };
}

/** The values of those fields that are right, coerced; what is wrong with the others is told, all of it. */
function right(noun: Noun, given: Readonly<Record<string, unknown>>, wrong: (error: Wrong) => void): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const refused: Wrong[] = [];
    const coerced = coerceInputValue({ [name]: value }, inputType(noun), (path, _, error) => {
      refused.push(problemOf('', 0, error.originalError ?? error, path.join('.')));
    }) as Record<string, unknown>;
    const rule = noun.all[name]?.rule as ((value: unknown) => unknown) | undefined;
    try {
      if (refused.length === 0 && coerced[name] != null) within(name, () => rule?.(coerced[name]));
    } catch (error) {
      refused.push(coded(error));
    }
    for (const error of refused) wrong(error);
    if (refused.length === 0) values[name] = coerced[name];
  }
  return values;
}

function isAsked({ cells }: SheetRow, entry: Kept | undefined, wrong: (error: Wrong, heading: string) => void): boolean {
  try {
    const cell = cells.get(CHECKED) ?? '';
    if (cell === '' || !yesOrNo(cell)) return false;
    if (entry === undefined) throw fail('BAD_INPUT', 'A new entry cannot be confirmed before it is there.');
    return true;
  } catch (error) {
    wrong(coded(error), CHECKED);
    return false;
  }
}

/** What is not ours to tell is thrown on. */
function coded(error: unknown): DirectoryError {
  if (error instanceof DirectoryError) return error;
  throw error;
}
