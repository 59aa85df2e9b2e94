import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { DirectoryError, fail } from '../../schema/error.ts';
import { accountOf } from './accounts.ts';
import { ASKED_PASSKEY, SESSION, clearCookie, cookie, isForeign, setCookie } from './cookies.ts';
import { mustBeFresh } from './fresh.ts';
import { addAnswer, signInAnswer } from './passkey-answers.ts';
import type { PasskeySignIn } from './passkey-sign-in.ts';
import { deviceOf } from './sessions.ts';
import type { Asker } from './who.ts';

interface Parts {
  readonly passkeys: PasskeySignIn;
  readonly pool: Pool;
  readonly whoAsks: (request: Request, response: Response) => Promise<Asker>;
  readonly log: BaseLogger;
}

/**
 * What a browser and the server say to each other about passkeys, as JSON. Each begins with what is asked of the device; its answer comes with the cookie
 * that was set then, and ends it. What is wrong is told as GraphQL does: `errors` with `message` and `extensions.code`.
 */
export function takePasskeys({ passkeys, pool, whoAsks, log }: Parts): Router {
  const router = Router();
  const json = express.json({ limit: '32kb' });

  const post = (path: string, act: (request: Request, response: Response) => Promise<object>): void => {
    router.post(path, json, async (request, response) => {
      response.set('Cache-Control', 'no-store');
      try {
        // A form of another site cannot send JSON, and a script of one is refused here.
        if (isForeign(request) || !request.is('application/json')) throw fail('FORBIDDEN', 'do that from another site');
        response.json(await act(request, response));
      } catch (error) {
        refuse(response, error);
      }
    });
  };

  post('/passkeys/ask', async (request, response) => {
    const { asked, options } = await passkeys.askToSignIn(request.ip ?? '');
    setCookie(response, ASKED_PASSKEY, asked);
    return { options };
  });

  post('/passkeys/enter', async (request, response) => {
    const session = await passkeys.signIn(answered(request, response), signInAnswer(request.body), deviceOf(request.headers['user-agent']), portOf(request));
    if (session === undefined) throw fail('PASSKEY_REFUSED');
    setCookie(response, SESSION, session);
    return { entered: true };
  });

  post('/passkeys/new', async (request, response) => {
    const account = await accountOf(pool, await owner(request, response));
    if (account === undefined) throw fail('FORBIDDEN', 'do that without having signed in');
    const { asked, options } = await passkeys.askToAdd(account);
    setCookie(response, ASKED_PASSKEY, asked);
    return { options };
  });

  post('/passkeys/add', async (request, response) => {
    const account = await owner(request, response);
    await passkeys.add(answered(request, response), account, addAnswer(request.body), deviceOf(request.headers['user-agent']), portOf(request));
    return { added: true };
  });

  return router;

  /** Account of whoever has signed in a short while ago. A token of theirs is not enough. */
  async function owner(request: Request, response: Response): Promise<string> {
    const { viewer, session } = await whoAsks(request, response);
    if (viewer.account === undefined || session === undefined) throw fail('FORBIDDEN', 'do that without having signed in');
    await mustBeFresh(pool, session);
    return viewer.account;
  }

  function refuse(response: Response, error: unknown): void {
    if (error instanceof DirectoryError) {
      response.status(error.code === 'TOO_MANY_SIGN_INS' ? 429 : 403).json({ errors: [{ message: error.message, extensions: error.extensions }] });
      return;
    }
    // Not the error itself: PostgreSQL may name the row in it.
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a passkey could not be used');
    response.status(500).json({ errors: [{ message: 'Something went wrong on our side. Please try again.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  }
}

/** What this browser shows that asked, which it does once. @throws PASSKEY_REFUSED */
function answered(request: Request, response: Response): string {
  const asked = cookie(request, ASKED_PASSKEY);
  if (asked === undefined) throw fail('PASSKEY_REFUSED');
  clearCookie(response, ASKED_PASSKEY);
  return asked;
}

const portOf = ({ socket }: Request): number => socket.localPort ?? 0;
