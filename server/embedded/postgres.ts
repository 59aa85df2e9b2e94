import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Home } from './home.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { ownEnvironment, run } from './program.ts';
import type { Command } from './program.ts';
import type { ServerKind } from './server.ts';
import { StartError } from './start-error.ts';

const MAJOR_VERSION = '18';
/** Name of the database and of the role that owns it. */
const NAME = 'directory';

// For a machine of 2 cores that does other things too. What the log would quote of an entry stays out of it.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** The address that the application connects to. */
export function postgresUrl(port: number, password: string): string {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
}

// Version 3.0, then the role and the database: what every client says first.
// https://www.postgresql.org/docs/18/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-STARTUPMESSAGE
function greeting(): Buffer {
  const words = Buffer.from(`user\0${NAME}\0database\0${NAME}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + words.length, 0);
  head.writeInt32BE(3 << 16, 4);
  return Buffer.concat([head, words]);
}

/** Asks as `pg_isready` does: a server that asks for the password, or refuses for any reason but its own state, is up. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(greeting()));
    const done = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.setTimeout(2_000, () => done(false));
    socket.once('error', () => done(false)).once('close', () => done(false));
    // Class 57 is "operator intervention": starting up, shutting down.
    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    socket.once('data', (reply) => done(reply[0] === 0x52 || (reply[0] === 0x45 && !reply.includes('\0C57P0'))));
  });
}

class Cluster {
  readonly #home: Home;
  readonly #password: string;
  readonly folder: string;
  readonly data: string;

  constructor(home: Home, password: string) {
    this.#home = home;
    this.#password = password;
    this.folder = join(home.folder, 'postgres');
    this.data = join(this.folder, 'data');
  }

  command(program: 'initdb' | 'postgres', args: string[]): Command {
    const file = join(postgresPrograms(this.#home), 'bin', program);
    return { file, args, env: ownEnvironment(this.folder), cwd: this.folder, account: this.#home.account };
  }

  async prepare(): Promise<void> {
    this.#makeFolder();
    if (!existsSync(this.data)) await this.#create();
    this.#checkVersion();
    // Its writer is dead, but the number of a process may be somebody else's by now, or a zombie's,
    // and PostgreSQL would refuse to start because of it.
    if (process.platform === 'linux') rmSync(join(this.data, 'postmaster.pid'), { force: true });
  }

  #makeFolder(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.#give(this.folder);
  }

  #give(path: string): void {
    const { account } = this.#home;
    if (account) chownSync(path, account.uid, account.gid);
  }

  /** Makes the cluster under another name first, so that one cut short by a power failure is never taken for whole. */
  async #create(): Promise<void> {
    const draft = `${this.data}.new`;
    rmSync(draft, { recursive: true, force: true });
    try {
      await this.#initialise(draft);
      await run(this.command('postgres', ['--single', '-D', draft, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', 'postgres']), [
        `CREATE ROLE "${NAME}" LOGIN CREATEDB PASSWORD '${this.#password}';`,
        `CREATE DATABASE "${NAME}" OWNER "${NAME}";`,
        '',
      ].join('\n'));
    } catch (cause) {
      if (cause instanceof StartError) throw cause;
      throw new StartError(`PostgreSQL could not make its database in ${this.data}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    renameSync(draft, this.data);
  }

  async #initialise(folder: string): Promise<void> {
    // The superuser gets a password that nobody keeps: what the application may do is decided by its own role.
    const passwordFile = join(this.folder, 'superuser.new');
    writeFileSync(passwordFile, crypto.randomUUID(), { mode: 0o600 });
    this.#give(passwordFile);
    const initialise = (locale: string) => run(this.command('initdb', [
      '-D', folder, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // Sorting and case by Unicode, the same on every machine, whatever locales it has.
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`, '--lc-messages=C', '--no-instructions',
    ]));
    try {
      await initialise('C.UTF-8').catch(async (error: unknown) => {
        if (!(error instanceof Error) || !error.message.includes('invalid locale name')) throw error;
        await initialise('C');
      });
    } finally {
      rmSync(passwordFile);
    }
  }

  #checkVersion(): void {
    const version = readFileSync(join(this.data, 'PG_VERSION'), 'utf8').trim();
    if (version === MAJOR_VERSION) return;
    throw new StartError(`The database in ${this.data} was made by PostgreSQL ${version}, and this is ${MAJOR_VERSION}: export it with the version of this program that made it, and import it here.`);
  }
}

/** PostgreSQL as a server on loopback with one database, which wants a password from everybody. */
export function postgres(home: Home, password: string): ServerKind {
  const cluster = new Cluster(home, password);
  const clusterName = `${NAME}-${createHash('sha256').update(cluster.data).digest('hex').slice(0, 8)}`;
  const settings = { ...SETTINGS, cluster_name: clusterName };
  return {
    name: 'PostgreSQL',
    key: 'postgres',
    program: 'postgres',
    folder: cluster.folder,
    title: `postgres: ${clusterName}: `,
    // "Fast": ends all connections, writes everything down. SIGTERM would wait for the clients.
    // https://www.postgresql.org/docs/18/server-shutdown.html
    stopSignal: 'SIGINT',
    passing: /could not bind|could not create any TCP|pre-existing shared memory block/i,
    prepare: () => cluster.prepare(),
    command: (port) => cluster.command('postgres', [
      '-D', cluster.data, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
    answers,
  };
}
