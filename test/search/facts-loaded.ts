import pg from 'pg';
import { Facts } from '../../server/search/facts/facts.ts';
import { factsOf } from '../../server/search/facts/entry.ts';
import type { Bits } from '../../server/search/facts/bits.ts';
import { type Described, describe } from '../../server/search/describe.ts';
import type { FacetField, FactFacet, SearchFilter } from '../../server/search/question.ts';
import { SEARCHABLE } from '../../server/search/recipe.ts';
import { nounOf } from '../../schema/nouns.ts';
import { coerce } from '../../server/exchange/ndjson.ts';
import { takeLines } from '../../server/exchange/take.ts';
import { type Content, newDatabase } from '../harness/database.ts';

/** The facts of every public entry of the seed. */
export class Loaded {
  readonly facts = new Facts();
  readonly entries: readonly Described[];

  constructor(entries: readonly Described[]) {
    this.entries = entries;
    for (const [number, entry] of entries.entries()) this.facts.set(number, factsOf(entry));
  }

  static async seed(): Promise<Loaded> {
    return Loaded.from('seed');
  }

  /** The facts of what these lines say. */
  static async lines(...lines: readonly Record<string, unknown>[]): Promise<Loaded> {
    return Loaded.from('tables', lines);
  }

  private static async from(content: Content, lines: readonly Record<string, unknown>[] = []): Promise<Loaded> {
    const database = await newDatabase(content);
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    // A connection that is still closing when its database is dropped says so here.
    pool.on('error', () => undefined);
    try {
      await write(pool, lines);
      const described: Described[] = [];
      for (const name of SEARCHABLE) {
        const { rows } = await pool.query<{ id: string }>(`select id from "${nounOf(name).table}" order by slug`);
        described.push(...(await describe(pool, name, rows.map(({ id }) => id))));
      }
      return new Loaded(described);
    } finally {
      await pool.end();
      await database.drop();
    }
  }

  number(slug: string, noun = 'service'): number {
    const number = this.entries.findIndex((entry) => entry.noun.name === noun && entry.row.slug === slug);
    if (number === -1) throw new Error(`There is no ${noun} "${slug}"`);
    return number;
  }

  /** Slugs of the entries that pass, in the order of the alphabet. */
  pass(filter: SearchFilter, now: Date, except?: FacetField | FactFacet): string[] {
    return this.slugs(this.facts.pass(filter, now, except));
  }

  slugs(bits: Bits): string[] {
    return [...bits.numbers()].map((number) => this.entries[number]?.row.slug ?? '').sort();
  }
}

async function write(pool: pg.Pool, lines: readonly Record<string, unknown>[]): Promise<void> {
  const given = lines.map((line, index) => {
    const found = coerce(line, 'test', index + 1);
    if (Array.isArray(found)) throw new Error(JSON.stringify(found));
    return found;
  });
  const { problems } = await takeLines(pool, given, { name: 'test', origin: 'API' });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}
