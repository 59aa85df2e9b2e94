import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { Rests } from '../rests.ts';
import { transaction } from '../store/transaction.ts';
import { type Carrier, bySmtp, intoFolder } from './carrier.ts';
import { type Named, eraseFiles } from './erasing.ts';
import { type Failure, failureOf } from './failure.ts';
import { DUE, type QueuedMail } from './queue.ts';
import type { Sender } from './sender.ts';

interface Options {
  readonly pool: Pool;
  /** Undefined: mails become files. */
  readonly smtpUrl: string | undefined;
  readonly from: Sender;
  /** Where mails go that become files; made when there is one. */
  readonly folder: string;
  readonly log: BaseLogger;
}

/** Milliseconds: how often the queue is looked at without a nudge and with somebody waiting, and how long a conversation may go on when the program ends. */
const POLL = 1_000;
const LOOK = 25;
const GRACE = 3_000;

/** Seconds after which a mail is tried again, each time longer; after the last it is given up. */
const PAUSES = [60, 300, 1_800, 7_200, 43_200] as const;

/**
 * Sends what is queued. One a process; copies of the program share the queue, and each mail is sent by one of them.
 * A mail's row is there until the mail server has taken it, so none is lost however it ends; when the process dies in between, one may go out twice.
 */
export class Post {
  private readonly options: Options;
  private readonly carry: Carrier;
  private readonly ending = new AbortController();
  private readonly rests = new Rests(this.ending.signal);
  private readonly cutting = new AbortController();
  private run: Promise<void> | undefined;
  private away = false;

  constructor(options: Options) {
    this.options = options;
    const { smtpUrl, from, folder } = options;
    this.carry = smtpUrl === undefined ? intoFolder(folder, from) : bySmtp(smtpUrl, from);
  }

  /** Begins to send. */
  start(): void {
    if (this.run !== undefined) return;
    this.run = this.keepSending();
  }

  /** Says that a mail was queued and committed: it is sent at once. */
  nudge(): void {
    this.rests.nudge(!this.away);
  }

  /**
   * Resolves when every mail that was due before the call has been sent, put off or given up.
   * @throws when nobody sends
   */
  async settled(): Promise<void> {
    const { pool } = this.options;
    const { rows } = await pool.query<{ id: string }>(`select id from mail where ${DUE}`);
    const ids = rows.map(({ id }) => id);
    while ((await pool.query(`select from mail where id = any($1::uuid[]) and ${DUE} limit 1`, [ids])).rowCount !== 0) {
      if (this.run === undefined || this.hasEnded()) throw new Error('Mails wait, and nobody sends them: start() was not called, or stop() was.');
      this.nudge();
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  /** Removes the files of mails that were sent to somebody or name them; their queued mails must be gone before. */
  forgetPerson(person: Named): Promise<void> {
    return eraseFiles(this.options.folder, person);
  }

  /** Ends; a mail under way is finished when that takes no longer than a moment, and otherwise tried by whoever sends next. */
  async stop(): Promise<void> {
    this.ending.abort();
    const timer = setTimeout(() => this.cutting.abort(), GRACE);
    await this.run;
    clearTimeout(timer);
  }

  private async keepSending(): Promise<void> {
    const { log } = this.options;
    while (!this.hasEnded()) {
      this.rests.begin();
      try {
        const sent = await this.sendNext();
        if (!sent) await this.rests.untilNudged(POLL);
        else if (this.away) await this.rests.take(POLL);
      } catch (error) {
        if (this.hasEnded()) return;
        log.warn({ code: failureOf(error).code }, 'mails cannot be looked for');
        await this.rests.take(POLL);
      }
    }
  }

  private hasEnded(): boolean {
    return this.ending.signal.aborted;
  }

  /** @returns whether there was one */
  private async sendNext(): Promise<boolean> {
    return transaction(this.options.pool, async (client) => {
      // What somebody waits for, such as a code, goes before what has time.
      const { rows } = await client.query<QueuedMail>(`select id, recipient, language, subject, text, html, tries from mail where ${DUE} order by until is null, next_try, id limit 1 for update skip locked`);
      const [mail] = rows;
      if (mail === undefined) return false;
      await this.send(client, mail);
      return true;
    });
  }

  private async send(client: PoolClient, mail: QueuedMail): Promise<void> {
    const { log } = this.options;
    try {
      await this.carry(mail, this.cutting.signal);
    } catch (error) {
      if (this.cutting.signal.aborted) throw error;
      const failure = failureOf(error);
      this.away = failure.away;
      await this.putOff(client, mail, failure);
      return;
    }
    this.away = false;
    await client.query('delete from mail where id = $1', [mail.id]);
    log.info({ mail: mail.id }, 'mail sent');
  }

  private async putOff(client: PoolClient, { id, tries }: QueuedMail, { why, code, refused }: Failure): Promise<void> {
    const { log } = this.options;
    const pause = PAUSES[tries];
    if (refused || pause === undefined) {
      await client.query(`update mail set text = '', html = '', failed = $2, refused = $3, tries = tries + 1, at = clock_timestamp() where id = $1`, [id, why, refused]);
      log.warn({ mail: id, code, tries: tries + 1 }, 'mail given up');
      return;
    }
    await client.query('update mail set tries = tries + 1, next_try = clock_timestamp() + make_interval(secs => $2) where id = $1', [id, pause]);
    log.warn({ mail: id, code, tries: tries + 1, pause }, 'mail not sent, it is tried again');
  }
}
