import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const ASTRO = join(REPOSITORY, 'node_modules/astro/bin/astro.mjs');

/** Pages are short-lived objects by the million: a larger nursery saves a third of a large build. In MiB. */
const NURSERY = '--max-semi-space-size=64';

/** What every page is made from, beside the program. */
export interface Ground {
  readonly graphqlUrl: string;
  readonly publicUrl: string;
  readonly languages: readonly string[];
  /** Such as "2026-12-01". */
  readonly day: string;
}

/** What a folder of the site is made from, beside the program. */
export interface Order extends Ground {
  /** Where the site is written to; it is not there yet. */
  readonly folder: string;
  /** The folder of the site before, of which all that is still right is taken over. */
  readonly former: string | undefined;
}

/** How many pages the site has, how many of them had to be made, and what that took of a processor (without the compilation and the server's answers). */
export interface Made {
  readonly pages: number;
  readonly rendered: number;
  readonly cpuSeconds: number;
}

/**
 * The site as a program: `astro build` compiles it once for each version of its templates, and what it compiled makes the pages,
 * again and again, in a process of its own that ends afterwards. So the tools of the compilation cost nothing when an entry changes.
 */
export class SiteProgram {
  private readonly home: string;
  private readonly dataDir: string;
  private child: ChildProcess | undefined;

  /** @param dataDir the program is kept in `site-program/` there */
  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.home = join(dataDir, 'site-program');
  }

  /** A hash over everything the pages are made from beside the entries. */
  get version(): string {
    return templates();
  }

  /** Makes a folder of the site. @throws when the templates or a page have an error; then there is no such folder */
  async make(order: Order): Promise<Made> {
    await this.compile();
    const { folder, former } = order;
    let made: Made | undefined;
    try {
      await this.run(
        [NURSERY, join(this.home, this.version, 'server/entry.mjs')],
        {
          ...environment(order),
          SITE_FOLDER: folder,
          SITE_VERSION: `${this.version} ${order.languages.join(' ')} ${order.publicUrl}`,
          ...(former !== undefined && { SITE_FORMER: former }),
        },
        (message) => {
          made = message as Made;
        },
      );
      if (made === undefined) throw new Error('The program of the site ended without having made it.');
      return made;
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Starts the program so that it makes single pages for whoever holds the process. @throws when it is not compiled yet */
  open(ground: Ground): ChildProcess {
    const program = join(this.home, this.version, 'server/entry.mjs');
    if (!existsSync(program)) throw new Error('The program of the site is not compiled yet.');
    return this.spawn([program], environment(ground));
  }

  stop(): void {
    this.child?.kill();
  }

  /** Compiles the templates, unless that is done. @throws when they have an error */
  async compile(): Promise<void> {
    if (existsSync(join(this.home, this.version))) return;
    const draft = join(this.home, 'draft');
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(this.home, { recursive: true });
    await this.run([ASTRO, 'build', '--root', join(REPOSITORY, 'site'), '--outDir', draft, '--silent'], { SITE_CACHE: join(this.dataDir, 'site-cache'), ASTRO_TELEMETRY_DISABLED: '1' });
    renameSync(draft, join(this.home, this.version));
    for (const name of readdirSync(this.home)) if (name !== this.version) rmSync(join(this.home, name), { recursive: true, force: true });
  }

  private spawn(args: string[], env: Record<string, string>): ChildProcess {
    return spawn(process.execPath, args, {
      // Astro keeps what it needs between its steps here: several directories may build at once.
      cwd: this.home,
      env: { ...env, DATA_DIR: this.dataDir, HOME: this.dataDir, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  }

  private run(args: string[], env: Record<string, string>, tell: (message: unknown) => void = () => undefined): Promise<void> {
    const child = this.spawn(args, env);
    this.child = child;
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('message', tell);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.child = undefined;
        if (code === 0) resolve();
        else reject(new Error(`The site could not be built:\n${said}`));
      });
    });
  }
}

function environment({ graphqlUrl, publicUrl, languages, day }: Ground): Record<string, string> {
  return { GRAPHQL_URL: graphqlUrl, PUBLIC_URL: publicUrl, SITE_DAY: day, SITE_LANGUAGES: languages.join(',') };
}

/** Today where the directory's offices are, such as "2026-12-01". */
export function dayInGermany(): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date());
}

let known: string | undefined;

function templates(): string {
  if (known === undefined) {
    const hash = createHash('sha256');
    const site = join(REPOSITORY, 'site');
    // The lock file says which Astro compiles them.
    hash.update(readFileSync(join(REPOSITORY, 'package-lock.json')));
    for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/(?:^|\/)(?:node_modules|dist|\.astro)(?:\/|$)/.test(name) || !/\.\w+$/.test(name)) continue;
      hash.update(name).update(readFileSync(join(site, name)));
    }
    known = hash.digest('hex').slice(0, 16);
  }
  return known;
}
