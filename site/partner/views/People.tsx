import { useMemo, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadInstitutions } from '../kept.ts';
import { useMe, type Me } from '../me.ts';
import { roleName } from '../names.ts';
import { loadNetworks } from '../networks.ts';
import { loadPeople, type Holder, type OpenInvitation, type People as All, type ShortOfPeople } from '../people.ts';
import { tell } from '../told.ts';
import { compare, dayOf, word } from '../words.ts';
import { Invitation, type Known } from './Invitation.tsx';

/** Who keeps what, where somebody is missing, and who is invited next; for those who coordinate. @param begins id of the institution that somebody is invited for */
export function People({ begins }: { begins: string | undefined }) {
  const { me } = useMe();
  const asked = useAsked(() => Promise.all([known(me), loadPeople()]));
  return (
    <>
      <Heading text={word('people.heading')} />
      <p class="lead">{word('people.lead')}</p>
      <Answered asked={asked}>
        {([all, { people, invitations, shortOfPeople }]) => (
          <>
            <section aria-labelledby="invite">
              <h2 id="invite">{word('people.invite.heading')}</h2>
              <Invitation me={me} all={all} begins={begins} done={asked.again} />
            </section>
            {invitations.length > 0 && <Open invitations={invitations} done={asked.again} />}
            <There people={people} done={asked.again} />
            {shortOfPeople.length > 0 && <Short short={shortOfPeople} />}
          </>
        )}
      </Answered>
    </>
  );
}

async function known(me: Me): Promise<Known> {
  const [institutions, networks] = await Promise.all([loadInstitutions(me), loadNetworks(me)]);
  return { institutions: institutions.toSorted((one, other) => compare(one.name, other.name)), networks };
}

/** What a role is and what it is for. */
const roleFor = ({ role, actor, network }: Pick<Holder, 'role' | 'actor' | 'network'>): string => [roleName(role), (actor ?? network)?.name].filter(Boolean).join(': ');

/** Invitations that nobody has taken up, to be taken back. */
export function Open({ invitations, done }: { invitations: readonly OpenInvitation[]; done: () => void }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{word('people.open')}</h2>
      <ul class="lines">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <span><strong dir="ltr">{invitation.mail}</strong> <span class="aside">{roleFor(invitation)} · {word('people.open.until', { date: dayOf(invitation.until) })}</span></span>
            <ActButton class="action" act={async () => {
              await ask('mutation ($id: UUID!) { withdrawInvitation(id: $id) }', { id: invitation.id });
              tell(word('people.open.ended'));
              done();
            }}>{word('people.open.end')}<span class="unseen">: {invitation.mail}</span></ActButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many can be looked through without a search. */
const FEW = 8;

function There({ people, done }: { people: All['people']; done: () => void }) {
  const [sought, setSought] = useState('');
  const found = useMemo(() => {
    const words = sought.toLocaleLowerCase().trim();
    return people.filter((each) => [each.name, each.mail, roleFor(each)].some((text) => text?.toLocaleLowerCase().includes(words)));
  }, [people, sought]);
  return (
    <section aria-labelledby="there">
      <h2 id="there">{word('people.there')}</h2>
      {people.length > FEW && (
        <div class="find">
          <label for="sought">{word('people.find')}</label>
          <input id="sought" type="search" autocomplete="off" dir="auto" value={sought} onInput={({ currentTarget }) => {
            setSought(currentTarget.value);
          }} />
        </div>
      )}
      <p class="aside" role="status">{word('people.count', { count: found.length })}</p>
      <ul class="lines">{found.map((holder) => <Role key={holder.id} holder={holder} done={done} />)}</ul>
    </section>
  );
}

function Role({ holder, done }: { holder: Holder; done: () => void }) {
  const { id, mail, name, seenAt, until, own } = holder;
  const [isAsked, setAsked] = useState(false);
  const called = name ?? mail;
  const withdraw = async () => {
    await ask('mutation ($id: UUID!) { withdrawGrant(id: $id) }', { id });
    tell(word('people.withdrawn', { name: called }));
    done();
  };
  return (
    <li>
      <span>
        <strong dir="auto">{called}</strong>
        <span class="aside">{roleFor(holder)}</span>
        <span class="aside">{name !== null && <><bdi>{mail}</bdi> · </>}{seenAt === null ? word('people.unseen') : word('people.seen', { date: dayOf(seenAt) })}{until !== null && ` · ${word('people.until', { date: dayOf(until) })}`}</span>
      </span>
      {own && <a class="action" href="#/me">{word('people.own')}</a>}
      {!own && !isAsked && <button type="button" class="action" onClick={() => {
        setAsked(true);
      }}>{word('people.withdraw')}<span class="unseen">: {called}, {roleFor(holder)}</span></button>}
      {isAsked && (
        <div class="notice" role="group" aria-label={word('people.withdraw')}>
          <p>{word('people.withdraw.sure', { name: called, role: roleFor(holder) })}</p>
          <p class="acts">
            <ActButton act={withdraw}>{word('people.withdraw.yes')}</ActButton>
            <button type="button" class="action" onClick={() => {
              setAsked(false);
            }}>{word('people.withdraw.no')}</button>
          </p>
        </div>
      )}
    </li>
  );
}

/** A network that has just begun has many institutions with nobody: they are shown on demand. */
function Short({ short }: { short: readonly ShortOfPeople[] }) {
  const groups = [
    { key: 'people.nobody', some: short.filter(({ people }) => people === 0) },
    { key: 'people.onlyOne', some: short.filter(({ people }) => people === 1) },
  ] as const;
  return (
    <section aria-labelledby="short">
      <h2 id="short">{word('people.short')}</h2>
      <p>{word('people.short.text')}</p>
      {groups.map(({ key, some }) => some.length > 0 && (
        <details key={key}>
          <summary>{word(key, { count: some.length })}</summary>
          <ul class="lines">
            {some.map(({ actor: { id, name } }) => <li key={id}><span>{name}</span><a class="action" href={`#/people/${id}`}>{word('people.invite')}<span class="unseen">: {name}</span></a></li>)}
          </ul>
        </details>
      ))}
    </section>
  );
}
