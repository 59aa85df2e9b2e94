import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { inject } from 'vitest';
import { LANGUAGES } from '../../schema/language.ts';
import { nounOf } from '../../schema/nouns.ts';
import { coerce } from '../../server/exchange/ndjson.ts';
import { takeLines } from '../../server/exchange/take.ts';
import type { SearchDocument } from '../../server/search/document.ts';
import { type Changed, type Search, openSearch } from '../../server/search/index.ts';
import { Meili } from '../../server/search/meili.ts';
import type { SearchHit, SearchQuestion } from '../../server/search/question.ts';
import { remove } from '../../server/store/save.ts';
import { transaction } from '../../server/store/transaction.ts';
import { type Content, newDatabase } from '../harness/database.ts';

/** An entry as an import line. */
export type Line = Record<string, unknown> & { noun: string };

const TESTER = { name: 'test', origin: 'API' } as const;

/** A database and indexes of its own, written and searched without HTTP. */
export class Searchable {
  readonly pool: pg.Pool;
  readonly meili: Meili;
  readonly search: Search;
  /** Lines that were logged, as JSON. */
  readonly logged: string[] = [];
  /** What the drain said it had brought into the search. */
  readonly drained: Changed[][] = [];
  private readonly prefix: string;
  private readonly server: { url: string; key: string };
  private readonly dropDatabase: () => Promise<void>;

  private constructor(database: { url: string; drop: () => Promise<void> }, server: { url: string; key: string }) {
    this.pool = new pg.Pool({ connectionString: database.url, max: 10 });
    this.pool.on('error', () => undefined);
    this.dropDatabase = database.drop;
    this.prefix = `${randomUUID().slice(0, 8)}-`;
    this.server = server;
    this.meili = new Meili({ ...server, prefix: this.prefix });
    this.search = this.copy();
  }

  static async open(content: Content, server = { url: inject('servers').meiliUrl, key: inject('servers').meiliKey }): Promise<Searchable> {
    return new Searchable(await newDatabase(content), server);
  }

  /** Another copy of the program over the same database and indexes, or with Meilisearch elsewhere. */
  copy(url = this.server.url): Search {
    const log = pino({ level: 'debug' }, { write: (line) => void this.logged.push(line) });
    return openSearch({ pool: this.pool, url, key: this.server.key, prefix: this.prefix, log, onDrained: (changed) => this.drained.push([...changed]) });
  }

  /** Makes the indexes and keeps them up to date from now on. */
  async begin(): Promise<void> {
    await this.search.ensure();
    this.search.watch();
    await this.search.settled();
  }

  /** Saves entries in one transaction. */
  async write(...lines: Line[]): Promise<void> {
    const given = lines.map((line, index) => {
      const found = coerce(line, 'test', index + 1);
      if (Array.isArray(found)) throw new Error(JSON.stringify(found));
      return found;
    });
    const { problems } = await takeLines(this.pool, given, TESTER);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }

  /** Saves entries and waits until they can be found. */
  async publish(...lines: Line[]): Promise<void> {
    await this.write(...lines);
    await this.search.settled();
  }

  async remove(noun: string, slug: string): Promise<void> {
    const id = await this.id(noun, slug);
    await transaction(this.pool, (client) => remove(client, nounOf(noun), id, TESTER));
    await this.search.settled();
  }

  async id(noun: string, slug: string): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(`select id from "${nounOf(noun).table}" where slug = $1`, [slug]);
    if (rows[0] === undefined) throw new Error(`There is no ${noun} "${slug}"`);
    return rows[0].id;
  }

  /** How many changes wait to be brought into the search. */
  async waiting(): Promise<number> {
    const { rows } = await this.pool.query<{ total: number }>('select count(*)::int as total from outbox');
    return rows[0]?.total ?? 0;
  }

  async hits(language: string, query: string, more: Omit<Partial<SearchQuestion>, 'language' | 'query'> = {}): Promise<readonly SearchHit[]> {
    return (await this.search.ask({ ...more, language, query })).hits;
  }

  /** Slugs of the hits, best first. */
  async find(language: string, query: string, more: Omit<Partial<SearchQuestion>, 'language' | 'query'> = {}): Promise<string[]> {
    return (await this.hits(language, query, more)).map(({ slug }) => slug);
  }

  /** Every document of a language's index. */
  async documents(language: string): Promise<SearchDocument[]> {
    return this.meili.documents<SearchDocument>(this.meili.uid(language), 'ended IN [0, 1]', null, 10_000);
  }

  async document(language: string, slug: string): Promise<SearchDocument | undefined> {
    return (await this.documents(language)).find((document) => document.slug === slug);
  }

  async close(): Promise<void> {
    await this.search.stop();
    for (const language of LANGUAGES) {
      await this.meili.drop(this.meili.uid(language));
      await this.meili.drop(this.meili.nextUid(language));
    }
    this.meili.close();
    await this.pool.end();
    await this.dropDatabase();
  }
}
