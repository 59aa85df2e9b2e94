import { word } from '../words.ts';
import { Field } from './Field.tsx';
import type { FieldProps } from './field-props.ts';
import { isObject, itemsOf, partsOf, textOf, type Values } from './json.ts';
import { idOf, problemAt } from './problems.ts';
import { useSituation } from './situation.ts';
import { SlotRow } from './SlotRow.tsx';

/** Days on which other hours hold: when, closed or which times, and why. */
export function ExceptionsInput({ path, value, start, change }: Pick<FieldProps, 'path' | 'value' | 'start' | 'change'>) {
  const exceptions = itemsOf(value).filter(isObject);
  return (
    <>
      {exceptions.map((exception, index) => (
        <Exception
          key={index} path={`${path}.${String(index)}`} exception={exception} start={itemsOf(start)[index] ?? null}
          change={(changed) => change(exceptions.with(index, changed))} remove={() => change(exceptions.toSpliced(index, 1))}
        />
      ))}
      <button type="button" class="action" onClick={() => change([...exceptions, { from: '', closed: true, slots: [] }])}>{word('hours.addException')}</button>
    </>
  );
}

interface Props extends Pick<FieldProps, 'path' | 'start'> {
  exception: Values;
  change: (exception: Values) => void;
  remove: () => void;
}

function Exception({ path, exception, start, change, remove }: Props) {
  const { problems } = useSituation();
  const slots = itemsOf(exception['slots']).filter(isObject);
  const closed = exception['closed'] !== false;
  const problem = problemAt(problems, path);
  const name = textOf(exception['from']);
  const day = (field: 'from' | 'until', label: 'hours.firstDay' | 'hours.lastDay') => {
    const wrong = problemAt(problems, `${path}.${field}`);
    const id = idOf(`${path}.${field}`);
    return (
      <label>
        <span>{word(label)}</span>
        <input id={id} type="date" value={textOf(exception[field])} {...(wrong && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` })} onInput={({ currentTarget }) => change({ ...exception, [field]: currentTarget.value || (field === 'from' ? '' : null) })} />
        {wrong && <span class="problem" id={`${id}-problem`}>{wrong.message}</span>}
      </label>
    );
  };
  return (
    <div class="rows-row" id={idOf(path)} tabIndex={-1}>
      {problem && <p class="problem">{problem.message}</p>}
      <div class="row">
        {day('from', 'hours.firstDay')}
        {day('until', 'hours.lastDay')}
      </div>
      <label class="tick">
        <input type="checkbox" checked={closed} onChange={({ currentTarget }) => change({ ...exception, closed: currentTarget.checked, slots: currentTarget.checked ? [] : [{ from: '09:00', to: '12:00' }] })} />
        <span>{word('hours.closedThen')}</span>
      </label>
      {!closed && (
        <>
          {slots.map((slot, index) => (
            <SlotRow
              key={index} path={`${path}.slots.${String(index)}`} slot={slot} day={name} weekly={false}
              change={(changed) => change({ ...exception, slots: slots.with(index, changed) })} remove={() => change({ ...exception, slots: slots.toSpliced(index, 1) })}
            />
          ))}
          <button type="button" class="action" onClick={() => change({ ...exception, slots: [...slots, { from: '', to: '' }] })}>{word('hours.add')}</button>
        </>
      )}
      <Field form={{ field: 'reason', group: 'when', input: { as: 'text', max: 500 } }} path={`${path}.reason`} value={exception['reason'] ?? null} start={partsOf(start)['reason'] ?? null} change={(reason) => change({ ...exception, reason })} />
      <button type="button" class="action" aria-label={word('edit.removeNamed', { what: name || word('hours.exceptions') })} onClick={remove}>{word('edit.remove')}</button>
    </div>
  );
}
