import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { ORIGINAL } from '../../schema/language.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { normalAddress } from '../access/address.ts';
import { mustDo, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { Senders } from '../reporting/senders.ts';
import { transaction } from '../store/transaction.ts';
import { nameOf } from './asking.ts';
import { REGISTRATION_DAYS } from './keeping.ts';
import { happening, hasOccasion } from './occasions.ts';
import { moveUp, newLink } from './places.ts';
import { qualify } from './qualifying.ts';
import { tellParticipant } from './telling.ts';

type Sql = Pick<Pool, 'query'>;

/** Somebody who takes part or waits, as those see them who organise it. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  /** Null: taken out some days after the occasion. */
  readonly mail: string | null;
  /** Whether they volunteer in the network of the event. */
  readonly isVolunteer: boolean;
  readonly state: RegistrationState;
  readonly attended: boolean | null;
  readonly registeredAt: Date;
}

/** So many people one account adds in an hour: each gets a mail. */
const ADDED_HOURLY = 100;
const adders = new Senders(ADDED_HOURLY);

/** So many of one occasion are listed at most. */
const MOST = 2000;

const mustHost = (sql: Sql, viewer: Viewer, event: string): Promise<void> => mustDo(sql, viewer, 'host', nounOf('event'), event);

/** Who takes part in an occasion, and who waits, in their order; who has not confirmed their address stands nowhere. @throws FORBIDDEN, NOT_FOUND */
export async function participants(sql: Sql, viewer: Viewer, event: string, occasion: string): Promise<Participant[]> {
  await mustHost(sql, viewer, event);
  // Whom an account belongs to and whether they volunteer is for those who guide them: nobody else learns it by adding an address.
  const known = `(select e.network_id in (select t.id from network t where ${whereAllowed(viewer, 'guide', nounOf('network'))}) from event e where e.id = $1)`;
  const { rows } = await sql.query<Participant>(
    `select r.id, coalesce(r.name, a.name, '') as name, r.mail, r.state, r.attended, r.made_at as "registeredAt",
       a.id is not null and exists (select from role_grant g join event e on e.id = r.event where g.account = a.id and g.role = 'volunteer' and g.entry = e.network_id and g.until > now()) as "isVolunteer"
     from registration r left join account a on a.id = r.account and ${known} where r.event = $1 and r.occasion = $2 and r.state <> 'ASKED' and (r.name is not null or a.name is not null)
     order by r.state, case when r.state = 'WAITS' then r.made_at end, lower(coalesce(r.name, a.name)), r.id limit $3`,
    [event, occasion, MOST],
  );
  return rows;
}

/** Adds somebody who told so on the phone or is simply there: beyond the limit too, which is for who organises it to decide. They get a mail. @throws FORBIDDEN, NOT_FOUND, REGISTRATION_CLOSED, MISSING_FIELD, BAD_EMAIL, TOO_MANY_REGISTRATIONS */
export async function addParticipant(pool: Pool, viewer: Viewer, given: { event: string; occasion: string; name: string; mail: string }, publicUrl: string): Promise<void> {
  await mustHost(pool, viewer, given.event);
  const name = within('name', () => nameOf(given.name, ORIGINAL));
  const mail = within('mail', () => normalAddress(given.mail));
  if (!adders.allows(viewer.account ?? '')) throw fail('TOO_MANY_REGISTRATIONS', ADDED_HOURLY);
  await transaction(pool, async (client) => {
    const event = await happening(client, given.event, 'true');
    if (event === undefined || !hasOccasion(event, given.occasion)) throw fail('REGISTRATION_CLOSED');
    // Of what lies further back, names are not kept.
    if (Date.parse(`${event.now}Z`) - Date.parse(`${given.occasion}Z`) > REGISTRATION_DAYS.contact * 86_400_000) throw fail('REGISTRATION_CLOSED');
    const { rows: [kept] } = await client.query<{ id: string }>(
      `insert into registration as r (id, event, occasion, account, mail, name, language, state)
       select $1, $2, $3, a.id, $4, $5, coalesce(a.language, $6), 'TAKES_PART' from (select 1) one left join account a on a.mail = $4
       on conflict (event, occasion, mail) do update set state = 'TAKES_PART', account = excluded.account where r.state <> 'TAKES_PART' returning id`,
      [randomUUID(), event.id, given.occasion, mail, name, ORIGINAL],
    );
    // Who is there already needs no mail that says so.
    if (kept !== undefined && given.occasion > event.now) await tellParticipant(client, kept.id, 'takesPart', publicUrl, await newLink(client, kept.id));
  });
}

/** The registration, locked, of an occasion that the viewer organises. @throws NOT_FOUND, FORBIDDEN */
async function hosted(client: PoolClient, viewer: Viewer, id: string): Promise<{ event: string; occasion: string; account: string | null; begun: boolean }> {
  const { rows: [row] } = await client.query<{ event: string; occasion: string; account: string | null; begun: boolean }>(
    `select event, occasion, account, left(occasion, 10) <= to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM-DD') as begun from registration where id = $1 and state <> 'ASKED' for update`,
    [id],
  );
  if (row === undefined) throw fail('NOT_FOUND', 'registration', id);
  await mustHost(client, viewer, row.event);
  return row;
}

/** Takes somebody's registration away and tells them; who waits longest moves up. @throws NOT_FOUND, FORBIDDEN */
export async function removeParticipant(pool: Pool, viewer: Viewer, id: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { event, occasion, account, begun } = await hosted(client, viewer, id);
    if (!begun) await tellParticipant(client, id, 'removed', publicUrl);
    await client.query('delete from registration where id = $1', [id]);
    if (account !== null) await qualify(client, account, { event, on: occasion.slice(0, 10) }, publicUrl);
    await moveUp(client, event, occasion, publicUrl);
  });
}

/** Notes whether somebody was there, from the day of the occasion on; qualifications follow. @param attended null: not known @throws NOT_FOUND, FORBIDDEN, BAD_INPUT */
export async function setAttended(pool: Pool, viewer: Viewer, id: string, attended: boolean | null, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { event, occasion, account, begun } = await hosted(client, viewer, id);
    if (!begun) throw fail('BAD_INPUT', 'Who was there can be noted from the day of the event on.');
    await client.query(`update registration set attended = $2, state = case when $2 then 'TAKES_PART' else state end where id = $1`, [id, attended]);
    if (account !== null) await qualify(client, account, { event, on: occasion.slice(0, 10) }, publicUrl);
  });
}
