import { hasForm } from '../editor/forms.ts';
import type { KeptEntry } from '../kept.ts';
import { nounName, stateName, titleOr } from '../names.ts';
import { publicPage } from '../pages.ts';
import { dayOf, word } from '../words.ts';

/** Entries with what can be done with each. */
export function EntryList({ entries }: { entries: readonly KeptEntry[] }) {
  return <ul class="lines">{entries.map((entry) => <Line key={entry.id} entry={entry} />)}</ul>;
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
