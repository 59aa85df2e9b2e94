import type { Pool } from 'pg';
import type { GuideState } from '../../schema/guiding.ts';
import { hashOf } from '../access/secrets.ts';
import { eraseGuideMails } from '../mail/letters/guide.ts';
import { transaction } from '../store/transaction.ts';
import { tellVolunteer } from './telling.ts';

/** How the request stands that a link opens; undefined: the link opens none, or none any more. */
export async function stateOf(pool: Pool, token: string): Promise<GuideState | undefined> {
  const { rows } = await pool.query<{ state: GuideState }>('select state from guide_request where secret = $1', [hashOf(token)]);
  return rows[0]?.state;
}

/** Takes back what somebody asked for: nothing of it is kept, not even for counting, and what waits to be mailed about it is not sent. A volunteer who would go there is told. */
export async function withdraw(pool: Pool, token: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows: [gone] } = await client.query<{ mail: string | null; language: string; network: string; volunteer: string | null }>(
      `delete from guide_request where secret = $1 returning mail, contact_language as language, network, case when state = 'ASSIGNED' then assigned end as volunteer`,
      [hashOf(token)],
    );
    if (gone?.volunteer != null) await tellVolunteer(client, gone.volunteer, gone.network, 'withdrawn', publicUrl);
    if (gone?.mail != null) await eraseGuideMails(client, gone.mail, gone.language);
  });
}
