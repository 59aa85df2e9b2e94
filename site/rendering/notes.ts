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

/** Which pages of a folder are still right, and what the next folder is made from. */
export class Notes {
  readonly #written: Written;
  readonly #directory: Directory;
  readonly #words = new Map<string, string>();
  readonly #rightSets = new Map<number, boolean>();
  /** What is to be written. What a page asked is told in numbers at once: kept as words, it would soon take more memory than the directory. */
  readonly #questions = new Map<string, number>();
  readonly #sets = new Map<string, number>();
  readonly #pages: Written['pages'] = {};
  /** Sets that stay: their numbers then, and now. */
  readonly #keptSets = new Map<number, number>();

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

  /** Whether the page would be told the same today as when it was made. */
  isStillRight({ file, given }: Page): boolean {
    const [set, givenThen] = this.#written.pages[file] ?? [];
    if (set === undefined || givenThen !== given) return false;
    let right = this.#rightSets.get(set);
    if (right === undefined) {
      right = (this.#written.sets[set] ?? []).every((index) => this.#word(this.#written.questions[index] ?? '') === this.#written.answers[index]);
      this.#rightSets.set(set, right);
    }
    return right;
  }

  /** Notes that a page was made, and what it asked for that. */
  made({ file, given }: Page, asked: Iterable<string>): void {
    this.#pages[file] = [this.#setOf(asked), given];
  }

  /** Notes that a page was taken over, which asks what it asked then. */
  kept({ file, given }: Page): void {
    const [then] = this.#written.pages[file] ?? [];
    if (then === undefined) throw new Error(`Nobody knows what ${file} was made from.`);
    let now = this.#keptSets.get(then);
    if (now === undefined) this.#keptSets.set(then, (now = this.#setOf((this.#written.sets[then] ?? []).map((index) => this.#written.questions[index] ?? ''))));
    this.#pages[file] = [now, given];
  }

  /** Writes down what a folder was made from, for the next time. */
  write(folder: string, version: string): void {
    const questions = [...this.#questions.keys()];
    const sets = [...this.#sets.keys()].map((set) => (set === '' ? [] : set.split(',').map(Number)));
    const written: Written = { version, questions, answers: questions.map((question) => this.#word(question)), sets, pages: this.#pages };
    writeFileSync(join(folder, FILE), JSON.stringify(written));
  }

  /** The word for today's answer to a question. */
  #word(asked: string): string {
    let word = this.#words.get(asked);
    if (word === undefined) this.#words.set(asked, (word = digest(answerNow(asked, this.#directory))));
    return word;
  }

  #setOf(asked: Iterable<string>): number {
    const questions = Array.from(asked, (question) => indexIn(this.#questions, question));
    return indexIn(this.#sets, questions.sort((one, other) => one - other).join());
  }
}

function indexIn(known: Map<string, number>, word: string): number {
  let index = known.get(word);
  if (index === undefined) known.set(word, (index = known.size));
  return index;
}
