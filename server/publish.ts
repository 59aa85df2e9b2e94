import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import type { Logger } from './log.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const ASTRO = fileURLToPath(new URL('../node_modules/astro/bin/astro.mjs', import.meta.url));

/** Pages are short-lived objects by the million: a larger nursery saves a third of a large build. In MiB. */
const NURSERY = '--max-semi-space-size=64';

/** How often a change that another process made is looked for, and how long changes are gathered, in milliseconds. */
const LOOK = 2000;
const GATHER = 1500;

interface Options {
  readonly dataDir: string;
  readonly graphqlUrl: string;
  readonly publicUrl: string;
  readonly pool: Pool;
  readonly log: Logger;
}

/**
 * Builds the site and publishes it in one step: a link points to the folder of the last whole build, so nobody sees half of one.
 * Changes that come during a build lead to one more, not two.
 */
export class Publisher {
  /** What the web server serves. */
  readonly folder: string;
  private readonly home: string;
  private readonly options: Options;
  private timer: NodeJS.Timeout | undefined;
  private building: Promise<void> | undefined;
  private child: ChildProcess | undefined;
  private stopped = false;

  constructor(options: Options) {
    this.options = options;
    this.home = join(options.dataDir, 'site');
    this.folder = join(this.home, 'current');
    mkdirSync(this.home, { recursive: true });
  }

  /** Builds unless the published site shows this very state of entries and templates. @throws when the build fails */
  async publish(): Promise<void> {
    const state = await this.state();
    if (state === this.published()) return;
    const started = performance.now();
    const draft = `build-${Date.now().toString(36)}`;
    await this.build(join(this.home, draft));
    writeFileSync(join(this.home, draft, '.state'), state);
    this.swap(draft);
    this.options.log.info({ milliseconds: Math.round(performance.now() - started) }, 'site published');
  }

  /** From now on publishes whatever is changed, by whichever process. */
  watch(): void {
    this.timer = setInterval(() => {
      if (this.building !== undefined || this.stopped) return;
      this.building = this.catchUp().finally(() => {
        this.building = undefined;
      });
    }, LOOK);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    this.child?.kill();
    await this.building;
  }

  private async catchUp(): Promise<void> {
    try {
      if ((await this.state()) === this.published()) return;
      await new Promise((resolve) => setTimeout(resolve, GATHER));
      await this.publish();
    } catch (error) {
      if (!this.stopped) this.options.log.error({ err: error }, 'site not published; the last one stays');
    }
  }

  private published(): string | undefined {
    const file = join(this.folder, '.state');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /**
   * How many revisions there are, the templates' content and the day, as one word: what is over depends on the day. Not the last revision's number,
   * since one with a lower number may be committed later.
   */
  private async state(): Promise<string> {
    const { rows } = await this.options.pool.query<{ count: string }>('select count(*)::text as count from revision');
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date());
    return `${rows[0]?.count ?? '0'}-${templates()}-${day}-${this.options.publicUrl}`;
  }

  private swap(draft: string): void {
    const link = join(this.home, `link-${draft}`);
    symlinkSync(draft, link);
    // A rename takes the old link's place in one step.
    renameSync(link, this.folder);
    for (const name of readdirSync(this.home)) if (name.startsWith('build-') && name !== draft) rmSync(join(this.home, name), { recursive: true, force: true });
  }

  private build(folder: string): Promise<void> {
    const { graphqlUrl, publicUrl, dataDir } = this.options;
    const child = spawn(process.execPath, [NURSERY, ASTRO, 'build', '--root', join(REPOSITORY, 'site'), '--outDir', folder, '--silent'], {
      // Astro keeps what it needs between its steps here: several directories may build at once.
      cwd: this.home,
      env: { GRAPHQL_URL: graphqlUrl, PUBLIC_URL: publicUrl, DATA_DIR: dataDir, HOME: dataDir, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.child = undefined;
        if (code === 0) resolve();
        else {
          rmSync(folder, { recursive: true, force: true });
          reject(new Error(`The site could not be built:\n${said}`));
        }
      });
    });
  }
}

let known: string | undefined;

/** A hash over everything the pages are made from beside the entries. */
function templates(): string {
  if (known === undefined) {
    const hash = createHash('sha256');
    const site = join(REPOSITORY, 'site');
    for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/(?:^|\/)(?:node_modules|dist|\.astro)(?:\/|$)/.test(name) || !/\.\w+$/.test(name)) continue;
      hash.update(name).update(readFileSync(join(site, name)));
    }
    known = hash.digest('hex').slice(0, 16);
  }
  return known;
}
