import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const site = join(import.meta.dirname, '../../site');

export interface SiteFiles {
  url: string;
  /** Sets the page that every other address shows. */
  show: (html: string) => void;
  /** Sets what each question to `/graphql` is answered with. */
  answer: (how: (variables: Record<string, unknown>) => unknown) => void;
  stop: () => Promise<void>;
}

/** Serves the very files of the site to a browser, without their types, and one page that calls them. */
export async function serveSiteFiles(): Promise<SiteFiles> {
  let page = '';
  let answerTo: (variables: Record<string, unknown>) => unknown = () => ({});
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/graphql') {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
        const { variables } = JSON.parse(body) as { variables: Record<string, unknown> };
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answerTo(variables)));
      });
    } else if (path.endsWith('.ts')) {
      void readFile(join(site, path), 'utf8').then((source) => response.setHeader('content-type', 'text/javascript').end(stripTypeScriptTypes(source)));
    } else {
      response.setHeader('content-type', 'text/html').end(page);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/`,
    show: (html) => (page = html),
    answer: (how) => (answerTo = how),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
