import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../directory/digest.ts';
import type { Directory } from '../directory/directory.ts';
import { answerNow } from '../directory/questions.ts';
import type { Page } from './routes.ts';

/** Not served, since it begins with a dot. */
const FILE = '.notes';

/** What a folder of the site was made from. Questions and sets of them are told once, for a page in nine languages asks the same in each. */
interface Written {
  version: string;
  questions: string[];
  /** A word for the answer to each question. */
  answers: string[];
  /** Indexes of questions. */
  sets: number[][];
  /** By file: the index of its set, and what it was given. */
  pages: Record<string, [number, string]>;
}

const NOTHING: Written = { version: '', questions: [], answers: [], sets: [], pages: {} };

/** Which pages of a folder are still right. */
export class Notes {
  readonly #written: Written;
  readonly #directory: Directory;
  readonly #words = new Map<string, string>();
  readonly #rightSets = new Map<number, boolean>();

  private constructor(written: Written, directory: Directory) {
    this.#written = written;
    this.#directory = directory;
  }

  /** Reads what a folder was made from; where that is not known, or was another version of the program, nothing in it is right. */
  static of(folder: string | undefined, version: string, directory: Directory): Notes {
    let written = NOTHING;
    try {
      if (folder !== undefined) written = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Written;
    } catch {
      // Then everything is made anew.
    }
    return new Notes(written.version === version ? written : NOTHING, directory);
  }

  /** What the page asked when it was made, if it would be told the same today. */
  stillRight({ file, given }: Page): readonly string[] | undefined {
    const [set, givenThen] = this.#written.pages[file] ?? [];
    if (set === undefined || givenThen !== given) return undefined;
    const asked = this.#written.sets[set] ?? [];
    let right = this.#rightSets.get(set);
    if (right === undefined) {
      right = asked.every((index) => this.word(this.#written.questions[index] ?? '') === this.#written.answers[index]);
      this.#rightSets.set(set, right);
    }
    return right ? asked.map((index) => this.#written.questions[index] ?? '') : undefined;
  }

  /** The word for today's answer to a question. */
  word(asked: string): string {
    let word = this.#words.get(asked);
    if (word === undefined) this.#words.set(asked, (word = digest(answerNow(asked, this.#directory))));
    return word;
  }

  get pages(): number {
    return Object.keys(this.#written.pages).length;
  }

  /** Writes down what a folder was made from, for the next time. */
  write(folder: string, version: string, made: ReadonlyMap<Page, Iterable<string>>): void {
    const questions = new Map<string, number>();
    const sets = new Map<string, { index: number; set: number[] }>();
    const pages: Written['pages'] = {};
    for (const [page, asked] of made) {
      const set = [...asked].map((question) => indexIn(questions, question)).sort((one, other) => one - other);
      const key = set.join();
      let known = sets.get(key);
      if (!known) sets.set(key, (known = { index: sets.size, set }));
      pages[page.file] = [known.index, page.given];
    }
    const written: Written = { version, questions: [...questions.keys()], answers: [...questions.keys()].map((question) => this.word(question)), sets: [...sets.values()].map(({ set }) => set), pages };
    writeFileSync(join(folder, FILE), JSON.stringify(written));
  }
}

function indexIn(questions: Map<string, number>, question: string): number {
  let index = questions.get(question);
  if (index === undefined) questions.set(question, (index = questions.size));
  return index;
}
