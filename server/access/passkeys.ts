import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { note } from './accounts.ts';

type Sql = Pick<Pool, 'query'>;

/** A passkey as its owner sees it. */
export interface PasskeyShown {
  readonly id: string;
  readonly label: string;
  readonly madeAt: Date;
  /** Null: never. */
  readonly usedAt: Date | null;
  /** Whether it is kept by something that copies it to its owner's other devices. */
  readonly isSynced: boolean;
}

/** The newest first. */
export async function passkeysOf(sql: Sql, account: string): Promise<PasskeyShown[]> {
  const { rows } = await sql.query<PasskeyShown>('select id, label, made_at as "madeAt", used_at as "usedAt", backed_up as "isSynced" from passkey where account = $1 order by made_at desc, id', [account]);
  return rows;
}

const LONGEST_LABEL = 100;

/** Calls one of somebody's own passkeys something else. @returns whether there was such a one @throws BAD_INPUT */
export async function renamePasskey(sql: Sql, account: string, id: string, label: string): Promise<boolean> {
  const called = label.normalize('NFC').replace(/\p{C}/gu, ' ').trim();
  within('label', () => {
    if (called === '' || called.length > LONGEST_LABEL) throw fail('BAD_INPUT', `A name has 1 to ${String(LONGEST_LABEL)} characters.`);
  });
  const { rowCount } = await sql.query('update passkey set label = $3 where account = $1 and id = $2', [account, id, called]);
  return rowCount === 1;
}

/** Ends one of somebody's own passkeys; sessions that it began go on. @returns whether there was such a one */
export async function removePasskey(sql: Sql, account: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from passkey where account = $1 and id = $2', [account, id]);
  if (rowCount !== 1) return false;
  await note(sql, `account:${account}`, 'removed a passkey');
  return true;
}
