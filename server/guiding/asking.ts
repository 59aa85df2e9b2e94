import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type DirectoryError, fail, within } from '../../schema/error.ts';
import { GUIDE_TIMES } from '../../schema/guiding.ts';
import { language as known, languageTag } from '../../schema/language.ts';
import { isId, phone as canonicalPhone } from '../../schema/scalar.ts';
import { normalAddress } from '../access/address.ts';
import { coordinatorsOf } from '../access/coordinators.ts';
import { mustBeAllowed } from '../access/may.ts';
import { hashOf, newToken } from '../access/secrets.ts';
import { VISITOR } from '../access/viewer.ts';
import { Senders } from '../reporting/senders.ts';
import { Pace } from '../search/pace.ts';
import { transaction } from '../store/transaction.ts';
import { tellAsker, tellCoordinators } from './telling.ts';

/** A request as it comes from the form: every field as it was typed, "" where nothing was. */
export type GivenRequest = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Names of the form's fields. */
export const FIELDS = ['network', 'service', 'help', 'language', 'municipality', 'time', 'day', 'note', 'name', 'phone', 'mail', 'contactLanguage'] as const;

/** Characters; requests an hour from one connection (a shelter or a library has one for all) and for one address; requests a minute from everybody. */
export const GUIDE_LIMITS = { day: 200, note: 300, name: 100, hourly: 20, address: 3, everybody: 30 } as const;

/** Takes requests for a guide, and counts who sends how many. */
export class Asking {
  private readonly pool: Pool;
  private readonly publicUrl: string;
  private readonly senders = new Senders(GUIDE_LIMITS.hourly);
  private readonly addresses = new Senders(GUIDE_LIMITS.address);
  private readonly pace = new Pace(GUIDE_LIMITS.everybody);

  constructor(pool: Pool, publicUrl: string) {
    this.pool = pool;
    this.publicUrl = publicUrl;
  }

  /**
   * Keeps what somebody asks of a network that has turned that on, and tells those who assign.
   * @param sender the network address it came from: counted, and not kept
   * @returns what opens the page of who asked
   * @throws MISSING_FIELD, TEXT_TOO_LONG, BAD_LANGUAGE, BAD_CHOICE, BAD_PHONE, BAD_EMAIL, NOT_FOUND with the field; TOO_MANY_GUIDES, TOO_OFTEN
   */
  async take(given: GivenRequest, sender: string): Promise<string> {
    mustBeAllowed(VISITOR, 'tell', 'guide');
    const contactLanguage = within('contactLanguage', () => known(given.contactLanguage));
    const language = within('language', () => languageTag(needed('language', given.language.slice(0, 20))));
    const time = among('time', given.time === '' ? 'ANY' : given.time, GUIDE_TIMES);
    const [day, note, name] = (['day', 'note', 'name'] as const).map((field) => written(field, given[field], contactLanguage));
    const phone = given.phone.trim() === '' ? null : within('phone', () => canonicalPhone(given.phone));
    const mail = given.mail.trim() === '' ? null : within('mail', () => normalAddress(given.mail));
    within('phone', () => {
      if (phone === null && mail === null) throw fail('MISSING_FIELD', 'phone');
    });
    return transaction(this.pool, async (client) => {
      const { network, towns } = await openNetwork(client, given.network);
      const municipality = given.municipality === '' && towns.length === 0 ? null : among('municipality', given.municipality, towns);
      const help = given.help === '' ? null : await found(client, 'help', `select id from term where reach = 0 and vocabulary = 'TOPIC' and ${isId(given.help) ? 'id = $1::uuid' : 'slug = $1'}`, given.help);
      // Only where the page was opened from; what is hidden by now does no harm.
      const service = given.service === '' ? null : await found(client, 'service', 'select id from service where reach = 0 and slug = $1', given.service).catch(() => null);
      // Last, so that nobody who mistypes is counted.
      if (!this.senders.allows(sender) || (mail !== null && !this.addresses.allows(mail))) throw fail('TOO_MANY_GUIDES', GUIDE_LIMITS.hourly);
      if (!this.pace.allows()) throw fail('TOO_OFTEN', GUIDE_LIMITS.everybody);
      const [id, token] = [randomUUID(), newToken()];
      await client.query(
        `insert into guide_request (id, network, service, help, language, municipality, "time", day, note, name, phone, mail, contact_language, state, secret)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'ASKED', $14)`,
        [id, network, service, help, language, municipality, time, day, note, name, phone, mail, contactLanguage, hashOf(token)],
      );
      await tellCoordinators(client, { network, service }, 'new', this.publicUrl);
      await tellAsker(client, id, this.publicUrl, { token });
      return token;
    });
  }
}

/** A network that has turned it on and has somebody who assigns, and the municipalities one can choose there. @throws NOT_FOUND */
async function openNetwork(client: PoolClient, slug: string): Promise<{ network: string; towns: string[] }> {
  const { rows: [row] } = await client.query<{ id: string; towns: string[] }>(
    `select n.id, array(select town->>'name' from jsonb_array_elements(case when jsonb_array_length(coalesce(nullif(n.area->'municipalities', 'null'), '[]')) > 0 then n.area->'municipalities' else jsonb_build_array(n.area->'district') end) town where town->>'name' is not null) as towns
     from network n where n.slug = $1 and n.reach = 0 and n.guides`,
    [slug],
  );
  if (row === undefined || (await coordinatorsOf(client, [row.id])).length === 0) throw missing('network', slug);
  return { network: row.id, towns: row.towns };
}

async function found(client: PoolClient, field: string, query: string, value: string): Promise<string> {
  const { rows: [row] } = await client.query<{ id: string }>(query, [value]);
  if (row === undefined) throw missing(field, value);
  return row.id;
}

function missing(field: string, value: string): DirectoryError {
  const error = fail('NOT_FOUND', field, value.slice(0, 100));
  error.field = field;
  return error;
}

function needed(field: string, value: string): string {
  if (value === '') throw fail('MISSING_FIELD', field);
  return value;
}

function among<T extends string>(field: string, value: string, allowed: readonly T[]): T {
  return within(field, () => {
    const chosen = allowed.find((each) => each === needed(field, value));
    if (chosen === undefined) throw fail('BAD_CHOICE', value.slice(0, 100), allowed);
    return chosen;
  });
}

/** Without what is no letter; null where nothing was written. @throws TEXT_TOO_LONG */
function written(field: 'day' | 'note' | 'name', given: string, language: string): string | null {
  const text = given.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
  within(field, () => {
    if (text.length > GUIDE_LIMITS[field]) throw fail('TEXT_TOO_LONG', language, text.length, GUIDE_LIMITS[field]);
  });
  return text === '' ? null : text;
}
