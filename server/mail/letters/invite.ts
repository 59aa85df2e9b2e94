import { type Letter, headerText, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed } from './frame.ts';

interface Invitation extends Addressed {
  /** Who invites, as the invited person knows them. */
  readonly inviter: string;
  readonly role: 'partner' | 'coordinator' | 'volunteer' | 'admin';
  /** Names of the actors or networks that it is for; none for an admin. */
  readonly entries: readonly string[];
  readonly link: string;
}

/** The invitation to take part; its link holds 14 days. @throws BAD_INPUT when a name cannot stand in a header */
export function inviteLetter({ inviter, role, entries, link, ...addressed }: Invitation): Letter {
  const words = mailWords(addressed.language);
  const site = addressed.siteName;
  const tasks = { partner: 'invite.partner', coordinator: 'invite.coordinator', volunteer: 'invite.volunteer', admin: 'invite.admin' } as const;
  return framed(addressed, words, words.say('invite.subject', { site }), [
    words.say('invite.lead', { site, inviter: headerText('inviter', inviter) }),
    words.say(tasks[role]),
    ...(entries.length > 0 ? [words.say('invite.for'), { list: entries.map((entry) => words.apart(oneLine(entry))) }] : []),
    { link, label: words.say('invite.link') },
    words.say('invite.holds'),
    words.say('invite.ignore'),
  ]);
}
