import { useState } from 'preact/hooks';
import { ledNetworks, useMe } from '../me.ts';
import { languages, word } from '../words.ts';
import { changeOf, inputOf } from './changes.ts';
import { Field } from './Field.tsx';
import { FORMS, type EditedNoun } from './forms.ts';
import { isObject, partsOf, type Json } from './json.ts';
import { SituationContext } from './situation.ts';
import { ORIGINAL } from './wording.ts';

interface Props {
  noun: EditedNoun;
  field: string;
  before: Json;
  /** What was proposed. */
  after: Json;
  /** Called with what is changed in that, as the input of the noun takes it. */
  change: (edited: Json) => void;
}

/** One field of a proposal, to be put right before it is accepted. */
export function OneField({ noun, field, before, after, change }: Props) {
  const { me } = useMe();
  const form = FORMS[noun].find((each) => each.field === field);
  // Of a text, only the languages that were touched were proposed; the others stand beside them.
  const start: Json = form?.input.as === 'text' && isObject(after) ? { ...partsOf(before), ...after } : after;
  const [value, setValue] = useState(start);
  const [beside, setBeside] = useState(Object.keys(partsOf(after)).find((tag) => tag !== ORIGINAL && languages.includes(tag)));
  if (!form) return <p class="notice">{word('edit.noForm')}</p>;
  return (
    <SituationContext.Provider value={{ problems: [], beside, setBeside, languages, checker: ledNetworks(me)[0]?.name ?? me.name ?? word('edit.somebody'), actors: [] }}>
      <div class="editor">
        <Field
          form={form} path={field} value={value} start={start}
          change={(next) => {
            setValue(next);
            change(inputOf([form], { [field]: changeOf(form, start, next) }, { [field]: start })[field] ?? null);
          }}
        />
      </div>
    </SituationContext.Provider>
  );
}
