import { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { ORIGINAL } from '../../schema/language.ts';
import type { Asker } from '../access/who.ts';
import { personWith, tellPerson } from './tell-person.ts';

/** `GET /my-data.json`: everything that is kept about whoever has signed in, as a file. Whoever has not is led to where they can; a token is not enough. */
export function takePersonalData(pool: Pool, whoAsks: (request: Request, response: Response) => Promise<Asker>): Router {
  const router = Router();
  router.get('/my-data.json', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { viewer, session } = await whoAsks(request, response);
    const person = session === undefined || viewer.account === undefined ? undefined : await personWith(pool, { account: viewer.account });
    if (person === undefined) {
      response.redirect(303, `/${ORIGINAL}/sign-in/`);
      return;
    }
    response.attachment(`my-data-${new Date().toISOString().slice(0, 10)}.json`).type('json').send(`${JSON.stringify(await tellPerson(pool, person), null, 2)}\n`);
  });
  return router;
}
