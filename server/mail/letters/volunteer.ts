import { type Letter, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

interface OfNetwork extends Addressed {
  /** Name of the network. */
  readonly network: string;
  readonly link: string;
}

/** Tells a volunteer that they are confirmed and can begin. @throws BAD_INPUT when a name cannot stand in a header */
export function confirmedLetter({ network, link, ...addressed }: OfNetwork): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  return framed(addressed, words, words.say('confirmed.subject', { site }), [words.say('confirmed.lead', { site, network: oneLine(network) }), { link, label: words.say('confirmed.link') }]);
}

/** Tells a volunteer that their role ends soon. @throws BAD_INPUT when a name cannot stand in a header */
export function endingLetter({ network, until, link, ...addressed }: OfNetwork & { readonly until: Date }): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  return framed(addressed, words, words.say('ending.subject', { date: words.day(until) }), [
    words.say('ending.lead', { site, network: oneLine(network), date: words.day(until) }),
    words.say('ending.goOn'),
    words.say('ending.stop'),
    { link, label: words.say('account.link') },
  ]);
}

interface Endings extends OfNetwork {
  /** How many volunteers. */
  readonly count: number;
  /** When the first of them ends. */
  readonly until: Date;
}

/** Tells those who coordinate that roles of volunteers end soon, without saying whose: mails are forwarded. @throws BAD_INPUT when a name cannot stand in a header */
export function endingsLetter({ network, count, until, link, ...addressed }: Endings): Letter {
  const words = mailWords(addressed.language);
  return framed(addressed, words, words.say('endings.subject', { network: shortened(oneLine(network)) }), [
    words.say('endings.lead', { count, network: oneLine(network), date: words.day(until) }),
    words.say('endings.renew'),
    { link, label: words.say('endings.link') },
  ]);
}

interface Unkept extends Addressed {
  /** Names of what nobody keeps any more. */
  readonly entries: readonly string[];
  readonly link: string;
}

/** Tells that somebody has deleted their account, not who, and what nobody keeps now. @throws BAD_INPUT when a name cannot stand in a header */
export function unkeptLetter({ entries, link, ...addressed }: Unkept): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  return framed(addressed, words, words.say('unkept.subject', { site }), [
    words.say('unkept.lead', { site }),
    { list: entries.map((entry) => words.apart(oneLine(entry))) },
    { link, label: words.say('leaving.link') },
  ]);
}
