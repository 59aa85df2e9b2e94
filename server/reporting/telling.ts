import type { Pool, PoolClient } from 'pg';
import { nounOf } from '../../schema/nouns.ts';
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
  const old = await tellEach(pool, 'passed_on_at', `passed_on_at is null and told_at < now() - make_interval(days => ${String(UNANSWERED_DAYS)})`, publicUrl, coordinators);
  return fresh + old;
}

type Addresses = readonly { readonly mail: string; readonly language: string }[];

async function tellEach(pool: Pool, mark: 'told_at' | 'passed_on_at', condition: string, publicUrl: string, whom: (client: PoolClient, owner: string) => Promise<Addresses>): Promise<number> {
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
      const to = first.length > 0 ? first : owner === undefined ? await admins(client) : await coordinators(client, owner);
      const title = (await titleNow(client, noun, report.entry)) ?? noun.name;
      for (const { mail, language } of to.length > 0 ? to : await admins(client)) {
        await queueMail(client, reportLetter({ to: mail, language, siteName: new URL(publicUrl).host, entry: title, text: report.text, link: `${publicUrl}/${language}/partner/` }));
      }
      return 1;
    });
  }
  return told;
}

/** Who coordinates a network in which the actor, or one above it, takes part. */
async function coordinators(client: PoolClient, actor: string): Promise<Addresses> {
  const { rows } = await client.query<{ mail: string; language: string }>(
    `with recursive up (id, depth) as (select $1::uuid, 0 union all select a.parent_id, up.depth + 1 from up join actor a on a.id = up.id where a.parent_id is not null and up.depth < 20)
     select distinct account.mail, account.language from role_grant g join account on account.id = g.account
     where g.role = 'coordinator' and (g.until is null or g.until > now()) and g.entry in (select to_network_id from relation where actor_id in (select id from up) and to_network_id is not null)`,
    [actor],
  );
  return rows;
}

async function admins(client: PoolClient): Promise<Addresses> {
  const { rows } = await client.query<{ mail: string; language: string }>(`select account.mail, account.language from role_grant g join account on account.id = g.account where g.role = 'admin' and (g.until is null or g.until > now())`);
  return rows;
}
