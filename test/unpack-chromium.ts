/**
 * Unpacks the Chromium that ships inside the npm package `@sparticuz/chromium`.
 *
 * `inflate` writes into `os.tmpdir()` and nowhere else, so `browser.ts` runs this file as a process of its own
 * whose TMPDIR is the folder wanted.
 * @see https://github.com/Sparticuz/chromium#readme
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';

const archives = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));

await Promise.all(
  ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => inflate(join(archives, name))),
);
