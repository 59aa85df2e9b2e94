import { useState } from 'preact/hooks';
import { language, word } from '../words.ts';
import { ExceptionsInput } from './ExceptionsInput.tsx';
import { Field } from './Field.tsx';
import type { FieldProps } from './field-props.ts';
import { dayName, hoursSentence, WEEK } from './hours-sentence.ts';
import { partsOf, textOf, type Json } from './json.ts';
import { idOf } from './problems.ts';
import { SlotRow } from './SlotRow.tsx';
import { copiedTo, slotsOf, slotsOn, withAnother, withSlots } from './week.ts';

type Props = Pick<FieldProps, 'path' | 'value' | 'start' | 'change'>;

/** The hours of a week, their exceptions, and a sentence that says what they mean. */
export function HoursInput({ path, value, start, change }: Props) {
  const hours = partsOf(value);
  const put = (field: string, part: Json) => change({ ...hours, [field]: part });
  return (
    <>
      <p class="meaning"><strong>{word('hours.means')}</strong> {hoursSentence(value, word, language)}</p>
      <ul class="plain week-days">
        {WEEK.map((day, index) => <Day key={day} day={day} index={index} path={path} value={value} change={change} />)}
      </ul>
      <label class="tick">
        <input type="checkbox" checked={hours['byAppointmentOnly'] === true} onChange={({ currentTarget }) => put('byAppointmentOnly', currentTarget.checked ? true : null)} />
        <span>{word('hours.byAppointmentOnly')}</span>
      </label>
      <label class="tick">
        <input type="checkbox" checked={hours['holidays'] === 'OPEN'} onChange={({ currentTarget }) => put('holidays', currentTarget.checked ? 'OPEN' : null)} />
        <span>{word('hours.openOnHolidays')}</span>
      </label>
      <h3>{word('hours.exceptions')}</h3>
      <ExceptionsInput path={`${path}.exceptions`} value={hours['exceptions'] ?? null} start={partsOf(start)['exceptions'] ?? null} change={(exceptions) => put('exceptions', exceptions)} />
      <details>
        <summary>{word('hours.more')}</summary>
        <Field form={{ field: 'note', group: 'when', input: { as: 'text', max: 500 } }} path={`${path}.note`} value={hours['note'] ?? null} start={partsOf(start)['note'] ?? null} change={(note) => put('note', note)} />
        <Field form={{ field: 'link', group: 'when', input: { as: 'url' } }} path={`${path}.link`} value={hours['link'] ?? null} start={null} change={(link) => put('link', textOf(link) === '' ? null : link)} />
      </details>
    </>
  );
}

interface DayProps extends Pick<Props, 'path' | 'value' | 'change'> {
  day: string;
  index: number;
}

function Day({ day, index, path, value, change }: DayProps) {
  const [copying, setCopying] = useState<readonly string[]>();
  const name = dayName(index, language);
  const slots = slotsOn(value, day);
  const id = idOf(`${path}.${day}`);
  return (
    <li>
      <h3 id={id}>{name}</h3>
      <div role="group" aria-labelledby={id}>
        {slots.length === 0 && <p class="aside">{word('hours.none')}</p>}
        {slots.map(({ index: place, slot }) => (
          <SlotRow
            key={place} path={`${path}.slots.${String(place)}`} slot={slot} day={name}
            change={(changed) => change(withSlots(value, slotsOf(value).with(place, changed)))} remove={() => change(withSlots(value, slotsOf(value).toSpliced(place, 1)))}
          />
        ))}
        <p class="row">
          <button type="button" class="action" aria-label={word('hours.addOn', { day: name })} onClick={() => change(withAnother(value, day))}>{word('hours.add')}</button>
          {slots.length > 0 && (
            <button type="button" class="action" aria-expanded={copying !== undefined} aria-label={word('hours.copyFrom', { day: name })} onClick={() => setCopying(copying ? undefined : [])}>{word('hours.copy')}</button>
          )}
        </p>
        {copying && (
          <div class="copying" role="group" aria-label={word('hours.copyFrom', { day: name })}>
            {WEEK.filter((other) => other !== day).map((other) => (
              <label class="tick">
                <input type="checkbox" checked={copying.includes(other)} onChange={({ currentTarget }) => setCopying(currentTarget.checked ? [...copying, other] : copying.filter((each) => each !== other))} />
                <span>{dayName(WEEK.indexOf(other), language)}</span>
              </label>
            ))}
            <button
              type="button" class="action" disabled={copying.length === 0}
              onClick={() => {
                change(copiedTo(value, day, copying));
                setCopying(undefined);
              }}
            >{word('hours.copyNow')}</button>
          </div>
        )}
      </div>
    </li>
  );
}
