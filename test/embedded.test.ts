import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../server/embedded/process.ts';
import { verify } from '../server/embedded/meilisearch-program.ts';
import { StartError } from '../server/embedded/index.ts';
import { cleanUpAfterEach, copyFolder, newFolder, start } from './embedded/data-folder.ts';
import { launchTenant, serverProcess } from './embedded/launch-tenant.ts';
import { recall, remember, sql } from './embedded/memory.ts';

function areUp(dataDir: string): boolean[] {
  return [isRunning(serverProcess(dataDir, 'postgres')), isRunning(serverProcess(dataDir, 'meilisearch'))];
}

/** Addresses that a port is listened on, as the kernel writes them (hexadecimal, bytes reversed). */
function listeningAddresses(port: number): string[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].filter(existsSync)
    .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && Number.parseInt(local?.split(':')[1] ?? '', 16) === port)
    .map(([, local]) => local?.split(':')[0] ?? '');
}

function modes(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).concat('.')
    .map((name) => statSync(join(folder, name)))
    .map((found) => `${found.isDirectory() ? 'folder' : 'file'} ${(found.mode & 0o777).toString(8)}`);
}

describe('embedded servers', () => {
  cleanUpAfterEach();

  it('start in an empty folder, stop, and have everything again at the next start', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await remember(first, 'Sprachcafé');
    await first.stop();
    expect(areUp(dataDir)).toEqual([false, false]);

    const second = await start(dataDir);
    expect(await recall(second)).toEqual({ stored: 'Sprachcafé', found: 'Sprachcafé' });
    expect(second).toMatchObject({ databaseUrl: first.databaseUrl, meiliUrl: first.meiliUrl, meiliKey: first.meiliKey });
  });

  it('are closed to others: loopback only, nothing without a password, secrets for their owner alone', async () => {
    const dataDir = newFolder();
    const { databaseUrl, meiliUrl } = await start(dataDir);
    if (process.platform === 'linux') {
      expect(listeningAddresses(serverProcess(dataDir, 'postgres').port)).toEqual(['0100007F']);
      expect(listeningAddresses(serverProcess(dataDir, 'meilisearch').port)).toEqual(['0100007F']);
    }

    const wrong = new URL(databaseUrl);
    wrong.password = 'guess';
    await expect(sql(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await fetch(`${meiliUrl}/indexes`)).status).toBe(401);

    for (const folder of ['secrets', 'run', 'logs']) {
      const found = modes(join(dataDir, folder));
      expect(found.filter((each) => each !== 'folder 700' && each !== 'file 600')).toEqual([]);
    }
    expect(existsSync(join(dataDir, 'secrets/meilisearch-key'))).toBe(true);
  });

  it('know Unicode, and give the application no more rights than its own database needs', async () => {
    const { databaseUrl } = await start(newFolder(), { MEILI_URL: 'http://127.0.0.1:1' });
    const [row] = await sql(databaseUrl, `
      select lower('ÖЇ') as lower, current_setting('server_encoding') as encoding, usesuper as superuser
      from pg_user where usename = current_user`);
    expect(row).toEqual({ lower: 'öї', encoding: 'UTF8', superuser: false });
    await sql(databaseUrl, 'create extension unaccent; create extension pg_trgm');
  });

  it('are shared by the processes of one data folder, and the last one out stops them', async () => {
    const dataDir = newFolder();
    const other = await launchTenant(dataDir);
    const ours = await start(dataDir);
    expect(other.found).toMatchObject({ databaseUrl: ours.databaseUrl, meiliUrl: ours.meiliUrl, meiliKey: ours.meiliKey });

    await other.leave();
    expect(areUp(dataDir)).toEqual([true, true]);
    await ours.stop();
    expect(areUp(dataDir)).toEqual([false, false]);
  });

  it('are started once when several processes start at the same moment', async () => {
    const dataDir = newFolder();
    const [ours, other, again] = await Promise.all([start(dataDir), launchTenant(dataDir), start(dataDir)]);
    expect(other.found.databaseUrl).toBe(ours.databaseUrl);
    expect(again.meiliUrl).toBe(ours.meiliUrl);
    await Promise.all([ours.stop(), again.stop(), other.leave()]);
    expect(areUp(dataDir)).toEqual([false, false]);
  });

  it('of a copied data folder are servers of their own', async () => {
    const dataDir = newFolder();
    const copy = newFolder();
    const before = await start(dataDir);
    await remember(before, 'Original');
    await before.stop();
    copyFolder(dataDir, copy);
    const original = await start(dataDir);
    const copied = await start(copy);
    expect(copied.databaseUrl).not.toBe(original.databaseUrl);
    expect(await recall(copied)).toEqual({ stored: 'Original', found: 'Original' });
  });

  it('are not started when their addresses are given', async () => {
    const dataDir = newFolder();
    const given = { DATABASE_URL: 'postgresql://db.example/directory', MEILI_URL: 'http://search.example', MEILI_KEY: 'key' };
    const { stop, ...found } = await start(dataDir, given);
    expect(found).toEqual({ databaseUrl: given.DATABASE_URL, meiliUrl: given.MEILI_URL, meiliKey: 'key' });
    await stop();
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a start that fails', () => {
  cleanUpAfterEach();

  it('says in one sentence what is wrong, and leaves nothing running', async () => {
    const dataDir = newFolder();
    await expect(start(dataDir, { MEILI_BIN: '/bin/false' })).rejects.toThrow(/^Meilisearch ended at its start: it said nothing/);
    expect(areUp(dataDir)).toEqual([false, false]);
  });

  it('names a program that this machine cannot run', async () => {
    const notAProgram = newFolder();
    writeFileSync(notAProgram, '#!/nowhere/interpreter', { mode: 0o755 });
    await expect(start(newFolder(), { MEILI_BIN: notAProgram, DATABASE_URL: 'postgresql://db.example/directory' }))
      .rejects.toThrow(/^Meilisearch cannot be run on this machine: /);
  });

  it('refuses a Meilisearch from npm that is not the one it should be', async () => {
    const tampered = newFolder();
    writeFileSync(tampered, 'something else');
    await expect(verify(tampered)).rejects.toThrow(StartError);
    await expect(verify(tampered)).rejects.toThrow(/is not the Meilisearch it should be .* run "npm ci" again/);
  });

  it('names a data folder that cannot be used', async () => {
    await expect(start('/dev/null/var')).rejects.toThrow(/^The data folder \/dev\/null\/var cannot be used: /);
  });
});
