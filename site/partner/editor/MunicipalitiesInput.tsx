import type { FieldProps } from './field-props.ts';
import type { MunicipalitiesShape } from './forms.ts';
import { itemsOf, partsOf, textOf, type Json } from './json.ts';
import { municipalities } from './lookup.ts';
import { Picker } from './Picker.tsx';
import { idOf } from './problems.ts';

/** Municipalities of the network's area; another one can be typed, its key is not known then. */
export function MunicipalitiesInput({ input, path, value, change, ...rest }: FieldProps<MunicipalitiesShape>) {
  const given = (input.many ? itemsOf(value) : [value]).map(partsOf).filter(({ name }) => textOf(name) !== '');
  const find = async (typed: string) => {
    const names = (await municipalities()).map(({ name }) => name).filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 30);
    return (names.length === 0 && typed.trim().length > 1 ? [typed.trim()] : names).map((name) => ({ id: name, name }));
  };
  const put = async (names: readonly string[]) => {
    const known = await municipalities();
    const made = names.map((name): Json => {
      const before = given.find((each) => each['name'] === name);
      const key = known.find((each) => each.name === name)?.key;
      return before ?? { name, ...(key != null && { key }) };
    });
    change(input.many ? made : (made.at(-1) ?? null));
  };
  return (
    <Picker id={idOf(path)} chosen={given.map(({ name }) => textOf(name))} many={input.many} nameOf={(name) => name} find={find} change={(picked) => void put(picked.map(({ id }) => id))} {...rest} />
  );
}
