import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseLogger } from 'pino';
import type { EmbeddedServer } from './server.ts';

// A server that another process of ours has launched tells us nothing when it dies, so we look.
const LOOK_EVERY = 1_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;
// A server that has run this long has started well: its next death is not the same trouble.
const STEADY = 60_000;

/** Starts a server again, on the same port, whenever it dies while we use it. */
export class Supervisor {
  readonly #server: EmbeddedServer;
  readonly #locked: (action: () => Promise<void>) => Promise<void>;
  readonly #log: BaseLogger;
  readonly #timer: NodeJS.Timeout;
  #healing = false;
  #closed = false;
  #deaths = 0;
  #lastDeath = 0;

  /** @param locked runs an action while the data folder's lock is held */
  constructor(server: EmbeddedServer, locked: (action: () => Promise<void>) => Promise<void>, log: BaseLogger) {
    this.#server = server;
    this.#locked = locked;
    this.#log = log;
    const look = () => void this.#look();
    server.onEnd = look;
    this.#timer = setInterval(look, LOOK_EVERY).unref();
  }

  /** From now on a death is meant. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  /** Whether the server should run and does not. */
  private isWanted(): boolean {
    return !this.#closed && !this.#server.isUp();
  }

  async #look(): Promise<void> {
    if (this.#healing || !this.isWanted()) return;
    this.#healing = true;
    do await this.#heal();
    while (this.isWanted());
    this.#healing = false;
  }

  async #heal(): Promise<void> {
    const server = this.#server.kind.name;
    const now = Date.now();
    this.#deaths = now - this.#lastDeath > STEADY ? 1 : this.#deaths + 1;
    this.#lastDeath = now;
    const pause = this.#deaths === 1 ? 0 : Math.min(FIRST_PAUSE * 2 ** (this.#deaths - 2), LONGEST_PAUSE);
    this.#log.warn({ server, pause }, 'ended unexpectedly, starting it again');
    await sleep(pause, undefined, { ref: false });
    try {
      await this.#locked(async () => {
        if (!this.#closed) await this.#server.ensure(true);
      });
    } catch (error) {
      this.#log.error({ server, err: error }, 'could not be started again');
    }
  }
}
