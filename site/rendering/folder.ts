import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of the site in the making, beside the one that is published now; both share the files that are the same. */
export class Folder {
  readonly #path: string;
  readonly #former: string | undefined;
  readonly #made = new Set<string>();

  constructor(path: string, former: string | undefined) {
    this.#path = path;
    this.#former = former;
    mkdirSync(path, { recursive: true });
    this.#made.add(path);
  }

  /** Takes a file over from the former folder. @returns false when it is not there */
  keep(file: string): boolean {
    return this.#former !== undefined && this.#take(join(this.#former, file), file);
  }

  /** Writes a file; one with the same bytes is taken over, so that readers who have it need not fetch it again. */
  write(file: string, bytes: Uint8Array): void {
    if (this.#isInFormer(file, bytes) && this.keep(file)) return;
    writeFileSync(this.#placeFor(file), bytes);
  }

  /** Takes over all files of another folder, such as style sheets and scripts. */
  add(source: string): void {
    for (const found of readdirSync(source, { recursive: true, withFileTypes: true })) {
      const place = join(found.parentPath, found.name);
      const file = place.slice(source.length + 1);
      if (found.isFile() && !(this.#isInFormer(file, readFileSync(place)) && this.keep(file))) this.#take(place, file);
    }
  }

  #isInFormer(file: string, bytes: Uint8Array): boolean {
    if (this.#former === undefined) return false;
    try {
      return readFileSync(join(this.#former, file)).equals(bytes);
    } catch {
      return false;
    }
  }

  #take(source: string, file: string): boolean {
    const place = this.#placeFor(file);
    try {
      linkSync(source, place);
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return false;
    }
    // Another disk, or one that knows no links: a copy with the same date, by which readers' browsers know the file.
    copyFileSync(source, place, constants.COPYFILE_FICLONE);
    const { atime, mtime } = statSync(source);
    utimesSync(place, atime, mtime);
    return true;
  }

  #placeFor(file: string): string {
    const place = join(this.#path, file);
    this.#makeFolder(dirname(place));
    return place;
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    this.#makeFolder(dirname(folder));
    mkdirSync(folder);
    this.#made.add(folder);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
