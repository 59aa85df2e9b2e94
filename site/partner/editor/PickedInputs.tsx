import { useEffect, useState } from 'preact/hooks';
import { languageName } from '../words.ts';
import type { FieldProps } from './field-props.ts';
import type { EntriesShape, PlainShape, TermsShape } from './forms.ts';
import { itemsOf, textOf, type Json } from './json.ts';
import { spokenLanguages } from './languages.ts';
import { findEntries, findTerms, namesOf } from './lookup.ts';
import { Picker, type Candidate } from './Picker.tsx';
import { idOf } from './problems.ts';
import { useSituation } from './situation.ts';

const chosenOf = (value: Json, many: boolean): string[] => (many ? itemsOf(value).map(textOf) : textOf(value) === '' ? [] : [textOf(value)]);
const valueOf = (chosen: readonly Candidate[], many: boolean): Json => (many ? chosen.map(({ id }) => id) : (chosen.at(-1)?.id ?? null));

/** Topics, target groups and the like, found by their names and synonyms. */
export function TermsInput({ input, path, value, change, ...rest }: FieldProps<TermsShape>) {
  const chosen = chosenOf(value, input.many);
  const [nameOf, learn] = useNames('term', chosen);
  return (
    <Picker
      id={idOf(path)} chosen={chosen} many={input.many} nameOf={nameOf} find={(typed) => findTerms(input.vocabulary, typed)} {...rest}
      change={(picked) => {
        learn(picked);
        change(valueOf(picked, input.many));
      }}
    />
  );
}

/** Other entries: those of one's own first, then any that has the name. */
export function EntriesInput({ input, path, value, change, ...rest }: FieldProps<EntriesShape>) {
  const { actors } = useSituation();
  const chosen = chosenOf(value, input.many);
  const [nameOf, learn] = useNames(input.noun, chosen);
  return (
    <Picker
      id={idOf(path)} chosen={chosen} many={input.many} nameOf={nameOf} find={(typed) => findEntries(input.noun, typed, actors)} {...rest}
      change={(picked) => {
        learn(picked);
        change(valueOf(picked, input.many));
      }}
    />
  );
}

/** Languages that people speak. */
export function LanguagesInput({ path, value, change, ...rest }: FieldProps<PlainShape>) {
  return <Picker id={idOf(path)} chosen={chosenOf(value, true)} many nameOf={languageName} find={async (typed) => spokenLanguages(typed)} change={(picked) => change(valueOf(picked, true))} {...rest} />;
}

/** Names of entries by id; asked for once, and learned from what is picked. */
export function useNames(noun: Parameters<typeof namesOf>[0], ids: readonly string[]): [(id: string) => string, (picked: readonly Candidate[]) => void] {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const learn = (picked: readonly Candidate[]) => setNames((known) => new Map([...known, ...picked.map(({ id, name }) => [id, name] as const)]));
  const unknown = ids.filter((id) => !names.has(id)).join();
  useEffect(() => {
    if (unknown !== '') void namesOf(noun, unknown.split(',')).then(learn, () => undefined);
  }, [noun, unknown]);
  return [(id) => names.get(id) || '…', learn];
}
