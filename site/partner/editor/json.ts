/** What JSON can say; values of entries come and go so. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of JSON; what is missing is not stated. */
export type Values = Readonly<Record<string, Json>>;

/** Whether a value is a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Whether a value is an object and no list. */
export function isObject(value: Json | undefined): value is Values {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Parts of a value; none where it is no object. */
export const partsOf = (value: Json | undefined): Values => (isObject(value) ? value : {});

/** Items of a value; none where it is no list. */
export const itemsOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** A value as the text of an input. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Whether a value states nothing: null, an empty text or list, an object without stated parts. False and 0 state something. */
export function isNothing(value: Json | undefined): boolean {
  if (value == null || value === '') return true;
  if (isList(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isNothing);
}

/** Whether two values state the same; the order of an object's parts says nothing, that of a list does. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (isList(one) && isList(other)) return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (isObject(one) && isObject(other)) return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => same(one[key], other[key]));
  return one === other;
}
