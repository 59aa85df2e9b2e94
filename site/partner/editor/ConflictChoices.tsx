import { useState } from 'preact/hooks';
import { word } from '../words.ts';
import type { Choice, Conflict } from './conflict.ts';
import { fieldLabel } from './labels.ts';
import { ShownValue } from './ShownValue.tsx';

interface Props {
  conflicts: readonly Conflict[];
  decide: (choices: Readonly<Record<string, Choice>>) => void;
}

/** Shows both versions of what two people changed; whoever writes chooses for each field. */
export function ConflictChoices({ conflicts, decide }: Props) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  return (
    <section class="said offer" tabIndex={-1} aria-labelledby="conflict-heading">
      <h2 id="conflict-heading">{word('edit.conflict')}</h2>
      <p>{word('edit.conflict.text')}</p>
      {conflicts.map(({ form, theirs, mine }) => (
        <fieldset class="field">
          <legend>{fieldLabel(form)}</legend>
          <div class="side-by-side">
            {([['theirs', theirs, 'edit.conflict.theirs'], ['mine', mine, 'edit.conflict.mine']] as const).map(([choice, value, label]) => (
              <div>
                <label class="tick">
                  <input type="radio" name={`conflict-${form.field}`} checked={(choices[form.field] ?? 'mine') === choice} onChange={() => setChoices({ ...choices, [form.field]: choice })} />
                  <span>{word(label)}</span>
                </label>
                <ShownValue form={form} value={value} />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <button type="button" class="button" onClick={() => decide(choices)}>{word('edit.conflict.save')}</button>
    </section>
  );
}
