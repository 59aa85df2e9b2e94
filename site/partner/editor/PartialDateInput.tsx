import { word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import { textOf } from './json.ts';
import { idOf } from './problems.ts';

/** A year, month or day, as far as it is known: "2019", "2019-06" or "2019-06-30". */
export function PartialDateInput({ path, value, change, ...rest }: FieldProps) {
  const [year = '', month = '', day = ''] = textOf(value).split('-');
  const put = (parts: readonly string[]) => {
    const known = parts.slice(0, parts.findIndex((part) => part === '') === -1 ? parts.length : parts.findIndex((part) => part === ''));
    change(known.length === 0 ? null : known.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-'));
  };
  const part = (name: 'edit.year' | 'edit.month' | 'edit.day', shown: string, max: number, at: (given: string) => string[], key: string) => (
    <label for={`${idOf(path)}-${key}`}>
      <span>{word(name)}</span>
      <input
        id={`${idOf(path)}-${key}`} inputMode="numeric" value={shown.replace(/^0/, '')} maxLength={key === 'year' ? 4 : 2} size={key === 'year' ? 5 : 3} {...carried({ ...rest, required: false })}
        onInput={({ currentTarget }) => put(at(currentTarget.value.replace(/\D/g, '').slice(0, max)))}
      />
    </label>
  );
  return (
    <div class="row">
      {part('edit.year', year, 4, (given) => [given, month, day], 'year')}
      {year.length === 4 && part('edit.month', month, 2, (given) => [year, given, day], 'month')}
      {month !== '' && part('edit.day', day, 2, (given) => [year, month, given], 'day')}
    </div>
  );
}
