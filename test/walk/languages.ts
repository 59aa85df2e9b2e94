import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Languages of the site: each has a file of interface words. */
export function languagesOfWords(): string[] {
  return readdirSync(join(import.meta.dirname, '../../site/words')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}
