import type { Pool, PoolClient } from 'pg';
import { hashOf, newToken } from '../access/secrets.ts';
import { checkLetter } from '../mail/letters/check.ts';
import { bounced, queueMail } from '../mail/queue.ts';
import { transaction } from '../store/transaction.ts';
import { type Due, type Reason, TOLD_BEFORE, dueEntries } from './due.ts';
import { type Institution, institutions } from './institution.ts';

/** Days between two mails to the same institution, and days for which the links in them hold. */
const ASKING = { pause: 14, holds: 60 } as const;

/** Entries that one mail names; the others are confirmed with them all the same. */
const NAMED = 12;

/** Reasons that a mail names. */
const BECAUSE: Readonly<Partial<Record<Reason, 'report' | 'link' | 'unreached'>>> = { REPORT: 'report', LINK: 'link', UNREACHED: 'unreached' };

const DAY = 86_400_000;

/**
 * Asks every institution that has something due, in one mail for all of it, and nobody twice within a fortnight.
 * @returns how many were asked
 */
export async function askInstitutions(pool: Pool, publicUrl: string, now = new Date()): Promise<number> {
  const until = new Date(now.getTime() + TOLD_BEFORE * DAY);
  const due = await dueByActor(pool, until);
  const answering = await institutions(pool, [...due.keys()]);
  const byInstitution = new Map<string, { institution: Institution; entries: Due[] }>();
  for (const [actor, entries] of due) {
    const institution = answering.get(actor);
    if (institution === undefined) continue;
    const known = byInstitution.get(institution.actor) ?? { institution, entries: [] };
    known.entries.push(...entries);
    byInstitution.set(institution.actor, known);
  }
  let asked = 0;
  const refusing = await refused(pool);
  for (const { institution, entries } of byInstitution.values()) {
    const addresses = institution.addresses.filter(({ mail }) => !refusing.has(mail.toLowerCase()));
    // Of what a reader says it hears in a mail of its own; for that alone it is not asked about everything.
    if (addresses.length === 0 || !entries.some(({ regularAt, reasons }) => regularAt.getTime() < until.getTime() || reasons.includes('LINK') || reasons.includes('UNREACHED'))) continue;
    if (await transaction(pool, (client) => ask(client, { ...institution, addresses }, entries, publicUrl, now))) asked += 1;
  }
  return asked;
}

async function dueByActor(pool: Pool, before: Date): Promise<Map<string, Due[]>> {
  const byActor = new Map<string, Due[]>();
  for (const entry of await dueEntries(pool, () => 'true', before)) if (entry.actor !== null) byActor.set(entry.actor, [...(byActor.get(entry.actor) ?? []), entry]);
  return byActor;
}

/** Addresses that mail servers refused for good lately: writing there again would only be refused again, see the call list. */
async function refused(pool: Pool): Promise<ReadonlySet<string>> {
  return new Set((await bounced(pool)).flatMap((mail) => (mail.refused ? [mail.recipient.toLowerCase()] : [])));
}

/** Of several servers one asks: whoever writes the row first. */
async function ask(client: PoolClient, { actor, name, addresses }: Institution, entries: readonly Due[], publicUrl: string, now: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into check_mail (actor, at) values ($1, $2) on conflict (actor) do update set at = excluded.at, answered_at = null, times = case when check_mail.answered_at is null and $4 <= check_mail.at then check_mail.times + 1 else 1 end
     where check_mail.at <= $2::timestamptz - make_interval(days => $3)`,
    // What was confirmed after the last mail, by whichever way, was an answer to it.
    [actor, now, ASKING.pause, new Date(Math.min(...entries.map(({ checkedAt }) => checkedAt?.getTime() ?? 0)))],
  );
  if (rowCount === 0) return false;
  const first = Math.min(...entries.map(({ dueAt: at }) => at.getTime())) - now.getTime();
  for (const { mail, language } of addresses) {
    const link = async (purpose: 'confirm' | 'edit'): Promise<string> => `${publicUrl}/${language}/check/${purpose}/?t=${await ticket(client, purpose, actor, mail, language, entries)}`;
    await queueMail(
      client,
      checkLetter({
        to: mail, language, siteName: new URL(publicUrl).host, actor: name,
        entries: entries.filter(({ title }) => title !== null).slice(0, NAMED).map(({ title, checkedAt, reasons }) => ({ title: title ?? '', since: checkedAt, because: reasons.flatMap((reason) => BECAUSE[reason] ?? []) })),
        confirmLink: await link('confirm'), editLink: await link('edit'),
        due: first > 0 ? 'soon' : first > -ASKING.pause * DAY ? 'now' : 'overdue',
      }),
    );
  }
  return true;
}

async function ticket(client: PoolClient, purpose: string, actor: string, mail: string, language: string, entries: readonly Due[]): Promise<string> {
  const token = newToken();
  await client.query('insert into ticket (token, purpose, actor, mail, language, entries, until) values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))', [
    hashOf(token), purpose, actor, mail, language, JSON.stringify(entries.map(({ noun, id }) => ({ noun, id }))), ASKING.holds,
  ]);
  return token;
}
