import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask } from '../ask.ts';
import { coordinates, useMe, type Grant } from '../me.ts';
import { answerSuggestion, type Suggestion } from '../people.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

/** For partners whom nobody could stand in for: they suggest a colleague, and those who coordinate invite. */
export function Colleagues() {
  const { me } = useMe();
  const alone = me.grants.filter(({ role, others }) => role === 'PARTNER' && others === 0);
  if (alone.length === 0 || coordinates(me)) return null;
  return (
    <section aria-labelledby="colleagues">
      <h2 id="colleagues">{word('colleague.heading')}</h2>
      <p>{word('colleague.text')}</p>
      {alone.map((grant) => <OfOne key={grant.id} grant={grant} />)}
    </section>
  );
}

function OfOne({ grant: { id, actor } }: { grant: Grant }) {
  const { me } = useMe();
  const [mail, setMail] = useState('');
  if (!actor) return null;
  const suggest = async () => {
    await ask('mutation ($actor: UUID!, $mail: String!, $language: LanguageTag!) { suggestColleague(actor: $actor, mail: $mail, language: $language) }', { actor: actor.id, mail, language: me.language });
    tell(word('colleague.suggested', { mail }));
    setMail('');
  };
  return (
    <details>
      <summary>{word('colleague.open', { name: actor.name })}</summary>
      <form class="form" onSubmit={(submit) => {
        submit.preventDefault();
      }}>
        <label for={`colleague-${id}`}>{word('colleague.mail')}</label>
        <input id={`colleague-${id}`} type="email" dir="ltr" autocomplete="off" maxLength={254} required aria-describedby={`colleague-hint-${id}`} value={mail} onInput={({ currentTarget }) => {
          setMail(currentTarget.value);
        }} />
        <p class="hint" id={`colleague-hint-${id}`}>{word('colleague.hint')}</p>
        <ActButton act={suggest}>{word('colleague.suggest')}</ActButton>
      </form>
    </details>
  );
}

interface Props {
  suggestions: readonly Suggestion[];
  done: () => void;
}

/** For those who invite: colleagues who were suggested, with one tap each. */
export function Suggestions({ suggestions, done }: Props) {
  const answer = ({ id, mail }: Suggestion, invite: boolean) => async () => {
    await answerSuggestion(id, invite);
    tell(invite ? word('people.invited', { mail }) : word('colleague.declined'));
    done();
  };
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions">{word('colleague.waiting')}</h2>
      <ul class="lines">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <span>
              <strong dir="ltr">{suggestion.mail}</strong>
              <span class="aside">{suggestion.by === null ? suggestion.actor.name : word('colleague.by', { name: suggestion.by, actor: suggestion.actor.name })}</span>
            </span>
            <span class="acts">
              <ActButton act={answer(suggestion, true)}>{word('people.invite')}<span class="unseen">: {suggestion.mail}</span></ActButton>
              <ActButton class="action" act={answer(suggestion, false)}>{word('colleague.decline')}<span class="unseen">: {suggestion.mail}</span></ActButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
