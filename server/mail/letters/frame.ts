import { type Letter, type Part, headerText } from '../letter.ts';
import type { MailWords } from '../words.ts';

/** Whom a letter goes to, in which language they read, and what the site calls itself. */
export interface Addressed {
  /** One mail address. */
  readonly to: string;
  /** BCP 47 tag of a language of the directory. */
  readonly language: string;
  readonly siteName: string;
}

/** A letter with what stands at the foot of all: who sent it, and that nobody has checked its words where that is so. @throws BAD_INPUT when the site's name cannot stand in a header */
export function framed({ to, siteName }: Addressed, words: MailWords, subject: string, parts: readonly Part[]): Letter {
  return {
    to,
    language: words.language,
    subject,
    parts: [
      ...parts,
      { small: words.say('frame.automatic', { site: headerText('siteName', siteName) }) },
      ...(words.isMachineMade ? [{ small: words.say('frame.machine') }] : []),
    ],
  };
}

/** Characters of a title in a subject: phones show no more. */
const LONGEST = 70;

/** A title short enough for a subject. */
export function shortened(title: string): string {
  const letters = Array.from(title);
  return letters.length <= LONGEST ? title : `${letters.slice(0, LONGEST - 1).join('').trimEnd()}…`;
}
