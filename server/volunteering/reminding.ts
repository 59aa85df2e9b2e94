import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { coordinatorsOf } from '../access/coordinators.ts';
import { hourly } from '../hourly.ts';
import { endingLetter, endingsLetter } from '../mail/letters/volunteer.ts';
import { queueMail } from '../mail/queue.ts';
import { transaction } from '../store/transaction.ts';

/** So many days before it ends, a volunteer and those who coordinate are told, once. */
export const REMIND_DAYS = 30;

interface Ending {
  readonly network: string;
  readonly name: string;
  readonly mail: string;
  readonly language: string;
  readonly until: Date;
}

/** Mails volunteers whose role ends soon, and those who coordinate their network, whom it is told how many and not who. @returns how many volunteers */
export async function remindOfEnding(pool: Pool, publicUrl: string): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Ending>(
      `update role_grant g set reminded_at = now() from account a, network n
       where g.role = 'volunteer' and not g.waiting and g.reminded_at is null and g.until between now() and now() + make_interval(days => $1) and a.id = g.account and n.id = g.entry
       returning n.id as network, n.name, a.mail, a.language, g.until`,
      [REMIND_DAYS],
    );
    const siteName = new URL(publicUrl).host;
    for (const { name, mail, language, until } of rows) await queueMail(client, endingLetter({ to: mail, language, siteName, network: name, until, link: `${publicUrl}/${language}/partner/#/me` }));
    for (const [network, some] of Map.groupBy(rows, (row) => row.network)) {
      const [first] = some.toSorted((one, other) => one.until.getTime() - other.until.getTime());
      if (first === undefined) continue;
      for (const { mail, language } of await coordinatorsOf(client, [network])) {
        await queueMail(client, endingsLetter({ to: mail, language, siteName, network: first.name, count: some.length, until: first.until, link: `${publicUrl}/${language}/partner/#/volunteers` }));
      }
    }
    return rows.length;
  });
}

interface Parts {
  readonly pool: Pool;
  readonly publicUrl: string;
  readonly post: { nudge(): void };
  readonly log: BaseLogger;
}

/** Tells of roles that end soon: now, and every hour from now on. @returns what ends that */
export function startReminding({ pool, publicUrl, post, log }: Parts): () => Promise<void> {
  return hourly(
    async () => {
      if ((await remindOfEnding(pool, publicUrl)) > 0) post.nudge();
    },
    (error) => {
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'volunteers could not be told that their role ends');
    },
  );
}
