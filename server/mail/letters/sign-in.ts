import type { Letter } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed } from './frame.ts';

/** Minutes for which a code can be used, as the words say. */
const MINUTES = 15;

/**
 * The code and the link for signing in. Neither stands in the subject, which phones show while they are locked.
 * It is not sent any more when the code has run out. Whoever types the code may type a blank in its middle.
 * @param letter.code six digits
 * @throws BAD_INPUT when the site's name cannot stand in a header
 */
export function signInLetter({ code, link, ...addressed }: Addressed & { readonly code: string; readonly link: string }): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  const letter = framed(addressed, words, words.say('signIn.subject', { site }), [
    words.say('signIn.code', { site }),
    { code },
    words.say('signIn.or'),
    { link, label: words.say('signIn.link') },
    words.say('signIn.holds'),
    words.say('signIn.ignore'),
  ]);
  return { ...letter, until: new Date(Date.now() + MINUTES * 60_000) };
}
