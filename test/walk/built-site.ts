import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** The files of a built site, read as a program without JavaScript reads them. */
export class BuiltSite {
  readonly folder: string;
  /** Address → HTML of every page. */
  readonly pages = new Map<string, string>();
  private readonly weights = new Map<string, number>();

  constructor(folder: string) {
    this.folder = folder;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('index.html')) this.pages.set(`/${dirname(name) === '.' ? '' : `${dirname(name)}/`}`, readFileSync(join(folder, name), 'utf8'));
    }
  }

  /** Languages that the site is in. */
  languages(): string[] {
    return [...this.pages.keys()].flatMap((path) => /^\/([^/]+)\/urgent\/$/.exec(path)?.[1] ?? []);
  }

  /** Pages of entries in one language, by folder. */
  entries(language: string): string[] {
    return [...this.pages.keys()].filter((path) => new RegExp(`^/${language}/(?:services|actors|contacts|articles|events|qualifications|networks|places)/[^/]+/$`).test(path));
  }

  /** Addresses on this site that a page's links lead to. */
  links(path: string): string[] {
    return [...(this.pages.get(path) ?? '').matchAll(/<a\s[^>]*?href="([^"#?]+)/g)].flatMap(([, href = '']) => (href.startsWith('/') ? [href.replaceAll('&amp;', '&')] : []));
  }

  /** How many clicks each page is from another one, as far as they lead. */
  clicksFrom(start: string, most: number): Map<string, number> {
    const clicks = new Map([[start, 0]]);
    for (const [path, steps] of clicks) {
      if (steps < most) for (const next of this.links(path)) if (this.pages.has(next) && !clicks.has(next)) clicks.set(next, steps + 1);
    }
    return clicks;
  }

  /** Style sheets that a page waits for. */
  styles(path: string): string[] {
    return [...(this.pages.get(path) ?? '').matchAll(/<link\s[^>]*?rel="stylesheet"[^>]*?href="([^"]+)"|<link\s[^>]*?href="([^"]+)"[^>]*?rel="stylesheet"/g)].map(([, one, other]) => one ?? other ?? '');
  }

  /** Scripts that a page runs, and those that they bring in. */
  scripts(path: string): string[] {
    return this.withImports([...(this.pages.get(path) ?? '').matchAll(/<script\s[^>]*?src="([^"]+)"/g)].map(([, src = '']) => src));
  }

  /** Scripts, and those that they bring in. */
  withImports(scripts: string[]): string[] {
    const found = new Set(scripts);
    for (const script of found) {
      for (const [, from = ''] of readFileSync(join(this.folder, script), 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) found.add(posix.join(posix.dirname(script), from));
    }
    return [...found];
  }

  /** Pictures that a page shows. */
  pictures(path: string): string[] {
    return [...(this.pages.get(path) ?? '').matchAll(/<img\s[^>]*?src="([^"]+)"/g)].map(([, src = '']) => src);
  }

  /** Bytes of a page's HTML or of a file, as the server sends them to a browser: Brotli at the quality that `compression` sets. */
  weigh(path: string): number {
    let weight = this.weights.get(path);
    if (weight === undefined) {
      const file = join(this.folder, path);
      const content = this.pages.get(path) ?? (existsSync(file) ? readFileSync(file) : '');
      weight = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
      this.weights.set(path, weight);
    }
    return weight;
  }

  weighAll(paths: string[]): number {
    return paths.reduce((sum, path) => sum + this.weigh(path), 0);
  }
}
