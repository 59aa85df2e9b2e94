import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../../schema/error.ts';
import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { isForeign } from '../access/cookies.ts';
import type { Logger } from '../log.ts';
import { mailWords } from '../mail/words.ts';
import { fillIn, keepToken, refill } from '../refill.ts';
import { fieldsOf } from '../reporting/form.ts';
import { Registering } from './asking.ts';
import { calendarFeed } from './feed.ts';
import { confirmOwn, ownRegistration, withdrawOwn } from './own.ts';

interface Parts {
  readonly pool: Pool;
  readonly post: { nudge(): void };
  readonly publicUrl: string;
  /** Folder of the built site as it is now. */
  readonly siteFolder: string;
  readonly log: Logger;
}

type InLanguage = Request<{ language: string }>;

/** What is to be seen of the page: which hidden parts, what stands in them, and where it leads back. */
interface Shown {
  readonly cases: readonly string[];
  readonly words?: ReadonlyMap<string, string>;
  readonly back?: string;
  readonly token?: string;
}

/**
 * Takes registrations for events as a browser sends them without JavaScript, shows to whom a mail was sent how they stand, and serves secret calendars.
 * The form is anonymous and only sends a mail: that another site could send it does no harm that anybody could not do.
 */
export function takeRegistrations({ pool, post, publicUrl, siteFolder, log }: Parts): Router {
  const router = Router();
  const registering = new Registering(pool, publicUrl);
  const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 });

  router.post('/:language/register', form, async (request: InLanguage, response: Response) => {
    const language = languageOf(request);
    const typed = fieldsOf(request.body);
    // Nobody sees that field but a robot, and it learns nothing from the answer.
    if (typed('website') !== '') {
      response.redirect(303, `/${language}/registration/?sent`);
      return;
    }
    try {
      await registering.ask({ event: typed('event'), occasion: typed('occasion'), name: typed('name'), mail: typed('mail'), language }, request.ip ?? '');
      post.nudge();
      response.redirect(303, `/${language}/registration/?sent`);
    } catch (error) {
      const [status, wrong] = outcome(error, log);
      const slug = typed('event');
      await show(response.status(status), language, { cases: ['wrong', wrong], ...(/^[a-z0-9-]+$/.test(slug) && { back: `/${language}/events/${slug}/` }) });
    }
  });

  router.get('/:language/registration/', async (request: InLanguage, response: Response) => {
    const [language, token] = [languageOf(request), tokenOf(request)];
    if (request.query['sent'] !== undefined) await show(response, language, { cases: ['sent'] });
    else if (request.query['done'] !== undefined) await show(response, language, { cases: ['WITHDRAWN'] });
    else await showOwn(response, language, token);
  });

  // Opening the link confirms nothing and takes nothing back: programs that look into mails do that too.
  router.post('/:language/registration/', form, async (request: InLanguage, response: Response) => {
    const [language, token] = [languageOf(request), tokenOf(request)];
    if (isForeign(request as Request)) {
      response.redirect(303, `/${language}/registration/?t=${encodeURIComponent(token)}`);
      return;
    }
    try {
      const withdraws = fieldsOf(request.body)('do') === 'withdraw';
      const isGone = withdraws && (await withdrawOwn(pool, token, publicUrl));
      if (!withdraws) await confirmOwn(pool, token, publicUrl);
      post.nudge();
      response.redirect(303, isGone ? `/${language}/registration/?done` : `/${language}/registration/?t=${encodeURIComponent(token)}`);
    } catch (error) {
      const [status, wrong] = outcome(error, log);
      await show(response.status(status), language, { cases: ['wrong', wrong] });
    }
  });

  router.get('/calendar/:file', async (request: Request<{ file: string }>, response: Response, next) => {
    const token = /^([\w-]{43})\.ics$/.exec(request.params.file)?.[1];
    const calendar = token === undefined ? undefined : await calendarFeed(pool, token, publicUrl);
    if (calendar === undefined) next();
    else response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }).type('text/calendar').send(calendar);
  });
  return router;

  async function showOwn(response: Response, language: string, token: string): Promise<void> {
    const own = await ownRegistration(pool, token, language);
    if (own === undefined) {
      await show(response, language, { cases: ['gone'] });
      return;
    }
    const words = new Map([['title', own.title], ['moment', mailWords(language).moment(own.occasion)]]);
    await show(response, language, { cases: ['what', own.state, ...(own.state === 'ASKED' || !own.isOpen ? [] : ['withdraw'])], words, token });
  }

  /** Shows the one page of registrations with what belongs to this one; no browser and no server between keeps it. */
  async function show(response: Response, language: string, { cases, words = new Map(), back, token }: Shown): Promise<void> {
    response.set('Cache-Control', 'no-store').type('html');
    const page = await readFile(join(siteFolder, language, 'registration', 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) {
      if (response.statusCode < 400) response.status(404);
      response.send('<!doctype html><title>404</title><p>There is no such page.');
      return;
    }
    const shown = fillIn(refill(page, back === undefined ? new Map<string, string>() : new Map([['back', back]]), back === undefined ? cases : [...cases, 'back']), words);
    response.send(token === undefined ? shown : keepToken(shown, 'registration', token));
  }
}

/** The status, and which sentence of the page says what is wrong. */
function outcome(error: unknown, log: Logger): [400 | 410 | 429 | 503, string] {
  if (!(error instanceof DirectoryError)) {
    // Not the error itself: PostgreSQL may name the row in it.
    log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a registration could not be kept');
    return [503, 'failed'];
  }
  if (error.code === 'REGISTRATION_CLOSED') return [410, 'closed'];
  if (error.code === 'TOO_MANY_REGISTRATIONS' || error.code === 'TOO_OFTEN') return [429, 'tooOften'];
  return [400, error.field === 'mail' ? 'mail' : error.field === 'name' ? 'name' : 'failed'];
}

const languageOf = ({ params }: InLanguage): string => LANGUAGES.find((tag) => tag === params.language) ?? ORIGINAL;

const tokenOf = ({ query }: InLanguage): string => (typeof query['t'] === 'string' ? query['t'].slice(0, 100) : '');
