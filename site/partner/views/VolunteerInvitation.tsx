import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import type { Institution } from '../kept.ts';
import { tell } from '../told.ts';
import { inviteVolunteer } from '../volunteers.ts';
import { languageName, languages, word } from '../words.ts';

interface Props {
  network: Institution;
  done: () => void;
}

/** Invites a volunteer by mail. */
export function VolunteerInvitation({ network, done }: Props) {
  const [mail, setMail] = useState('');
  const [language, setLanguage] = useState('de');
  const [isConfirmed, setConfirmed] = useState(false);
  const invite = async () => {
    await inviteVolunteer(network.id, mail, language, isConfirmed);
    tell(word('people.invited', { mail }));
    setMail('');
    done();
  };
  return (
    <form class="form" onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      <label for="mail">{word('people.mail')}</label>
      <input id="mail" type="email" dir="ltr" autocomplete="off" maxLength={254} required value={mail} onInput={({ currentTarget }) => {
        setMail(currentTarget.value);
      }} />
      <label for="language">{word('people.language')}</label>
      <select id="language" value={language} onChange={({ currentTarget }) => {
        setLanguage(currentTarget.value);
      }}>
        {languages.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
      </select>
      <div class="choice">
        <label><input type="checkbox" aria-describedby="confirm-hint" checked={isConfirmed} onChange={({ currentTarget }) => {
          setConfirmed(currentTarget.checked);
        }} />{word('volunteers.invite.confirm')}</label>
      </div>
      <p class="hint" id="confirm-hint">{word('volunteers.invite.confirm.hint')}</p>
      <ActButton act={invite}>{word('people.invite')}</ActButton>
    </form>
  );
}
