import { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { ORIGINAL } from '../../schema/language.ts';
import { note } from '../access/accounts.ts';
import type { Asker } from '../access/who.ts';
import { personWith, tellPerson } from './tell-person.ts';

/** `GET /my-data.json`: everything that is kept about whoever has signed in, as a file. Whoever has not is led to where they can; a token is not enough. */
export function takePersonalData(pool: Pool, whoAsks: (request: Request, response: Response) => Promise<Asker>): Router {
  const router = Router();
  router.get('/my-data.json', async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const { viewer, session } = await whoAsks(request, response);
    const { account } = viewer;
    const person = session === undefined || account === undefined ? undefined : await personWith(pool, { account });
    if (person === undefined || account === undefined) {
      response.redirect(303, `/${ORIGINAL}/sign-in/`);
      return;
    }
    const told = await tellPerson(pool, person);
    await note(pool, `account:${account}`, 'exported a person');
    response.attachment(`my-data-${new Date().toISOString().slice(0, 10)}.json`).type('json').send(`${JSON.stringify(told, null, 2)}\n`);
  });
  return router;
}
