import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask } from '../ask.ts';
import { Heading } from '../Heading.tsx';
import { keeps, useMe, volunteering, type Me, type Session } from '../me.ts';
import { roleName } from '../names.ts';
import { tell } from '../told.ts';
import { dayOf, languageName, languages, word } from '../words.ts';
import { Agreement } from './Agreement.tsx';
import { Leaving } from './Leaving.tsx';
import { OwnData } from './OwnData.tsx';
import { Passkeys } from './Passkeys.tsx';

/** How somebody is called, in which language mails come, what they may do, and where they have signed in. */
export function Myself() {
  const { me, again } = useMe();
  return (
    <>
      <Heading text={word('me.heading')} />
      <p>{word('me.mail', { mail: me.mail })}</p>
      <Named me={me} again={again} />
      <section aria-labelledby="grants">
        <h2 id="grants">{word('me.grants')}</h2>
        {me.grants.length === 0
          ? <p>{word('me.grants.none')}</p>
          : <ul>{me.grants.map(({ id, role, actor, network, until, waiting }) => <li key={id}>{roleName(role)}{(actor ?? network) && `: ${(actor ?? network)?.name ?? ''}`}{until !== null && ` · ${word('people.until', { date: dayOf(until) })}`}{waiting && ` · ${word('volunteers.waits')}`}</li>)}</ul>}
      </section>
      <Passkeys me={me} again={again} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">{word('me.sessions')}</h2>
        <ul class="lines">{me.sessions.map((session) => <Device key={session.id} session={session} again={again} />)}</ul>
      </section>
      {volunteering(me).length > 0 && <Agreement />}
      <Leaving me={me} again={again} />
      <OwnData />
    </>
  );
}

function Named({ me, again }: { me: Me; again: () => void }) {
  const [name, setName] = useState(me.name ?? '');
  const [language, setLanguage] = useState(me.language);
  const save = async () => {
    await ask('mutation ($name: String, $language: LanguageTag) { saveMe(name: $name, language: $language) { id } }', { name: name.trim() === '' ? null : name, language });
    tell(word('me.saved'));
    again();
  };
  return (
    <form class="form" onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      <label for="name">{word('me.name')}</label>
      <input id="name" type="text" autocomplete="name" maxLength={100} dir="auto" aria-describedby="name-hint" value={name} onInput={({ currentTarget }) => {
        setName(currentTarget.value);
      }} />
      <p class="hint" id="name-hint">{word(keeps(me) ? 'me.name.hint' : 'me.name.hint.volunteer')}</p>
      <label for="language">{word('me.language')}</label>
      <select id="language" value={language} onChange={({ currentTarget }) => {
        setLanguage(currentTarget.value);
      }}>
        {languages.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
      </select>
      <ActButton act={save}>{word('me.save')}</ActButton>
    </form>
  );
}

function Device({ session: { id, device, since, current }, again }: { session: Session; again: () => void }) {
  const end = async () => {
    await ask('mutation ($id: UUID!) { endSession(id: $id) }', { id });
    tell(word('me.session.ended'));
    again();
  };
  return (
    <li>
      <span><strong>{device}</strong> <span class="aside">{word('me.session.since', { date: dayOf(since) })}{current && ` · ${word('me.session.current')}`}</span></span>
      {!current && <ActButton class="action" act={end}>{word('me.session.end', { device })}</ActButton>}
    </li>
  );
}
