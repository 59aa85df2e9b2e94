import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../schema/error.ts';
import { NOUNS } from '../schema/nouns.ts';
import { slug as slugScalar } from '../schema/scalar.ts';
import { VISITOR } from './access/viewer.ts';
import { StoreReader } from './store/read.ts';

/** Folders of the site that are not called like their noun's plural. */
const FOLDERS: Record<string, string> = { terms: 'topics' };

/** Sends who follows an old address of an entry to its present one, for ever (301). Comes after the pages: an address in use is never asked for here. */
export function redirectFormer(pool: Pool): Router {
  const router = Router();
  for (const noun of NOUNS) {
    const folder = FOLDERS[noun.plural] ?? noun.plural;
    router.get(`/:language/${folder}/:slug/`, async (request: Request<{ language: string; slug: string }>, response: Response, next: NextFunction) => {
      const { language, slug } = request.params;
      if (isSlug(slug)) {
        const entry = await new StoreReader(pool, VISITOR).bySlug(noun, slug);
        if (entry !== null && entry.slug !== slug) {
          response.redirect(301, `/${encodeURIComponent(language)}/${folder}/${entry.slug}/`);
          return;
        }
      }
      next();
    });
  }
  return router;
}

function isSlug(given: string): boolean {
  try {
    return slugScalar(given) === given;
  } catch (error) {
    if (error instanceof DirectoryError) return false;
    throw error;
  }
}
