import { word } from '../words.ts';
import { typed, type FieldProps } from './field-props.ts';
import type { PlainShape } from './forms.ts';
import { itemsOf, textOf } from './json.ts';
import { idOf } from './problems.ts';

/** A list of short texts or of days, one an input. */
export function StringsInput({ input, path, value, change }: FieldProps<PlainShape>) {
  const items = itemsOf(value).map(textOf);
  return (
    <>
      <ul class="plain">
        {items.map((item, index) => (
          <li class="row">
            <input
              id={idOf(`${path}.${index}`)} {...typed(input.as === 'dates' ? 'date' : 'text')} maxLength={300} value={item} aria-label={word('edit.nth', { number: index + 1 })}
              onInput={({ currentTarget }) => change(items.with(index, currentTarget.value))}
            />
            <button type="button" class="action" aria-label={word('edit.removeNamed', { what: item || String(index + 1) })} onClick={() => change(items.toSpliced(index, 1))}>{word('edit.remove')}</button>
          </li>
        ))}
      </ul>
      <button type="button" class="action" onClick={() => change([...items, ''])}>{word('edit.add')}</button>
    </>
  );
}
