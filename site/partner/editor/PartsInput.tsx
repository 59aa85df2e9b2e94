import { word } from '../words.ts';
import { Field } from './Field.tsx';
import type { FieldProps } from './field-props.ts';
import type { PartsShape } from './forms.ts';
import { itemsOf, partsOf } from './json.ts';

/** An object by its parts, such as an address. */
export function PartsInput({ input, path, value, start, change }: FieldProps<PartsShape>) {
  const parts = partsOf(value);
  return (
    <div class="parts">
      {input.parts.map((form) => (
        <Field form={form} path={`${path}.${form.field}`} value={parts[form.field] ?? null} start={partsOf(start)[form.field] ?? null} change={(part) => change({ ...parts, [form.field]: part })} />
      ))}
    </div>
  );
}

/** A list of objects, such as links. */
export function RowsInput({ input, path, value, start, change }: FieldProps<PartsShape>) {
  const rows = itemsOf(value);
  return (
    <>
      {rows.map((row, index) => (
        <div class="rows-row">
          <PartsInput input={input} path={`${path}.${index}`} value={row} start={itemsOf(start)[index] ?? null} change={(changed) => change(rows.with(index, changed))} required={false} described={undefined} invalid={false} />
          <button type="button" class="action" aria-label={word('edit.removeNamed', { what: String(index + 1) })} onClick={() => change(rows.toSpliced(index, 1))}>{word('edit.remove')}</button>
        </div>
      ))}
      <button type="button" class="action" onClick={() => change([...rows, {}])}>{word('edit.add')}</button>
    </>
  );
}
