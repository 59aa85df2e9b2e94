import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../../schema/error.ts';
import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { isForeign } from '../access/cookies.ts';
import type { Logger } from '../log.ts';
import { fieldsOf } from '../reporting/form.ts';
import { Asking, FIELDS, type GivenRequest } from './asking.ts';
import { stateOf, withdraw } from './own.ts';
import { keepToken, refill } from '../refill.ts';

interface Parts {
  readonly pool: Pool;
  readonly post: { nudge(): void };
  readonly publicUrl: string;
  /** Folder of the built site as it is now. */
  readonly siteFolder: string;
  readonly log: Logger;
}

type InLanguage = Request<{ language: string; network?: string }>;

const FORM = 'application/x-www-form-urlencoded';

/**
 * Takes the form by which somebody asks for a guide as a browser sends it without JavaScript, and shows them how it stands. What is wrong is said on the same
 * page, with all that was typed. The form is anonymous: that another site could send it does no harm that anybody could not do.
 */
export function takeGuides({ pool, post, publicUrl, siteFolder, log }: Parts): Router {
  const router = Router();
  const asking = new Asking(pool, publicUrl);

  router.post('/:language/guide', express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 30 }), async (request: InLanguage, response: Response) => {
    const language = languageOf(request);
    const json = request.accepts(['html', 'json']) === 'json';
    if (!request.is(FORM)) {
      response.status(415).set('Accept', FORM).json({ errors: [{ message: `Send a form (${FORM}).`, extensions: { code: 'BAD_REQUEST' } }] });
      return;
    }
    const typed = fieldsOf(request.body);
    // Nobody sees that field but a robot, and it learns nothing from the answer.
    if (typed('website') !== '') {
      response.redirect(303, `/${language}/guide-request/?thanks`);
      return;
    }
    const given = Object.fromEntries(FIELDS.map((field) => [field, typed(field)])) as GivenRequest;
    try {
      const token = await asking.take({ ...given, contactLanguage: given.contactLanguage === '' ? language : given.contactLanguage }, request.ip ?? '');
      post.nudge();
      if (json) response.status(201).json({ asked: true, link: `/${language}/guide-request/?t=${token}` });
      else response.redirect(303, `/${language}/guide-request/?t=${token}&thanks`);
    } catch (error) {
      // Not the error itself: PostgreSQL may name the row in it.
      if (!(error instanceof DirectoryError)) log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a request for a guide could not be kept');
      const [status, wrong] = outcome(error);
      if (json) response.status(status).json({ errors: error instanceof DirectoryError ? [{ message: error.message, extensions: error.extensions }] : [{ message: 'Try again in a minute.', extensions: { code: 'STORE_UNAVAILABLE' } }] });
      else await show(response.status(status), [language, 'guide', given.network], new Map(Object.entries(given)), ['wrong', wrong]);
    }
  });

  // Which service somebody came from stands in the address; without one the page is served as every other.
  router.get('/:language/guide/:network/', async (request: InLanguage, response: Response, next) => {
    const { service } = request.query;
    if (typeof service !== 'string') next();
    else await show(response, [languageOf(request), 'guide', request.params.network ?? ''], new Map([['service', service.slice(0, 200)]]), []);
  });

  router.get('/:language/guide-request/', async (request: InLanguage, response: Response) => {
    const language = languageOf(request);
    const token = tokenOf(request);
    const state = await stateOf(pool, token);
    const isNew = request.query['thanks'] !== undefined && (state === 'ASKED' || token === '');
    const open = state === 'ASKED' || state === 'ASSIGNED';
    const own = new Map(state === undefined ? [] : [['own', `/${language}/guide-request/?t=${token}`]]);
    await show(response, [language, 'guide-request'], own, isNew ? ['thanks', ...(state === undefined ? [] : ['link', 'open'])] : [state ?? 'gone', ...(open ? ['open'] : [])], state === undefined ? undefined : token);
  });

  // Opening the link takes nothing back: programs that look into mails do that too.
  router.post('/:language/guide-request/', async (request: InLanguage, response: Response) => {
    if (!isForeign(request as Request)) {
      await withdraw(pool, tokenOf(request), publicUrl);
      post.nudge();
    }
    response.redirect(303, `/${languageOf(request)}/guide-request/`);
  });
  return router;

  /** Shows a page of the site with what belongs to this one request; no browser and no server between keeps it. */
  async function show(response: Response, [language = ORIGINAL, ...path]: readonly string[], typed: ReadonlyMap<string, string>, cases: readonly string[], token?: string): Promise<void> {
    response.set('Cache-Control', 'no-store').type('html');
    const page = path.every((part) => /^[a-z0-9-]+$/.test(part)) ? await readFile(join(siteFolder, language, ...path, 'index.html'), 'utf8').catch(() => undefined) : undefined;
    if (page === undefined && response.statusCode < 400) response.status(404);
    const shown = page === undefined ? '<!doctype html><title>404</title><p>There is no such page.' : refill(page, typed, cases);
    response.send(token === undefined ? shown : keepToken(shown, 'guide-request', token));
  }
}

/** The status, and which sentence of the page says what is wrong. */
function outcome(error: unknown): [400 | 429 | 503, string] {
  if (!(error instanceof DirectoryError)) return [503, 'failed'];
  if (error.code === 'TOO_MANY_GUIDES' || error.code === 'TOO_OFTEN') return [429, 'tooOften'];
  if (error.code === 'MISSING_FIELD' && error.field === 'phone') return [400, 'reach'];
  if (error.field === 'phone' || error.field === 'mail') return [400, error.field];
  return [400, error.code === 'NOT_FOUND' ? 'failed' : 'fields'];
}

const languageOf = ({ params }: InLanguage): string => LANGUAGES.find((tag) => tag === params.language) ?? ORIGINAL;

const tokenOf = ({ query }: InLanguage): string => (typeof query['t'] === 'string' ? query['t'].slice(0, 100) : '');
