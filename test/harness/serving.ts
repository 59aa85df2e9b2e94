import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import pg from 'pg';
import { pino } from 'pino';
import { createApp, listen } from '../../server/app.ts';
import { Post } from '../../server/mail/post.ts';
import { Previews } from '../../server/previewing/previews.ts';
import { type Search, openSearch } from '../../server/search/index.ts';
import { SiteProgram } from '../../server/site-program.ts';
import type { Translator } from '../../server/translating/translator.ts';
import { type ReadMail, readMails } from './mails.ts';

const OPERATOR_TOKEN = 'operator-token-of-the-tests';

interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly field?: string };
}

/** What GraphQL answers, as a program sees it. */
export interface Answer<Data> {
  readonly status: number;
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
}

type Anything = Record<string, unknown>;

/** A running directory with a database of its own. */
export interface Directory {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly search: Search;
  /** Environment in which a program of the command line works on this directory. */
  readonly env: Record<string, string>;
  /** Lines that the server logged, as JSON. */
  readonly logged: readonly string[];
  /** Asks as a visitor, with a token, or in a session. */
  graphql<Data = Anything>(query: string, variables?: Anything, options?: { token?: string; cookie?: string }): Promise<Answer<Data>>;
  /** Asks as the operator. */
  operate<Data = Anything>(query: string, variables?: Anything): Promise<Answer<Data>>;
  /** All mails that were sent, in the order in which they were. */
  mails(): Promise<ReadMail[]>;
  close(): Promise<void>;
}

/** Where the directory lies, and what it is served with. */
export interface Ground {
  readonly databaseUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
  /** Whether what is in the database can be searched for; what changes later is brought in too. */
  readonly index?: boolean;
  /** Where the program finds the database, when something stands between it and PostgreSQL. */
  readonly reach?: (databaseUrl: string) => Promise<string>;
  /** The engine that translates; none unless said otherwise. */
  readonly translator?: Translator;
  /** Puts the compiled program of the site into a data folder; with it, pages can be looked at before they are published. */
  readonly linkProgram?: (dataDir: string) => Promise<void>;
}

/** Serves a directory on a free port, over a database that its closing leaves as it is. */
export async function serveDirectory({ databaseUrl, meiliUrl, meiliKey, index = false, reach, translator, linkProgram }: Ground): Promise<Directory> {
  const connectionString = reach === undefined ? databaseUrl : await reach(databaseUrl);
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on('error', () => undefined);
  const siteFolder = mkdtempSync(join(tmpdir(), 'directory-site-'));
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  const prefix = `${new URL(databaseUrl).pathname.slice(1)}-`;
  const search = openSearch({ pool, url: meiliUrl, key: meiliKey, prefix, log });
  if (index) {
    await search.ensure();
    search.watch();
  }
  const mailFolder = mkdtempSync(join(tmpdir(), 'directory-mail-'));
  const post = new Post({ pool, smtpUrl: undefined, from: { name: 'Musterkreis', address: 'noreply@musterkreis.example' }, folder: mailFolder, log });
  post.start();
  let url = '';
  const dataDir = mkdtempSync(join(tmpdir(), 'directory-program-'));
  await linkProgram?.(dataDir);
  const previews = linkProgram && new Previews({ pool, program: new SiteProgram(dataDir), graphqlUrl: () => `${url}/graphql`, publicUrl: 'http://directory.test', languages: ['de', 'ar'], compiles: false, log });
  const app = await createApp({
    pool,
    search: search.ask,
    suggest: search.suggest,
    nudge: search.nudge,
    post,
    ready: () => pool.query('select 1').then(() => true, () => false),
    operatorToken: OPERATOR_TOKEN,
    publicUrl: 'http://directory.test',
    siteFolder,
    translator,
    previews,
    log,
  });
  const { server, port } = await listen(app.express, 0, '127.0.0.1');
  url = `http://127.0.0.1:${String(port)}`;
  const ask = async <Data>(query: string, variables: Anything = {}, { token, cookie }: { token?: string; cookie?: string } = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'accept-encoding': 'identity', ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(cookie !== undefined && { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return {
    url,
    databaseUrl,
    pool,
    search,
    env: { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: prefix },
    logged,
    graphql: ask,
    operate: (query, variables) => ask(query, variables, { token: OPERATOR_TOKEN }),
    mails: async () => {
      await app.settled();
      await post.settled();
      return readMails(mailFolder);
    },
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await app.stop();
      previews?.stop();
      await post.stop();
      await search.stop();
      await forgetIndexes({ meiliUrl, meiliKey }, prefix);
      await pool.end();
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(siteFolder, { recursive: true, force: true });
      rmSync(mailFolder, { recursive: true, force: true });
    },
  };
}

async function forgetIndexes({ meiliUrl, meiliKey }: Pick<Ground, 'meiliUrl' | 'meiliKey'>, prefix: string): Promise<void> {
  const meili = new Meilisearch({ host: meiliUrl, apiKey: meiliKey });
  const { results } = await meili.getRawIndexes({ limit: 1000 });
  for (const { uid } of results) if (uid.startsWith(prefix)) await meili.deleteIndex(uid);
}
