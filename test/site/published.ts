import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Publisher } from '../../server/publish.ts';
import type { Directory } from '../harness/directory.ts';

/** Fewer than there are: each costs a second of each build, and two show what nine would. */
export const LANGUAGES = ['de', 'ar'];

const PUBLIC_URL = 'https://verzeichnis.example';

/** The files of a site, by their paths within its folder. */
export type Files = ReadonlyMap<string, Buffer>;

/** A site that is published from a directory, in a data folder of its own. */
export class PublishedSite {
  /** What the pages take for today. */
  day = '2026-12-01';
  readonly dataDir = mkdtempSync(join(tmpdir(), 'directory-rebuilding-'));
  readonly logged: string[] = [];
  publisher: Publisher;
  private readonly directory: Directory;

  constructor(directory: Directory) {
    this.directory = directory;
    this.publisher = this.another();
  }

  /** As after a new start of the server. */
  another(): Publisher {
    const log = pino({ level: 'info' }, { write: (line) => void this.logged.push(line) });
    const { pool, url } = this.directory;
    this.publisher = new Publisher({ dataDir: this.dataDir, graphqlUrl: `${url}/graphql`, publicUrl: PUBLIC_URL, languages: LANGUAGES, pool, log, today: () => this.day });
    return this.publisher;
  }

  /** What readers are served now. */
  files(): Files {
    return filesIn(this.publisher.folder);
  }

  async close(): Promise<void> {
    await this.publisher.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function filesIn(folder: string): Files {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((found) => found.isFile() && !found.name.startsWith('.'));
  return new Map(files.map(({ parentPath, name }) => join(parentPath, name)).sort().map((file) => [file.slice(folder.length + 1), readFileSync(file)]));
}

/** Paths of files that are in only one of two sites, or have other bytes there. */
export function differences(one: Files, other: Files): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => {
    const [mine, yours] = [one.get(path), other.get(path)];
    return mine === undefined || yours === undefined || !mine.equals(yours);
  });
}
