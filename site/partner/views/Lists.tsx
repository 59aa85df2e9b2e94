import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadLists, saveList } from '../lists.ts';
import { go } from '../route.ts';
import { word } from '../words.ts';

/** One's own lists. */
export function Lists() {
  const asked = useAsked(loadLists);
  const [title, setTitle] = useState('');
  return (
    <>
      <Heading text={word('lists.heading')} />
      <p class="lead">{word('lists.lead')}</p>
      <Answered asked={asked}>
        {(lists) => (
          <ul class="lines">
            {lists.map((list) => <li key={list.id}><a href={`#/list/${list.id}`} dir="auto">{list.title} ({word('lists.count', { count: list.entries.length })})</a></li>)}
          </ul>
        )}
      </Answered>
      <div class="form">
        <label for="new-list">{word('lists.new')}</label>
        <input id="new-list" type="text" maxLength={120} value={title} aria-describedby="new-list-hint" onInput={({ currentTarget }) => {
          setTitle(currentTarget.value);
        }} />
        <p class="hint" id="new-list-hint">{word('lists.noClients')}</p>
        <ActButton act={async () => {
          const { id } = await saveList({ title: title.trim() || word('lists.untitled'), entries: [] });
          go(`/list/${id}`);
        }}>{word('lists.begin')}</ActButton>
      </div>
    </>
  );
}
