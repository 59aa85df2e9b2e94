import { useMemo, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { later } from '../later.tsx';
import type { Institution } from '../kept.ts';
import { tell } from '../told.ts';
import { loadVolunteers, renewVolunteers, standingOf, type Volunteer as One } from '../volunteers.ts';
import { compare, languageName, word } from '../words.ts';
import { NetworkChoice } from './NetworkChoice.tsx';
import { Open } from './People.tsx';
import { Volunteer } from './Volunteer.tsx';
import { VolunteerInvitation } from './VolunteerInvitation.tsx';

const Qualified = later(() => import('./Qualified.tsx').then(({ Qualified }) => Qualified));

/** The volunteers of a network: who is there, who fits, and whose time ends; for those who coordinate. @param network its slug */
export function Volunteers({ network: slug }: { network: string | undefined }) {
  return (
    <>
      <Heading text={word('volunteers.heading')} />
      <p class="lead">{word('volunteers.lead')}</p>
      <NetworkChoice view="volunteers" slug={slug}>{(network) => <OfNetwork key={network.id} network={network} />}</NetworkChoice>
    </>
  );
}

function OfNetwork({ network }: { network: Institution }) {
  const asked = useAsked(() => loadVolunteers(network.id), [network.id]);
  return (
    <>
      <Answered asked={asked}>
        {({ volunteers, invitations }) => (
          <>
            <Ending volunteers={volunteers} done={asked.again} />
            {volunteers.length === 0 ? <p class="notice">{word('volunteers.none')}</p> : <Found volunteers={volunteers} done={asked.again} />}
            {invitations.length > 0 && <Open invitations={invitations} done={asked.again} />}
            <Qualified network={network.id} />
          </>
        )}
      </Answered>
      <section aria-labelledby="invite">
        <h2 id="invite">{word('volunteers.invite')}</h2>
        <VolunteerInvitation network={network} done={asked.again} />
      </section>
    </>
  );
}

interface ListProps {
  volunteers: readonly One[];
  done: () => void;
}

/** Those whose role ends soon, to be renewed all at once. */
function Ending({ volunteers, done }: ListProps) {
  const soon = volunteers.filter((each) => standingOf(each) === 'soon');
  if (soon.length < 2) return null;
  return (
    <div class="notice">
      <p>{word('volunteers.soon', { count: soon.length })}</p>
      <p><ActButton act={async () => {
        tell(word('volunteers.renewed', { count: await renewVolunteers(soon.map(({ id }) => id)) }));
        done();
      }}>{word('volunteers.renewAll', { count: soon.length })}</ActButton></p>
    </div>
  );
}

/** By what volunteers are chosen. */
interface Wish {
  readonly language: string;
  readonly help: string;
  readonly place: string;
}

const fits = ({ profile }: One, { language, help, place }: Wish): boolean =>
  (language === '' || profile?.languages.includes(language) === true) && (help === '' || profile?.helps.some(({ id }) => id === help) === true) && (place === '' || profile?.area.includes(place) === true);

const named = (pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] => [...new Map(pairs)].toSorted(([, one], [, other]) => compare(one, other));

function Found({ volunteers, done }: ListProps) {
  const [wish, setWish] = useState<Wish>({ language: '', help: '', place: '' });
  const choices = useMemo(() => {
    const profiles = volunteers.flatMap(({ profile }) => profile ?? []);
    return {
      language: named(profiles.flatMap(({ languages }) => languages.map((tag) => [tag, languageName(tag)] as const))),
      help: named(profiles.flatMap(({ helps }) => helps.map(({ id, name }) => [id, name] as const))),
      place: named(profiles.flatMap(({ area }) => area.map((town) => [town, town] as const))),
    };
  }, [volunteers]);
  const found = volunteers.filter((each) => fits(each, wish));
  return (
    <section aria-labelledby="found">
      <h2 id="found">{word('volunteers.there')}</h2>
      <div class="find filters">
        {(['language', 'help', 'place'] as const).map((by) => choices[by].length > 0 && (
          <div key={by}>
            <label for={`by-${by}`}>{word(`volunteers.by.${by}`)}</label>
            <select id={`by-${by}`} value={wish[by]} onChange={({ currentTarget }) => {
              setWish({ ...wish, [by]: currentTarget.value });
            }}>
              <option value="">{word('volunteers.by.all')}</option>
              {choices[by].map(([value, name]) => <option key={value} value={value}>{name}</option>)}
            </select>
          </div>
        ))}
      </div>
      <p class="aside" role="status">{word('volunteers.count', { count: found.length })}</p>
      <ul class="cards">{found.map((volunteer) => <li key={volunteer.id} class="card"><Volunteer volunteer={volunteer} done={done} /></li>)}</ul>
    </section>
  );
}
