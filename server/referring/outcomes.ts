import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { type OutcomeKind, type Refusal, type Wait } from '../../schema/outcome.ts';
import { mustBeAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { StoreReader } from '../store/read.ts';
import { Tellers } from './tellers.ts';

type Sql = Pick<Pool, 'query'>;

/** What may be told of the person, if anything. */
export interface Client {
  /** BCP 47. */
  readonly language?: string | null;
  /** A name from the areas of the networks. */
  readonly municipality?: string | null;
}

/** What came of a referral, as it comes from outside. */
export interface GivenOutcome extends Client {
  readonly noun: string;
  /** Its id. */
  readonly entry: string;
  readonly kind: OutcomeKind;
  readonly weeks?: Wait | null;
  readonly reason?: Refusal | null;
}

/** Who tells, and what they may see. */
export interface Telling {
  readonly viewer: Viewer;
  readonly read: Pick<StoreReader, 'one'>;
}

/** Today in Germany, as SQL. */
export const TODAY = `(now() at time zone 'Europe/Berlin')::date`;

/** What was told can be added to or taken back on the same day and the next one, by whoever has its id: only the teller was told it. */
const STILL = `day >= ${TODAY} - 1`;

/** Takes what came of referrals. */
export class Outcomes {
  private readonly tellers: Tellers;

  constructor(tellers = new Tellers()) {
    this.tellers = tellers;
  }

  /**
   * Keeps what came of a referral to an entry that the viewer may see. That somebody could not reach it counts once a day, however often the same person says so.
   * @returns an id by which it can be added to or taken back until the end of the next day
   * @throws UNKNOWN_NOUN, FORBIDDEN, NOT_FOUND, MISSING_FIELD, BAD_INPUT with the field; TOO_MANY_OUTCOMES
   */
  async tell(sql: Sql, { viewer, read }: Telling, { weeks, reason, ...given }: GivenOutcome): Promise<string> {
    const { name: noun } = within('noun', () => nounOf(given.noun));
    mustBeAllowed(viewer, 'refer', noun);
    belongsWith('weeks', weeks, given.kind === 'WAITING');
    belongsWith('reason', reason, given.kind === 'REFUSED');
    const client = await checked(sql, viewer, given);
    if ((await read.one(noun, given.entry)) === null) throw at('entry', fail('NOT_FOUND', noun, given.entry));
    const teller = viewer.account ?? viewer.name;
    if (!this.tellers.allows(teller)) throw fail('TOO_MANY_OUTCOMES', Tellers.hourly);
    const id = given.kind === 'NOT_REACHED' ? this.tellers.once(teller, `${noun} ${given.entry}`) : this.tellers.anew();
    await sql.query(`insert into outcome (id, noun, entry, kind, weeks, reason, language, municipality, day) values ($1, $2, $3, $4, $5, $6, $7, $8, ${TODAY}) on conflict (id) do nothing`, [
      id, noun, given.entry, given.kind, weeks ?? null, reason ?? null, client.language, client.municipality,
    ]);
    return id;
  }

  /**
   * Adds what may be told of the person. @returns whether it was still there to be added to
   * @throws FORBIDDEN, BAD_INPUT with the field
   */
  async add(sql: Sql, viewer: Viewer, id: string, given: Client): Promise<boolean> {
    mayTell(viewer);
    const { language, municipality } = await checked(sql, viewer, given);
    const { rowCount } = await sql.query(`update outcome set language = $2, municipality = $3 where id = $1 and ${STILL}`, [id, language, municipality]);
    return rowCount === 1;
  }

  /** Takes back what was told. @returns whether it was there @throws FORBIDDEN */
  async takeBack(sql: Sql, viewer: Viewer, id: string): Promise<boolean> {
    mayTell(viewer);
    const { rowCount } = await sql.query(`delete from outcome where id = $1 and ${STILL}`, [id]);
    return rowCount === 1;
  }
}

/** Whoever tells of services has told what is added to or taken back. */
const mayTell = (viewer: Viewer): void => {
  mustBeAllowed(viewer, 'refer', 'service');
};

function at<E extends { field: string | undefined }>(field: string, error: E): E {
  error.field = field;
  return error;
}

/** @throws MISSING_FIELD, BAD_INPUT */
function belongsWith(field: 'weeks' | 'reason', value: string | null | undefined, isNeeded: boolean): void {
  within(field, () => {
    if (isNeeded && value == null) throw fail('MISSING_FIELD', field);
    if (!isNeeded && value != null) throw fail('BAD_INPUT', 'Say for how long with WAITING alone, and why with REFUSED alone.');
  });
}

const tongues = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Nothing is taken that could hold words of one's own, which may tell of a person. @throws BAD_INPUT with the field */
async function checked(sql: Sql, viewer: Viewer, { language, municipality }: Client): Promise<{ language: string | null; municipality: string | null }> {
  within('language', () => {
    if (language != null && (!/^[a-z]{2,3}$/.test(language) || tongues.of(language) === undefined)) throw fail('BAD_INPUT', 'Name a language alone, such as "ar" or "ckb": no region, no script, nothing private.');
  });
  if (municipality != null) {
    const { rowCount } = await sql.query(
      `select from network n cross join lateral (select jsonb_array_elements(case jsonb_typeof(n.area->'municipalities') when 'array' then n.area->'municipalities' else '[]' end) union all select n.area->'district') town (town)
       where n.reach <= $2 and town.town->>'name' = $1 limit 1`,
      [municipality, viewer.reach],
    );
    if (rowCount === 0) throw at('municipality', fail('BAD_INPUT', 'This is none of the municipalities of the networks. Choose one of their areas, or leave it out.'));
  }
  return { language: language ?? null, municipality: municipality ?? null };
}
