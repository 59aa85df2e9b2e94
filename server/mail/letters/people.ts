import { type Letter, headerText, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

interface About extends Addressed {
  /** Who does it, as others know them. */
  readonly person: string;
  /** Names of the actors or networks that it is about; none for an admin. */
  readonly entries: readonly string[];
}

interface Ended extends About {
  /** Whether somebody withdrew the roles, or a successor took them over. */
  readonly why: 'withdrawn' | 'handed';
  /** Whether entries were kept, in which something may have been begun. */
  readonly kept: boolean;
  /** Where somebody sees what is left to them. */
  readonly link: string;
}

/** Tells somebody that roles of theirs have ended. @throws BAD_INPUT when a name cannot stand in a header */
export function endedLetter({ person, entries, why, kept, link, ...addressed }: Ended): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  const leads = { withdrawn: 'ended.withdrawn', handed: 'ended.handed' } as const;
  return framed(addressed, words, words.say('ended.subject', { site }), [
    words.say(leads[why], { site, person: headerText('person', person) }),
    ...(entries.length > 0 ? [{ list: entries.map((entry) => words.apart(oneLine(entry))) }] : []),
    ...(kept ? [words.say('ended.stays')] : []),
    words.say('ended.ask'),
    { link, label: words.say('account.link') },
  ]);
}

/** Asks somebody to take over what another did until now; its link holds 14 days. @throws BAD_INPUT when a name cannot stand in a header */
export function handoverLetter({ person, entries, link, ...addressed }: About & { readonly link: string }): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  return framed(addressed, words, words.say('invite.subject', { site }), [
    words.say('handover.lead', { site, person: headerText('person', person) }),
    words.say('invite.for'),
    { list: entries.map((entry) => words.apart(oneLine(entry))) },
    { link, label: words.say('invite.link') },
    words.say('invite.holds'),
    words.say('invite.ignore'),
  ]);
}

interface Leaving extends About {
  /** Mail address of who was invited to take over, if somebody was. */
  readonly successor: string | null;
  /** When the roles end whatever happens, if that was said. */
  readonly until: Date | null;
  /** Names of what nobody keeps then. */
  readonly alone: readonly string[];
  readonly link: string;
}

/** Tells those who coordinate that somebody leaves, and who comes after them. @throws BAD_INPUT when a name cannot stand in a header */
export function leavingLetter({ person, entries, successor, until, alone, link, ...addressed }: Leaving): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  const who = headerText('person', person);
  return framed(addressed, words, words.say('leaving.subject', { person: shortened(who) }), [
    words.say('leaving.lead', { site, person: who }),
    { list: entries.map((entry) => words.apart(oneLine(entry))) },
    ...(successor === null ? [] : [words.say('leaving.successor', { mail: successor })]),
    ...(until === null ? [] : [words.say('leaving.until', { date: words.day(until) })]),
    ...(alone.length === 0 ? [] : [words.say('leaving.alone'), { list: alone.map((entry) => words.apart(oneLine(entry))) }]),
    { link, label: words.say('leaving.link') },
  ]);
}
