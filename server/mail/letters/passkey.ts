import { type Letter, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed } from './frame.ts';

interface Added extends Addressed {
  /** Such as "Chrome, Android". */
  readonly device: string;
  /** Where passkeys are listed and removed. */
  readonly link: string;
}

/** Tells an account's owner that it can be entered with a passkey from now on: if it was somebody else's doing, they hear of it. @throws BAD_INPUT when the site's name cannot stand in a header */
export function passkeyLetter({ device, link, ...addressed }: Added): Letter {
  const words = mailWords(addressed.language);
  return framed(addressed, words, words.say('passkey.subject', { site: addressed.siteName }), [
    words.say('passkey.lead', { site: addressed.siteName }),
    { list: [words.apart(oneLine(device))] },
    words.say('passkey.notYou'),
    { link, label: words.say('account.link') },
  ]);
}
