import { word } from '../words.ts';
import { NTH } from './hours-sentence.ts';
import { itemsOf, textOf, type Values } from './json.ts';
import { idOf, problemsIn } from './problems.ts';
import { useSituation } from './situation.ts';
import { timeGiven, timeShown } from './week.ts';

interface Props {
  path: string;
  slot: Values;
  /** Where it is, for its buttons: a day of the week or a date. */
  day: string;
  /** Whether it is a time of a week, which may hold in some weeks only. */
  weekly?: boolean;
  change: (slot: Values) => void;
  remove: () => void;
}

const MODES = ['WALK_IN', 'APPOINTMENT', 'PHONE'] as const;
const ORDINALS = [...NTH, -1] as const;

/** One time: from, to, and how one comes then. */
export function SlotRow({ path, slot, day, weekly = true, change, remove }: Props) {
  const { problems } = useSituation();
  const id = idOf(path);
  const wrong = problemsIn(problems, path);
  const marks = wrong.length > 0 ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {};
  const time = (name: 'from' | 'to', label: 'hours.from' | 'hours.to') => (
    <label>
      <span>{word(label)}</span>
      <input id={idOf(`${path}.${name}`)} type="time" value={timeShown(slot[name])} {...marks} onInput={({ currentTarget }) => change({ ...slot, [name]: timeGiven(currentTarget.value, name === 'to') })} />
    </label>
  );
  return (
    <div class="slot" id={id} tabIndex={-1}>
      {wrong[0] && <p class="problem" id={`${id}-problem`}>{wrong[0].message}</p>}
      <div class="row">
        {time('from', 'hours.from')}
        {time('to', 'hours.to')}
        <label>
          <span>{word('hours.mode')}</span>
          <select id={idOf(`${path}.mode`)} value={textOf(slot['mode'])} onChange={({ currentTarget }) => change({ ...slot, mode: currentTarget.value === '' ? null : currentTarget.value })}>
            <option value="">{word('hours.mode.usual')}</option>
            {MODES.map((mode) => <option value={mode}>{word(`hours.mode.${mode}`)}</option>)}
          </select>
        </label>
        <button type="button" class="action" aria-label={word('edit.removeNamed', { what: `${day} ${textOf(slot['from'])}` })} onClick={remove}>{word('edit.remove')}</button>
      </div>
      {weekly && <SomeWeeks path={path} slot={slot} change={change} />}
    </div>
  );
}

/** What holds in some weeks only; folded, since few do. */
function SomeWeeks({ path, slot, change }: Pick<Props, 'path' | 'slot' | 'change'>) {
  const ordinals = itemsOf(slot['ordinals']);
  const stated = ordinals.length > 0 || slot['interval'] != null || slot['validFrom'] != null || slot['validUntil'] != null;
  const day = (name: 'validFrom' | 'validUntil', label: 'hours.validFrom' | 'hours.validUntil') => (
    <label>
      <span>{word(label)}</span>
      <input id={idOf(`${path}.${name}`)} type="date" value={textOf(slot[name])} onInput={({ currentTarget }) => change({ ...slot, [name]: currentTarget.value || null })} />
    </label>
  );
  return (
    <details open={stated}>
      <summary>{word('hours.someWeeks')}</summary>
      <div class="choices">
        {ORDINALS.map((nth) => (
          <label class="tick">
            <input type="checkbox" checked={ordinals.includes(nth)} onChange={({ currentTarget }) => change({ ...slot, ordinals: ORDINALS.filter((each) => (each === nth ? currentTarget.checked : ordinals.includes(each))) })} />
            <span>{nth === -1 ? word('hours.lastOfMonth') : word('hours.nthOfMonth', { which: word(`say.nth.${nth}`) })}</span>
          </label>
        ))}
      </div>
      <div class="row">
        <label>
          <span>{word('hours.interval')}</span>
          <input id={idOf(`${path}.interval`)} type="number" min={1} max={52} value={textOf(slot['interval'])} onInput={({ currentTarget }) => change({ ...slot, interval: currentTarget.value === '' ? null : currentTarget.valueAsNumber })} />
        </label>
        {day('validFrom', 'hours.validFrom')}
        {day('validUntil', 'hours.validUntil')}
      </div>
    </details>
  );
}
