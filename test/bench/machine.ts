import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Ground } from './ground.ts';
import { rounded } from './tell.ts';

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly node: string;
  readonly postgresql: string;
  readonly meilisearch: string;
  /** Processes that wanted to run in the minute before: what else the machine had to do. */
  readonly load: number;
}

export async function machineOf({ base: { store, embedded } }: Ground, load: number): Promise<Machine> {
  const { rows } = await store.pool.query<{ version: string }>(`select split_part(current_setting('server_version'), ' ', 1) as version`);
  const response = await fetch(`${embedded.meiliUrl}/version`, { headers: { Authorization: `Bearer ${embedded.meiliKey}`, 'Accept-Encoding': 'identity' } });
  const { pkgVersion } = (await response.json()) as { pkgVersion: string };
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    node: process.versions.node,
    postgresql: rows[0]?.version ?? 'unknown',
    meilisearch: pkgVersion,
    load,
  };
}

/** How busy the machine is before we begin. */
export const loadNow = (): number => loadavg()[0] ?? 0;

export function sayMachine({ processor, cores, memory, node, postgresql, meilisearch, load }: Machine, size: number): string {
  const busy = load > cores / 2 ? ` Other programs were running (load ${rounded(load)}): trust the ratios, not the times.` : '';
  return `${rounded(size)} fictional entries and the seed; ${processor}, ${cores} cores, ${rounded(memory / 2 ** 30)} GiB, Node ${node}, PostgreSQL ${postgresql}, Meilisearch ${meilisearch}.${busy}`;
}
