import { ask } from './ask.ts';

/** What a reader says is wrong with an entry. */
export interface Report {
  readonly id: string;
  readonly noun: string;
  readonly entry: string;
  /** Null when the entry is there no more. */
  readonly slug: string | null;
  readonly text: string;
  readonly contact: string | null;
  /** Of the page on which it was written. */
  readonly language: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What readers say is wrong with entries of who asks, the newest first. @throws AskError FORBIDDEN for those who are not told */
export async function loadReports(): Promise<Report[]> {
  const { reports } = await ask<{ reports: Report[] }>('{ reports(first: 50) { id noun entry slug text contact language at } }');
  return reports;
}

/** Takes a report away that has been seen to. */
export async function settleReport(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { settleReport(id: $id) }', { id });
}
