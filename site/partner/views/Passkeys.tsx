import { useState } from 'preact/hooks';
import { addPasskey, knowsPasskeys, PasskeyError } from '../../passkey.ts';
import { ActButton } from '../ActButton.tsx';
import { ask, AskError } from '../ask.ts';
import type { Me, Passkey } from '../me.ts';
import { SignInAgain } from '../SignInAgain.tsx';
import { tell } from '../told.ts';
import { dayOf, word } from '../words.ts';

interface Props {
  me: Me;
  again: () => void;
}

/** The passkeys of an account: a list, and one more for this device. */
export function Passkeys({ me: { passkeys }, again }: Props) {
  const [isStale, setStale] = useState(false);
  const add = async () => {
    try {
      await addPasskey();
    } catch (error) {
      if (!(error instanceof PasskeyError)) throw error;
      setStale(error.code === 'SIGN_IN_AGAIN');
      if (error.code === 'SIGN_IN_AGAIN') return;
      if (error.code === 'OFFLINE') throw new AskError([{ code: error.code, message: '' }]);
      tell(word(error.code === 'NOT_DONE' ? 'passkey.notDone' : 'passkey.refused'), true);
      return;
    }
    setStale(false);
    tell(word('passkey.added'));
    again();
  };
  if (passkeys.length === 0 && !knowsPasskeys()) return null;
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{word('passkey.heading')}</h2>
      <p>{word('passkey.text')}</p>
      {passkeys.length > 0 && <ul class="lines">{passkeys.map((passkey) => <One key={passkey.id} passkey={passkey} again={again} />)}</ul>}
      {isStale && <SignInAgain />}
      {knowsPasskeys() && <p><ActButton class="action" act={add}>{word('passkey.add')}</ActButton></p>}
    </section>
  );
}

function One({ passkey: { id, label, madeAt, usedAt }, again }: { passkey: Passkey; again: () => void }) {
  const [name, setName] = useState<string>();
  const rename = async () => {
    await ask('mutation ($id: UUID!, $label: String!) { renamePasskey(id: $id, label: $label) }', { id, label: name });
    setName(undefined);
    tell(word('me.saved'));
    again();
  };
  const remove = async () => {
    await ask('mutation ($id: UUID!) { removePasskey(id: $id) }', { id });
    tell(word('passkey.removed'));
    again();
  };
  if (name !== undefined) {
    return (
      <li>
        <form class="form" onSubmit={(submit) => {
          submit.preventDefault();
        }}>
          <label for={`label-${id}`}>{word('passkey.name')}</label>
          <input id={`label-${id}`} type="text" dir="auto" maxLength={100} required value={name} onInput={({ currentTarget }) => {
            setName(currentTarget.value);
          }} />
          <ActButton act={rename}>{word('me.save')}</ActButton>
        </form>
      </li>
    );
  }
  return (
    <li>
      <span><strong dir="auto">{label}</strong> <span class="aside">{word('me.session.since', { date: dayOf(madeAt) })} · {usedAt === null ? word('passkey.unused') : word('passkey.used', { date: dayOf(usedAt) })}</span></span>
      <span class="acts">
        <button type="button" class="action" onClick={() => {
          setName(label);
        }}>{word('passkey.rename')}<span class="unseen">: {label}</span></button>
        <ActButton class="action" act={remove}>{word('edit.remove')}<span class="unseen">: {label}</span></ActButton>
      </span>
    </li>
  );
}
