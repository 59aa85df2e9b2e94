import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../server/config.ts';
import { type Embedded, startEmbedded } from '../../server/embedded/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers of the run, and a folder for what its files share. */
    servers: Pick<Embedded, 'databaseUrl' | 'meiliUrl' | 'meiliKey'> & { folder: string };
  }
}

let folder: string | undefined;
let embedded: Embedded | undefined;

/** Starts one PostgreSQL and one Meilisearch for the whole run; each test file gets a database and indexes of its own on them. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'directory-tests-'));
  chmodSync(folder, 0o755);
  try {
    embedded = await startEmbedded(readConfig({ DATA_DIR: join(folder, 'var') }), pino({ level: 'silent' }));
    const { databaseUrl, meiliUrl, meiliKey } = embedded;
    await forgetful(databaseUrl);
    project.provide('servers', { databaseUrl, meiliUrl, meiliKey, folder });
  } catch (error) {
    // Nobody calls teardown after a setup that failed.
    await teardown();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  await embedded?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** These databases need not outlive a power failure, so no commit waits for the disk. */
async function forgetful(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('alter role current_user set synchronous_commit = off');
  } finally {
    await client.end();
  }
}
