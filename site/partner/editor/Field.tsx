import { word } from '../words.ts';
import type { FieldForm, Input } from './forms.ts';
import { InputFor } from './InputFor.tsx';
import type { Json } from './json.ts';
import { idOf, problemAt, problemsIn } from './problems.ts';
import { fieldLabel, helpOf } from './labels.ts';
import { useSituation } from './situation.ts';

interface Props {
  form: FieldForm;
  /** Dotted path of the field. */
  path: string;
  value: Json;
  start: Json;
  change: (value: Json) => void;
  /** What stands at the field besides, such as why it was given back. */
  note?: string | undefined;
}

/** Inputs of several parts: a group with a legend, not one input with a label. */
const GROUPED: ReadonlySet<Input['as']> = new Set(['text', 'yesNo', 'choices', 'strings', 'dates', 'hours', 'channels', 'parts', 'rows', 'partialDate', 'recurrence']);

/** Inputs that tell of their parts themselves what is wrong with them. */
const TELLING: ReadonlySet<Input['as']> = new Set(['hours', 'channels', 'parts', 'rows']);

/** One field of a form: its name, its help, its input, and what is wrong with it. */
export function Field({ form, path, value, start, change, note }: Props) {
  const { problems } = useSituation();
  const problem = TELLING.has(form.input.as) ? problemAt(problems, path) : problemsIn(problems, path)[0];
  const id = idOf(path);
  const help = form.help ? helpOf(form) : undefined;
  const described = [help && `${id}-help`, note && `${id}-note`, problem && `${id}-problem`].filter((part) => part !== undefined).join(' ');
  const input = <InputFor input={form.input} path={path} value={value} start={start} change={change} required={form.required === true} described={described || undefined} invalid={problem !== undefined} />;
  const around = (
    <>
      {help && <p class="hint" id={`${id}-help`}>{help}</p>}
      {note && <p class="given-back" id={`${id}-note`}>{note}</p>}
      {problem && <p class="problem" id={`${id}-problem`}>{problem.message}</p>}
    </>
  );
  const label = <>{fieldLabel(form)}{form.required && <span class="aside"> ({word('edit.required')})</span>}</>;
  if (GROUPED.has(form.input.as)) {
    return (
      <fieldset class="field" id={id} tabIndex={-1} aria-describedby={described || undefined}>
        <legend>{label}</legend>
        {around}
        {input}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {around}
      {input}
    </div>
  );
}
