import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { isId } from '../../schema/scalar.ts';
import { may, maySome, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { Pace } from '../search/pace.ts';
import type { StoreReader } from '../store/read.ts';
import { Senders } from './senders.ts';

/** What somebody says is wrong, as it comes from outside. */
export interface GivenReport {
  /** Noun of the entry, and its id or slug. */
  readonly noun: string;
  readonly entry: string;
  readonly language: string;
  readonly text: string;
  /** How to reach whoever wrote it. */
  readonly contact?: string | null;
}

/** What somebody said is wrong, for those who keep the directory. */
export interface KeptReport {
  readonly id: string;
  readonly noun: string;
  /** Its id. */
  readonly entry: string;
  readonly language: string;
  readonly text: string;
  readonly contact: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** Characters, reports an hour from one connection (a shelter or a library has one for all), reports a minute from everybody, and days until a report is forgotten. */
export const LIMITS = { text: 2000, contact: 200, hourly: 20, everybody: 60, days: 180 } as const;

/** Takes reports of mistakes, and counts who sends how many. */
export class Reports {
  private readonly pool: Pool;
  private readonly senders = new Senders(LIMITS.hourly);
  private readonly pace = new Pace(LIMITS.everybody);

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /**
   * Keeps what somebody says is wrong with an entry that they may see.
   * @param sender the network address it came from
   * @throws MISSING_FIELD, TEXT_TOO_LONG, BAD_LANGUAGE, UNKNOWN_NOUN, NOT_FOUND with the field; TOO_MANY_REPORTS, TOO_OFTEN
   */
  async take(given: GivenReport, read: StoreReader, sender: string): Promise<void> {
    const language = within('language', () => known(given.language));
    const noun = within('noun', () => nounOf(given.noun));
    const text = written('text', given.text, language);
    within('text', () => {
      if (text === '') throw fail('MISSING_FIELD', 'text');
    });
    const contact = written('contact', given.contact ?? '', language);
    if (!this.senders.allows(sender)) throw fail('TOO_MANY_REPORTS', LIMITS.hourly);
    if (!this.pace.allows()) throw fail('TOO_OFTEN', LIMITS.everybody);
    const entry = isId(given.entry) ? await read.one(noun.name, given.entry) : await read.bySlug(noun, given.entry);
    if (entry === null) {
      const error = fail('NOT_FOUND', noun.name, given.entry.slice(0, 100));
      error.field = 'entry';
      throw error;
    }
    await this.pool.query('insert into report (id, noun, entry, language, text, contact) values ($1, $2, $3, $4, $5, $6)', [randomUUID(), noun.name, entry.id, language, text, contact === '' ? null : contact]);
  }

  /** The newest first, of entries that the viewer reviews. */
  async newest(viewer: Viewer, first: number): Promise<KeptReport[]> {
    const { rows } = await this.pool.query<Omit<KeptReport, 'at'> & { at: Date }>(`select id, noun, entry, language, text, contact, at from report r where ${reviewed(viewer)} order by at desc, id limit $1`, [first]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Takes away what has been seen to. @returns whether it was there */
  async settle(viewer: Viewer, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(`delete from report r where id = $1 and ${reviewed(viewer)}`, [id]);
    return rowCount === 1;
  }
}

/** Which reports a viewer reviews, as SQL on alias `r`: those of entries that they keep, by how far the table lets them. */
function reviewed(viewer: Viewer): string {
  if (may(viewer, 'review', 'report')) return 'true';
  if (!maySome(viewer, 'review', 'report')) return 'false';
  const kept = NOUNS.map((noun) => `(r.noun = '${noun.name}' and r.entry in (select t.id from "${noun.table}" t where ${whereAllowed(viewer, 'confirm', noun)}))`);
  return `(${kept.join(' or ')})`;
}

/** Without what is no letter, a line's end as one character. @throws TEXT_TOO_LONG */
function written(field: 'text' | 'contact', given: string, language: string): string {
  const text = given.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
  within(field, () => {
    if (text.length > LIMITS[field]) throw fail('TEXT_TOO_LONG', language, text.length, LIMITS[field]);
  });
  return text;
}
