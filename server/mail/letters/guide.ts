import type { PoolClient } from 'pg';
import { type Letter, type Part, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed } from './frame.ts';

/** What is told to those who assign and to volunteers, and after that to who asked. */
const WORK = { new: 'guide.new', back: 'guide.back', expired: 'guide.expired', given: 'guide.given', withdrawn: 'guide.withdrawn' } as const;
const SAID = { ...WORK, asked: 'guide.asked', waits: 'guide.waits', assigned: 'guide.assigned', passedOn: 'guide.passedOn', done: 'guide.done', couldNot: 'guide.couldNot' } as const;

export type GuideNews = keyof typeof SAID;

interface Guided extends Addressed {
  /** Name of the network. */
  readonly network: string;
  /** The view in which it is seen to; for who asked, their own page, where it is known. */
  readonly link?: string | undefined;
}

const isWork = (what: GuideNews): boolean => what in WORK;

/** Tells how it stands with a request for a guide. Nothing of who asks stands in it, nor what they wrote: mails are forwarded. @throws BAD_INPUT when the site's name cannot stand in a header */
export function guideLetter(what: GuideNews, { network, link, ...addressed }: Guided): Letter {
  const words = mailWords(addressed.language);
  const parts: Part[] = [words.say(SAID[what], { network: oneLine(network), site: addressed.siteName })];
  if (what === 'asked') parts.push(words.say('guide.keep'));
  if (link !== undefined) parts.push({ link, label: words.say(isWork(what) ? 'guide.open' : 'guide.own') });
  return framed(addressed, words, words.say(isWork(what) ? 'guide.subject.work' : 'guide.subject'), parts);
}

/** Takes mails out of the queue that tell somebody of their request; of others to the same address none. */
export async function eraseGuideMails(client: Pick<PoolClient, 'query'>, mail: string, language: string): Promise<void> {
  await client.query('delete from mail where lower(recipient) = $1 and subject = $2', [mail, mailWords(language).say('guide.subject')]);
}
