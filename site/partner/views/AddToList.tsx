import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { addToList, loadLists, saveList, type List } from '../lists.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';

interface Props {
  entry: { noun: string; id: string; title: string };
}

/** Puts an entry in one of one's own lists, or begins one with it. */
export function AddToList({ entry }: Props) {
  const [lists, setLists] = useState<readonly List[]>();
  const [title, setTitle] = useState('');
  const done = (to: string) => {
    setLists(undefined);
    setTitle('');
    tell(word('lists.added', { title: entry.title, list: to }));
  };
  const named = <span class="unseen">: {entry.title}</span>;
  if (!lists) {
    return <ActButton class="action" act={async () => {
      setLists(await loadLists());
    }}>{word('lists.add')}{named}</ActButton>;
  }
  const field = `new-list-${entry.id}`;
  return (
    <div class="notice form add-to-list" role="group" aria-label={`${word('lists.add')}: ${entry.title}`}>
      {lists.length > 0 && (
        <p class="acts">
          {lists.map((list) => (
            <ActButton key={list.id} class="action" act={async () => {
              await addToList(list.id, entry);
              done(list.title);
            }}>{list.title}</ActButton>
          ))}
        </p>
      )}
      <label for={field}>{word('lists.new')}</label>
      <input id={field} type="text" maxLength={120} value={title} aria-describedby={`${field}-hint`} onInput={({ currentTarget }) => {
        setTitle(currentTarget.value);
      }} />
      <p class="hint" id={`${field}-hint`}>{word('lists.noClients')}</p>
      <p class="acts">
        <ActButton act={async () => {
          const name = title.trim() || word('lists.untitled');
          await saveList({ title: name, entries: [{ noun: entry.noun, id: entry.id, note: null }] });
          done(name);
        }}>{word('lists.begin')}</ActButton>
        <button type="button" class="action" onClick={() => {
          setLists(undefined);
        }}>{word('lists.cancel')}</button>
      </p>
    </div>
  );
}
