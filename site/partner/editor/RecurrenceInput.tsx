import { useState } from 'preact/hooks';
import { language, word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import { dayName, NTH, WEEK } from './hours-sentence.ts';
import { textOf } from './json.ts';
import { idOf } from './problems.ts';
import { readRecurrence, RHYTHMS, withRhythm, withUntil } from './recurrence.ts';

/** How often an event happens, and until when: a choice for what is usual, the rule itself for the rest. */
export function RecurrenceInput({ path, value, change, ...rest }: FieldProps) {
  const rule = textOf(value);
  const read = readRecurrence(rule);
  const [own, setOwn] = useState(false);
  const rhythm = own ? 'other' : read.rhythm;
  const put = (next: string) => change(next === '' ? null : next);
  return (
    <div class="row">
      <label>
        <span>{word('rhythm')}</span>
        <select
          id={idOf(`${path}.rhythm`)} value={rhythm} {...carried(rest)}
          onChange={({ currentTarget }) => {
            const chosen = RHYTHMS.find((each) => each === currentTarget.value) ?? 'once';
            setOwn(chosen === 'other');
            put(withRhythm(rule, { ...read, rhythm: chosen }));
          }}
        >
          {RHYTHMS.map((each) => <option value={each}>{word(`rhythm.${each}`)}</option>)}
        </select>
      </label>
      {rhythm === 'month' && (
        <>
          <label>
            <span>{word('rhythm.which')}</span>
            <select id={idOf(`${path}.nth`)} value={String(read.nth)} onChange={({ currentTarget }) => put(withRhythm(rule, { ...read, nth: Number(currentTarget.value) }))}>
              {NTH.map((nth) => <option value={String(nth)}>{word(`say.nth.${nth}`)}</option>)}
              <option value="-1">{word('say.last')}</option>
            </select>
          </label>
          <label>
            <span>{word('rhythm.day')}</span>
            <select id={idOf(`${path}.day`)} value={read.day} onChange={({ currentTarget }) => put(withRhythm(rule, { ...read, day: currentTarget.value }))}>
              {WEEK.map((day, index) => <option value={day}>{dayName(index, language)}</option>)}
            </select>
          </label>
        </>
      )}
      {rhythm === 'other' && (
        <label>
          <span>{word('rhythm.rule')}</span>
          <input id={idOf(`${path}.rule`)} type="text" dir="ltr" maxLength={500} value={rule} onInput={({ currentTarget }) => put(currentTarget.value)} />
        </label>
      )}
      {rhythm !== 'once' && rhythm !== 'other' && (
        <label>
          <span>{word('rhythm.until')}</span>
          <input id={idOf(`${path}.until`)} type="date" value={read.until} onInput={({ currentTarget }) => put(withUntil(rule, currentTarget.value))} />
        </label>
      )}
    </div>
  );
}
