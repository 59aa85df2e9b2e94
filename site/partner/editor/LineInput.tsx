import { carried, typed, type FieldProps } from './field-props.ts';
import type { LineShape, NumberShape } from './forms.ts';
import { textOf } from './json.ts';
import { idOf } from './problems.ts';

const TYPES = { string: 'text', url: 'url', email: 'email', date: 'date', moment: 'datetime-local' } as const;

/** One line: words, a web or mail address, a day, a moment. */
export function LineInput({ input, path, value, change, ...rest }: FieldProps<LineShape>) {
  const type = TYPES[input.as];
  // An address without its scheme is what people type; https is what nearly all of them mean.
  const mend = (given: string): string => (input.as === 'url' && /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(given.trim()) ? `https://${given.trim()}` : given.trim());
  return (
    <input
      id={idOf(path)} {...typed(type)} value={textOf(value)} maxLength={input.max ?? (input.as === 'url' ? 2000 : 300)} {...carried(rest)} dir={input.as === 'url' || input.as === 'email' ? 'ltr' : 'auto'}
      onInput={({ currentTarget }) => change(currentTarget.value)} onBlur={({ currentTarget }) => currentTarget.value !== mend(currentTarget.value) && change(mend(currentTarget.value))}
    />
  );
}

/** A number, or an amount in euros. */
export function NumberInput({ input, path, value, change, ...rest }: FieldProps<NumberShape>) {
  const money = input.as === 'money';
  return (
    <span class="amount">
      <input
        id={idOf(path)} type="number" inputMode={input.whole ? 'numeric' : 'decimal'} step={input.whole ? 1 : money ? 0.01 : 'any'} min={money || input.whole ? 0 : undefined} value={textOf(value)} {...carried(rest)}
        onInput={({ currentTarget }) => change(currentTarget.value === '' ? null : currentTarget.valueAsNumber)}
      />
      {money && ' €'}
    </span>
  );
}
