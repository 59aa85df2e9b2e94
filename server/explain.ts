import { ConfigError } from './config.ts';
import { StartError } from './embedded/index.ts';

/** Ends a program of the command line that cannot go on: a sentence for what the operator can mend, the whole story for what is our mistake. */
export function explainAndExit(error: unknown): never {
  // Somebody asked for the end, and got it.
  if (error instanceof Error && error.name === 'AbortError') process.exit(0);
  const known = error instanceof ConfigError || error instanceof StartError || isSystemError(error) || isUsageError(error);
  process.stderr.write(`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

/** Errors of the operating system, such as a port in use or a folder that may not be written. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

/** An option that a program does not know. @see https://nodejs.org/api/errors.html#err_parse_args_unknown_option */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_');
}
