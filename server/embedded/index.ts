import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseLogger } from 'pino';
import type { Config } from '../config.ts';
import { findHome } from './home.ts';
import { withLock } from './lock.ts';
import { meilisearch, meilisearchUrl } from './meilisearch.ts';
import { postgres, postgresUrl } from './postgres.ts';
import { secret } from './secret.ts';
import { EmbeddedServer, stopServers } from './server.ts';
import type { ServerKind } from './server.ts';
import { StartError } from './start-error.ts';
import { Supervisor } from './supervisor.ts';
import { Tenants } from './tenants.ts';

export { StartError } from './start-error.ts';

/** Where the servers are, given or started. */
export interface Embedded {
  databaseUrl: string;
  meiliUrl: string;
  /** Empty when a Meilisearch without a key was given. */
  meiliKey: string;
  /** Gives the servers back; they stop when nobody else uses them. */
  stop(): Promise<void>;
  /** One sentence that the operator should read, if there is any. */
  note?: string;
}

type Wanted = Pick<Config, 'dataDir' | 'databaseUrl' | 'meiliUrl' | 'meiliKey' | 'meiliBin'>;

function makeFolders(dataDir: string) {
  const folders = { run: join(dataDir, 'run'), secrets: join(dataDir, 'secrets'), logs: join(dataDir, 'logs') };
  for (const folder of Object.values(folders)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
  }
  return folders;
}

function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof StartError || !(error instanceof Error) || !('path' in error)) return error;
  return new StartError(`The data folder ${dataDir} cannot be used: ${error.message}`, { cause: error });
}

/**
 * Starts PostgreSQL and Meilisearch as child processes on loopback, those for which no URL is given;
 * finds them when another process has started them for the same data folder, and starts them again when they die.
 * @throws StartError when a server cannot be started; then none that it started is left running
 */
export async function startEmbedded(config: Wanted, log: BaseLogger): Promise<Embedded> {
  const { databaseUrl, meiliUrl, meiliKey = '' } = config;
  if (databaseUrl !== undefined && meiliUrl !== undefined) {
    return { databaseUrl, meiliUrl, meiliKey, stop: () => Promise.resolve() };
  }
  try {
    return await start(config, log);
  } catch (error) {
    throw explain(error, config.dataDir);
  }
}

async function start(config: Wanted, log: BaseLogger): Promise<Embedded> {
  mkdirSync(config.dataDir, { recursive: true });
  const dataDir = realpathSync(config.dataDir);
  const folders = makeFolders(dataDir);
  const tenants = new Tenants(join(folders.run, 'tenants'));
  const supervisors: Supervisor[] = [];
  const locked = <Result>(action: () => Promise<Result>) => withLock(join(folders.run, 'lock'), action);

  async function open(kind: ServerKind): Promise<number> {
    const server = new EmbeddedServer(kind, folders, log);
    const port = await server.ensure(tenants.areOthersHere());
    supervisors.push(new Supervisor(server, locked, log));
    return port;
  }

  async function leave(): Promise<void> {
    for (const each of supervisors) each.close();
    tenants.leave();
    if (!tenants.areOthersHere()) await stopServers(folders.run);
  }

  return locked(async () => {
    tenants.enter();
    try {
      const home = findHome(dataDir);
      const password = secret(join(folders.secrets, 'postgres-password'));
      const masterKey = secret(join(folders.secrets, 'meilisearch-key'));
      const [databaseUrl, search] = await Promise.allSettled([
        config.databaseUrl ?? open(postgres(home, password)).then((port) => postgresUrl(port, password)),
        config.meiliUrl === undefined
          ? open(meilisearch(home, masterKey, config.meiliBin)).then((port) => ({ meiliUrl: meilisearchUrl(port), meiliKey: masterKey }))
          : { meiliUrl: config.meiliUrl, meiliKey: config.meiliKey ?? '' },
      ]);
      if (databaseUrl.status === 'rejected') throw databaseUrl.reason;
      if (search.status === 'rejected') throw search.reason;
      let left: Promise<void> | undefined;
      return {
        databaseUrl: databaseUrl.value,
        ...search.value,
        ...(home.note === undefined ? {} : { note: home.note }),
        stop: () => {
          for (const each of supervisors) each.close();
          left ??= locked(leave);
          return left;
        },
      };
    } catch (error) {
      await leave();
      throw error;
    }
  });
}
