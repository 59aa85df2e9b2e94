import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { accountOf, note, viewerOfAccount } from './accounts.ts';
import { equal, hashOf, newToken } from './secrets.ts';
import type { Action } from './table.ts';
import { OPERATOR, VISITOR, type Viewer } from './viewer.ts';

/** What a token is good for; to invite people and to make tokens none is. */
export const SCOPES: Readonly<Record<'READ' | 'PROPOSE' | 'ALL', readonly Action[]>> = {
  READ: ['draft'],
  PROPOSE: ['draft', 'propose', 'confirm', 'tell'],
  ALL: ['draft', 'propose', 'save', 'confirm', 'decide', 'tell', 'review', 'call'],
};
export type TokenScope = keyof typeof SCOPES;

/** Days for which a token can be made at most. */
export const LONGEST_TOKEN = 366;

/** By this a token is known for one of ours wherever it is found. */
const PREFIX = 'directory_';

/** A token as its owner sees it. */
export interface TokenShown {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly until: Date;
  readonly usedAt: Date | null;
}

/**
 * Tells who asks by the header `Authorization: Bearer …`.
 * @param operatorToken the token that lies in the data directory
 * @throws BAD_TOKEN when a token is given that nobody has or that has ended: better than to answer as a visitor and let them wonder
 */
export async function viewerOf(authorization: string | undefined, operatorToken: string, pool: Pool): Promise<Viewer> {
  if (authorization === undefined) return VISITOR;
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw fail('BAD_TOKEN');
  if (equal(hashOf(token), hashOf(operatorToken))) return OPERATOR;
  const { rows } = await pool.query<{ account: string; scope: TokenScope }>(`update access_token set used_at = now() where token = $1 and until > now() returning account, scope`, [hashOf(token)]);
  const account = rows[0] && (await accountOf(pool, rows[0].account));
  if (rows[0] === undefined || account === undefined) throw fail('BAD_TOKEN');
  return { ...(await viewerOfAccount(pool, account)), only: new Set(SCOPES[rows[0].scope]) };
}

/** Makes a token. @returns it, this once: only its hash is kept @throws BAD_INPUT */
export async function makeToken(pool: Pool, account: string, name: string, scope: TokenScope, days: number): Promise<string> {
  const called = name.normalize('NFC').replace(/\p{C}/gu, ' ').trim();
  within('name', () => {
    if (called === '' || called.length > 100) throw fail('BAD_INPUT', 'A name has 1 to 100 characters.');
  });
  within('days', () => {
    if (days < 1 || days > LONGEST_TOKEN) throw fail('BAD_INPUT', `A token holds 1 to ${String(LONGEST_TOKEN)} days.`);
  });
  const token = `${PREFIX}${newToken()}`;
  await pool.query('insert into access_token (token, id, account, name, scope, until) values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))', [hashOf(token), randomUUID(), account, called, scope, days]);
  await note(pool, `account:${account}`, `made a token (${scope})`);
  return token;
}

/** Ends one of somebody's own tokens. @returns whether there was such a one */
export async function endToken(pool: Pool, account: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from access_token where account = $1 and id = $2', [account, id]);
  return rowCount === 1;
}

/** Tokens that still hold. */
export async function tokensOf(pool: Pool, account: string): Promise<TokenShown[]> {
  const { rows } = await pool.query<TokenShown>('select id, name, scope, until, used_at as "usedAt" from access_token where account = $1 and until > now() order by made_at', [account]);
  return rows;
}
