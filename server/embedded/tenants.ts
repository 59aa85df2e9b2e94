import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isRunning } from './process.ts';
import type { ProcessIdentity } from './process.ts';

let count = 0;

function lives(file: string): boolean {
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity);
  } catch {
    // Its process was killed while it wrote it.
    return false;
  }
}

/**
 * The processes that use the servers of one data folder: the last to leave stops them.
 * Every method wants the data folder's lock to be held.
 */
export class Tenants {
  readonly #folder: string;
  readonly #own: string;

  constructor(folder: string) {
    this.#folder = folder;
    count += 1;
    this.#own = `${process.pid}-${count}`;
  }

  enter(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, this.#own), JSON.stringify(identify(process.pid)), { mode: 0o600 });
  }

  leave(): void {
    rmSync(join(this.#folder, this.#own), { force: true });
  }

  /** Whether anybody else uses the servers; forgets those who died without leaving. */
  areOthersHere(): boolean {
    const others = readdirSync(this.#folder).filter((name) => name !== this.#own);
    const living = others.filter((name) => lives(join(this.#folder, name)));
    for (const name of others) if (!living.includes(name)) rmSync(join(this.#folder, name));
    return living.length > 0;
  }
}
