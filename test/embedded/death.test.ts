import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ended, identify } from '../../server/embedded/process.ts';
import { cleanUpAfterEach, newFolder, start } from './data-folder.ts';
import { launchTenant, serverProcess } from './launch-tenant.ts';
import { recall, remember, sql } from './memory.ts';

const KEYS = ['postgres', 'meilisearch'] as const;
const REMEMBERED = { stored: 'Begegnung', found: 'Begegnung' };
const PATIENCE = { timeout: 30_000, interval: 100 };

function killServers(dataDir: string) {
  const servers = KEYS.map((key) => serverProcess(dataDir, key));
  for (const { pid } of servers) process.kill(pid, 'SIGKILL');
  return servers;
}

describe('after kill -9', () => {
  cleanUpAfterEach();

  it('of the servers, they come back by themselves at the same address with all data', async () => {
    const dataDir = newFolder();
    const servers = await start(dataDir);
    await remember(servers, 'Begegnung');
    // Busy to the end of the test: it does not notice that its server is gone, and holds its memory.
    const busy = sql(servers.databaseUrl, 'select count(*) from generate_series(1, 1e10::bigint)').catch(() => undefined);
    for (let death = 1; death <= 2; death += 1) {
      await ended(killServers(dataDir), 5_000);
      await vi.waitFor(async () => expect(await recall(servers)).toEqual(REMEMBERED), PATIENCE);
    }
    await busy;
  });

  it('of the servers, they come back even when the process that started them has left', async () => {
    const dataDir = newFolder();
    const starter = await launchTenant(dataDir);
    const servers = await start(dataDir);
    await remember(servers, 'Begegnung');
    await starter.leave();
    killServers(dataDir);
    await vi.waitFor(async () => expect(await recall(servers)).toEqual(REMEMBERED), PATIENCE);
  });

  it('of our own process, the next start finds the servers running and stops them in the end', async () => {
    const dataDir = newFolder();
    const other = await launchTenant(dataDir);
    await remember(other.found, 'Begegnung');
    const before = KEYS.map((key) => serverProcess(dataDir, key));
    await other.kill();

    const servers = await start(dataDir);
    expect(KEYS.map((key) => serverProcess(dataDir, key))).toEqual(before);
    expect(await recall(servers)).toEqual(REMEMBERED);
    await servers.stop();
    expect(await ended(before, 0)).toBe(true);
  });

  it('of everything, the next start clears what is left: pid file, lock and list of processes', async () => {
    const dataDir = newFolder();
    const other = await launchTenant(dataDir);
    await remember(other.found, 'Begegnung');
    await other.kill();
    await ended(killServers(dataDir), 5_000);

    // The number in the pid file now belongs to a stranger of the same user: PostgreSQL itself would refuse to start.
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['60'], { uid, gid });
    const { folder } = serverProcess(dataDir, 'postgres');
    writeFileSync(join(folder, 'data/postmaster.pid'), `${stranger.pid}\n${folder}/data\n`);
    // And a process died while it held the lock.
    writeFileSync(join(dataDir, 'run/lock'), JSON.stringify({ pid: 1, born: 'before the power failure', token: 'a' }));

    const servers = await start(dataDir);
    expect(await recall(servers)).toEqual(REMEMBERED);
    expect(identify(stranger.pid ?? 0)).toBeDefined();
    stranger.kill();
  });

  it('of PostgreSQL under a parent that hangs, its zombie does not stop another start', async () => {
    const dataDir = newFolder();
    const hanging = await launchTenant(dataDir);
    await remember(hanging.found, 'Begegnung');
    hanging.child.kill('SIGSTOP');
    const { pid } = serverProcess(dataDir, 'postgres');
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(identify(pid)).toBeUndefined(), PATIENCE);
    expect(() => process.kill(pid, 0)).not.toThrow();

    const servers = await start(dataDir);
    expect(servers.databaseUrl).toBe(hanging.found.databaseUrl);
    expect(await recall(servers)).toEqual(REMEMBERED);
    hanging.child.kill('SIGCONT');
    await hanging.leave();
  });

  it('of a state file, the servers it told of are found by their folder', async () => {
    const dataDir = newFolder();
    const other = await launchTenant(dataDir);
    await remember(other.found, 'Begegnung');
    const before = KEYS.map((key) => serverProcess(dataDir, key));
    await other.kill();
    for (const key of KEYS) writeFileSync(join(dataDir, 'run', `${key}.json`), '');
    expect(await recall(await start(dataDir))).toEqual(REMEMBERED);
    expect(await ended(before, 0)).toBe(true);
  });
});
