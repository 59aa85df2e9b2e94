import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { viewerOfAccount } from './accounts.ts';
import { SESSION, cookie, isForeign, setCookie } from './cookies.ts';
import { sessionOf } from './sessions.ts';
import { viewerOf } from './token.ts';
import { VISITOR, type Viewer } from './viewer.ts';

/** Who asks, and in which session. */
export interface Asker {
  readonly viewer: Viewer;
  /** Id of the session that the cookie tells, if one does. */
  readonly session?: string;
}

/**
 * Tells who asks: by the operator's token or one of somebody's own, else by the session of the cookie. What another site made a browser send is asked by a visitor, whatever cookie it carries.
 * @throws BAD_TOKEN
 */
export async function whoAsks(request: Request, response: Response, pool: Pool, operatorToken: string): Promise<Asker> {
  if (request.headers.authorization !== undefined) return { viewer: await viewerOf(request.headers.authorization, operatorToken, pool) };
  const token = cookie(request, SESSION);
  if (token === undefined || isForeign(request)) return { viewer: VISITOR };
  const found = await sessionOf(pool, token);
  if (found === undefined) return { viewer: VISITOR };
  if (found.renew) setCookie(response, SESSION, token);
  return { viewer: await viewerOfAccount(pool, found.account), session: found.session };
}
