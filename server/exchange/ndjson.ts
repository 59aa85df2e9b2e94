import { readFile } from 'node:fs/promises';
import { GraphQLError, coerceInputValue } from 'graphql';
import { DirectoryError, fail } from '../../schema/error.ts';
import { fieldError, inputType } from '../../schema/graphql.ts';
import { nounOf } from '../../schema/nouns.ts';
import { joinFields } from '../graphql/field.ts';
import type { Given } from '../store/identity.ts';

/** Longest line, in bytes: a long article in nine languages has room several times over. */
const LONGEST_LINE = 2_000_000;

/** One line that stands for an entry, and where it stands. */
export interface GivenLine extends Given {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Something wrong in a file, as `FILE:LINE: FIELD: what is wrong`. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
  readonly code: string;
}

export const sayProblem = ({ file, line, field, message }: Problem): string => `${file}:${String(line)}: ${field}: ${message}`;

/** Reads a file of one entry a line (NDJSON, UTF-8). Every problem of the file is told, not only the first. */
export async function readNdjson(file: string): Promise<{ lines: GivenLine[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const lines: GivenLine[] = [];
  const bytes = await bytesOf(file).catch((error: unknown) => {
    problems.push(problemOf(file, 1, error));
    return Buffer.of();
  });
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const bad = firstBadByte(bytes);
    problems.push(problemOf(file, bytes.subarray(0, bad).toString('latin1').split('\n').length, fail('NOT_UTF8', bad), 'file'));
  }
  text.split('\n').forEach((content, index) => {
    if (content.trim() === '') return;
    const found = parseLine(content, file, index + 1);
    if (Array.isArray(found)) problems.push(...found);
    else lines.push(found);
  });
  return { lines, problems };
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw Object.assign(fail('FILE_UNREADABLE', (cause as Error).message), { cause, field: 'file' });
  }
}

/** Offset of the first byte that is not UTF-8, found by halves. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

/** One line as an entry, or all that is wrong with it. */
export function parseLine(content: string, file: string, line: number): GivenLine | Problem[] {
  try {
    if (Buffer.byteLength(content) > LONGEST_LINE) throw fail('LINE_TOO_LONG', LONGEST_LINE);
    return coerce(parseObject(content), file, line);
  } catch (error) {
    return [problemOf(file, line, error)];
  }
}

function parseObject(content: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (cause) {
    throw fail('BAD_JSON', (cause as Error).message);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw fail('BAD_JSON', 'it is something else');
  return parsed as Record<string, unknown>;
}

/** Checks an object against the GraphQL input of its noun: import lines and mutations know the same fields and the same rules. */
export function coerce({ noun: name, ...fields }: Record<string, unknown>, file: string, line: number): GivenLine | Problem[] {
  if (typeof name !== 'string') return [problemOf(file, line, Object.assign(fail('MISSING_FIELD', 'noun'), { field: 'noun' }))];
  let noun;
  try {
    noun = nounOf(name);
  } catch (error) {
    return [problemOf(file, line, Object.assign(error as Error, { field: 'noun' }))];
  }
  const problems: Problem[] = [];
  const values: unknown = coerceInputValue(fields, inputType(noun), (path, _, error) => {
    problems.push(problemOf(file, line, error.originalError ?? error, path.join('.')));
  });
  return problems.length > 0 ? problems : { noun, values: values as Record<string, unknown>, file, line };
}

/** An error as a problem of that line. @param path where in the line the error was found; the error may know a part within that */
export function problemOf(file: string, line: number, error: unknown, path?: string): Problem {
  const known = error instanceof DirectoryError ? error : error instanceof GraphQLError ? (fieldError(error.message) ?? error) : undefined;
  if (known === undefined) throw error;
  const [field, code] = known instanceof DirectoryError ? [joinFields(path, known.field), known.code] : [path, 'BAD_INPUT'];
  return { file, line, field: field === undefined || field === '' ? 'line' : field, message: known.message, code };
}
