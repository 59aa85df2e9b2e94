import type { ChildProcess } from 'node:child_process';
import type { Logger } from '../log.ts';
import type { Ground, SiteProgram } from '../site-program.ts';
import type { Node, Queries } from './nodes.ts';

/** A page that the site's program is to make. */
export interface PageOrder {
  /** The same word as long as nothing in the directory has changed. */
  readonly state: string;
  readonly noun: string;
  readonly entry: string;
  readonly language: string;
  readonly changed: readonly Node[];
}

/** What the program tells: by what it asks for entries, when it has begun, and then of each order the page or what went wrong. */
type Told = { readonly queries: Queries } | { readonly page: string | null } | { readonly wrong: string };

/** The program while it runs. */
interface Work {
  readonly child: ChildProcess;
  /** What it was begun with. */
  readonly ground: string;
  readonly queries: Promise<Queries>;
  /** Told the answer to what was ordered last. */
  hear: (told: Told) => void;
  refuse: (error: Error) => void;
}

/** The program rests so long before it is ended, in milliseconds: it holds the whole directory. */
const REST = 5 * 60_000;

/** The site's program as it waits for orders in a process of its own, begun when it is first needed and ended when nobody needs it. */
export class PageMaker {
  private readonly program: SiteProgram;
  private readonly log: Logger;
  private work: Work | undefined;
  private resting: NodeJS.Timeout | undefined;

  constructor(program: SiteProgram, log: Logger) {
    this.program = program;
    this.log = log;
  }

  /** Begins the program unless it runs on that ground. @returns by what it asks for entries @throws when it cannot run */
  queries(ground: Ground): Promise<Queries> {
    this.rest();
    const key = JSON.stringify(ground);
    if (this.work?.ground !== key) {
      this.stop();
      this.work = this.begin(ground, key);
    }
    return this.work.queries;
  }

  /** Has a page made; one at a time. @returns its HTML, or null where the entry is on none @throws when it cannot be made */
  page(order: PageOrder): Promise<string | null> {
    const { work } = this;
    if (work === undefined) throw new Error('The program does not run.');
    this.rest();
    return new Promise((resolve, reject) => {
      work.refuse = reject;
      work.hear = (told) => {
        if ('page' in told) resolve(told.page);
        else reject(new Error('wrong' in told ? told.wrong : 'The program began twice.'));
      };
      work.child.send(order, (error) => {
        if (error) reject(error);
      });
    });
  }

  /** Ends the program; what it was making is refused. */
  stop(): void {
    clearTimeout(this.resting);
    this.work?.child.kill();
    this.work = undefined;
  }

  private rest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.stop(), REST);
    this.resting.unref();
  }

  private begin(ground: Ground, key: string): Work {
    const started = performance.now();
    const child = this.program.open(ground);
    const { promise: queries, resolve, reject } = Promise.withResolvers<Queries>();
    // Whoever waits for them hears of it; nobody may.
    queries.catch(() => undefined);
    const work: Work = {
      child,
      ground: key,
      queries,
      hear: (told) => {
        if (!('queries' in told)) return;
        this.log.info({ milliseconds: Math.round(performance.now() - started) }, 'previews can be made');
        resolve(told.queries);
      },
      refuse: reject,
    };
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    child.on('message', (told: Told) => work.hear(told));
    const gone = (error: Error): void => {
      if (this.work === work) this.work = undefined;
      work.refuse(error);
    };
    child.once('error', gone);
    child.once('close', () => gone(new Error(`The program of the previews has ended:\n${said}`)));
    return work;
  }
}
