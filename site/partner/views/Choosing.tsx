import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { confirmable, confirmEntries, confirmingFor, endEntries, type Institution, type KeptEntry } from '../kept.ts';
import { useMe } from '../me.ts';
import { titleOr } from '../names.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

interface Props {
  institution: Institution;
  /** Whether it is a network, in whose name nothing is confirmed. */
  isNetwork: boolean;
  chosen: readonly KeptEntry[];
  /** Called when something was done with them. */
  done: () => void;
}

/** What can be done with several entries at once: confirm them, or end them after being asked again. */
export function Choosing({ institution, isNetwork, chosen, done }: Props) {
  const { me } = useMe();
  const [isEnding, setEnding] = useState(false);
  const right = confirmable(chosen);
  const confirm = async () => {
    const { id } = await confirmingFor(me, institution);
    tell(word('tasks.confirmed', { count: await confirmEntries(right, id) }));
    done();
  };
  const end = async () => {
    const waiting = await endEntries(chosen);
    tell(word(waiting > 0 ? 'entries.ended.waits' : 'entries.ended', { count: chosen.length }));
    done();
  };
  if (isEnding && chosen.length > 0) {
    return (
      <div class="notice alert" role="alert">
        <p><strong>{word('entries.end.sure', { count: chosen.length })}</strong></p>
        <ul>{chosen.map(({ id, title, noun }) => <li key={id}>{titleOr(title, noun)}</li>)}</ul>
        <p>{word('entries.end.text')}</p>
        <p class="acts"><ActButton act={end}>{word('entries.end.yes')}</ActButton> <button type="button" class="action" onClick={() => setEnding(false)}>{word('entries.end.no')}</button></p>
      </div>
    );
  }
  return (
    <div class="choosing">
      <p role="status">{word('entries.chosen', { count: chosen.length })}</p>
      {chosen.length > 0 && (
        <p class="acts">
          {!isNetwork && right.length > 0 && <ActButton class="action" act={confirm}>{word('tasks.confirmAll', { count: right.length })}</ActButton>}
          <button type="button" class="action" onClick={() => setEnding(true)}>{word('entries.end')}</button>
        </p>
      )}
    </div>
  );
}
