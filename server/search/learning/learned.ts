import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import type { Sql } from '../../store/read.ts';
import type { Lexicon } from '../relevance/lexicon.ts';
import { decodeLexicon, encodeLexicon } from '../relevance/lexicon-bytes.ts';

/** Puts what was learned of each language in place of all that was learned before. */
export async function keepLearned(sql: Sql, lexica: ReadonlyMap<string, Lexicon>): Promise<void> {
  await sql.query(
    `with gone as (delete from learned where language <> all($1::text[]))
     insert into learned (language, bytes, changed_at) select language, bytes, now() from unnest($1::text[], $2::bytea[]) as t (language, bytes)
     on conflict (language) do update set bytes = excluded.bytes, changed_at = excluded.changed_at`,
    [[...lexica.keys()], [...lexica.values()].map((lexicon) => Buffer.from(encodeLexicon(lexicon)))],
  );
}

/** Whether the directory has ever learned from its translations, few as they may be. */
export async function hasLearned(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ there: boolean }>('select exists (select from learned) as there');
  return rows[0]?.there === true;
}

/** What was learned, by whatever process, as this one knows it. */
export class Learned {
  private readonly pool: Pool;
  private readonly log: BaseLogger;
  private at: string | null = null;

  constructor(pool: Pool, log: BaseLogger) {
    this.pool = pool;
    this.log = log;
  }

  /** The lexica by language, if they are others than when one last asked. */
  async next(): Promise<ReadonlyMap<string, Lexicon> | undefined> {
    const { rows: when } = await this.pool.query<{ at: string | null }>('select max(changed_at)::text as at from learned');
    const at = when[0]?.at ?? null;
    if (at === this.at) return undefined;
    const { rows } = await this.pool.query<{ language: string; bytes: Buffer }>('select language, bytes from learned');
    this.at = at;
    return new Map(rows.flatMap(({ language, bytes }) => this.decoded(language, bytes)));
  }

  /** What another version of the program wrote is left aside until the next rebuild. */
  private decoded(language: string, bytes: Buffer): [string, Lexicon][] {
    try {
      return [[language, decodeLexicon(bytes)]];
    } catch (error) {
      this.log.warn({ err: error, language }, 'what was learned of a language cannot be read');
      return [];
    }
  }
}
