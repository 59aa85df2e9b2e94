import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';
import { freePort } from './port.ts';
import { ended, identify, isRunning, processesOf, terminate } from './process.ts';
import type { ProcessIdentity } from './process.ts';
import { asAccount, reasonIn } from './program.ts';
import type { Command } from './program.ts';
import { StartError } from './start-error.ts';

// Recovery after a crash is part of a start and may take a while on a slow disk.
const START_PATIENCE = 120_000;
const LAUNCHES = 4;
const LARGEST_LOG = 5_000_000;

/** What differs between one server and another. */
export interface ServerKind {
  name: string;
  /** Its file names begin with this. */
  key: string;
  /** File name of the program, as the kernel shows it. */
  program: string;
  /** Real path of the folder it works in, named among its arguments; no other server works there. */
  folder: string;
  /** How its further processes call themselves, where they do not show its arguments. */
  title?: string;
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** What it says when another launch may succeed: somebody was faster at the port, or its predecessor is still going. */
  passing: RegExp;
  /** Makes ready for a launch; no process of this server runs at that time. */
  prepare(): Promise<void>;
  command(port: number): Command;
  /** Whether it takes requests. */
  answers(port: number): Promise<boolean>;
}

interface ServerState extends ProcessIdentity {
  port: number;
  folder: string;
  stopSignal: 'SIGINT' | 'SIGTERM';
}

class LaunchError extends StartError {}

function stateIn(file: string): ServerState | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServerState;
  } catch {
    // Not there yet, or cut off by a power failure: then what runs is found by its folder.
    return undefined;
  }
}

/** Stops all servers whose state lies in a folder, whoever started them; the data folder's lock must be held. */
export async function stopServers(folder: string): Promise<void> {
  const states = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => stateIn(join(folder, name)));
  await Promise.all(states.filter((state) => state !== undefined).map((state) => terminate([state], state.stopSignal)));
}

/** One server process of a data folder: found when it runs, launched when it does not. */
export class EmbeddedServer {
  readonly kind: ServerKind;
  readonly #stateFile: string;
  readonly #logFile: string;
  readonly #log: BaseLogger;
  #port: number | undefined;
  /** Called when a process that this one launched has ended. */
  onEnd: (() => void) | undefined;

  constructor(kind: ServerKind, folders: { run: string; logs: string }, log: BaseLogger) {
    this.kind = kind;
    this.#stateFile = join(folders.run, `${kind.key}.json`);
    this.#logFile = join(folders.logs, `${kind.key}.log`);
    this.#log = log;
  }

  isUp(): boolean {
    const state = this.#state();
    return state !== undefined && isRunning(state);
  }

  /**
   * Sees to it that the server runs and answers; the data folder's lock must be held.
   * @param keepPort somebody has been told the last port, so no other will do
   * @returns the port
   * @throws StartError when it cannot be started or does not answer
   */
  async ensure(keepPort: boolean): Promise<number> {
    const last = this.#state();
    if (last && isRunning(last) && await this.#comesUp(last)) {
      this.#port = last.port;
      this.#log.info({ server: this.kind.name, port: last.port, process: last.pid }, 'found running');
      return last.port;
    }
    await this.#endLeftovers();
    await this.kind.prepare();
    const lastPort = this.#port ?? last?.port;
    for (let launch = 1; ; launch += 1) {
      const port = keepPort && lastPort ? lastPort : await freePort(lastPort);
      try {
        await this.#launch(port);
        this.#port = port;
        return port;
      } catch (error) {
        if (!(error instanceof LaunchError) || launch === LAUNCHES || !this.kind.passing.test(error.message)) throw error;
        await sleep(250 * launch);
      }
    }
  }

  #state(): ServerState | undefined {
    const state = stateIn(this.#stateFile);
    // A copied data folder brings the state of the original along.
    return state?.folder === this.kind.folder ? state : undefined;
  }

  async #endLeftovers(): Promise<void> {
    const { folder, program, title, stopSignal, name } = this.kind;
    const leftovers = processesOf(program, folder, title);
    if (leftovers.length === 0) return;
    // Parts of a killed server end by themselves as soon as they notice.
    if (await ended(leftovers, 300)) return;
    this.#log.warn({ server: name, processes: leftovers.map(({ pid }) => pid) }, 'ending what a former run has left behind');
    await terminate(leftovers, stopSignal, 5_000);
  }

  async #launch(port: number): Promise<void> {
    const { name, folder, stopSignal } = this.kind;
    const { file, args, env, cwd, account } = this.kind.command(port);
    const log = this.#openLog();
    const begin = fstatSync(log).size;
    // In a session of its own, so that Ctrl-C in the terminal reaches us alone and we can stop things in order.
    const child = spawn(file, args, { cwd, env, ...asAccount(account), detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    try {
      await once(child, 'spawn');
    } catch (cause) {
      throw new StartError(`${name} cannot be run on this machine: ${file} (${cause instanceof Error ? cause.message : String(cause)}).`, { cause });
    }
    child.unref();
    child.once('exit', () => this.onEnd?.());
    const { pid = 0 } = child;
    const state = { ...(identify(pid) ?? { pid, born: 'ended' }), port, folder, stopSignal };
    this.#write(state);
    if (!await this.#comesUp(state)) {
      throw new LaunchError(`${name} ended at its start: ${reasonIn(readFileSync(this.#logFile).subarray(begin).toString())} (see ${this.#logFile})`);
    }
    this.#log.info({ server: name, port, process: pid }, 'started');
  }

  /** Waits until a running server answers; false when it ends instead. */
  async #comesUp(state: ServerState): Promise<boolean> {
    const { name, answers } = this.kind;
    const deadline = Date.now() + START_PATIENCE;
    while (!(await answers(state.port) && isRunning(state))) {
      if (!isRunning(state)) return false;
      if (Date.now() > deadline) {
        throw new StartError(`${name} (process ${state.pid}) does not answer on 127.0.0.1:${state.port}: end it and start again (see ${this.#logFile}).`);
      }
      await sleep(20);
    }
    return true;
  }

  #openLog(): number {
    const size = statSync(this.#logFile, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LARGEST_LOG) renameSync(this.#logFile, `${this.#logFile}.1`);
    return openSync(this.#logFile, 'a', 0o600);
  }

  #write(state: ServerState): void {
    const draft = `${this.#stateFile}.new`;
    writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
    renameSync(draft, this.#stateFile);
  }
}
