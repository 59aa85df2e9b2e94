import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import { VISITOR } from '../access/viewer.ts';
import type { Logger } from '../log.ts';
import { StoreReader } from '../store/read.ts';
import type { Reports } from './reports.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Where the site says how it went, after the language. */
const OUTCOMES = { 201: 'thanks', 400: 'failed', 429: 'too-often', 503: 'failed' } as const;
type Outcome = keyof typeof OUTCOMES;

/**
 * Takes the form "report a mistake" as a browser sends it without JavaScript, and answers with the page that says how it went (303);
 * whoever asks for JSON gets a status and the error's code. The form is anonymous and nothing comes with a visitor's cookies, since there are none:
 * that another site could send it does no harm that anybody could not do.
 */
export function takeForms(reports: Reports, pool: Pool, log: Logger): Router {
  const router = Router();
  router.post('/report', express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 20 }), async (request: Request, response: Response) => {
    if (!request.is(FORM)) {
      response.status(415).set('Accept', FORM).json({ errors: [{ message: `Send a form (${FORM}).`, extensions: { code: 'BAD_REQUEST' } }] });
      return;
    }
    const given = fieldsOf(request.body);
    // Nobody sees that field but a robot, and it learns nothing from the answer.
    if (given('website') !== '') {
      answer(201);
      return;
    }
    try {
      await reports.take({ noun: given('noun'), entry: given('entry'), language: given('language'), text: given('text'), contact: given('contact') }, new StoreReader(pool, VISITOR), request.ip ?? '');
      answer(201);
    } catch (error) {
      if (error instanceof DirectoryError) {
        answer(error.code === 'TOO_MANY_REPORTS' || error.code === 'TOO_OFTEN' ? 429 : 400, error);
        return;
      }
      // Not the error itself: PostgreSQL may name the row in it.
      log.warn({ code: (error as NodeJS.ErrnoException).code }, 'a report could not be kept');
      answer(503);
    }

    function answer(status: Outcome, error?: DirectoryError): void {
      if (request.accepts(['html', 'json']) === 'json') {
        response.status(status).json(error === undefined ? { reported: status === 201 } : { errors: [{ message: error.message, extensions: error.extensions }] });
      } else {
        response.redirect(303, `/${languageOf(given('language'))}/report/${OUTCOMES[status]}/`);
      }
    }
  });
  return router;
}

/** Values of a form by name; of several with one name none. */
export function fieldsOf(body: unknown): (name: string) => string {
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  return (name) => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
}

function languageOf(given: string): string {
  try {
    return known(given);
  } catch {
    return 'de';
  }
}
