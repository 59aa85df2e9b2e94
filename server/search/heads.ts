import type { Pool } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import type { Viewer } from '../access/viewer.ts';
import { StoreReader } from '../store/read.ts';
import { headOf } from './document.ts';
import type { Known } from './memory.ts';
import type { Head } from './question.ts';

/** Entries remembered: those that are found are found again. */
const MOST = 3_000;

/** Reads what hits tell, as one audience sees it, and remembers it until the entry changes. */
export class Heads {
  private readonly pool: Pool;
  private readonly viewer: Viewer;
  private readonly kept = new Map<string, Map<string, Head>>();
  private changes = 0;

  constructor(pool: Pool, viewer: Viewer) {
    this.pool = pool;
    this.viewer = viewer;
  }

  forget(id: string): void {
    this.kept.delete(id);
    this.changes += 1;
  }

  /** By id, in the language, else in the original's; those that are gone meanwhile are left out. */
  async read(entries: readonly Known[], language: string): Promise<Map<string, Head>> {
    const found = new Map<string, Head>();
    const missing = new Map<string, string[]>();
    for (const { noun, id } of entries) {
      const head = this.kept.get(id)?.get(language);
      if (head === undefined) missing.set(noun, [...(missing.get(noun) ?? []), id]);
      else found.set(id, head);
    }
    if (missing.size === 0) return found;
    const before = this.changes;
    const read = new StoreReader(this.pool, this.viewer);
    await Promise.all(
      [...missing].map(async ([name, ids]) => {
        const noun = nounOf(name);
        for (const row of await read.select(noun, 't.id = any($2::uuid[])', [ids])) {
          const { title, summary = null, language: told } = headOf({ noun, row }, language);
          found.set(row.id, { noun: name, id: row.id, slug: row.slug, title, summary, language: told });
        }
      }),
    );
    // What was read while something changed may be what it was before.
    if (before === this.changes) for (const ids of missing.values()) for (const id of ids) this.keep(found.get(id), language);
    return found;
  }

  private keep(head: Head | undefined, language: string): void {
    if (head === undefined) return;
    const kept = this.kept.get(head.id) ?? new Map<string, Head>();
    this.kept.delete(head.id);
    this.kept.set(head.id, kept.set(language, head));
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}
