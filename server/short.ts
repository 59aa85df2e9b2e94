import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';

/** The links of a short address's page: one to the entry in each language that the site has. */
const LINK = /<a href="(\/[^"]+)"[^>]*? hreflang="([^"]+)"/g;

/**
 * Sends who follows a short address (`/s/CODE/`) to the entry in the first of their languages that the site has, else in German.
 * Asks the published site and not the database: what leads on is exactly what can be read now, and nothing else is told.
 * Comes before the pages; plain web space shows the page instead, which leads on by itself.
 */
export function redirectShort(folder: string): Router {
  const router = Router();
  router.get('/s/:code/', async (request: Request<{ code: string }>, response: Response, next: NextFunction) => {
    const { code } = request.params;
    const page = /^[0-9a-z]{1,20}$/.test(code) ? await readPage(join(folder, 's', code, 'index.html')) : undefined;
    const links = new Map([...(page ?? '').matchAll(LINK)].map(([, href = '', language = '']) => [language, href]));
    const language = links.size > 0 && request.acceptsLanguages([...links.keys()]);
    const link = links.get(language || 'de');
    if (link === undefined) {
      next();
      return;
    }
    // The same address leads others elsewhere, and tomorrow perhaps to another title: nobody may keep this answer.
    response.set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' });
    response.redirect(302, link);
  });
  return router;
}

async function readPage(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
