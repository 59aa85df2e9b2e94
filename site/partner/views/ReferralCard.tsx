import { nounName } from '../names.ts';
import { canRefer } from '../refer.ts';
import type { Hit, Opening } from '../referral.ts';
import { dayOf, languageName, language, listOf, word } from '../words.ts';
import { AddToList } from './AddToList.tsx';

/** More names than these make a line that nobody reads. */
const MOST = 3;

/** Whom one can call: what, who, the direct line, and whether that is only for some. */
export function ReferralCard({ hit }: { hit: Hit }) {
  const { noun, id, title, summary, by, municipalities, spokenLanguages, phone, visibility, checkedAt, opening } = hit;
  const whoAndWhere = [nounName(noun), ...(by === null ? [] : [by]), ...(municipalities.length > MOST ? [] : municipalities)];
  return (
    <li class="card referral">
      <h3 class="card-title" lang={hit.language} dir="auto">{canRefer(noun) ? <a href={`#/refer/${noun}/${id}`}>{title}</a> : title}</h3>
      <Restricted visibility={visibility} />
      <p class="aside"><bdi>{whoAndWhere.join(' · ')}</bdi></p>
      {summary !== null && <p lang={hit.language} dir="auto">{summary}</p>}
      {opening && <p class="aside">{sayOpening(opening)}</p>}
      {spokenLanguages.length > 0 && <p class="aside">{word('referral.speaks', { languages: listOf(spokenLanguages.map(languageName)) })}</p>}
      <p class="aside">{checkedAt === null ? word('referral.unchecked') : word('referral.checked', { date: dayOf(checkedAt) })}</p>
      <p class="acts">
        {phone && <a class="call small" href={`tel:${phone.number}`}><span class="unseen">{word('referral.call', { name: title })} </span><bdi dir="ltr">{phone.shown}</bdi></a>}
        <AddToList entry={{ noun, id, title }} />
      </p>
    </li>
  );
}

/** Says that not everybody may be told of something. */
export function Restricted({ visibility }: Pick<Hit, 'visibility'>) {
  if (visibility === 'PUBLIC') return null;
  return <p><span class="tag restricted">{word(visibility === 'VOLUNTEER' ? 'referral.volunteers' : 'referral.staff')}</span></p>;
}

const WAYS = { WALK_IN: 'referral.now.come', PHONE: 'referral.now.call', APPOINTMENT: 'referral.now.appointment' } as const;

/** How it stands with hours now, in a sentence. */
function sayOpening({ way, until, next, byAppointment }: Opening): string {
  if (way !== null) return until === null ? word(WAYS[way]) : `${word(WAYS[way])} ${word('referral.until', { time: clock(until) })}`;
  if (byAppointment) return word('referral.now.appointment');
  return next === null ? word('referral.closed') : word('referral.next', { when: dayAndClock(next) });
}

const clock = (moment: string): string => moment.slice(11, 16);

/** Times of Germany as they are told, wherever the phone is. */
const days = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const dayAndClock = (moment: string): string => days.format(new Date(`${moment.slice(0, 16)}Z`));
