import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';

/** A year, in seconds: names of these files change with their content. */
const FOR_EVER = 31_536_000;

/**
 * Serves the built site from a folder, or a link that may be led to a newer one at any time: whoever has begun to be answered
 * from one folder is answered from it to the end, and none of its files ever changes.
 */
export function servePages(link: string): RequestHandler {
  let served: { folder: string; pages: Router } | undefined;
  return (request, response, next) => {
    if (!existsSync(link)) {
      next();
      return;
    }
    const folder = realpathSync(link);
    if (served?.folder !== folder) served = { folder, pages: pagesIn(folder) };
    served.pages(request, response, next);
  };
}

function pagesIn(folder: string): Router {
  const router = Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: FOR_EVER * 1000, fallthrough: true }));
  router.use(express.static(folder, { extensions: ['html'], setHeaders: describe }));
  return router;
}

/** Pages may change at any time; address books know their files by the name that RFC 6350 gave them, and not by an older one. */
function describe(response: Response, path: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  if (path.endsWith('.vcf')) response.setHeader('Content-Type', 'text/vcard; charset=utf-8');
}

/** Answers for an address that nothing else knew, with the site's own page in the language of the address where it has one. */
export function pageMissing(folder: string): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const language = /^\/([a-z]{2}(?:-[a-z]+)?)\//.exec(request.path)?.[1];
    const page = [language && join(folder, language, '404', 'index.html'), join(folder, '404.html')].find((file) => file && existsSync(file));
    response.status(404).type('html');
    response.send(page ? readFileSync(page, 'utf8') : '<!doctype html><title>404</title><p>There is no such page.');
  };
}
