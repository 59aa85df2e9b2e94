import { type Letter, oneLine } from '../letter.ts';
import { mailWords } from '../words.ts';
import { type Addressed, framed, shortened } from './frame.ts';

interface Check extends Addressed {
  /** Name of the institution whose entries are due. */
  readonly actor: string;
  /** All that is due; `since` is when it was checked last, null for never; `because` what brings its turn forward. */
  readonly entries: readonly { readonly title: string; readonly since: Date | null; readonly because?: readonly ('report' | 'link' | 'unreached')[] }[];
  /** A page that confirms everything with one tap. */
  readonly confirmLink: string;
  /** A form whose changes become a proposal. */
  readonly editLink: string;
  readonly due: 'soon' | 'now' | 'overdue';
}

/** Asks an institution whether all that is due is still right. @throws BAD_INPUT when the site's name cannot stand in a header */
export function checkLetter({ entries, confirmLink, editLink, due, ...addressed }: Check): Letter {
  const words = mailWords(addressed.language);
  const actor = oneLine(addressed.actor);
  const subjects = { soon: 'check.subject.soon', now: 'check.subject.now', overdue: 'check.subject.overdue' } as const;
  const leads = { soon: 'check.soon', now: 'check.now', overdue: 'check.overdue' } as const;
  const because = { report: 'check.because.report', link: 'check.because.link', unreached: 'check.because.unreached' } as const;
  const item = ({ title, since, because: reasons = [] }: Check['entries'][number]): string => {
    const known = since === null ? words.say('check.never', { title: oneLine(title) }) : words.say('check.item', { title: oneLine(title), date: words.day(since) });
    return [known, ...reasons.map((reason) => words.say(because[reason]))].join(' – ');
  };
  return framed(addressed, words, words.say(subjects[due], { actor: shortened(actor) }), [
    words.say(leads[due], { site: addressed.siteName, actor }),
    words.say('check.entries', { count: entries.length }),
    { list: entries.map(item) },
    { link: confirmLink, label: words.say('check.confirm') },
    words.say('check.confirmMeans'),
    { link: editLink, label: words.say('check.edit') },
    words.say('check.editMeans'),
    { small: words.say('check.forward') },
  ]);
}
