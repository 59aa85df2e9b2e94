import type { GraphQLSchema } from 'graphql';
import type { Pool } from 'pg';
import { DirectoryError, fail, within } from '../../schema/error.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Logger } from '../log.ts';
import { Pace } from '../search/pace.ts';
import { type SiteProgram, dayInGermany } from '../site-program.ts';
import { PageMaker } from './maker.ts';
import { type Rehearsal, mustPropose, rehearse } from './rehearse.ts';

/** How many previews an account may ask for in a minute. */
export const MOST_A_MINUTE = 30;

/** How many may wait for the one that is being made. */
const MOST_WAITING = 6;

/** Milliseconds after which a preview is given up. */
const LONGEST = 20_000;

interface Options {
  readonly pool: Pool;
  readonly program: SiteProgram;
  readonly graphqlUrl: () => string;
  readonly publicUrl: string;
  /** Languages of the pages. */
  readonly languages: readonly string[];
  /** Whether nobody else in this process compiles the site's program. */
  readonly compiles: boolean;
  readonly log: Logger;
}

/** Shows what a public page would be with changes that nobody has proposed yet. Nothing is kept of it. */
export class Previews {
  private readonly options: Options;
  private readonly maker: PageMaker;
  private readonly paces = new Map<string, Pace>();
  private compiled: Promise<void> | undefined;
  private waiting = 0;
  private stopped = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.options = options;
    this.maker = new PageMaker(options.program, options.log);
  }

  /**
   * The page on which an entry would be seen, as HTML that does nothing; null where a visitor would see no such page.
   * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, whatever is wrong with a field, TOO_MANY_PREVIEWS, PREVIEW_AWAY
   */
  async page(viewer: Viewer, schema: GraphQLSchema, rehearsal: Rehearsal, language: string): Promise<string | null> {
    const { pool, languages } = this.options;
    await mustPropose(pool, viewer, rehearsal.noun, rehearsal.id);
    within('language', () => {
      if (!languages.includes(language)) throw fail('BAD_CHOICE', language, languages);
    });
    if (!this.paceOf(viewer).allows()) throw fail('TOO_MANY_PREVIEWS', MOST_A_MINUTE);
    if (this.waiting >= MOST_WAITING) throw fail('PREVIEW_AWAY');
    this.waiting += 1;
    try {
      const turn = this.last.then(() => this.inTime((signal) => this.make(viewer, schema, rehearsal, language, signal)));
      this.last = turn.catch(() => undefined);
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }

  stop(): void {
    this.stopped = true;
    this.maker.stop();
  }

  private async make(viewer: Viewer, schema: GraphQLSchema, rehearsal: Rehearsal, language: string, signal: AbortSignal): Promise<string | null> {
    if (this.stopped) throw fail('PREVIEW_AWAY');
    const { pool, graphqlUrl, publicUrl, languages, compiles } = this.options;
    if (compiles) await this.compile();
    signal.throwIfAborted();
    const queries = await this.maker.queries({ graphqlUrl: graphqlUrl(), publicUrl, languages, day: dayInGermany() });
    const { entry, changed } = await rehearse(pool, viewer, schema, queries, rehearsal);
    const { rows } = await pool.query<{ count: string }>('select count(*)::text as count from revision');
    // Who was given up may not stand in the way of who comes next.
    signal.throwIfAborted();
    return this.maker.page({ state: rows[0]?.count ?? '', noun: rehearsal.noun.name, entry, language, changed });
  }

  /** @throws PREVIEW_AWAY where it takes too long or goes wrong, which is told in the log alone */
  private async inTime(make: (signal: AbortSignal) => Promise<string | null>): Promise<string | null> {
    const given = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`A preview takes more than ${String(LONGEST)} ms.`)), LONGEST);
    });
    try {
      return await Promise.race([make(given.signal), tooLong]);
    } catch (error) {
      given.abort();
      if (error instanceof DirectoryError) throw error;
      this.options.log.error({ err: error }, 'no preview');
      // Whatever it is at: the next one begins anew.
      this.maker.stop();
      throw fail('PREVIEW_AWAY');
    } finally {
      clearTimeout(timer);
    }
  }

  /** Goes on where it takes longer than a preview may: a later one finds it done. */
  private compile(): Promise<void> {
    const { program } = this.options;
    this.compiled ??= program.compile().catch((error: unknown) => {
      this.compiled = undefined;
      throw error;
    });
    return this.compiled;
  }

  private paceOf({ account, name }: Viewer): Pace {
    const key = account ?? name;
    const pace = this.paces.get(key) ?? new Pace(MOST_A_MINUTE);
    // Who asked last stands last; who has not asked for long is forgotten.
    this.paces.delete(key);
    this.paces.set(key, pace);
    const [oldest] = this.paces.keys();
    if (this.paces.size > 1000 && oldest !== undefined) this.paces.delete(oldest);
    return pace;
  }
}
