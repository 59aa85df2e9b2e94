import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { loadSeed } from '../seed/load.ts';
import { createApp, listen } from './app.ts';
import type { Config } from './config.ts';
import { startRounds } from './checking/rounds.ts';
import { type Embedded, startEmbedded } from './embedded/index.ts';
import { secret } from './embedded/secret.ts';
import { startKeepingGuides } from './guiding/keeping.ts';
import { startKeepingRegistrations } from './registering/keeping.ts';
import type { Logger } from './log.ts';
import { startLinkChecks } from './linking/rounds.ts';
import { Post } from './mail/post.ts';
import { Previews } from './previewing/previews.ts';
import { startRetention } from './privacy/retention.ts';
import { Publisher } from './publish.ts';
import { startEnding } from './access/ending.ts';
import { startEndingShares } from './referring/shares.ts';
import { type Search, openSearch } from './search/index.ts';
import { SiteProgram } from './site-program.ts';
import { type Store, migrate, openStore } from './store/store.ts';
import { Translator } from './translating/translator.ts';
import { startReminding } from './volunteering/reminding.ts';

/** The running directory. */
export interface Running {
  readonly url: string;
  /** Sentences the operator should read. */
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** Database and search, opened over given or embedded servers. */
export interface Base {
  readonly embedded: Embedded;
  readonly store: Store;
  readonly search: Search;
  close(): Promise<void>;
}

/** Opens what every program of ours needs, tables up to date; whoever opens it closes it. */
export async function openBase(config: Config, log: Logger): Promise<Base> {
  const embedded = await startEmbedded(config, log);
  try {
    const store = await openStore(embedded.databaseUrl);
    await migrate(store);
    const search = openSearch({ pool: store.pool, url: embedded.meiliUrl, key: embedded.meiliKey, prefix: config.meiliPrefix, base: config.relevanceBase, log });
    return {
      embedded,
      store,
      search,
      close: async () => {
        await search.stop();
        await store.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/**
 * Starts the whole directory: servers, tables, seed into an empty database, index, HTTP, site.
 * Resolves when a visitor can use all of it. On an error, or when `ending` is aborted, everything started is stopped again.
 */
export async function start(config: Config, log: Logger, ending?: AbortSignal): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const base = await openBase(config, log);
    undo.push(() => base.close());
    ending?.throwIfAborted();
    const { store, search, embedded } = base;
    if (config.seed === 'all' && (await isEmpty(store))) log.info({ entries: await loadSeed(store.pool) }, 'seed loaded');
    await search.ensure();
    ending?.throwIfAborted();
    await search.load();
    ending?.throwIfAborted();
    search.watch();
    undo.push(startEnding(store.pool, log), startEndingShares(store.pool, log));

    mkdirSync(join(config.dataDir, 'secrets'), { recursive: true, mode: 0o700 });
    const mailFolder = join(config.dataDir, 'mail');
    const post = new Post({ pool: store.pool, smtpUrl: config.smtpUrl, from: config.mailFrom, folder: mailFolder, log });
    post.start();
    undo.push(() => post.stop(), startRetention({ pool: store.pool, mailFolder, log }), startRounds({ pool: store.pool, publicUrl: config.publicUrl, post, log }), startReminding({ pool: store.pool, publicUrl: config.publicUrl, post, log }), startKeepingGuides({ pool: store.pool, publicUrl: config.publicUrl, post, log }), startKeepingRegistrations({ pool: store.pool, publicUrl: config.publicUrl, post, log }));
    if (config.linkCheck === 'on') undo.push(startLinkChecks({ pool: store.pool, publicUrl: config.publicUrl, log }));
    let local = '';
    const previews = new Previews({ pool: store.pool, program: new SiteProgram(config.dataDir), graphqlUrl: () => `${local}/graphql`, publicUrl: config.publicUrl, languages: config.siteLanguages, compiles: config.site !== 'build', log });
    undo.push(async () => previews.stop());
    const app = await createApp({
      pool: store.pool,
      search: search.ask,
      suggest: search.suggest,
      nudge: search.nudge,
      post,
      ready: () => isReady(base),
      operatorToken: secret(join(config.dataDir, 'secrets', 'operator-token')),
      publicUrl: config.publicUrl,
      siteFolder: join(config.dataDir, 'site', 'current'),
      translator: config.translating && new Translator(config.translating, log),
      previews,
      log,
    });
    undo.push(() => app.stop());
    const { server, port } = await listen(app.express, config.port, config.host);
    undo.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    );
    local = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${String(port)}`;
    if (config.site === 'build') {
      const publisher = new Publisher({ dataDir: config.dataDir, graphqlUrl: `${local}/graphql`, publicUrl: config.publicUrl, languages: config.siteLanguages, pool: store.pool, log });
      undo.push(() => publisher.stop());
      ending?.addEventListener('abort', () => void publisher.stop());
      await publisher.publish();
      ending?.throwIfAborted();
      publisher.watch();
    }
    // Nobody waits for it: searches across languages begin with what every directory knows.
    search.learn();
    const notes = [embedded.note, config.smtpUrl === undefined ? `Mails are sent to nobody while SMTP_URL is not set: each becomes a file in ${mailFolder}.` : undefined].filter((note) => note !== undefined);
    return { url: local.replace('127.0.0.1', 'localhost'), notes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isEmpty({ pool }: Store): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select 1 from term) and not exists (select 1 from actor) and not exists (select 1 from revision) as empty');
  return rows[0]?.empty === true;
}

async function isReady({ store, search }: Base): Promise<boolean> {
  try {
    await Promise.all([store.pool.query('select 1'), search.healthy()]);
    return true;
  } catch {
    return false;
  }
}
