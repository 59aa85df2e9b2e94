import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { RegistrationState } from '../../schema/registration.ts';
import { hashOf } from '../access/secrets.ts';
import { transaction } from '../store/transaction.ts';
import { happening, isOpen, titleIn } from './occasions.ts';
import { moveUp, nextPlace } from './places.ts';
import { tellParticipant } from './telling.ts';

/** What a link opens. */
export interface Own {
  readonly state: RegistrationState;
  /** Title of the event. */
  readonly title: string;
  /** "2026-12-01T17:00". */
  readonly occasion: string;
  /** Whether it can be taken back: not any more when it has been noted who was there. */
  readonly isOpen: boolean;
}

/** The registration that a link opens; undefined: none, or none any more. @param language in which the title is wanted */
export async function ownRegistration(pool: Pool, token: string, language: string): Promise<Own | undefined> {
  const { rows: [row] } = await pool.query<{ event: string; occasion: string; state: RegistrationState; isOpen: boolean }>('select event, occasion, state, attended is null as "isOpen" from registration where secret = $1', [hashOf(token)]);
  if (row === undefined) return undefined;
  const event = await happening(pool, row.event, 't.reach < 3');
  return { state: row.state, occasion: row.occasion, isOpen: row.isOpen, title: event === undefined ? '' : titleIn(event, language) };
}

/**
 * Confirms that who registered reads mails of that address: now they have a place or wait for one. Pressed twice, it is told once.
 * @throws REGISTRATION_CLOSED when that is too late
 */
export async function confirmOwn(pool: Pool, token: string, publicUrl: string): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows: [row] } = await client.query<{ id: string; event: string; occasion: string }>(`select id, event, occasion from registration where secret = $1 and state = 'ASKED' for update`, [hashOf(token)]);
    if (row === undefined) return;
    const event = await happening(client, row.event, 't.reach < 3');
    if (event === undefined || !isOpen(event, row.occasion)) throw fail('REGISTRATION_CLOSED');
    const state = await nextPlace(client, event, row.occasion);
    await client.query('update registration set state = $2, made_at = now(), account = (select id from account where account.mail = registration.mail) where id = $1', [row.id, state]);
    await tellParticipant(client, row.id, state === 'WAITS' ? 'waits' : 'takesPart', publicUrl, token);
  });
}

/** Takes a registration back, as long as it has not been noted who was there: nothing of it is kept, and the place is for who waits. @returns whether there was one to be taken back */
export function withdrawOwn(pool: Pool, token: string, publicUrl: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rows: [gone] } = await client.query<{ event: string; occasion: string }>('delete from registration where secret = $1 and attended is null returning event, occasion', [hashOf(token)]);
    if (gone !== undefined) await moveUp(client, gone.event, gone.occasion, publicUrl);
    return gone !== undefined;
  });
}
