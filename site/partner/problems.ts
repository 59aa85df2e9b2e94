import { AskError } from './ask.ts';
import { isWord, word } from './words.ts';

/** What went wrong, as a sentence for a person. */
export function sayProblem(error: unknown): string {
  const key = error instanceof AskError ? `error.${error.code}` : '';
  if (isWord(key)) return word(key);
  return word('error.other', { message: error instanceof Error ? error.message : String(error) });
}
