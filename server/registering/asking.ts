import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { normalAddress } from '../access/address.ts';
import { mustBeAllowed } from '../access/may.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import { VISITOR } from '../access/viewer.ts';
import { Senders } from '../reporting/senders.ts';
import { Pace } from '../search/pace.ts';
import { transaction } from '../store/transaction.ts';
import { happening, isOpen } from './occasions.ts';
import { tellParticipant } from './telling.ts';

/** A registration as it comes from the form, every field as it was typed. */
export interface GivenRegistration {
  /** Slug. */
  readonly event: string;
  /** "2026-12-01T17:00". */
  readonly occasion: string;
  readonly name: string;
  readonly mail: string;
  /** In which the mail is to be. */
  readonly language: string;
}

/** Characters; registrations an hour from one connection (a café has one for all) and for one address; registrations a minute from everybody. */
export const REGISTRATION_LIMITS = { name: 100, hourly: 40, address: 6, everybody: 60 } as const;

/** What the mail says, by how somebody stands who registers. */
const NEWS = { ASKED: 'confirm', TAKES_PART: 'takesPart', WAITS: 'waits' } as const satisfies Record<RegistrationState, string>;

/** Takes registrations from everybody, and counts who sends how many. */
export class Registering {
  private readonly pool: Pool;
  private readonly publicUrl: string;
  private readonly senders = new Senders(REGISTRATION_LIMITS.hourly);
  private readonly addresses = new Senders(REGISTRATION_LIMITS.address);
  private readonly pace = new Pace(REGISTRATION_LIMITS.everybody);

  constructor(pool: Pool, publicUrl: string) {
    this.pool = pool;
    this.publicUrl = publicUrl;
  }

  /**
   * Notes that somebody wants to take part, and mails them what confirms it: until then they have no place. Whoever stands there already gets that told,
   * by mail alone, so that nobody learns by asking who takes part.
   * @param sender the network address it came from: counted, and not kept
   * @throws MISSING_FIELD, TEXT_TOO_LONG, BAD_EMAIL, BAD_LANGUAGE with the field; REGISTRATION_CLOSED, TOO_MANY_REGISTRATIONS, TOO_OFTEN
   */
  async ask(given: GivenRegistration, sender: string): Promise<void> {
    mustBeAllowed(VISITOR, 'register', 'event');
    const language = within('language', () => known(given.language));
    const name = within('name', () => nameOf(given.name, language));
    const mail = within('mail', () => normalAddress(given.mail));
    const event = await happening(this.pool, given.event, 't.reach = 0');
    if (event === undefined || !isOpen(event, given.occasion)) throw fail('REGISTRATION_CLOSED');
    // Last, so that nobody who mistypes is counted.
    if (!this.senders.allows(sender) || !this.addresses.allows(mail)) throw fail('TOO_MANY_REGISTRATIONS', REGISTRATION_LIMITS.hourly);
    if (!this.pace.allows()) throw fail('TOO_OFTEN', REGISTRATION_LIMITS.everybody);
    await transaction(this.pool, async (client) => {
      const token = newToken();
      const { rows: [kept] } = await client.query<{ id: string; state: RegistrationState }>(
        `insert into registration as r (id, event, occasion, mail, name, language, state, secret) values ($1, $2, $3, $4, $5, $6, 'ASKED', $7)
         on conflict (event, occasion, mail) do update set secret = excluded.secret, name = case when r.state = 'ASKED' then excluded.name else r.name end returning id, state`,
        [randomUUID(), event.id, given.occasion, mail, name, language, hashOf(token)],
      );
      if (kept !== undefined) await tellParticipant(client, kept.id, NEWS[kept.state], this.publicUrl, token);
    });
  }
}

/** A name without what is no letter. @throws MISSING_FIELD, TEXT_TOO_LONG */
export function nameOf(given: string, language: string): string {
  const name = given.toWellFormed().replace(/\p{Cc}+/gu, ' ').trim();
  if (name === '') throw fail('MISSING_FIELD', 'name');
  if (name.length > REGISTRATION_LIMITS.name) throw fail('TEXT_TOO_LONG', language, name.length, REGISTRATION_LIMITS.name);
  return name;
}
