import { AskError } from '../ask.ts';
import { sayProblem } from '../problems.ts';
import { problemLabel } from './labels.ts';
import type { Problem } from './problems.ts';

/** What went wrong as a whole, as a sentence for a person. */
export const problemText = (error: unknown): string => sayProblem(error);

/** What the server found wrong, field by field; empty where it names none. */
export function problemsOf(error: unknown): Problem[] {
  if (!(error instanceof AskError)) return [];
  return error.problems.flatMap(({ code, message, field }) => (field === undefined ? [] : [{ path: field, message: problemLabel(code, message) }]));
}
