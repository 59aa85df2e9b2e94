import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { Purpose } from '../../schema/volunteer.ts';
import { VOLUNTEER_MONTHS, note } from '../access/accounts.ts';
import { maySome, mustDo, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { confirmedLetter } from '../mail/letters/volunteer.ts';
import { queueMail } from '../mail/queue.ts';
import { transaction } from '../store/transaction.ts';
import { agreedNow } from './consents.ts';
import { type Profile, profileColumns } from './profiles.ts';

type Sql = Pick<Pool, 'query'>;

/** A volunteer as those see them who coordinate the network. */
export interface Volunteer {
  /** Id of the role in this network. */
  readonly id: string;
  readonly mail: string;
  readonly name: string | null;
  /** BCP 47: of their mails. */
  readonly language: string;
  readonly since: Date;
  readonly until: Date;
  /** Whether somebody who coordinates has to confirm them first. */
  readonly waiting: boolean;
  /** The day in Germany, "2026-11-22", on which they were last here; null: never. */
  readonly seenOn: string | null;
  readonly agreed: readonly Purpose[];
  /** Null: they have said nothing, or do not agree that it is shown. */
  readonly profile: Profile | null;
}

/** Days for which volunteers are still listed whose role has ended. */
const ENDED_DAYS = 60;

/** So many of one network are listed at most. */
const MOST = 2000;

/** The volunteers of a network, those who have ended lately too, by name; what they say of themselves as far as they agree and still volunteer. @throws FORBIDDEN, NOT_FOUND */
export async function volunteers(sql: Sql, viewer: Viewer, network: string): Promise<Volunteer[]> {
  await mustDo(sql, viewer, 'guide', nounOf('network'), network);
  const { rows } = await sql.query<Omit<Volunteer, 'profile'> & Profile & { open: boolean }>(
    `select g.id, a.mail, a.name, a.language, g.given_at as since, g.until, g.waiting, ${agreedNow('a.id')} as agreed,
       to_char(greatest(a.seen_at, (select max(seen_at) from session s where s.account = a.id)) at time zone 'Europe/Berlin', 'YYYY-MM-DD') as "seenOn",
       v.account is not null and g.until > now() and 'PROFILE' = any(${agreedNow('a.id')}) as open, ${profileColumns('v')}
     from role_grant g join account a on a.id = g.account left join volunteer_profile v on v.account = a.id
     where g.role = 'volunteer' and g.entry = $1 and g.until > now() - make_interval(days => $2) order by g.until <= now(), lower(coalesce(a.name, a.mail)), g.id limit $3`,
    [network, ENDED_DAYS, MOST],
  );
  return rows.map(({ id, mail, name, language, since, until, waiting, seenOn, agreed, open, languages, helps, area, times, qualifications, phone, changedAt }) => ({
    id, mail, name, language, since, until, waiting, seenOn, agreed, profile: open ? { languages, helps, area, times, qualifications, phone, changedAt } : null,
  }));
}

/** How many wait to be confirmed by this viewer. */
export async function waitingVolunteers(sql: Sql, viewer: Viewer): Promise<number> {
  if (!maySome(viewer, 'guide', 'network')) return 0;
  const { rows } = await sql.query<{ waiting: number }>(
    `select count(*)::int as waiting from role_grant g where g.role = 'volunteer' and g.waiting and g.until > now() and g.entry in (select t.id from network t where ${whereAllowed(viewer, 'guide', nounOf('network'))})`,
  );
  return rows[0]?.waiting ?? 0;
}

interface Found {
  readonly id: string;
  readonly network: string;
  readonly name: string;
  readonly mail: string;
  readonly language: string;
}

/** Volunteers whose roles the viewer gives and withdraws, as SQL on alias `g`. */
const given = (viewer: Viewer): string => (maySome(viewer, 'invite', 'network') ? `g.role = 'volunteer' and g.entry in (select t.id from network t where ${whereAllowed(viewer, 'invite', nounOf('network'))})` : 'false');

/** Lets a volunteer in who was invited to be confirmed; they get a mail. @throws NOT_FOUND when there is none who waits and is the viewer's to confirm */
export async function confirmVolunteer(pool: Pool, viewer: Viewer, id: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows: [found] } = await client.query<Found>(
      `update role_grant g set waiting = false from account a, network n where g.id = $1 and g.waiting and g.until > now() and a.id = g.account and n.id = g.entry and ${given(viewer)} returning g.id, n.id as network, n.name, a.mail, a.language`,
      [id],
    );
    if (found === undefined) throw fail('NOT_FOUND', 'volunteer who waits', id);
    await note(client, viewer.name, 'confirmed a volunteer', 'network', found.network);
    const { mail, language } = found;
    await queueMail(client, confirmedLetter({ to: mail, language, siteName: new URL(publicUrl).host, network: found.name, link: `${publicUrl}/${language}/partner/` }));
  });
}

/**
 * Lets volunteers go on for another twelve months from today. A role that has ended is not renewed but given anew, by an invitation.
 * @returns how many @throws NOT_FOUND when one of them is not there or not the viewer's to renew; then none is renewed
 */
export async function renewVolunteers(pool: Pool, viewer: Viewer, ids: readonly string[]): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; entry: string }>(
      `update role_grant g set until = now() + make_interval(months => $2), reminded_at = null where g.id = any($1::uuid[]) and g.until > now() and ${given(viewer)} returning g.id, g.entry`,
      [ids, VOLUNTEER_MONTHS],
    );
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw fail('NOT_FOUND', 'volunteer', missing);
    for (const { entry } of rows) await note(client, viewer.name, 'renewed a volunteer', 'network', entry);
    return rows.length;
  });
}
