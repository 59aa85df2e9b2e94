import { ActButton } from '../ActButton.tsx';
import { AskError } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { type Meeting, type Occasion, type Progress, type Reached, loadMeetings, localNow, register, withdraw } from '../meetings.ts';
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
            <Coming meetings={meetings.filter(isComing)} again={asked.again} />
            <Over meetings={meetings.filter((each) => !isComing(each))} />
            {reached.length + begun.length > 0 && <Own reached={reached} begun={begun} />}
            <CalendarLink since={calendarSince} again={asked.again} />
          </>
        )}
      </Answered>
    </>
  );
}

/** Whether an occasion is of today or later. */
const isNext = ({ start }: Occasion): boolean => start >= localNow().slice(0, 10);
const isComing = ({ occasions }: Meeting): boolean => occasions.some(isNext);

function Coming({ meetings, again }: { meetings: readonly Meeting[]; again: () => void }) {
  if (meetings.length === 0) return <p class="notice">{word('meetings.none')}</p>;
  return <ul class="cards">{meetings.map((meeting) => <One key={meeting.event.id} meeting={meeting} again={again} />)}</ul>;
}

/** What is over, for those who note who was there. */
function Over({ meetings }: { meetings: readonly Meeting[] }) {
  const kept = meetings.filter(({ event }) => event.registration?.here === true);
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="over">
      <h2 id="over">{word('meetings.past')}</h2>
      <ul class="lines">
        {kept.map(({ event: { id, title }, occasions }) => (
          <li key={id}>
            <span><strong><bdi lang={title.language}>{title.value}</bdi></strong> <span class="aside">{localOf(occasions.at(-1)?.start ?? '')}</span></span>
            <a class="action" href={`#/meeting/${id}`}>{word('meetings.who')}<span class="unseen">: {title.value}</span></a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many times of an event are seen at once. */
const SEEN = 3;

function One({ meeting: { event, occasions, isHosted }, again }: { meeting: Meeting; again: () => void }) {
  const { id, slug, title, summary, visibility, place, online, registration } = event;
  const page = visibility === 'PUBLIC' ? publicPage('event', slug) : undefined;
  const next = occasions.filter(isNext);
  const called = <bdi lang={title.language}>{title.value}</bdi>;
  return (
    <li class="card">
      <h2 class="card-title">{page === undefined ? called : <a href={page}>{called}</a>}</h2>
      <Restricted visibility={visibility} />
      {summary && <p lang={summary.language} dir="auto">{summary.value}</p>}
      {place && <p class="aside"><bdi>{[place.name, place.address?.street, place.address?.city].filter(Boolean).join(', ')}</bdi></p>}
      {online !== null && <p class="acts"><a class="contact-way" href={online} rel="noopener">{word('meetings.online')}<span class="unseen">: {title.value}</span></a></p>}
      <Times event={event} occasions={next.slice(0, SEEN)} again={again} />
      {next.length > SEEN && <details><summary>{word('meetings.more')}<span class="unseen">: {title.value}</span></summary><Times event={event} occasions={next.slice(SEEN)} again={again} /></details>}
      {isHosted && registration?.here === true && <p class="acts"><a class="action" href={`#/meeting/${id}`}>{word('meetings.who')}<span class="unseen">: {title.value}</span></a></p>}
    </li>
  );
}

function Times({ event: { id, title, registration }, occasions, again }: Pick<Meeting, 'event' | 'occasions'> & { again: () => void }) {
  return (
    <ul class="lines">
      {occasions.map((occasion) => (
        <li key={occasion.start}>
          <span><strong>{localOf(occasion.start)}</strong>{registration?.here === true && <span class="aside"> {sayPlaces(occasion, registration.limit)}</span>}</span>
          {registration?.here === true && <Tap event={id} title={title.value} occasion={occasion} again={again} />}
        </li>
      ))}
    </ul>
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
  // Who was there, or was not, has nothing to take back.
  if (start <= localNow()) return null;
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
      {begun.length > 0 && <ul class="lines">{begun.map(({ title, attended, needed }) => <li key={title}><span><strong><bdi>{title}</bdi></strong> <span class="aside">{word('qualifications.begun', { done: attended.length, needed })}</span></span></li>)}</ul>}
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
            <strong><bdi>{named ? holder : title}</bdi></strong>{named && <> · <bdi>{title}</bdi></>}{' '}
            <span class="aside">{word('qualifications.reached', { date: dayOf(reachedOn) })}{until !== null && <> · {word('qualifications.until', { date: dayOf(until) })}</>}</span>
          </span>
          <a class="action" href={`#/certificate/${id}`}>{word('qualifications.certificate')}<span class="unseen">: {named ? holder : title}</span></a>
        </li>
      ))}
    </ul>
  );
}
