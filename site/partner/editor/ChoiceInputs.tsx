import { word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import { CHOICES, type ChoiceShape } from './forms.ts';
import { itemsOf, textOf } from './json.ts';
import { choiceLabel } from './labels.ts';
import { idOf } from './problems.ts';

/** One of a few. */
export function ChoiceInput({ input, path, value, change, ...rest }: FieldProps<ChoiceShape>) {
  return (
    <select id={idOf(path)} value={textOf(value)} {...carried(rest)} onChange={({ currentTarget }) => change(currentTarget.value === '' ? null : currentTarget.value)}>
      {(!rest.required || textOf(value) === '') && <option value="">{word('edit.notStated')}</option>}
      {CHOICES[input.of].map((each) => <option value={each}>{choiceLabel(input.of, each)}</option>)}
    </select>
  );
}

/** Any of a few. */
export function ChoicesInput({ input, value, change }: FieldProps<ChoiceShape>) {
  const chosen = itemsOf(value);
  const all: readonly string[] = CHOICES[input.of];
  return (
    <div class="choices">
      {all.map((each) => (
        <label class="tick">
          <input type="checkbox" checked={chosen.includes(each)} onChange={({ currentTarget }) => change(all.filter((other) => (other === each ? currentTarget.checked : chosen.includes(other))))} />
          <span>{choiceLabel(input.of, each)}</span>
        </label>
      ))}
    </div>
  );
}

/** Yes, no, or not stated, which is neither. */
export function YesNoInput({ path, value, change }: FieldProps) {
  return (
    <div class="choices">
      {([[true, 'edit.yes'], [false, 'edit.no'], [null, 'edit.notStated']] as const).map(([each, label]) => (
        <label class="tick">
          <input type="radio" name={idOf(path)} checked={value === each} onChange={() => change(each)} />
          <span>{word(label)}</span>
        </label>
      ))}
    </div>
  );
}
