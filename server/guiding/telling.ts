import type { Pool } from 'pg';
import type { GuideState } from '../../schema/guiding.ts';
import { type Address, coordinatorsOf } from '../access/coordinators.ts';
import { guideLetter } from '../mail/letters/guide.ts';
import { queueMail } from '../mail/queue.ts';

type Sql = Pick<Pool, 'query'>;

interface Asked {
  readonly network: string;
  readonly service: string | null;
}

const nameOf = async (sql: Sql, network: string): Promise<string> => (await sql.query<{ name: string }>('select name from network where id = $1', [network])).rows[0]?.name ?? '';

/**
 * Who assigns: the contacts that the service names, where they have an account that coordinates the network; otherwise everybody who coordinates it.
 * A contact alone is an address and no right: what volunteers say of themselves they say to those who coordinate.
 */
async function assigning(sql: Sql, { network, service }: Asked): Promise<readonly Address[]> {
  const all = await coordinatorsOf(sql, [network]);
  const { rows } = await sql.query<{ mail: string }>(
    `select lower(channel->>'value') as mail from service s join service_contacts sc on sc.owner_id = s.id join contact c on c.id = sc.target_id, jsonb_array_elements(c.channels) channel where s.id = $1 and channel->>'kind' = 'EMAIL'`,
    [service],
  );
  const named = all.filter(({ mail }) => rows.some((row) => row.mail === mail));
  return named.length > 0 ? named : all;
}

/** Tells those who assign that there is something to do, and nothing of who asks. */
export async function tellCoordinators(sql: Sql, asked: Asked, what: 'new' | 'back' | 'expired', publicUrl: string): Promise<void> {
  const network = await nameOf(sql, asked.network);
  for (const { mail, language } of await assigning(sql, asked)) {
    await queueMail(sql, guideLetter(what, { to: mail, language, siteName: new URL(publicUrl).host, network, link: `${publicUrl}/${language}/partner/#/guides` }));
  }
}

/** Tells a volunteer that they were given a request, or that who asked took it back, and nothing of who. */
export async function tellVolunteer(sql: Sql, account: string, network: string, what: 'given' | 'withdrawn', publicUrl: string): Promise<void> {
  const { rows } = await sql.query<Address>('select mail, language from account where id = $1', [account]);
  for (const { mail, language } of rows) {
    await queueMail(sql, guideLetter(what, { to: mail, language, siteName: new URL(publicUrl).host, network: await nameOf(sql, network), link: `${publicUrl}/${language}/partner/#/guides` }));
  }
}

const LETTERS = { ASKED: 'waits', ASSIGNED: 'assigned', DONE: 'done', COULD_NOT: 'couldNot' } as const satisfies Record<GuideState, string>;

/**
 * Tells who asked how it stands, where they gave a mail address.
 * @param token what opens their own page: known only when they have just asked
 */
export async function tellAsker(sql: Sql, id: string, publicUrl: string, how: { readonly token?: string; readonly passedOn?: true } = {}): Promise<void> {
  const { rows } = await sql.query<{ mail: string; language: string; network: string; state: GuideState }>(
    `select mail, contact_language as language, network, state from guide_request where id = $1 and mail is not null`,
    [id],
  );
  for (const { mail, language, network, state } of rows) {
    const what = how.token !== undefined ? 'asked' : how.passedOn ? 'passedOn' : LETTERS[state];
    const link = how.token === undefined ? undefined : `${publicUrl}/${language}/guide-request/?t=${how.token}`;
    await queueMail(sql, guideLetter(what, { to: mail, language, siteName: new URL(publicUrl).host, network: await nameOf(sql, network), link }));
  }
}
