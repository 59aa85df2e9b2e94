import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../server/main.ts');

/** A directory as its own operating-system process, as `npm start` runs it, with a data folder of its own and without seed and site. */
export class DirectoryProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'directory-crash-'));
  url = '';
  private child: ChildProcess | undefined;

  constructor() {
    // Servers that run as another user must reach it.
    chmodSync(this.dataDir, 0o755);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      env: { ...process.env, PORT: '0', DATA_DIR: this.dataDir, SEED: 'none', SITE: 'none', LOG_LEVEL: 'warn', DATABASE_URL: '', MEILI_URL: '', MEILI_KEY: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code, signal) => {
      // Whoever killed it knows; a directory that ends by itself has something to say.
      if (code !== 0 && signal === null) process.stderr.write(said);
    });
    this.url = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const ready = /^ready (\S+)$/m.exec(output)?.[1];
        if (ready !== undefined) resolve(ready);
      });
      child.once('exit', (code) => reject(new Error(`The directory ended with ${String(code)} before it was ready:\n${said}`)));
    });
  }

  /** kill -9 of the directory itself. */
  async kill(): Promise<void> {
    if (this.child === undefined || this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** kill -9 of one of its servers. */
  killServer(name: 'postgres' | 'meilisearch'): void {
    const { pid } = JSON.parse(readFileSync(join(this.dataDir, 'run', `${name}.json`), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Asks as the operator. @throws when the answer is an error or none comes */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const token = readFileSync(join(this.dataDir, 'secrets', 'operator-token'), 'utf8').trim();
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    });
    const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] };
    if (data == null || errors !== undefined) throw new Error(errors?.map(({ message }) => message).join('; ') ?? 'no answer');
    return data;
  }
}
