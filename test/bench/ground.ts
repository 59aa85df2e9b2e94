import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { loadSeed } from '../../seed/load.ts';
import { synthetic } from '../../seed/synthetic.ts';
import { readConfig } from '../../server/config.ts';
import { type GivenLine, coerce, sayProblem } from '../../server/exchange/ndjson.ts';
import { takeLines } from '../../server/exchange/take.ts';
import { createLog } from '../../server/log.ts';
import { type Base, openBase } from '../../server/start.ts';
import { migrate, openStore } from '../../server/store/store.ts';
import { type Child, startChild } from './child.ts';
import { MemoryWatch } from './memory-watch.ts';

/** What the benchmarks stand on: a directory of their own, in a folder of its own, which is gone afterwards. */
export interface Ground {
  readonly folder: string;
  /** Fictional entries in it, beside the seed. */
  readonly size: number;
  readonly base: Base;
  readonly operatorToken: string;
  readonly memory: MemoryWatch;
  /** The server over it, started when it is first wanted. */
  server(): Promise<Child>;
  /** Afterwards everything can be found. */
  indexed(): Promise<void>;
  /** A further database in the same PostgreSQL, with the seed, or only some folders of it, and that many entries. */
  another(name: string, size: number, folders?: readonly string[]): Promise<string>;
  /** Starts a process that ends with the ground. */
  start(file: URL, settings: Record<string, string>): Promise<Child>;
  /** Tells whoever waits what is going on. */
  say(sentence: string): void;
}

/** Opens the ground, lets it be used, and clears it away, however that ends. @throws when a signal ends it */
export async function onGround<Result>(size: number, use: (ground: Ground) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'directory-bench-'));
  // PostgreSQL does not run as root, and the user it runs as must get through.
  chmodSync(folder, 0o755);
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error(`Ended by ${signal}.`)));
  });
  try {
    return await Promise.race([open(folder, size, undo).then(use), interrupted]);
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function open(folder: string, size: number, undo: (() => Promise<void> | void)[]): Promise<Ground> {
  const config = readConfig({ DATA_DIR: folder, SEED: 'none', LOG_LEVEL: 'warn' });
  say('starting PostgreSQL and Meilisearch');
  const base = await openBase(config, createLog(config));
  undo.push(() => base.close());
  const memory = new MemoryWatch(folder);
  undo.push(() => memory.stop());
  await load(base.store.pool, size);

  const { databaseUrl, meiliUrl, meiliKey } = base.embedded;
  const operatorToken = randomBytes(16).toString('hex');
  const start = async (file: URL, settings: Record<string, string>): Promise<Child> => {
    const child = await startChild(file, settings);
    undo.push(() => child.stop());
    return child;
  };
  const startServer = async (): Promise<Child> => {
    const server = await start(new URL('server.ts', import.meta.url), { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, OPERATOR_TOKEN: operatorToken, SITE_FOLDER: join(folder, 'site') });
    memory.follow('server', () => server.pid);
    return server;
  };
  let server: Promise<Child> | undefined;
  return {
    folder,
    size,
    base,
    operatorToken,
    memory,
    server: () => (server ??= startServer()),
    indexed: () => base.search.ensure(),
    another: (name, entries, folders) => another(base, name, entries, folders),
    start,
    say,
  };
}

async function another({ store, embedded }: Base, name: string, size: number, folders: readonly string[] | undefined): Promise<string> {
  await store.pool.query(`create database "${name}"`);
  const url = new URL(embedded.databaseUrl);
  url.pathname = `/${name}`;
  const further = await openStore(url.href);
  try {
    await migrate(further);
    await load(further.pool, size, folders);
  } finally {
    await further.close();
  }
  return url.href;
}

async function load(pool: Pool, size: number, folders?: readonly string[]): Promise<void> {
  say(`loading the ${folders?.join(' and ') ?? ''}${folders ? ' of the ' : ''}seed and ${String(size)} fictional entries`);
  await loadSeed(pool, folders);
  const lines: GivenLine[] = [];
  for (const line of synthetic(size)) {
    const given = coerce(line, 'synthetic', lines.length + 1);
    if (Array.isArray(given)) throw new Error(given.map(sayProblem).join('\n'));
    lines.push(given);
  }
  const { problems } = await takeLines(pool, lines, { name: 'bench', origin: 'SEED' });
  if (problems.length > 0) throw new Error(problems.map(sayProblem).join('\n'));
  // The index is made from the whole database; nothing is left to be drained while something else is measured.
  await pool.query('delete from outbox');
  await pool.query('vacuum analyze');
}

function say(sentence: string): void {
  process.stderr.write(`${sentence} …\n`);
}
