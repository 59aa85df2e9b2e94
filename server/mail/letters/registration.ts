import { type Letter, type Part, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

const SAID = {
  confirm: 'registration.confirm', takesPart: 'registration.takesPart', waits: 'registration.waits', movedUp: 'registration.movedUp', removed: 'registration.removed', cancelled: 'registration.cancelled',
} as const;

/** What there is to tell somebody who registered. */
export type RegistrationNews = keyof typeof SAID;

interface Registered extends Addressed {
  /** Title of the event. */
  readonly title: string;
  /** When it begins in Germany, "2026-12-01T17:00". */
  readonly occasion: string;
  /** What opens the registration, where there is one still. */
  readonly link?: string | undefined;
}

/** Tells somebody how their registration for an event stands. @throws BAD_INPUT when the site's name cannot stand in a header */
export function registrationLetter(what: RegistrationNews, { title, occasion, link, ...addressed }: Registered): Letter {
  const words = mailWords(addressed.language);
  const parts: Part[] = [words.say(SAID[what], { title: oneLine(title), moment: words.moment(occasion) })];
  if (what !== 'confirm' && link !== undefined) parts.push(words.say('registration.cannotCome'));
  if (link !== undefined) parts.push({ link, label: words.say(what === 'confirm' ? 'registration.confirmLink' : 'registration.ownLink') });
  return framed(addressed, words, words.say('registration.subject', { title: shortened(oneLine(title)) }), parts);
}

interface Reached extends Addressed {
  /** Title of the qualification. */
  readonly title: string;
  /** Its last day; null: without end. */
  readonly until: Date | null;
  readonly link: string;
}

/** Tells somebody that they have reached a qualification. @throws BAD_INPUT when the site's name cannot stand in a header */
export function qualificationLetter({ title, until, link, ...addressed }: Reached): Letter {
  const words = mailWords(addressed.language);
  return framed(addressed, words, words.say('qualification.subject', { title: shortened(oneLine(title)) }), [
    words.say('qualification.reached', { title: oneLine(title) }),
    ...(until === null ? [] : [words.say('qualification.until', { date: words.day(until) })]),
    { link, label: words.say('qualification.link') },
  ]);
}
