import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TAKEN = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g;

/** For each script what it takes in, and what those take in. */
export class Ahead {
  readonly #assets: string;
  readonly #taken = new Map<string, readonly string[]>();

  /** @param assets the folder of the compiled scripts, which take in each other by relative addresses */
  constructor(assets: string) {
    this.#assets = assets;
    for (const name of readdirSync(assets)) if (name.endsWith('.js')) this.#taken.set(name, this.#closure(name));
  }

  /**
   * Lets a page name the scripts that its scripts take in, so that a reader's phone asks for all of them at once instead of one after the other.
   * @see https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload
   */
  tell(page: string): string {
    const named = [...page.matchAll(/<script type="module" src="\/assets\/([^"]+)"/g)].map(([, name = '']) => name);
    const taken = new Set(named.flatMap((name) => this.#taken.get(name) ?? []));
    for (const name of named) taken.delete(name);
    if (taken.size === 0) return page;
    const links = [...taken].map((name) => `<link rel="modulepreload" href="/assets/${name}">`).join('');
    return page.replace('</head>', `${links}</head>`);
  }

  #closure(name: string): readonly string[] {
    const known = new Set([name]);
    // A set that grows while it is walked is walked to its new end.
    for (const each of known) for (const [, taken = ''] of readFileSync(join(this.#assets, each), 'utf8').matchAll(TAKEN)) known.add(taken);
    known.delete(name);
    return [...known].sort();
  }
}
