import { useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadLists, removeList, saveList, type List as Given, type ListItem } from '../lists.ts';
import { canRefer } from '../refer.ts';
import { publicPage } from '../pages.ts';
import { go } from '../route.ts';
import { tell } from '../told.ts';
import { word } from '../words.ts';
import { HandoutChoice } from './HandoutChoice.tsx';
import { Restricted } from './ReferralCard.tsx';
import { ShareList } from './ShareList.tsx';

/** One of one's own lists: its order, notes to oneself, and what can be done with it. */
export function List({ id }: { id: string }) {
  const asked = useAsked(async () => (await loadLists()).find((list) => list.id === id) ?? null, [id]);
  return (
    <Answered asked={asked}>
      {(list) => (list === null ? <><Heading text={word('state.missing')} /><p><a href="#/lists">{word('nav.lists')}</a></p></> : <Form key={list.id} list={list} again={asked.again} />)}
    </Answered>
  );
}

function Form({ list, again }: { list: Given; again: () => void }) {
  const [title, setTitle] = useState(list.title);
  const [items, setItems] = useState<readonly ListItem[]>(list.entries);
  const [isAsked, setAsked] = useState(false);
  const entries = list.entries.flatMap(({ entry }) => entry ?? []);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item) setItems(items.toSpliced(from, 1).toSpliced(to, 0, item));
  };
  const save = async () => {
    await saveList({ id: list.id, title: title.trim() || word('lists.untitled'), entries: items });
    tell(word('lists.saved'));
    again();
  };
  return (
    <>
      <Heading text={list.title} />
      <form class="form" onSubmit={(submit) => {
        submit.preventDefault();
      }}>
        <label for="list-title">{word('lists.title')}</label>
        <input id="list-title" type="text" maxLength={120} value={title} aria-describedby="list-hint" onInput={({ currentTarget }) => {
          setTitle(currentTarget.value);
        }} />
        <p class="hint" id="list-hint"><strong>{word('lists.noClients')}</strong></p>
        {items.length === 0 && <p>{word('lists.empty')} <a href="#/referral">{word('nav.referral')}</a></p>}
        <ol class="plain list-items">
          {items.map((item, index) => (
            <Item key={`${item.noun} ${item.id}`} item={item} index={index} last={items.length - 1} move={move} change={(note) => {
              setItems(items.with(index, { ...item, note }));
            }} remove={() => {
              setItems(items.toSpliced(index, 1));
            }} />
          ))}
        </ol>
        <ActButton act={save}>{word('me.save')}</ActButton>
      </form>
      {entries.length > 0 && <section aria-labelledby="list-print"><h2 id="list-print">{word('refer.handout')}</h2><HandoutChoice entries={entries} /></section>}
      {entries.length > 0 && <ShareList list={list} again={again} />}
      <section aria-labelledby="list-remove">
        <h2 id="list-remove">{word('lists.remove')}</h2>
        {isAsked
          ? (
              <div class="notice" role="group" aria-label={word('lists.remove')}>
                <p>{word('lists.remove.sure')}</p>
                <p class="acts">
                  <ActButton act={async () => {
                    await removeList(list.id);
                    go('/lists');
                    tell(word('lists.removed', { list: list.title }));
                  }}>{word('lists.remove.yes')}</ActButton>
                  <button type="button" class="action" onClick={() => {
                    setAsked(false);
                  }}>{word('lists.cancel')}</button>
                </p>
              </div>
            )
          : <p><button type="button" class="action" onClick={() => {
              setAsked(true);
            }}>{word('lists.remove')}</button></p>}
      </section>
    </>
  );
}

interface ItemProps {
  item: ListItem;
  index: number;
  last: number;
  move: (from: number, to: number) => void;
  change: (note: string) => void;
  remove: () => void;
}

function Item({ item: { noun, id, note, entry }, index, last, move, change, remove }: ItemProps) {
  const field = `note-${id}`;
  const called = entry?.title ?? word('lists.gone');
  const href = entry === null ? undefined : canRefer(noun) ? `#/refer/${noun}/${id}` : publicPage(noun, entry.slug);
  const named = <span class="unseen">: {called}</span>;
  return (
    <li class="card">
      <p class="card-title" dir="auto">{href === undefined ? called : <a href={href}>{called}</a>}</p>
      {entry && <Restricted visibility={entry.visibility} />}
      <label for={field}>{word('lists.note')}{named}</label>
      <textarea id={field} rows={2} maxLength={500} value={note ?? ''} aria-describedby="list-hint" onInput={({ currentTarget }) => {
        change(currentTarget.value);
      }} />
      <p class="acts">
        {index > 0 && <button type="button" class="action" onClick={() => {
          move(index, index - 1);
        }}>{word('lists.up')}{named}</button>}
        {index < last && <button type="button" class="action" onClick={() => {
          move(index, index + 1);
        }}>{word('lists.down')}{named}</button>}
        <button type="button" class="action" onClick={remove}>{word('edit.remove')}{named}</button>
      </p>
    </li>
  );
}
