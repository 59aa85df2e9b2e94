import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning } from './process.ts';
import type { ProcessIdentity } from './process.ts';
import { StartError } from './start-error.ts';

// Longer than the slowest first start that holds it.
const PATIENCE = 180_000;

interface Holder extends ProcessIdentity {
  /** New for every time the lock is taken. */
  token: string;
}

function holderOf(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function take(lock: string, holder: Holder): boolean {
  const draft = `${lock}.${holder.token}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    // A link appears whole or not at all, so nobody ever reads a lock without its holder.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

async function acquire(lock: string): Promise<void> {
  const self = identify(process.pid);
  if (!self) throw new StartError('This process cannot find itself in the list of processes.');
  const holder = { ...self, token: randomUUID() };
  const deadline = Date.now() + PATIENCE;
  while (!take(lock, holder)) {
    const other = holderOf(lock);
    if (other && !isRunning(other)) await removeAbandoned(lock, other);
    else if (Date.now() > deadline) throw new StartError(`Another process (${other?.pid}) has been starting or stopping the servers for ${PATIENCE / 60_000} minutes; end it and try again.`);
    else await sleep(25);
  }
}

/**
 * Removes the lock of a process that has died. Only who holds the lock named after that very holding may remove it,
 * or of two who find it abandoned, the slower one would remove the new lock of the faster one.
 */
async function removeAbandoned(lock: string, { token }: Holder): Promise<void> {
  await withLock(`${lock}.${token}.abandoned`, async () => {
    if (holderOf(lock)?.token === token) rmSync(lock);
  });
}

/**
 * Runs an action while no other process (and no other call in this one) runs one under the same lock file.
 * A lock whose holder has died, by whatever cause, is taken over.
 * @throws StartError when the holder lives and does not let go
 */
export async function withLock<Result>(lock: string, action: () => Promise<Result>): Promise<Result> {
  await acquire(lock);
  try {
    return await action();
  } finally {
    rmSync(lock);
  }
}
