import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Base, NOTHING_LEARNED, decodeBase } from './base.ts';

/**
 * The learned numbers with which every directory starts, made by `npm run learn` from digitalfabrik/integreat-qa-dataset (OMoS-QA), which is
 * licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
 */
export const BASE_FILE = fileURLToPath(new URL('base.bin', import.meta.url));

const read = new Map<string, Base>();

/**
 * Reads learned numbers, once; "none" for none.
 * @throws RangeError when the file holds something else; Node's error when it cannot be read
 */
export function readBase(file: string): Base {
  let base = read.get(file);
  if (base === undefined) read.set(file, (base = file === 'none' ? NOTHING_LEARNED : decodeBase(readFileSync(file))));
  return base;
}
