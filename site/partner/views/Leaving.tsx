import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask, AskError } from '../ask.ts';
import { keeps, type Me } from '../me.ts';
import { SignInAgain } from '../SignInAgain.tsx';
import { tell } from '../told.ts';
import { languageName, languages, listOf, word } from '../words.ts';

interface Props {
  me: Me;
  again: () => void;
}

/** For whoever stops: names who comes after them, or a day. */
export function Leaving({ me, again }: Props) {
  const [mail, setMail] = useState('');
  const [language, setLanguage] = useState('de');
  const [until, setUntil] = useState('');
  const [isStale, setStale] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const alone = me.grants.filter(({ role, others }) => role !== 'VOLUNTEER' && others === 0).flatMap(({ actor, network }) => (actor ?? network)?.name ?? []);
  const hasSuccessor = mail.trim() !== '';
  const leave = async () => {
    setStale(false);
    try {
      await ask('mutation ($successor: SuccessorInput, $until: Date) { leave(successor: $successor, until: $until) }', { successor: hasSuccessor ? { mail: mail.trim(), language } : null, until: until === '' ? null : until });
    } catch (error) {
      setAsked(false);
      if (!(error instanceof AskError) || error.code !== 'SIGN_IN_AGAIN') throw error;
      setStale(true);
      return;
    }
    setAsked(false);
    tell(hasSuccessor ? word('leave.named', { mail: mail.trim() }) : word(until === '' ? 'leave.done' : 'leave.dated'));
    again();
  };
  if (me.grants.length === 0) return null;
  // A volunteer is invited by those who coordinate, and by nobody else.
  const passes = keeps(me);
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{word('leave.heading')}</h2>
      <details>
        <summary>{word('leave.open')}</summary>
        <p>{word(passes ? 'leave.text' : 'leave.text.volunteer')}</p>
        {alone.length > 0 && !hasSuccessor && <p class="notice alert">{word('leave.alone', { names: listOf(alone) })}</p>}
        {isStale && <SignInAgain />}
        <form class="form" onSubmit={(submit) => {
          submit.preventDefault();
        }}>
          {passes && (
            <>
              <label for="successor">{word('leave.successor')}</label>
              <input id="successor" type="email" dir="ltr" autocomplete="off" maxLength={254} aria-describedby="successor-hint" value={mail} onInput={({ currentTarget }) => {
                setMail(currentTarget.value);
                setAsked(false);
              }} />
              <p class="hint" id="successor-hint">{word('leave.successor.hint')}</p>
            </>
          )}
          {hasSuccessor && (
            <>
              <label for="successor-language">{word('people.language')}</label>
              <select id="successor-language" value={language} onChange={({ currentTarget }) => {
                setLanguage(currentTarget.value);
              }}>
                {languages.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
              </select>
            </>
          )}
          <label for="until">{word('leave.until')}</label>
          <input id="until" type="date" aria-describedby="until-hint" value={until} onInput={({ currentTarget }) => {
            setUntil(currentTarget.value);
            setAsked(false);
          }} />
          <p class="hint" id="until-hint">{word(hasSuccessor ? 'leave.until.hint' : 'leave.until.now')}</p>
          {hasSuccessor || isAsked
            ? <ActButton act={leave}>{word(hasSuccessor ? 'leave.send' : 'leave.yes')}</ActButton>
            : <button type="button" class="button" onClick={() => {
                setAsked(true);
              }}>{word('leave.end')}</button>}
        </form>
      </details>
    </section>
  );
}
