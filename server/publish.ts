import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Pool } from 'pg';
import type { Logger } from './log.ts';
import { type Made, SiteProgram, dayInGermany } from './site-program.ts';

/** How often a change that another process made is looked for, and how long changes are gathered, in milliseconds. */
const LOOK = 2000;
const GATHER = 1500;

interface Options {
  readonly dataDir: string;
  readonly graphqlUrl: string;
  readonly publicUrl: string;
  /** Languages of the pages. */
  readonly languages: readonly string[];
  readonly pool: Pool;
  readonly log: Logger;
  /** The day that the pages are made for, such as "2026-12-01". */
  readonly today?: () => string;
}

/**
 * Builds the site and publishes it in one step: a link points to the folder of the last whole build, so nobody sees half of one.
 * No file in such a folder is ever changed. The next folder shares those that stay the same, so that a change costs what it changes;
 * a build that dies leaves nothing behind but a draft. Changes that come during a build lead to one more, not two.
 */
export class Publisher {
  /** What the web server serves. */
  readonly folder: string;
  private readonly home: string;
  private readonly options: Options;
  private readonly program: SiteProgram;
  private timer: NodeJS.Timeout | undefined;
  private building: Promise<unknown> = Promise.resolve();
  private next: Promise<Made | undefined> | undefined;
  private catchingUp = false;
  private stopped = false;

  constructor(options: Options) {
    this.options = options;
    this.home = join(options.dataDir, 'site');
    this.folder = join(this.home, 'current');
    this.program = new SiteProgram(options.dataDir);
    mkdirSync(this.home, { recursive: true });
  }

  /**
   * Builds unless the published site shows this very state of entries and templates.
   * During a build it waits for its end and then for one more, which it shares with all who call meanwhile.
   * @returns what was made, if anything @throws when the build fails
   */
  publish(): Promise<Made | undefined> {
    if (this.next === undefined) {
      const turn = this.building.then(
        () => undefined,
        () => undefined,
      );
      const next = turn.then(() => {
        this.next = undefined;
        this.building = next;
        return this.build();
      });
      this.next = next;
    }
    return this.next;
  }

  /** From now on publishes whatever is changed, by whichever process. */
  watch(): void {
    this.timer = setInterval(() => {
      if (this.catchingUp || this.stopped) return;
      this.catchingUp = true;
      void this.catchUp().finally(() => {
        this.catchingUp = false;
      });
    }, LOOK);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.program.stop();
    await this.building.catch(() => undefined);
  }

  private async build(): Promise<Made | undefined> {
    if (this.stopped) return undefined;
    const { graphqlUrl, publicUrl, languages, log } = this.options;
    const day = this.day();
    const state = await this.state(day);
    if (state === this.published()) return undefined;
    const started = performance.now();
    await this.tidy();
    const name = Date.now().toString(36);
    const draft = join(this.home, `draft-${name}`);
    const made = await this.program.make({ graphqlUrl, publicUrl, languages, day, folder: draft, former: existsSync(this.folder) ? realpathSync(this.folder) : undefined });
    writeFileSync(join(draft, '.state'), state);
    renameSync(draft, join(this.home, `build-${name}`));
    this.swap(`build-${name}`);
    log.info({ ...made, milliseconds: Math.round(performance.now() - started) }, 'site published');
    return made;
  }

  private async catchUp(): Promise<void> {
    try {
      if ((await this.state(this.day())) === this.published()) return;
      await new Promise((resolve) => setTimeout(resolve, GATHER));
      await this.publish();
    } catch (error) {
      if (!this.stopped) this.options.log.error({ err: error }, 'site not published; the last one stays');
    }
  }

  private day(): string {
    return (this.options.today ?? dayInGermany)();
  }

  private published(): string | undefined {
    const file = join(this.folder, '.state');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /**
   * How many revisions there are, the templates' content and the day, as one word: what is over depends on the day. Not the last revision's number,
   * since one with a lower number may be committed later.
   */
  private async state(day: string): Promise<string> {
    const { rows } = await this.options.pool.query<{ count: string }>('select count(*)::text as count from revision');
    return `${rows[0]?.count ?? '0'}-${this.program.version}-${day}-${this.options.languages.join('-')}-${this.options.publicUrl}`;
  }

  private swap(name: string): void {
    const link = join(this.home, `link-${name}`);
    symlinkSync(name, link);
    // A rename takes the old link's place in one step.
    renameSync(link, this.folder);
  }

  /** Removes what no reader can be served from any more: a request may still be answered from the folder before the present one. */
  private async tidy(): Promise<void> {
    const current = existsSync(this.folder) ? basename(realpathSync(this.folder)) : undefined;
    const names = readdirSync(this.home).filter((name) => /^(?:build|draft|link)-/.test(name) && name !== current);
    const before = names.filter((name) => name.startsWith('build-')).sort().at(-1);
    for (const name of names) if (name !== before) await rm(join(this.home, name), { recursive: true, force: true });
  }
}
