import { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { SESSION, isForeign, setCookie } from '../access/cookies.ts';
import { deviceOf } from '../access/sessions.ts';
import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { confirmByTicket, editByTicket } from './answering.ts';

/** The buttons behind the links of a check's mail. Opening a link does nothing: programs that look into mails do that too. */
export function takeChecks(pool: Pool, nudge: () => void, log: BaseLogger): Router {
  const router = Router();
  router.post('/:language/check/:purpose/', async (request: Request<{ language: string; purpose: string }>, response: Response, next) => {
    const { purpose } = request.params;
    if (purpose !== 'confirm' && purpose !== 'edit') {
      next();
      return;
    }
    const language = LANGUAGES.find((tag) => tag === request.params.language) ?? ORIGINAL;
    const token = typeof request.query['t'] === 'string' ? request.query['t'].slice(0, 100) : '';
    try {
      response.redirect(303, `/${language}${isForeign(request) ? '/check/ended/' : await act(purpose, token, request as Request, response)}`);
    } catch (error) {
      // Not the error itself: PostgreSQL may name the row in it.
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a check could not be answered');
      response.redirect(303, `/${language}/check/failed/`);
    }
  });
  return router;

  async function act(purpose: 'confirm' | 'edit', token: string, request: Request, response: Response): Promise<string> {
    if (purpose === 'confirm') {
      const confirmed = await confirmByTicket(pool, token);
      if (confirmed === undefined) return '/check/ended/';
      nudge();
      return '/check/thanks/';
    }
    const session = await editByTicket(pool, token, deviceOf(request.headers['user-agent']));
    if (session === undefined) return '/check/ended/';
    setCookie(response, SESSION, session);
    return '/partner/';
  }
}
