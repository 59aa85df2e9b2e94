import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ProcessIdentity } from '../../server/embedded/process.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** What tenant.ts prints. */
interface Found {
  databaseUrl: string;
  meiliUrl: string;
  meiliKey: string;
  note?: string;
  error?: string;
}

/** Another process that uses the servers of a data folder. */
export interface OtherTenant {
  found: Found;
  child: ChildProcess;
  /** Lets it leave in order, and waits for its end. */
  leave(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
}

const launched: OtherTenant[] = [];

/** Ends the tenants that a failed test has left behind. */
export async function leaveAll(): Promise<void> {
  await Promise.all(launched.splice(0).map((each) => each.leave()));
}

/**
 * Starts tenant.ts and waits for what it prints.
 * @param repository the clone that it runs in
 * @param program the Node.js that runs it
 */
export async function launchTenant(
  dataDir: string, { repository = REPOSITORY, program = process.execPath, ...account }: { repository?: string; program?: string; uid?: number; gid?: number } = {},
): Promise<OtherTenant> {
  const child = spawn(program, ['--import', 'tsx', join(repository, 'test/embedded/tenant.ts'), dataDir], {
    cwd: repository,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { complaints += text; });
  const end = once(child, 'close');
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  const first = await Promise.race([line, end.then(() => undefined)]);
  if (first === undefined) throw new Error(complaints);
  const finish = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await end;
  };
  const tenant = { found: JSON.parse(first) as Found, child, leave: finish('SIGTERM'), kill: finish('SIGKILL') };
  launched.push(tenant);
  return tenant;
}

/** The process that serves a data folder. */
export function serverProcess(dataDir: string, key: 'postgres' | 'meilisearch'): ProcessIdentity & { folder: string; port: number } {
  return JSON.parse(readFileSync(join(dataDir, 'run', `${key}.json`), 'utf8')) as ProcessIdentity & { folder: string; port: number };
}
