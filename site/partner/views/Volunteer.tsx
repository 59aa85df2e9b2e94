import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { DAYS, PARTS, shortDay, type Profile } from '../profile.ts';
import { tell } from '../told.ts';
import { confirmVolunteer, endVolunteer, renewVolunteers, standingOf, type Volunteer as Given } from '../volunteers.ts';
import { dayOf, languageName, listOf, word } from '../words.ts';

interface Props {
  volunteer: Given;
  /** What is asked anew when something was done. */
  done: () => void;
}

/** A volunteer: how it stands with the role, what they say of themselves, and what can be done. */
export function Volunteer({ volunteer, done }: Props) {
  const { id, mail, name, until, seenOn, agreed, profile, phone } = volunteer;
  const [isAsked, setAsked] = useState(false);
  const called = name ?? mail;
  const standing = standingOf(volunteer);
  const act = (deed: () => Promise<unknown>, said: string) => async () => {
    await deed();
    setAsked(false);
    tell(said);
    done();
  };
  return (
    <>
      <h3 class="card-title" dir="auto">{called}</h3>
      <p class="aside">
        <span class={standing === 'active' ? 'tag calm' : 'tag'}>{word(`volunteers.is.${standing}`)}</span>{' '}
        {word(standing === 'ended' ? 'volunteers.endedOn' : 'people.until', { date: dayOf(until) })} · {seenOn === null ? word('people.unseen') : word('people.seen', { date: dayOf(seenOn) })}
      </p>
      <p class="acts">
        <a class="contact-way" href={`mailto:${mail}`}><bdi>{mail}</bdi></a>
        {profile?.phone != null && <a class="contact-way" href={`tel:${profile.phone}`}><bdi dir="ltr">{phone}</bdi></a>}
      </p>
      {profile ? <Said profile={profile} /> : standing !== 'ended' && <p class="aside">{word('volunteers.unsaid')}</p>}
      {standing !== 'ended' && agreed.includes('ACCOMPANIMENT') && <p class="aside">{word('volunteers.suggestible')}</p>}
      {standing !== 'ended' && (
        <p class="acts">
          {standing === 'waiting' && <ActButton act={act(() => confirmVolunteer(id), word('volunteers.confirmed', { name: called }))}>{word('volunteers.confirm')}<span class="unseen">: {called}</span></ActButton>}
          {standing !== 'waiting' && <ActButton class={standing === 'soon' ? 'button' : 'action'} act={act(() => renewVolunteers([id]), word('volunteers.renewed', { count: 1 }))}>{word('volunteers.renew')}<span class="unseen">: {called}</span></ActButton>}
          {!isAsked && <button type="button" class="action" onClick={() => {
            setAsked(true);
          }}>{word('volunteers.end')}<span class="unseen">: {called}</span></button>}
        </p>
      )}
      {isAsked && (
        <div class="notice" role="group" aria-label={word('volunteers.end')}>
          <p>{word('volunteers.end.sure', { name: called })}</p>
          <p class="acts">
            <ActButton act={act(() => endVolunteer(id), word('volunteers.end.done', { name: called }))}>{word('volunteers.end.yes')}</ActButton>
            <button type="button" class="action" onClick={() => {
              setAsked(false);
            }}>{word('people.withdraw.no')}</button>
          </p>
        </div>
      )}
    </>
  );
}

/** Times in one sentence: "Mo morning, Mo evening and Sa morning", by day. */
const timesOf = (times: readonly string[]): string =>
  listOf(DAYS.flatMap((day) => {
    const parts = PARTS.filter((part) => times.includes(`${day}_${part}`));
    return parts.length === 0 ? [] : [`${shortDay(day)} ${parts.length === PARTS.length ? word('time.ALL') : parts.map((part) => word(`time.${part}`)).join(', ')}`];
  }));

function Said({ profile: { languages, helps, area, times, qualifications } }: { profile: Profile }) {
  const pairs: (readonly [string, string])[] = [
    [word('profile.languages'), listOf(languages.map(languageName))],
    [word('profile.helps'), listOf(helps.map(({ name }) => name))],
    [word('profile.area'), listOf(area)],
    [word('profile.times'), timesOf(times)],
    [word('profile.qualifications'), listOf(qualifications.map(({ qualification, until }) => (until === null ? qualification.name : word('volunteers.held', { name: qualification.name, date: dayOf(until) }))))],
  ];
  return <dl class="pairs said-of">{pairs.filter(([, said]) => said !== '').map(([name, said]) => <div key={name}><dt>{name}</dt><dd>{said}</dd></div>)}</dl>;
}
