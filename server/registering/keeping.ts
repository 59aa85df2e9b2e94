import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { hourly } from '../hourly.ts';
import { transaction } from '../store/transaction.ts';
import { happening, hasOccasion } from './occasions.ts';
import { moveUp } from './places.ts';
import { tellParticipant } from './telling.ts';

/** Days after an occasion for which name and address are kept, days for which it is known that an account was there or how many came, days for which an address may be confirmed, and days after its end for which a qualification is known. */
export const REGISTRATION_DAYS = { contact: 30, counted: 730, confirm: 2, ended: 365 } as const;

/** The day of an occasion, as SQL. */
export const DAY = 'left(occasion, 10)::date';

/**
 * Does what the days call for: who is registered for what does not take place is told, free places go to who waits, what nobody confirmed goes, and who took part is forgotten.
 * An account stays beside an occasion only where it was there, which qualifications need.
 * @returns how many mails may wait now
 */
export async function keepRegistrations(pool: Pool, publicUrl: string): Promise<number> {
  return transaction(pool, async (client) => {
    const told = await tellFallenOut(client, publicUrl) + await fillPlaces(client, publicUrl);
    await client.query(`delete from registration where state = 'ASKED' and made_at < now() - make_interval(days => $1)`, [REGISTRATION_DAYS.confirm]);
    await client.query(
      `update registration set mail = null, name = null, secret = null, account = case when attended then account end where (mail is not null or name is not null or secret is not null) and ${DAY} < current_date - $1::int`,
      [REGISTRATION_DAYS.contact],
    );
    return told;
  });
}

interface Coming {
  readonly event: string;
  readonly occasion: string;
}

const coming = async (client: PoolClient, state: string): Promise<Coming[]> =>
  (await client.query<Coming>(`select distinct event, occasion from registration where state = any($1) and occasion > to_char(now() at time zone 'Europe/Berlin', 'YYYY-MM-DD"T"HH24:MI')`, [state.split(' ')])).rows;

/** Whoever is registered for a time at which nothing takes place any more: it was cancelled, moved or taken out. */
async function tellFallenOut(client: PoolClient, publicUrl: string): Promise<number> {
  let told = 0;
  for (const { event, occasion } of await coming(client, 'ASKED TAKES_PART WAITS')) {
    const now = await happening(client, event, 't.reach < 3');
    if (now !== undefined && now.cancelled !== true && hasOccasion(now, occasion)) continue;
    const { rows } = await client.query<{ id: string; state: string }>('select id, state from registration where event = $1 and occasion = $2', [event, occasion]);
    for (const { id, state } of rows) if (state !== 'ASKED') await tellParticipant(client, id, 'cancelled', publicUrl);
    await client.query('delete from registration where event = $1 and occasion = $2', [event, occasion]);
    told += rows.length;
  }
  return told;
}

/** Places that became free otherwise: the limit was raised, or somebody deleted their account. */
async function fillPlaces(client: PoolClient, publicUrl: string): Promise<number> {
  let told = 0;
  for (const { event, occasion } of await coming(client, 'WAITS')) told += await moveUp(client, event, occasion, publicUrl);
  return told;
}

interface Parts {
  readonly pool: Pool;
  readonly publicUrl: string;
  readonly post: { nudge(): void };
  readonly log: Pick<BaseLogger, 'warn'>;
}

/** Keeps registrations each hour. @returns what ends that */
export function startKeepingRegistrations({ pool, publicUrl, post, log }: Parts): () => Promise<void> {
  return hourly(
    async () => {
      if ((await keepRegistrations(pool, publicUrl)) > 0) post.nudge();
    },
    (error) => {
      // Not the error itself: PostgreSQL may name the row in it.
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'registrations could not be seen to');
    },
  );
}
