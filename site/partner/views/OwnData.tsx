import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { ask, AskError } from '../ask.ts';
import { keeps, useMe } from '../me.ts';
import { SignInAgain } from '../SignInAgain.tsx';
import { word } from '../words.ts';

/** What is kept about somebody, as a file; and the way to delete all of it. */
export function OwnData() {
  const { me, gone } = useMe();
  const [isAsked, setAsked] = useState(false);
  const [isStale, setStale] = useState(false);
  const erase = async () => {
    setStale(false);
    try {
      await ask('mutation { eraseMe }');
    } catch (error) {
      setAsked(false);
      if (!(error instanceof AskError) || error.code !== 'SIGN_IN_AGAIN') throw error;
      setStale(true);
      return;
    }
    gone();
  };
  return (
    <section aria-labelledby="data">
      <h2 id="data">{word('data.heading')}</h2>
      <p>{word('data.text')}</p>
      <p><a class="action" href="/my-data.json" download>{word('data.download')}</a></p>
      <details>
        <summary>{word('data.erase')}</summary>
        <p>{word(keeps(me) ? 'data.erase.text' : 'data.erase.text.volunteer')}</p>
        {isStale && <SignInAgain />}
        {!isAsked && <p><button type="button" class="action" onClick={() => {
          setAsked(true);
        }}>{word('data.erase.ask')}</button></p>}
        {isAsked && (
          <div class="notice alert" role="group" aria-label={word('data.erase')}>
            <p>{word('data.erase.sure', { mail: me.mail })}</p>
            <p class="acts">
              <ActButton act={erase}>{word('data.erase.yes')}</ActButton>
              <button type="button" class="action" onClick={() => {
                setAsked(false);
              }}>{word('people.withdraw.no')}</button>
            </p>
          </div>
        )}
      </details>
    </section>
  );
}
