import { useEffect, useRef, useState } from 'preact/hooks';
import { word } from '../words.ts';
import { Field } from './Field.tsx';
import { typed, type FieldProps } from './field-props.ts';
import { CHOICES, type FieldForm } from './forms.ts';
import { isObject, itemsOf, partsOf, textOf, type Values } from './json.ts';
import { choiceLabel } from './labels.ts';
import { readPhone } from './phone.ts';
import { idOf, problemAt } from './problems.ts';
import { useSituation } from './situation.ts';

const KINDS = ['PHONE', 'MOBILE', 'EMAIL', 'WEB', 'FAX', 'SMS', 'TEXTPHONE'] as const;

/** What is rarely stated of a channel. */
const RARE: readonly FieldForm[] = [
  { field: 'label', group: 'reach', input: { as: 'text', max: 200 }, help: true },
  { field: 'extension', group: 'reach', input: { as: 'string', max: 20 } },
  { field: 'languages', group: 'reach', input: { as: 'languages' } },
];

/** Ways to reach somebody: phones, mail, web, each with who may see it. */
export function ChannelsInput({ path, value, start, change }: Pick<FieldProps, 'path' | 'value' | 'start' | 'change'>) {
  const channels = itemsOf(value).filter(isObject);
  return (
    <>
      {channels.map((channel, index) => (
        <Channel
          key={index} path={`${path}.${String(index)}`} channel={channel} start={partsOf(itemsOf(start)[index])}
          change={(changed) => change(channels.with(index, changed))} remove={() => change(channels.toSpliced(index, 1))}
        />
      ))}
      <button type="button" class="action" onClick={() => change([...channels, { kind: 'PHONE', value: '', visibility: 'PUBLIC' }])}>{word('channel.add')}</button>
    </>
  );
}

interface Props extends Pick<FieldProps, 'path'> {
  channel: Values;
  start: Values;
  change: (channel: Values) => void;
  remove: () => void;
}

function Channel({ path, channel, start, change, remove }: Props) {
  const kind = textOf(channel['kind']);
  const stated = RARE.some(({ field }) => channel[field] != null);
  return (
    <div class="rows-row" id={idOf(path)} tabIndex={-1}>
      <div class="row">
        <label>
          <span>{word('channel.kind')}</span>
          <select id={idOf(`${path}.kind`)} value={kind} onChange={({ currentTarget }) => change({ ...channel, kind: currentTarget.value })}>
            {KINDS.map((each) => <option value={each}>{word(`channel.${each}`)}</option>)}
          </select>
        </label>
        {kind === 'EMAIL' || kind === 'WEB' ? <Address path={path} kind={kind} channel={channel} change={change} /> : <PhoneNumber path={path} channel={channel} change={change} />}
        <label>
          <span>{word('channel.visibility')}</span>
          <select id={idOf(`${path}.visibility`)} value={textOf(channel['visibility']) || 'PUBLIC'} onChange={({ currentTarget }) => change({ ...channel, visibility: currentTarget.value })}>
            {CHOICES.visibility.map((each) => <option value={each}>{choiceLabel('visibility', each)}</option>)}
          </select>
        </label>
      </div>
      <details open={stated}>
        <summary>{word('channel.more')}</summary>
        {RARE.map((form) => (
          <Field key={form.field} form={form} path={`${path}.${form.field}`} value={channel[form.field] ?? null} start={start[form.field] ?? null} change={(part) => change({ ...channel, [form.field]: part })} />
        ))}
      </details>
      <button type="button" class="action" aria-label={word('edit.removeNamed', { what: textOf(channel['value']) })} onClick={remove}>{word('edit.remove')}</button>
    </div>
  );
}

function Address({ path, kind, channel, change }: Pick<Props, 'path' | 'channel' | 'change'> & { kind: 'EMAIL' | 'WEB' }) {
  const problem = problemAt(useSituation().problems, `${path}.value`);
  const id = idOf(`${path}.value`);
  return (
    <label>
      <span>{word(`channel.${kind}`)}</span>
      <input
        id={id} {...typed(kind === 'EMAIL' ? 'email' : 'url')} dir="ltr" maxLength={2000} value={textOf(channel['value'])} {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` })}
        onInput={({ currentTarget }) => change({ ...channel, value: currentTarget.value })}
      />
      {problem && <span class="problem" id={`${id}-problem`}>{problem.message}</span>}
    </label>
  );
}

/** A phone number: checked and written as numbers are read when one leaves the field. */
function PhoneNumber({ path, channel, change }: Pick<Props, 'path' | 'channel' | 'change'>) {
  const problem = problemAt(useSituation().problems, `${path}.value`);
  const value = textOf(channel['value']);
  const [shown, setShown] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = idOf(`${path}.value`);
  const own = useRef<string>(undefined);
  useEffect(() => {
    // What is being typed is left alone; what comes from elsewhere is written as numbers are read.
    if (value === own.current) return;
    own.current = value;
    setShown(value);
    setWrong(false);
    if (value !== '') void readPhone(value).then((phone) => phone && own.current === value && setShown(phone.shown), () => undefined);
  }, [value]);
  const put = (next: string) => {
    own.current = next;
    change({ ...channel, value: next });
  };
  const leave = () => {
    if (shown.trim() === '') {
      setWrong(false);
      return;
    }
    void readPhone(shown).then((phone) => {
      setWrong(phone === undefined);
      if (phone === undefined) return;
      setShown(phone.shown);
      if (phone.sent !== value) put(phone.sent);
    }, () => undefined);
  };
  const message = wrong ? word('wrong.BAD_PHONE') : problem?.message;
  return (
    <label>
      <span>{word('channel.number')}</span>
      <input
        id={id} type="tel" dir="ltr" maxLength={40} value={shown} {...(message !== undefined && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` })}
        onInput={({ currentTarget }) => {
          setShown(currentTarget.value);
          setWrong(false);
          put(currentTarget.value);
        }}
        onBlur={leave}
      />
      {message !== undefined && <span class="problem" id={`${id}-problem`}>{message}</span>}
    </label>
  );
}
