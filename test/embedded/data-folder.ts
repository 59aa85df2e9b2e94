import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startEmbedded } from '../../server/embedded/index.ts';
import type { Embedded } from '../../server/embedded/index.ts';
import { leaveAll } from './launch-tenant.ts';

const running: Embedded[] = [];
const folders: string[] = [];

/** Where a data folder may be made; it goes after the test. */
export function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'directory-test-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return join(folder, 'var');
}

/** Starts the servers of a data folder in this process; those still running at the end of the test are stopped. */
export async function start(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Embedded> {
  const embedded = await startEmbedded(readConfig({ DATA_DIR: dataDir, ...env }), pino({ level: 'silent' }));
  running.push(embedded);
  return embedded;
}

/** Has the servers of each test stopped and its folders removed. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    await leaveAll();
    await Promise.all(running.splice(0).map((each) => each.stop()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

/** Copies a folder as an administrator would, with owners and times. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
}
