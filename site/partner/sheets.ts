import { AskError, type Problem } from './ask.ts';
import type { Json } from './editor/json.ts';

/** Kinds of entries that there are sheets of. @see ../../server/exchange/spreadsheet/entries.ts */
export const SHEETS = ['service', 'offering', 'contact', 'place', 'event', 'actor'] as const;
export type Sheet = (typeof SHEETS)[number];

/** Something wrong in a sheet; row and column as the program counts them that it was written with. */
export interface SheetProblem extends Problem {
  readonly row: number | null;
  readonly column: string | null;
}

/** What a sheet would change, or has changed. */
export interface Report {
  readonly errors: readonly SheetProblem[];
  readonly changes: readonly { readonly id: string; readonly title: string; readonly field: string; readonly before: Json; readonly after: Json }[];
  readonly new: number;
  readonly unchanged: number;
  readonly published: number;
  readonly waiting: number;
}

const TYPES: Readonly<Record<string, string>> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' };

/**
 * Sends a sheet to the server.
 * @param dryRun only to hear what it would change
 * @throws AskError when the server cannot be reached or knows no such sheet
 */
export async function sendSheet(sheet: Sheet, file: File, dryRun: boolean): Promise<Report> {
  const kind = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const response = await fetch(`/sheets/${sheet}${dryRun ? '?dry-run' : ''}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': TYPES[kind] ?? 'application/octet-stream' }, body: file }).catch((error: unknown) => {
    throw new AskError([{ code: 'OFFLINE', message: error instanceof Error ? error.message : '' }]);
  });
  const report = await response.json().catch(() => undefined) as Report | undefined;
  if (report === undefined || !Array.isArray(report.errors)) throw new AskError([{ code: 'INTERNAL_SERVER_ERROR', message: String(response.status) }]);
  return report;
}
