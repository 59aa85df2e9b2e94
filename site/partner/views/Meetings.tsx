import { ActButton } from '../ActButton.tsx';
import { AskError } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { type Meeting, type Occasion, type Progress, type Reached, loadMeetings, register, withdraw } from '../meetings.ts';
import { publicPage } from '../pages.ts';
import { tell } from '../told.ts';
import { dayOf, localOf, word } from '../words.ts';
import { CalendarLink } from './CalendarLink.tsx';
import { Restricted } from './ReferralCard.tsx';

/** Coming trainings and meetings of one's networks, what one has reached by them, and all of it in one's own calendar. */
export function Meetings() {
  const asked = useAsked(loadMeetings);
  return (
    <>
      <Heading text={word('meetings.heading')} />
      <p class="lead">{word('meetings.lead')}</p>
      <Answered asked={asked}>
        {({ meetings, reached, begun, calendarSince }) => (
          <>
            {meetings.length === 0 ? <p class="notice">{word('meetings.none')}</p> : <ul class="cards">{meetings.map((meeting) => <One key={meeting.event.id} meeting={meeting} again={asked.again} />)}</ul>}
            {reached.length + begun.length > 0 && <Own reached={reached} begun={begun} />}
            <CalendarLink since={calendarSince} again={asked.again} />
          </>
        )}
      </Answered>
    </>
  );
}

/** Of what needs no registration, so many times are enough. */
const FEW = 3;

function One({ meeting: { event, occasions, isHosted }, again }: { meeting: Meeting; again: () => void }) {
  const { id, slug, title, summary, visibility, registration } = event;
  const page = visibility === 'PUBLIC' ? publicPage('event', slug) : undefined;
  return (
    <li class="card">
      <h2 class="card-title" lang={title.language} dir="auto">{page === undefined ? title.value : <a href={page}>{title.value}</a>}</h2>
      <Restricted visibility={visibility} />
      {summary && <p lang={summary.language} dir="auto">{summary.value}</p>}
      <ul class="lines">
        {occasions.slice(0, registration?.here === true ? undefined : FEW).map((occasion) => (
          <li key={occasion.start}>
            <span><strong>{localOf(occasion.start)}</strong>{registration?.here === true && <span class="aside"> {sayPlaces(occasion, registration.limit)}</span>}</span>
            {registration?.here === true && <Tap event={id} title={title.value} occasion={occasion} again={again} />}
          </li>
        ))}
      </ul>
      {isHosted && registration?.here === true && <p class="acts"><a class="action" href={`#/meeting/${id}`}>{word('meetings.who')}<span class="unseen">: {title.value}</span></a></p>}
    </li>
  );
}

/** How one stands oneself, else how many places are left. */
function sayPlaces({ mine, taken, isOpen }: Occasion, limit: number | null): string {
  if (mine !== null) return word(`meetings.is.${mine}`);
  if (!isOpen) return word('meetings.closed');
  if (limit === null) return '';
  return limit > taken ? word('meetings.free', { count: limit - taken }) : word('meetings.full');
}

interface TapProps {
  event: string;
  title: string;
  occasion: Occasion;
  again: () => void;
}

function Tap({ event, title, occasion: { start, mine, isOpen }, again }: TapProps) {
  const what = <span class="unseen">: {title}, {localOf(start)}</span>;
  if (mine !== null) {
    return <ActButton class="action" act={async () => {
      await withdraw(event, start);
      tell(word('meetings.withdrawn'));
      again();
    }}>{word('meetings.withdraw')}{what}</ActButton>;
  }
  if (!isOpen) return null;
  return <ActButton act={async () => {
    try {
      tell(word(`meetings.is.${await register(event, start)}`));
    } catch (error) {
      if (!(error instanceof AskError && error.code === 'MISSING_FIELD')) throw error;
      tell(word('meetings.name'), true);
    }
    again();
  }}>{word('meetings.register')}{what}</ActButton>;
}

function Own({ reached, begun }: { reached: readonly Reached[]; begun: readonly Progress[] }) {
  return (
    <section aria-labelledby="own">
      <h2 id="own">{word('qualifications.own')}</h2>
      <ReachedList reached={reached} />
      {begun.length > 0 && <ul class="lines">{begun.map(({ title, attended, needed }) => <li key={title}><span><strong dir="auto">{title}</strong> <span class="aside">{word('qualifications.begun', { done: attended.length, needed })}</span></span></li>)}</ul>}
    </section>
  );
}

/** Qualifications with the way to their certificates. @param named whether their holders are told */
export function ReachedList({ reached, named = false }: { reached: readonly Reached[]; named?: boolean }) {
  return (
    <ul class="lines">
      {reached.map(({ id, title, holder, reachedOn, until }) => (
        <li key={id}>
          <span>
            <strong dir="auto">{named ? holder : title}</strong>{named && <> · <bdi>{title}</bdi></>}{' '}
            <span class="aside">{word('qualifications.reached', { date: dayOf(reachedOn) })}{until !== null && <> · {word('qualifications.until', { date: dayOf(until) })}</>}</span>
          </span>
          <a class="action" href={`#/certificate/${id}`}>{word('qualifications.certificate')}<span class="unseen">: {named ? holder : title}</span></a>
        </li>
      ))}
    </ul>
  );
}
