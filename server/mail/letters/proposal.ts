import { type Letter, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

interface About extends Addressed {
  /** Title of the entry that the proposal was for. */
  readonly entry: string;
  readonly link: string;
}

interface Returned extends About {
  /** What was sent back: the field's name in the reader's language, and why. */
  readonly fields: readonly { readonly label: string; readonly reason: string }[];
}

/** Says which fields of a proposal were sent back, and why. @throws BAD_INPUT when the site's name cannot stand in a header */
export function returnedLetter({ fields, link, ...addressed }: Returned): Letter {
  const words = mailWords(addressed.language);
  const entry = oneLine(addressed.entry);
  return framed(addressed, words, words.say('returned.subject', { entry: shortened(entry) }), [
    words.say('returned.lead', { entry, count: fields.length }),
    { list: fields.map(({ label, reason }) => words.say('returned.field', { field: oneLine(label), reason })) },
    { link, label: words.say('returned.link') },
  ]);
}

/** Says that a proposal was accepted. @throws BAD_INPUT when the site's name cannot stand in a header */
export function acceptedLetter({ link, ...addressed }: About): Letter {
  const words = mailWords(addressed.language);
  const entry = oneLine(addressed.entry);
  return framed(addressed, words, words.say('accepted.subject', { entry: shortened(entry) }), [
    words.say('accepted.lead', { entry }),
    { link, label: words.say('accepted.link') },
  ]);
}
