import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { fail } from '../../schema/error.ts';
import { signInLetter } from '../mail/letters/sign-in.ts';
import { queueMail } from '../mail/queue.ts';
import { Senders } from '../reporting/senders.ts';
import { transaction } from '../store/transaction.ts';
import { note } from './accounts.ts';
import { normalAddress } from './address.ts';
import { codeHash, equal, hashOf, newCode, newToken } from './secrets.ts';
import { beginSession } from './sessions.ts';

/** A code and its link hold for so many minutes and wrong codes; and so many are sent to one address and asked for by one connection in an hour. */
export const SIGN_IN = { minutes: 15, tries: 5, byAddress: 5, bySender: 40 } as const;

const HOLDS = `not used and at > now() - make_interval(mins => ${String(SIGN_IN.minutes)})`;

interface Parts {
  readonly pool: Pool;
  readonly post: { nudge(): void };
  readonly publicUrl: string;
  readonly log: BaseLogger;
}

/** Signing in by mail: an address is asked for, a code and a link are sent to it, and either of them begins a session once. */
export class SignIn {
  private readonly parts: Parts;
  private readonly senders = new Senders(SIGN_IN.bySender);
  private readonly sending = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * Sends a code and a link to an address, if it has an account. Neither the answer nor its time tells whether it has: the account is looked up after the answer.
   * @returns what this browser shows when it comes back with the code
   * @throws BAD_EMAIL, TOO_MANY_SIGN_INS
   */
  async ask(given: string, language: string, sender: string): Promise<string> {
    const mail = normalAddress(given);
    if (!this.senders.allows(sender)) throw fail('TOO_MANY_SIGN_INS');
    const [asked, link, code] = [newToken(), newToken(), newCode()];
    const { rows } = await this.parts.pool.query<{ lately: number }>(`select count(*)::int as lately from sign_in where mail = $1 and at > now() - interval '1 hour'`, [addressHash(mail)]);
    if ((rows[0]?.lately ?? 0) >= SIGN_IN.byAddress) throw fail('TOO_MANY_SIGN_INS');
    await this.parts.pool.query('insert into sign_in (asked, mail, code, link) values ($1, $2, $3, $4)', [hashOf(asked), addressHash(mail), codeHash(asked, code), hashOf(link)]);
    const sent = this.send(asked, mail, language, code, link)
      .catch((error: unknown) => {
        this.parts.log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a code could not be sent');
      })
      .finally(() => this.sending.delete(sent));
    this.sending.add(sent);
    return asked;
  }

  /** When all that was asked for is on its way. */
  async settled(): Promise<void> {
    while (this.sending.size > 0) await Promise.all(this.sending);
  }

  /**
   * Begins a session for whoever asked and types the code that was sent. Each wrong code counts.
   * @returns the token of the session; undefined when the code is wrong, used, too old, or was tried too often
   */
  async redeemCode(asked: string, code: string, device: string): Promise<string | undefined> {
    const { rows } = await this.parts.pool.query<{ code: Buffer; account: string | null }>(
      `update sign_in set tries = tries + 1 where asked = $1 and tries < ${String(SIGN_IN.tries)} and ${HOLDS} returning code, account`,
      [hashOf(asked)],
    );
    const [found] = rows;
    const right = equal(found?.code ?? Buffer.alloc(32), codeHash(asked, code.replace(/\D/g, '')));
    return found !== undefined && right ? this.begin('asked', hashOf(asked), device) : undefined;
  }

  /** Begins a session for whoever follows the link that was sent. @returns as `redeemCode` */
  redeemLink(link: string, device: string): Promise<string | undefined> {
    return this.begin('link', hashOf(link), device);
  }

  /** Of several that redeem the same at the same moment, the database lets one through. */
  private begin(key: 'asked' | 'link', hash: Buffer, device: string): Promise<string | undefined> {
    return transaction(this.parts.pool, async (client) => {
      const { rows } = await client.query<{ account: string }>(`update sign_in set used = true where ${key} = $1 and account is not null and ${HOLDS} returning account`, [hash]);
      const [found] = rows;
      if (found === undefined) return undefined;
      await note(client, `account:${found.account}`, 'signed in');
      return beginSession(client, found.account, device);
    });
  }

  private async send(asked: string, mail: string, language: string, code: string, link: string): Promise<void> {
    const { pool, post, publicUrl } = this.parts;
    await transaction(pool, async (client: PoolClient) => {
      const { rows } = await client.query<{ id: string }>('update sign_in set account = account.id from account where sign_in.asked = $1 and account.mail = $2 returning account.id', [hashOf(asked), mail]);
      if (rows.length === 0) return;
      await queueMail(client, signInLetter({ to: mail, language, siteName: new URL(publicUrl).host, code, link: `${publicUrl}/${language}/sign-in/continue/?t=${link}` }));
    });
    post.nudge();
  }
}

/** Counted are hashes: of an address without an account nothing is kept that names it. */
const addressHash = (mail: string): Buffer => createHash('sha256').update(mail).digest();
