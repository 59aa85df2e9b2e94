import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportLine } from '../../seed/line.ts';
import { omosArticles } from '../../seed/omos.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { openBase } from '../../server/start.ts';
import { run } from '../harness/command.ts';
import type { Child } from './child.ts';
import type { Ground } from './ground.ts';

/** Tables that hold what was learned, by their names. */
const LEARNED = '(relevance|learned|lexicon|vector)';

/** A directory of its own with nothing but the pages in it, filled and served by the programs that an operator uses. */
export interface Instance {
  readonly url: string;
  /** Bytes on the disk. */
  readonly size: { readonly meilisearch: number; readonly learned: number };
  /** What it took to fill it, in seconds. */
  readonly seconds: { readonly imported: number; readonly rebuilt: number };
  /** Memory of the server's process now and at most, in bytes; 0 where there is no /proc. */
  memory(): { readonly now: number; readonly most: number };
  stop(): Promise<void>;
}

/**
 * Starts an empty directory, imports a folder's pages while it runs, and makes the index anew, as happens each night.
 * @param keep languages of the pages that are imported; all when left out
 * @param base a file of learned numbers to use in place of the directory's own
 */
export async function openInstance(ground: Ground, { name, folder, keep, base = '' }: { name: string; folder: string; keep?: readonly string[]; base?: string | undefined }): Promise<Instance> {
  const home = join(ground.folder, `relevance-${name}`);
  mkdirSync(home, { mode: 0o755 });
  const settings = { PORT: '0', HOST: '', DATA_DIR: home, DATABASE_URL: '', MEILI_URL: '', MEILI_KEY: '', MEILI_PREFIX: '', SEED: 'none', SITE: 'none', LOG_LEVEL: 'warn', RELEVANCE_BASE: base };
  ground.say('starting an empty directory');
  const server = await ground.start(new URL('relevance-server.ts', import.meta.url), settings);
  const file = join(home, 'pages.ndjson');
  writeFileSync(file, [...omosArticles(folder)].map((page) => `${JSON.stringify(only(page, keep))}\n`).join(''));
  ground.say(`importing ${keep === undefined ? 'the pages in all languages' : `the pages in ${keep.join(', ')} only`}`);
  const imported = await command('server/exchange/import.ts', [file], settings);
  ground.say('making the index anew');
  const rebuilt = await command('server/search/command.ts', [], settings);
  return {
    url: server.url,
    size: { meilisearch: bytesIn(join(home, 'meilisearch')), learned: await learned(settings) },
    seconds: { imported, rebuilt },
    memory: () => memoryOf(server),
    stop: () => server.stop(),
  };
}

function only(page: ImportLine, keep: readonly string[] | undefined): ImportLine {
  const kept = (text: unknown): unknown => Object.fromEntries(Object.entries(text as object).filter(([language]) => keep?.includes(language) ?? true));
  return { ...page, title: kept(page['title']), body: kept(page['body']) };
}

/** @returns seconds @throws when the program fails */
async function command(script: string, given: readonly string[], settings: Record<string, string>): Promise<number> {
  const began = performance.now();
  const { code, stderr } = await run(script, given, settings);
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}: ${stderr}`);
  return (performance.now() - began) / 1000;
}

async function learned(settings: Record<string, string>): Promise<number> {
  const config = readConfig(settings);
  const { store, close } = await openBase(config, createLog(config));
  try {
    const { rows } = await store.pool.query<{ bytes: number }>(`select coalesce(sum(pg_total_relation_size(oid)), 0)::float8 as bytes from pg_class where relkind = 'r' and relname ~ $1`, [LEARNED]);
    return rows[0]?.bytes ?? 0;
  } finally {
    await close();
  }
}

function bytesIn(folder: string): number {
  // Space that is taken, not the length: Meilisearch's files are sparse.
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + 512 * (statSync(join(folder, name), { throwIfNoEntry: false })?.blocks ?? 0), 0);
}

function memoryOf({ pid }: Child): { now: number; most: number } {
  const status = statusOf(pid);
  const bytes = (field: string): number => 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return { now: bytes('VmRSS'), most: bytes('VmHWM') };
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  } catch {
    return '';
  }
}
