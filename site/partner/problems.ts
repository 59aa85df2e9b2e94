import { AskError } from './ask.ts';
import { isWord, word } from './words.ts';

/** What went wrong, as a sentence for a person. */
export function sayProblem(error: unknown): string {
  return sayCode(error instanceof AskError ? error.code : '', error instanceof Error ? error.message : String(error));
}

/** What a code of the server's means; its own sentence where there is no word. */
export function sayCode(code: string, message: string): string {
  const key = [`error.${code}`, `wrong.${code}`].find(isWord);
  return key === undefined ? word('error.other', { message }) : word(key);
}
