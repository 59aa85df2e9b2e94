import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { CountedTraining } from '../../schema/registration.ts';
import { accountOf } from '../access/accounts.ts';
import { mustDo, whereAllowed } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { qualificationLetter } from '../mail/letters/registration.ts';
import { queueMail } from '../mail/queue.ts';

type Sql = Pick<Pool, 'query'>;

/** A qualification that somebody reached. */
export interface HeldRow {
  readonly id: string;
  /** Id; the entry may be gone or hidden. */
  readonly qualification: string;
  readonly title: string;
  readonly certifiers: readonly string[];
  readonly trainings: readonly CountedTraining[];
  /** Name, or address where there is none. */
  readonly holder: string;
  /** "2026-12-01". */
  readonly reachedOn: string;
  readonly until: string | null;
  readonly isMine: boolean;
}

/** A text of an alias as it was written, as SQL. */
const written = (text: string): string => `${text}->'values'->(${text}->>'original')->>'value'`;

/** What counts of what somebody attended: of each training the last time, since they reached it last. Parameters: account, qualification (or null: all). */
const COUNTED = `select q.id, q.title, q.valid_months, coalesce(q.trainings_needed, (select count(*) from qualification_trainings where owner_id = q.id)) as needed,
    array(select distinct on (e.id) jsonb_build_object('event', e.id, 'title', ${written('e.title')}, 'on', left(r.occasion, 10))
      from qualification_trainings qt join event e on e.id = qt.target_id join registration r on r.event = e.id and r.account = $1 and r.attended
      where qt.owner_id = q.id and left(r.occasion, 10) > coalesce((select max(h.reached_on)::text from held_qualification h where h.account = $1 and h.qualification = q.id), '')
      order by e.id, r.occasion desc) as counted
  from qualification q where exists (select from qualification_trainings where owner_id = q.id)`;

interface Counted {
  readonly id: string;
  readonly needed: number;
  readonly counted: readonly CountedTraining[];
}

/**
 * Notes what somebody has reached by having been there, and takes back what rested on somebody having been there who was not, after all.
 * A number of trainings that is more than there are is never reached.
 * @param on the day on which it has just been noted who was at that event
 */
export async function qualify(client: PoolClient, account: string, { event, on }: Pick<CountedTraining, 'event' | 'on'>, publicUrl: string): Promise<void> {
  await client.query(
    `delete from held_qualification h where h.account = $1 and exists (select from jsonb_array_elements(h.trainings) training where training->>'event' = $2 and training->>'on' = $3)
       and not exists (select from registration r where r.event = $2::uuid and r.account = $1 and r.attended and left(r.occasion, 10) = $3)`,
    [account, event, on],
  );
  const { rows } = await client.query<Counted & { title: string; months: number | null; certifiers: string[] }>(
    `select c.id, c.needed::int, c.counted, ${written('c.title')} as title, c.valid_months as months, array(select a.name from qualification_certifiers qc join actor a on a.id = qc.target_id where qc.owner_id = c.id and a.reach < 3 order by a.name) as certifiers
     from (${COUNTED}) c where c.needed > 0 and cardinality(c.counted) >= c.needed and c.id in (select owner_id from qualification_trainings where target_id = $2)`,
    [account, event],
  );
  for (const { id, title, months, certifiers, counted } of rows) {
    const trainings = counted.toSorted((one, other) => one.on.localeCompare(other.on) || one.title.localeCompare(other.title, 'de'));
    const { rows: [held] } = await client.query<{ id: string; until: Date | null }>(
      `insert into held_qualification (id, account, qualification, title, certifiers, trainings, reached_on, until) values ($1, $2, $3, $4, $5, $6, $7::date, ($7::date + make_interval(months => $8))::date)
       on conflict (account, qualification, reached_on) do nothing returning id, until::timestamptz`,
      [randomUUID(), account, id, title, certifiers, JSON.stringify(trainings), trainings.at(-1)?.on, months],
    );
    const holder = await accountOf(client, account);
    if (held === undefined || holder === undefined) continue;
    await queueMail(client, qualificationLetter({ to: holder.mail, language: holder.language, siteName: new URL(publicUrl).host, title, until: held.until, link: `${publicUrl}/${holder.language}/partner/#/certificate/${held.id}` }));
  }
}

const HELD = `h.id, h.qualification, h.title, h.certifiers, h.trainings, coalesce(a.name, a.mail) as holder, h.reached_on::text as "reachedOn", h.until::text`;

/** What somebody has reached, the latest first. */
export async function myQualifications(sql: Sql, account: string): Promise<HeldRow[]> {
  const { rows } = await sql.query<HeldRow>(`select ${HELD}, true as "isMine" from held_qualification h join account a on a.id = h.account where h.account = $1 order by h.reached_on desc, h.title`, [account]);
  return rows;
}

/** What somebody has begun and not reached. */
export async function progressOf(sql: Sql, account: string): Promise<Counted[]> {
  const { rows } = await sql.query<Counted>(`select c.id, c.needed::int, c.counted from (${COUNTED}) c where cardinality(c.counted) between 1 and c.needed - 1 order by ${written('c.title')}`, [account]);
  return rows;
}

/** Volunteers of a network now, as SQL on alias `h`. */
const volunteersOf = (networks: string): string => `exists (select from role_grant g where g.account = h.account and g.role = 'volunteer' and not g.waiting and g.until > now() and g.entry in (${networks}))`;

/** What the volunteers of a network have reached, by name. @throws FORBIDDEN, NOT_FOUND */
export async function heldQualifications(sql: Sql, viewer: Viewer, network: string): Promise<HeldRow[]> {
  await mustDo(sql, viewer, 'guide', nounOf('network'), network);
  const { rows } = await sql.query<HeldRow>(
    `select ${HELD}, h.account = $2 as "isMine" from held_qualification h join account a on a.id = h.account where ${volunteersOf('$1')} order by lower(coalesce(a.name, a.mail)), h.reached_on desc, h.id limit 2000`,
    [network, viewer.account ?? null],
  );
  return rows;
}

/** One, for who holds it and those who coordinate a network in which they volunteer. @throws NOT_FOUND */
export async function heldQualification(sql: Sql, viewer: Viewer, id: string): Promise<HeldRow> {
  const guided = `select t.id from network t where ${whereAllowed(viewer, 'guide', nounOf('network'))}`;
  const { rows: [row] } = await sql.query<HeldRow>(
    `select ${HELD}, coalesce(h.account = $2, false) as "isMine" from held_qualification h join account a on a.id = h.account where h.id = $1 and (h.account = $2 or ${volunteersOf(guided)})`,
    [id, viewer.account ?? null],
  );
  if (row === undefined) throw fail('NOT_FOUND', 'qualification', id);
  return row;
}
