import type { Pool, PoolClient } from 'pg';
import { DirectoryError } from '../../../schema/error.ts';
import type { Noun } from '../../../schema/noun.ts';
import { guardOf } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { proposeIn } from '../../proposing/propose.ts';
import { wordsOf } from '../../proposing/title.ts';
import { transaction } from '../../store/transaction.ts';
import { confirmRow } from './confirm-row.ts';
import { CHECKED } from './download.ts';
import { formerEntries, keptEntries, namesFor } from './entries.ts';
import { type Difference, type Found, changesOf } from './row.ts';
import { type SheetRow, type Table, problemAt, referencesIn } from './table.ts';

/** Something wrong in a sheet, where the spreadsheet itself shows it: row 7, column "B". */
export interface SheetProblem {
  /** Counted from 1, headings included; null: the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  /** The column's heading. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** One cell that changes something. Values are as they stand in the sheet. */
interface SheetChange extends Difference {
  /** Null: a new entry. */
  readonly id: string | null;
  readonly title: string;
}

/** What a sheet would do, or has done; with errors it has done nothing. */
export interface Report {
  readonly errors: readonly SheetProblem[];
  readonly changes: readonly SheetChange[];
  readonly new: number;
  readonly unchanged: number;
  /** Fields that are live now, and that wait for a coordinator. */
  readonly published: number;
  readonly waiting: number;
}

/** Rolls back what was only tried. */
class Tried extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('only tried');
    this.report = report;
  }
}

/** Takes a table in, as a whole or not at all; every row is tried by the rules of a form, whether or not another is wrong. */
export async function upload(pool: Pool, viewer: Viewer, noun: Noun, table: Table, dryRun: boolean): Promise<Report> {
  try {
    return await transaction(pool, async (client) => {
      const report = await take(client, viewer, noun, table);
      if (dryRun || report.errors.length > 0) throw new Tried(report);
      return report;
    });
  } catch (error) {
    if (error instanceof Tried) return error.report;
    throw error;
  }
}

async function take(client: PoolClient, viewer: Viewer, noun: Noun, table: Table): Promise<Report> {
  const errors: SheetProblem[] = [...table.problems];
  const changes: SheetChange[] = [];
  const count = { new: 0, unchanged: 0, published: 0, waiting: 0 };
  const find = await finder(client, viewer, noun, table);
  for (const row of table.rows) {
    const found = await find(row);
    const { values, differences, problems, asked } = changesOf(noun, table, row, found);
    errors.push(...problems);
    if (found.missing !== undefined) continue;
    const title = wordsOf(found.entry?.given[noun.title ?? '']) ?? [`${noun.title ?? ''} (de)`, noun.title ?? '', 'slug'].map((heading) => row.cells.get(heading)).find(Boolean) ?? '';
    changes.push(...differences.map((difference) => ({ id: found.entry?.id ?? null, title, ...difference })));
    if (asked) changes.push({ id: found.entry?.id ?? null, title, field: CHECKED, before: '', after: 'ja' });
    if (found.entry === undefined) count.new += 1;
    else if (differences.length === 0 && !asked && problems.length === 0) count.unchanged += 1;
    const wrong = await trying(client, async () => {
      if (Object.keys(values).length > 0 || found.entry === undefined) {
        const { published, waiting } = await proposeIn(client, viewer, {
          noun, values: { ...values, ...(found.entry && { id: found.entry.id }) }, base: found.entry?.version ?? null, origin: 'IMPORT',
          owner: noun.name === 'place' && viewer.scope.own.size === 1 ? ([...viewer.scope.own.keys()][0] ?? null) : null,
        });
        count.published += published.length;
        count.waiting += waiting.length;
      }
      if (asked && found.entry !== undefined) await confirmRow(client, viewer, noun, found.entry.id);
    });
    const problem = wrong && problemAt(table, row, wrong);
    // What a cell's own error led to is not told again.
    if (problem !== undefined && !problems.some(({ column }) => column === problem.column)) errors.push(problem);
  }
  errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { errors, changes, ...count };
}

/** Tries something within the transaction, and takes it back when the entry is refused. @returns why */
async function trying(client: PoolClient, act: () => Promise<void>): Promise<DirectoryError | undefined> {
  await client.query('savepoint row_of_sheet');
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    await client.query('rollback to savepoint row_of_sheet');
    return error;
  } finally {
    await client.query('release savepoint row_of_sheet').catch(() => undefined);
  }
}

/** Reads all entries of a sheet at once, and tells of each row which one it is, and as it was when the sheet was made. */
async function finder(client: PoolClient, viewer: Viewer, noun: Noun, table: Table): Promise<(row: SheetRow) => Promise<Found>> {
  const now = new Map((await keptEntries(client, viewer, noun, table.rows.flatMap(({ id }) => id ?? []))).map((entry) => [entry.id, entry]));
  const older = table.rows.flatMap(({ id, version }) => (id !== undefined && version !== undefined && now.has(id) && version !== now.get(id)?.version ? [{ id, version }] : []));
  const former = await formerEntries(client, noun, older);
  const entries = [...[...now.values()].map(({ given }) => given), ...former.values()];
  const names = await namesFor(client, viewer, noun, entries, referencesIn(noun, table));
  return async ({ id, version }) => {
    if (id === undefined) return { names };
    const entry = now.get(id);
    if (entry === undefined) return { names, missing: (await trying(client, () => guardOf(client, viewer, 'propose')([{ noun, id }]))) ?? undefined };
    if (version === undefined || version === entry.version) return { names, entry };
    const given = former.get(`${id} ${String(version)}`);
    return given === undefined ? { names, entry, unknownVersion: true } : { names, entry: { id, version, given } };
  };
}
