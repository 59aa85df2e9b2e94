import type { PoolClient } from 'pg';
import { type Letter, type Part, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed } from './frame.ts';

/** To those who assign: `new`, `back`, `expired`; to a volunteer: `given`, `withdrawn`. */
const WORK = ['new', 'back', 'expired', 'given', 'withdrawn'] as const;
/** What is told: to those who help, or to who asked. */
type GuideNews = (typeof WORK)[number] | 'asked' | 'waits' | 'assigned' | 'passedOn' | 'done' | 'couldNot';

interface Guided extends Addressed {
  /** Name of the network. */
  readonly network: string;
  /** The view in which it is seen to; for who asked, their own page, where it is known. */
  readonly link?: string | undefined;
}

const isWork = (what: GuideNews): boolean => WORK.some((each) => each === what);

/** Tells how it stands with a request for a guide. Nothing of who asks stands in it, nor what they wrote: mails are forwarded. @throws BAD_INPUT when the site's name cannot stand in a header */
export function guideLetter(what: GuideNews, { network, link, ...addressed }: Guided): Letter {
  const words = mailWords(addressed.language);
  const parts: Part[] = [words.say(`guide.${what}`, { network: oneLine(network), site: addressed.siteName })];
  if (what === 'asked') parts.push(words.say('guide.keep'));
  if (link !== undefined) parts.push({ link, label: words.say(isWork(what) ? 'guide.open' : 'guide.own') });
  return framed(addressed, words, words.say(isWork(what) ? 'guide.subject.work' : 'guide.subject'), parts);
}

/** Takes mails out of the queue that tell somebody of their request; of others to the same address none. */
export async function eraseGuideMails(client: Pick<PoolClient, 'query'>, mail: string, language: string): Promise<void> {
  await client.query('delete from mail where lower(recipient) = $1 and subject = $2', [mail, mailWords(language).say('guide.subject')]);
}
