import type { Pool, PoolClient } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { handoverLetter, leavingLetter } from '../mail/letters/people.ts';
import { queueMail } from '../mail/queue.ts';
import { leaveBehind } from '../proposing/left.ts';
import { transaction } from '../store/transaction.ts';
import { type Account, type OwnGrant, accountOf, grantsOf, note, othersWith } from './accounts.ts';
import { normalAddress } from './address.ts';
import { namesOf } from './called.ts';
import { type Address, admins, coordinatorsOf } from './coordinators.ts';
import { endGrants } from './ending.ts';
import { mustBeFresh } from './fresh.ts';
import { INVITED_DAYS } from './invitations.ts';
import { hashOf, newToken } from './secrets.ts';
import { TRUST } from './trust.ts';
import type { Grant } from './viewer.ts';

/** How somebody leaves. */
export interface Leaving {
  /** Mail address of who is invited to take over, and the language of that mail. */
  readonly successor: { readonly mail: string; readonly language: string } | null;
  /** When the roles end at the latest; without a successor and a day they end now. */
  readonly until: Date | null;
}

const LONGEST_DAYS = 366;

/** So often a day: each time others are mailed. */
const OFTEN = 5;

/**
 * Somebody leaves: a successor is invited for all of their roles, which end once that person has accepted, or on a day; those who coordinate are mailed,
 * and told what nobody keeps then. An admin's role and a volunteer's are not passed on, only ended.
 * @throws SIGN_IN_AGAIN, BAD_EMAIL, BAD_INPUT, LAST_ADMIN
 */
export async function leave(pool: Pool, { account: id, session }: { readonly account: string; readonly session: string }, { successor, until }: Leaving, publicUrl: string): Promise<void> {
  await mustBeFresh(pool, session);
  const to = successor === null ? null : within('mail', () => normalAddress(successor.mail));
  within('until', () => {
    if (until !== null && (until.getTime() < Date.now() - 86_400_000 || until.getTime() > Date.now() + LONGEST_DAYS * 86_400_000)) throw fail('BAD_INPUT', `Choose a day from today on, at most ${String(LONGEST_DAYS)} days ahead.`);
  });
  await transaction(pool, async (client) => {
    const account = await accountOf(client, id);
    const grants = await grantsOf(client, id);
    if (account === undefined || grants.length === 0) throw fail('BAD_INPUT', 'You have no role that could end.');
    const { rows: [lately] } = await client.query<{ times: number }>(`select count(*)::int as times from audit where by = $1 and action in ('left', 'named a successor') and at > now() - interval '1 day'`, [`account:${id}`]);
    if ((lately?.times ?? 0) >= OFTEN) throw fail('BAD_INPUT', `This can be done ${String(OFTEN)} times a day. Try again tomorrow, or ask those who coordinate.`);
    const passed = grants.filter(({ role }) => role === 'partner' || role === 'coordinator');
    if (to === account.mail) throw Object.assign(fail('BAD_INPUT', 'This is your own address. Name that of your successor.'), { field: 'mail' });
    if (to !== null && passed.length === 0) throw Object.assign(fail('BAD_INPUT', 'None of your roles passes to another person: admins and volunteers are invited.'), { field: 'mail' });
    // One who comes after is enough.
    await client.query('delete from invitation where replaces = $1 and used_at is null', [id]);
    const entries = await namesOf(client, grants);
    const alone = await namesOf(client, await onlyBy(client, id, grants));
    const siteName = new URL(publicUrl).host;
    const person = account.name ?? account.mail;
    if (successor !== null && to !== null) await inviteSuccessor(client, account, { mail: to, language: successor.language }, passed, publicUrl);
    for (const { mail, language } of await told(client, account, grants)) {
      const end = until ?? (successor === null ? new Date() : null);
      await queueMail(client, leavingLetter({ to: mail, language, siteName, person, entries, successor: to, until: end, alone: successor === null || until !== null ? alone : [], link: `${publicUrl}/${language}/partner/#/people` }));
    }
    await note(client, `account:${id}`, to === null ? 'left' : 'named a successor');
    const isNow = until !== null ? until.getTime() <= Date.now() : successor === null;
    if (!isNow && until !== null) await endOn(client, id, grants, until);
    if (!isNow) return;
    await endGrants(client, id, grants);
    await leaveBehind(client, id);
  });
}

/** The last admin may not go on any day. What ends before that day still does. */
async function endOn(client: PoolClient, id: string, grants: readonly OwnGrant[], until: Date): Promise<void> {
  await endGrants(client, id, grants);
  await client.query('update role_grant g set until = least($2, was.until) from unnest($3::uuid[], $4::timestamptz[]) was (id, until) where g.account = $1 and g.id = was.id', [id, until, grants.map((grant) => grant.id), grants.map((grant) => grant.until)]);
}

/** Of somebody's roles those that nobody else has. */
export async function onlyBy(client: PoolClient, id: string, grants: readonly Grant[]): Promise<Grant[]> {
  const alone: Grant[] = [];
  for (const grant of grants) if (grant.role !== 'volunteer' && (await othersWith(client, id, grant)) === 0) alone.push(grant);
  return alone;
}

/** The row names one of the roles; whoever takes it up gets all that the other has then. */
async function inviteSuccessor(client: PoolClient, { id, mail, name }: Account, to: Address, grants: readonly Grant[], publicUrl: string): Promise<void> {
  const [first] = grants;
  if (first === undefined) return;
  const token = newToken();
  await client.query(
    `insert into invitation (token, mail, language, role, noun, entry, trust, given_by, until, replaces) values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9), $10)`,
    [hashOf(token), to.mail, to.language, first.role, first.noun, first.entry, Math.min(first.trust, TRUST.usual), `account:${id}`, INVITED_DAYS, id],
  );
  await queueMail(client, handoverLetter({ to: to.mail, language: to.language, siteName: new URL(publicUrl).host, person: name ?? mail, entries: await namesOf(client, grants), link: `${publicUrl}/${to.language}/sign-in/join/?t=${token}` }));
}

/** Who hears that somebody leaves: those who coordinate, but for whoever leaves; else the admins. */
export async function told(client: PoolClient, { mail }: Pick<Account, 'mail'>, grants: readonly Pick<Grant, 'entry'>[]): Promise<Address[]> {
  const others = (all: readonly Address[]): Address[] => all.filter((each) => each.mail !== mail);
  const coordinators = others(await coordinatorsOf(client, grants.flatMap(({ entry }) => entry ?? [])));
  return coordinators.length > 0 ? coordinators : others(await admins(client));
}
