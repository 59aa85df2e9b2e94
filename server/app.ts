import type { Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Pool } from 'pg';
import { DirectoryError } from '../schema/error.ts';
import { takePasskeys } from './access/passkey-routes.ts';
import { PasskeySignIn } from './access/passkey-sign-in.ts';
import { takeSignIn } from './access/routes.ts';
import { SignIn } from './access/sign-in.ts';
import { type Asker, whoAsks } from './access/who.ts';
import { takeChecks } from './checking/routes.ts';
import { takeSheets } from './exchange/spreadsheet/routes.ts';
import { buildSchema } from './graphql/build.ts';
import type { Context } from './graphql/context.ts';
import { unauthorized } from './graphql/errors.ts';
import { serveGraphql } from './graphql/serve.ts';
import { takeGuides } from './guiding/routes.ts';
import type { Logger } from './log.ts';
import { redirectFormer } from './former.ts';
import type { Post } from './mail/post.ts';
import { pageMissing, servePages } from './pages.ts';
import type { Previews } from './previewing/previews.ts';
import { takePersonalData } from './privacy/routes.ts';
import { takeGapSheet } from './referring/routes.ts';
import { redirectShort } from './short.ts';
import { takeRegistrations } from './registering/routes.ts';
import { takeForms } from './reporting/form.ts';
import { Reports } from './reporting/reports.ts';
import { StoreReader } from './store/read.ts';
import type { Translator } from './translating/translator.ts';

/** What the application is made of; whoever starts it brings the parts. */
export interface Parts {
  readonly pool: Pool;
  readonly search: Context['search'];
  readonly suggest: Context['suggest'];
  readonly nudge: () => void;
  /** Told when a mail was queued and committed, and whom its files should know no more. */
  readonly post: Pick<Post, 'nudge' | 'forgetPerson'>;
  /** Whether database and search answer. */
  readonly ready: () => Promise<boolean>;
  readonly operatorToken: string;
  /** Where readers find the site: links in mails lead there. */
  readonly publicUrl: string;
  /** Folder of the built site as it is now. */
  readonly siteFolder: string;
  /** The engine that translates; undefined: none. */
  readonly translator?: Translator | undefined;
  /** Where pages are made that are not published; undefined: nowhere. */
  readonly previews?: Previews | undefined;
  readonly log: Logger;
}

export interface App {
  readonly express: Express;
  /** When all is done that was left for after an answer. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The HTTP application: GraphQL, health, and the built site. It opens no port. */
export async function createApp({ pool, search, suggest, nudge, ready, operatorToken, publicUrl, post, siteFolder, translator, previews, log }: Parts): Promise<App> {
  const apollo = await serveGraphql(buildSchema(), log);
  const app = express();
  app.disable('x-powered-by');
  // Behind a web server on this machine, that one tells who asks.
  app.set('trust proxy', 'loopback');
  const reports = new Reports(pool);
  app.use(secure);
  app.get('/health', (_, response) => {
    response.json({ alive: true });
  });
  app.get('/ready', async (_, response) => {
    const isReady = await ready();
    response.status(isReady ? 200 : 503).json({ ready: isReady });
  });
  app.use(compression());
  app.use(
    '/graphql',
    express.json({ limit: '1mb', type: ['application/json', 'application/graphql+json'] }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const asker = await whoAsks(req, res, pool, operatorToken).catch(refused);
        return { ...asker, read: new StoreReader(pool, asker.viewer), pool, search, suggest, nudge, post, publicUrl, reports, translator, previews, sender: req.ip ?? '' };
      },
    }),
  );
  const signIn = new SignIn({ pool, post, publicUrl, log });
  const asker = (request: Request, response: Response): Promise<Asker> => whoAsks(request, response, pool, operatorToken);
  app.use(takeForms(reports, pool, log));
  app.use(takeGuides({ pool, post, publicUrl, siteFolder, log }));
  app.use(takeRegistrations({ pool, post, publicUrl, siteFolder, log }));
  app.use(takePasskeys({ passkeys: new PasskeySignIn({ pool, post, publicUrl }), pool, whoAsks: asker, log }));
  app.use(takeSignIn({ signIn, pool, post, publicUrl, log }));
  app.use(takeChecks(pool, nudge, log));
  app.use(takeSheets({ pool, nudge, whoAsks: asker }));
  app.use(takeGapSheet({ pool, suggest, whoAsks: asker }));
  app.use(takePersonalData(pool, asker));
  app.use(redirectShort(siteFolder));
  app.use(servePages(siteFolder));
  app.use(redirectFormer(pool));
  app.use(pageMissing(siteFolder));
  app.use(answerError(log));
  return {
    express: app,
    settled: () => signIn.settled(),
    stop: async () => {
      await signIn.settled();
      await apollo.stop();
    },
  };
}

/** Opens the port. @returns the server, and the port it got */
export async function listen(app: Express, port: number, host: string): Promise<{ server: Server; port: number }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opening = app.listen(port, host, (error?: Error) => {
      if (error === undefined) resolve(opening);
      else reject(error);
    });
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

function refused(error: unknown): Asker {
  throw error instanceof DirectoryError ? unauthorized(error) : error;
}

/** Nothing from elsewhere is loaded, no page can be framed, no address is told to others. */
const POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function secure(_: Request, response: Response, next: NextFunction): void {
  response.set({ 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'same-origin', 'Permissions-Policy': 'geolocation=(), camera=(), microphone=()' });
  next();
}

/** The last word on errors outside GraphQL: a sentence and a status, never a stack trace. */
function answerError(log: Logger) {
  return (error: unknown, _: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status = 500, type } = error as { status?: number; type?: string };
    if (error instanceof DirectoryError) {
      response.status(401).json({ errors: [{ message: error.message, extensions: error.extensions }] });
    } else if (status >= 400 && status < 500) {
      const message = type === 'entity.too.large' ? 'This request is too large.' : 'This request cannot be read.';
      response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
    } else {
      log.error({ err: error }, 'request failed');
      response.status(500).json({ errors: [{ message: 'Something went wrong on our side. Please try again.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    }
  };
}
