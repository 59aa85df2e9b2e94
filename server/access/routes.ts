import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { DirectoryError } from '../../schema/error.ts';
import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { ASKED, SESSION, clearCookie, cookie, isForeign, setCookie } from './cookies.ts';
import { join } from './invitations.ts';
import { deviceOf, endSession } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Where the site says how it went; each is a page of its own, so that all of it works without JavaScript. */
type Step = 'code' | 'wrong' | 'ended' | 'too-often' | 'address' | 'failed' | 'out';

interface Parts {
  readonly signIn: SignIn;
  readonly pool: Pool;
  readonly post: { nudge(): void };
  readonly publicUrl: string;
  readonly log: BaseLogger;
}

/**
 * The forms of signing in, as a browser sends them without JavaScript. Links in mails lead to pages with one button, and only the button does something:
 * programs that look into mails open links.
 */
export function takeSignIn({ signIn, pool, post: mails, publicUrl, log }: Parts): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 });

  const post = (path: string, act: (request: Request, response: Response, language: string) => Promise<string>): void => {
    router.post(`/:language${path}`, form, async (request: Request<{ language: string }>, response: Response) => {
      const language = LANGUAGES.find((tag) => tag === request.params.language) ?? ORIGINAL;
      const to = isForeign(request) ? page('failed') : await act(request as Request, response, language).catch(failed);
      response.redirect(303, `/${language}${to}`);
    });
  };

  post('/sign-in/', async (request, response, language) => {
    setCookie(response, ASKED, await signIn.ask(given(request, 'mail'), language, request.ip ?? ''));
    return page('code');
  });

  for (const path of ['/sign-in/code/', '/sign-in/wrong/']) {
    post(path, async (request, response) => {
      const asked = cookie(request, ASKED);
      if (asked === undefined) return page('ended');
      const session = await signIn.redeemCode(asked, given(request, 'code'), deviceOf(request.headers['user-agent']));
      return session === undefined ? page('wrong') : begun(response, session);
    });
  }

  post('/sign-in/continue/', async (request, response) => {
    const session = await signIn.redeemLink(token(request), deviceOf(request.headers['user-agent']));
    return session === undefined ? page('ended') : begun(response, session);
  });

  post('/sign-in/join/', async (request, response) => {
    const session = await join(pool, token(request), deviceOf(request.headers['user-agent']), publicUrl);
    mails.nudge();
    return session === undefined ? page('ended') : begun(response, session);
  });

  post('/sign-out/', async (request, response) => {
    const session = cookie(request, SESSION);
    if (session !== undefined) await endSession(pool, session);
    clearCookie(response, SESSION);
    return page('out');
  });

  return router;

  function failed(error: unknown): string {
    if (error instanceof DirectoryError) return page(error.code === 'TOO_MANY_SIGN_INS' ? 'too-often' : 'address');
    // Not the error itself: PostgreSQL may name the row in it.
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'signing in failed');
    return page('failed');
  }
}

const page = (step: Step): string => `/sign-in/${step}/`;

function begun(response: Response, session: string): string {
  clearCookie(response, ASKED);
  setCookie(response, SESSION, session);
  return '/partner/';
}

function given(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, 400) : '';
}

function token({ query }: Request): string {
  return typeof query['t'] === 'string' ? query['t'].slice(0, 100) : '';
}
