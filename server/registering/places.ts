import type { Pool, PoolClient } from 'pg';
import { newToken, hashOf } from '../access/secrets.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { type Happening, happening } from './occasions.ts';
import { tellParticipant } from './telling.ts';

type Sql = Pick<Pool, 'query'>;

/** Holds others back who want a place of the same occasion, until the transaction ends. */
async function lock(client: PoolClient, event: string, occasion: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${event} ${occasion}`]);
}

async function taken(sql: Sql, event: string, occasion: string): Promise<number> {
  const { rows } = await sql.query<{ taken: number }>(`select count(*)::int as taken from registration where event = $1 and occasion = $2 and state = 'TAKES_PART'`, [event, occasion]);
  return rows[0]?.taken ?? 0;
}

/** What the next one gets who wants a place; holds others back until the transaction ends. */
export async function nextPlace(client: PoolClient, { id, limit }: Happening, occasion: string): Promise<Exclude<RegistrationState, 'ASKED'>> {
  await lock(client, id, occasion);
  return limit === null || (await taken(client, id, occasion)) < limit ? 'TAKES_PART' : 'WAITS';
}

/** Gives a link anew that opens one registration: the former one ends, since only its hash is known. */
export async function newLink(client: Pick<PoolClient, 'query'>, id: string): Promise<string> {
  const token = newToken();
  await client.query('update registration set secret = $2 where id = $1', [id, hashOf(token)]);
  return token;
}

/**
 * Gives places that are free to those who wait longest, and tells them.
 * @returns to how many
 */
export async function moveUp(client: PoolClient, event: string, occasion: string, publicUrl: string): Promise<number> {
  const now = await happening(client, event, 'true');
  // Nobody moves up who cannot come any more.
  if (now === undefined || now.cancelled === true || occasion <= now.now) return 0;
  await lock(client, event, occasion);
  const free = now.limit === null ? null : Math.max(0, now.limit - (await taken(client, event, occasion)));
  const { rows } = await client.query<{ id: string }>(
    `update registration set state = 'TAKES_PART' where id in (select id from registration where event = $1 and occasion = $2 and state = 'WAITS' order by made_at, id limit $3) returning id`,
    [event, occasion, free],
  );
  for (const { id } of rows) await tellParticipant(client, id, 'movedUp', publicUrl, await newLink(client, id));
  return rows.length;
}
