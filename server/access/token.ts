import { createHash, timingSafeEqual } from 'node:crypto';
import { fail } from '../../schema/error.ts';
import { OPERATOR, VISITOR, type Viewer } from './viewer.ts';

/**
 * Tells who asks by the header `Authorization: Bearer …`.
 * @param operatorToken the token that lies in the data directory
 * @throws BAD_TOKEN when a token is given that nobody has: better than to answer as a visitor and let them wonder
 */
export function viewerOf(authorization: string | undefined, operatorToken: string): Viewer {
  if (authorization === undefined) return VISITOR;
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (token !== undefined && equal(token, operatorToken)) return OPERATOR;
  throw fail('BAD_TOKEN');
}

/** Compares in a time that does not tell how much was right. */
function equal(one: string, other: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}
