import type { Pool, PoolClient } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
import { type Address, admins, coordinatorsOf } from '../access/coordinators.ts';
import { institutions } from '../checking/institution.ts';
import { reportLetter } from '../mail/letters/report.ts';
import { queueMail } from '../mail/queue.ts';
import { ownerOf } from '../proposing/owner.ts';
import { titleNow } from '../proposing/title.ts';
import { transaction } from '../store/transaction.ts';

/** Days after which a report that nobody saw to goes to those who coordinate. */
export const UNANSWERED_DAYS = 7;

interface Waiting {
  readonly id: string;
  readonly noun: string;
  readonly entry: string;
  readonly text: string;
}

/**
 * Brings what readers say is wrong to the institution whose entry it is, and what nobody saw to for a week to the coordinators of its networks.
 * What belongs to nobody who can be written to goes to the coordinators at once, else to the admins.
 * @returns how many were told
 */
export async function tellReports(pool: Pool, publicUrl: string): Promise<number> {
  const fresh = await tellEach(pool, 'told_at', `told_at is null`, publicUrl, async (client, owner) => (await institutions(client, [owner])).get(owner)?.addresses ?? []);
  const old = await tellEach(pool, 'passed_on_at', `passed_on_at is null and told_at < now() - make_interval(days => ${String(UNANSWERED_DAYS)})`, publicUrl, (client, owner) => coordinatorsOf(client, [owner]));
  return fresh + old;
}

async function tellEach(pool: Pool, mark: 'told_at' | 'passed_on_at', condition: string, publicUrl: string, whom: (client: PoolClient, owner: string) => Promise<readonly Address[]>): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(`select id from report where ${condition} order by at limit 200`);
  let told = 0;
  for (const { id } of rows) {
    told += await transaction(pool, async (client) => {
      // Of several servers one tells.
      const { rows: [report] } = await client.query<Waiting>(`update report set ${mark} = now() where id = $1 and ${condition} returning id, noun, entry, text`, [id]);
      if (report === undefined) return 0;
      const noun = nounOf(report.noun);
      const owner = await ownerOf(client, noun, report.entry);
      const first = owner === undefined ? [] : await whom(client, owner);
      const to = first.length > 0 ? first : owner === undefined ? await admins(client) : await coordinatorsOf(client, [owner]);
      const title = (await titleNow(client, noun, report.entry)) ?? noun.name;
      for (const { mail, language } of to.length > 0 ? to : await admins(client)) {
        await queueMail(client, reportLetter({ to: mail, language, siteName: new URL(publicUrl).host, entry: title, text: report.text, link: `${publicUrl}/${language}/partner/` }));
      }
      return 1;
    });
  }
  return told;
}
