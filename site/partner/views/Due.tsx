import { ActButton } from '../ActButton.tsx';
import { useAsked } from '../asked.tsx';
import type { DueEntry, DueOf } from '../due.ts';
import { confirmEntries, confirmingFor } from '../kept.ts';
import { useMe } from '../me.ts';
import { nounName, titleOr } from '../names.ts';
import { tell } from '../told.ts';
import { dayOf, isWord, word } from '../words.ts';

interface Props {
  due: readonly DueOf[];
  /** What is asked anew when something is confirmed. */
  done: () => void;
}

/** What has to be looked at again: one tap confirms all of an institution. */
export function Due({ due, done }: Props) {
  return (
    <section aria-labelledby="due">
      <h2 id="due">{word('tasks.due')}</h2>
      <p>{word('tasks.due.text')}</p>
      {due.map((each) => <OfOne key={each.institution.id} due={each} isOnly={due.length === 1} done={done} />)}
    </section>
  );
}

interface OneProps {
  due: DueOf;
  isOnly: boolean;
  done: () => void;
}

function OfOne({ due: { institution, entries }, isOnly, done }: OneProps) {
  const { me } = useMe();
  const { data: as } = useAsked(() => confirmingFor(me, institution), [institution.id]);
  const confirm = async () => {
    const name = as ?? (await confirmingFor(me, institution));
    const count = await confirmEntries(entries, name.id);
    tell(word('tasks.confirmed', { count }));
    done();
  };
  const list = <ul class="lines">{entries.map((entry) => <DueLine key={entry.id} entry={entry} />)}</ul>;
  return (
    <div class="card due">
      <h3 class="card-title">{institution.name}</h3>
      {/* A coordinator sees many institutions at once. */}
      {isOnly ? list : <details><summary>{word('entries.found', { count: entries.length })}</summary>{list}</details>}
      <p><ActButton act={confirm}>{word('tasks.confirm')}{!isOnly && <span class="unseen">: {institution.name}</span>}</ActButton></p>
      {as && <p class="hint">{word('tasks.as', { name: as.name })}</p>}
    </div>
  );
}

/** An entry that is due, why, and the way to its form. */
export function DueLine({ entry: { noun, id, title, checkedAt, dueAt, reasons } }: { entry: DueEntry }) {
  // What brings the turn forward says more than that it is late.
  const isOverdue = reasons.length === 0 && Date.parse(dueAt) < Date.now();
  const because = reasons.map((reason) => `tasks.reason.${reason}`).filter(isWord);
  return (
    <li>
      <span>
        <strong>{titleOr(title, noun)}</strong>
        <span class="aside"> {nounName(noun)} · {checkedAt === null ? word('tasks.never') : word('tasks.lately', { date: dayOf(checkedAt) })}</span>
        {isOverdue && <> <span class="tag">{word('tasks.overdue')}</span></>}
        {because.map((key) => <span key={key} class="because">{word(key)}</span>)}
      </span>
      <a class="action" href={`#/entry/${noun}/${id}`}>{word('tasks.change')}<span class="unseen">: {titleOr(title, noun)}</span></a>
    </li>
  );
}
