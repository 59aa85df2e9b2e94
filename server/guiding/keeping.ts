import type { Pool, PoolClient } from 'pg';
import type { BaseLogger } from 'pino';
import { hourly } from '../hourly.ts';
import { transaction } from '../store/transaction.ts';
import { HELPS } from './rights.ts';
import { tellAsker, tellCoordinators } from './telling.ts';

/** Days after its end for which it is kept who asked for a guide, days after which a request ends by itself, and days for which what was asked for is counted. */
export const GUIDE_DAYS = { contact: 30, open: 90, counted: 730 } as const;

/** What is taken out of a request some days after its end: all but what was asked for, how it ended, and on which days. */
const FORGOTTEN = `service = null, "time" = null, day = null, note = null, name = null, phone = null, mail = null, contact_language = null, reason = null, assigned = null, secret = null,
  asked_at = date_trunc('day', asked_at), ended_at = date_trunc('day', ended_at)`;

/**
 * Does what the days call for: requests of volunteers who help there no more wait again, requests that nobody ended in time end, and who asked is forgotten.
 * @returns how many mails may wait now
 */
export async function keepGuides(pool: Pool, publicUrl: string): Promise<number> {
  return transaction(pool, async (client) => {
    const told = (await giveBackLeft(client, publicUrl)) + (await endOld(client, publicUrl));
    await client.query(`update guide_request set ${FORGOTTEN} where ended_at < now() - make_interval(days => $1) and secret is not null`, [GUIDE_DAYS.contact]);
    return told;
  });
}

async function giveBackLeft(client: PoolClient, publicUrl: string): Promise<number> {
  const { rows } = await client.query<{ id: string; network: string }>(`update guide_request r set state = 'ASKED', assigned = null where r.state = 'ASSIGNED' and not ${HELPS} returning r.id, r.network`);
  for (const { network } of rows) await tellCoordinators(client, { network, service: null }, 'back', publicUrl);
  return rows.length;
}

async function endOld(client: PoolClient, publicUrl: string): Promise<number> {
  const { rows } = await client.query<{ id: string; network: string; service: string | null }>(
    `update guide_request set state = 'COULD_NOT', reason = 'EXPIRED', ended_at = now() where ended_at is null and asked_at < now() - make_interval(days => $1) returning id, network, service`,
    [GUIDE_DAYS.open],
  );
  for (const { id, ...asked } of rows) {
    await tellCoordinators(client, asked, 'expired', publicUrl);
    await tellAsker(client, id, publicUrl);
  }
  return rows.length;
}

interface Parts {
  readonly pool: Pool;
  readonly publicUrl: string;
  readonly post: { nudge(): void };
  readonly log: BaseLogger;
}

/** Does that now, and every hour from now on. @returns what ends that */
export function startKeepingGuides({ pool, publicUrl, post, log }: Parts): () => Promise<void> {
  return hourly(
    async () => {
      if ((await keepGuides(pool, publicUrl)) > 0) post.nudge();
    },
    (error) => {
      // Not the error itself: PostgreSQL may name the row in it.
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'requests for guides could not be seen to');
    },
  );
}
