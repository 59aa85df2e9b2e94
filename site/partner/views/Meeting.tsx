import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { type Meeting as Given, type Participant, addParticipant, loadMeeting, loadParticipants, localNow, removeParticipant, setAttended } from '../meetings.ts';
import { tell } from '../told.ts';
import { localOf, word } from '../words.ts';

/** Who takes part in an event, for those who organise it: to be used at the door, with a phone. @param event its id */
export function Meeting({ event }: { event: string }) {
  const asked = useAsked(() => loadMeeting(event), [event]);
  return (
    <>
      <Answered asked={asked}>{(meeting) => <Chosen meeting={meeting} />}</Answered>
      <p><a href="#/meetings">{word('meetings.heading')}</a></p>
    </>
  );
}

const today = (): string => localNow().slice(0, 10);

function Chosen({ meeting: { event, occasions, isHosted } }: { meeting: Given }) {
  // The one of today or the next, else the last.
  const [start, setStart] = useState((occasions.find((each) => each.start.slice(0, 10) >= today()) ?? occasions.at(-1))?.start ?? '');
  return (
    <>
      <Heading text={event.title.value} />
      {occasions.length > 1 && (
        <div class="form">
          <label for="occasion">{word('meeting.occasion')}</label>
          <select id="occasion" value={start} onChange={({ currentTarget }) => {
            setStart(currentTarget.value);
          }}>{occasions.map((each) => <option key={each.start} value={each.start}>{localOf(each.start)}</option>)}</select>
        </div>
      )}
      {start !== '' && occasions.length === 1 && <p class="lead">{localOf(start)}</p>}
      {isHosted && start !== '' ? <People key={start} event={event.id} start={start} limit={event.registration?.limit ?? null} /> : <p class="notice">{word('meetings.none')}</p>}
    </>
  );
}

function People({ event, start, limit }: { event: string; start: string; limit: number | null }) {
  const asked = useAsked(() => loadParticipants(event, start), [event, start]);
  const hasBegun = start.slice(0, 10) <= today();
  return (
    <>
      <Answered asked={asked}>
        {(people) => {
          const taken = people.filter(({ state }) => state === 'TAKES_PART').length;
          const there = people.filter(({ attended }) => attended === true).length;
          return (
            <>
              <p role="status">{limit === null ? word('meeting.taken', { count: taken }) : word('meeting.takenOf', { count: limit, taken })}{people.length > taken && <> · {word('meeting.waiting', { count: people.length - taken })}</>}{hasBegun && <> · {word('meeting.there', { count: there })}</>}</p>
              {people.length === 0 && <p class="notice">{word('meeting.none')}</p>}
              {people.length > 0 && !hasBegun && <p class="aside">{word('meeting.later')}</p>}
              <ul class="cards">{people.map((each) => <li key={each.id} class="card"><One participant={each} hasBegun={hasBegun} again={asked.again} /></li>)}</ul>
            </>
          );
        }}
      </Answered>
      <p class="aside">{word('meeting.forgotten')}</p>
      <Add event={event} start={start} again={asked.again} />
    </>
  );
}

function One({ participant: { id, name, mail, isVolunteer, state, attended }, hasBegun, again }: { participant: Participant; hasBegun: boolean; again: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const was = (value: boolean) => async () => {
    // Pressed again, it is not known any more.
    await setAttended(id, attended === value ? null : value);
    again();
  };
  const who = <span class="unseen">: {name}</span>;
  return (
    <>
      <h2 class="card-title"><bdi>{name}</bdi></h2>
      <p class="aside">{state === 'WAITS' && <><span class="tag">{word('meeting.waits')}</span>{' '}</>}{isVolunteer && <><span class="tag calm">{word('meeting.volunteer')}</span>{' '}</>}{mail !== null && <a class="contact-way" href={`mailto:${mail}`}><bdi>{mail}</bdi></a>}</p>
      {hasBegun && (
        <p class="presence">
          <ActButton class="action" pressed={attended === true} act={was(true)}>{word('meeting.was')}{who}</ActButton>
          <ActButton class="action" pressed={attended === false} act={was(false)}>{word('meeting.wasNot')}{who}</ActButton>
        </p>
      )}
      <p class="acts">
        {!isAsked && <button type="button" class="action" onClick={() => {
          setAsked(true);
        }}>{word('meeting.remove')}{who}</button>}
      </p>
      {isAsked && (
        <div class="notice" role="group" aria-label={word('meeting.remove')}>
          <p>{word('meeting.remove.sure', { name })}</p>
          <p class="acts">
            <ActButton act={async () => {
              await removeParticipant(id);
              tell(word('meeting.removed', { name }));
              again();
            }}>{word('lists.remove.yes')}</ActButton>
            <button type="button" class="action" onClick={() => {
              setAsked(false);
            }}>{word('lists.cancel')}</button>
          </p>
        </div>
      )}
    </>
  );
}

function Add({ event, start, again }: { event: string; start: string; again: () => void }) {
  const [name, setName] = useState('');
  const [mail, setMail] = useState('');
  return (
    <section aria-labelledby="add">
      <h2 id="add">{word('meeting.add')}</h2>
      <form class="form" onSubmit={(submit) => {
        submit.preventDefault();
      }}>
        <label for="add-name">{word('meeting.add.name')}</label>
        <input id="add-name" type="text" maxLength={100} autocomplete="off" dir="auto" value={name} onInput={({ currentTarget }) => {
          setName(currentTarget.value);
        }} />
        <label for="add-mail">{word('meeting.add.mail')}</label>
        <input id="add-mail" type="email" maxLength={254} autocomplete="off" dir="ltr" value={mail} onInput={({ currentTarget }) => {
          setMail(currentTarget.value);
        }} />
        <ActButton act={async () => {
          await addParticipant(event, start, name, mail);
          tell(word('meeting.added', { name }));
          setName('');
          setMail('');
          again();
        }}>{word('meeting.add.go')}</ActButton>
      </form>
    </section>
  );
}
