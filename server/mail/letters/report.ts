import { type Letter, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

interface Told extends Addressed {
  /** Title of the entry that something is not right with. */
  readonly entry: string;
  /** What the reader wrote. */
  readonly text: string;
  readonly link: string;
}

/** Tells what a reader says is not right. @throws BAD_INPUT when the site's name cannot stand in a header */
export function reportLetter({ text, link, ...addressed }: Told): Letter {
  const words = mailWords(addressed.language);
  const entry = oneLine(addressed.entry);
  return framed(addressed, words, words.say('report.subject', { entry: shortened(entry) }), [
    words.say('report.lead', { entry }),
    { quote: text },
    words.say('report.caution'),
    { link, label: words.say('report.link') },
  ]);
}
