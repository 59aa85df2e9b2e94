import { hasForm } from '../editor/forms.ts';
import type { KeptEntry } from '../kept.ts';
import { nounName, stateName, titleOr } from '../names.ts';
import { publicPage } from '../pages.ts';
import { dayOf, word } from '../words.ts';

interface Props {
  entries: readonly KeptEntry[];
  /** Ids of those that are chosen; undefined: nothing is being chosen. */
  chosen: ReadonlySet<string> | undefined;
  choose: (id: string, isChosen: boolean) => void;
}

/** Entries with what can be done with each; or to be chosen, for what is done with several. */
export function EntryList({ entries, chosen, choose }: Props) {
  return <ul class="lines">{entries.map((entry) => (chosen ? <Choice key={entry.id} entry={entry} isChosen={chosen.has(entry.id)} choose={choose} /> : <Line key={entry.id} entry={entry} />))}</ul>;
}

function Choice({ entry: { noun, id, title }, isChosen, choose }: Pick<Props, 'choose'> & { entry: KeptEntry; isChosen: boolean }) {
  return (
    <li>
      <label class="tick">
        <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => choose(id, currentTarget.checked)} />
        <span><strong>{titleOr(title, noun)}</strong> <span class="aside">{nounName(noun)}</span></span>
      </label>
    </li>
  );
}

function Line({ entry: { noun, id, slug, title, state, checkedAt } }: { entry: KeptEntry }) {
  const name = titleOr(title, noun);
  const page = state === 'PUBLISHED' ? publicPage(noun, slug) : undefined;
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span class="aside"> {nounName(noun)} · {state === 'PUBLISHED' ? '' : `${stateName(state)} · `}{checkedAt === null ? word('tasks.never') : word('tasks.lately', { date: dayOf(checkedAt) })}</span>
      </span>
      <span class="acts">
        {hasForm(noun) && <a class="action" href={`#/entry/${noun}/${id}`}>{word('entries.edit')}<span class="unseen">: {name}</span></a>}
        <a class="action" href={`#/history/${noun}/${id}`}>{word('entries.history')}<span class="unseen">: {name}</span></a>
        {page && <a class="action" href={page}>{word('entries.page')}<span class="unseen">: {name}</span></a>}
      </span>
    </li>
  );
}
