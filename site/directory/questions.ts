import type { Directory } from './directory.ts';

/**
 * A page is made from what it asks: "the actor with this id", "all services at this place". Every question is noted while a page is made;
 * as long as each of them has the same answer, and the program is the same, the page is the same and need not be made again.
 */
const answers = new Map<string, (about: string, directory: Directory) => unknown>();

let noted: Set<string> | undefined;

/**
 * Makes a question that is noted when a page asks it. What the answer is found by is not noted beside it: only the answer itself counts.
 * @param name one word, its own
 * @param answer depends on what it is asked about and on the directory alone
 */
export function question<Answer>(name: string, answer: (about: string) => Answer): (about: string) => Answer {
  const ask = conclusion(name, answer);
  return (about) => ask(about, undefined);
}

/** Likewise for what is concluded from the whole directory. */
export function conclusion<Answer, From extends Partial<Directory> | undefined>(name: string, answer: (about: string, directory: From) => Answer): (about: string, directory: From) => Answer {
  answers.set(name, answer as (about: string, directory: Directory) => Answer);
  return (about, directory) => {
    const before = noted;
    before?.add(`${name} ${about}`);
    noted = undefined;
    try {
      return answer(about, directory);
    } finally {
      noted = before;
    }
  };
}

/** Notes what is asked until something is done. Only one thing may be done at a time. */
export async function noting<Done>(act: () => Promise<Done>): Promise<{ done: Done; asked: ReadonlySet<string> }> {
  const asked = new Set<string>();
  noted = asked;
  try {
    return { done: await act(), asked };
  } finally {
    noted = undefined;
  }
}

/** What a noted question is answered now. */
export function answerNow(asked: string, directory: Directory): unknown {
  const end = asked.indexOf(' ');
  const answer = answers.get(asked.slice(0, end));
  if (answer === undefined) throw new Error(`Nobody knows the question "${asked}".`);
  return answer(asked.slice(end + 1), directory);
}
