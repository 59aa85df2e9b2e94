import type { FieldForm } from './forms.ts';
import { isList, isNothing, isObject, partsOf, same, type Json, type Values } from './json.ts';
import { firstLanguage, wordingOf } from './wording.ts';

/** What is kept of a field that somebody changed: of a text only the languages that were touched, so that two people may write two of them. */
export function changeOf({ input }: FieldForm, start: Json | undefined, value: Json): Json {
  if (input.as !== 'text') return value;
  const before = partsOf(start);
  const now = partsOf(value);
  const touched = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((language) => !same(before[language], now[language]));
  return Object.fromEntries(touched.map((language) => [language, now[language] ?? null]));
}

/** A field as the form shows it: how it is, with what was changed. */
export function currentOf({ field, input }: FieldForm, start: Values, changes: Values): Json {
  const changed = changes[field];
  if (changed === undefined) return start[field] ?? null;
  return input.as === 'text' ? { ...partsOf(start[field]), ...partsOf(changed) } : changed;
}

/** The changes that still say something else than how it is. */
export function changedFields(fields: readonly FieldForm[], start: Values, changes: Values): Values {
  return Object.fromEntries(fields.filter((form) => form.field in changes && !same(currentOf(form, start, changes), start[form.field])).map(({ field }) => [field, changes[field] ?? null]));
}

/**
 * Changes as the input of the noun takes them: what is empty is cleared, rows in which nothing stands are left out.
 * A text without its original is no text: its translations go too.
 * @param start values before the changes
 * @param waiting what was proposed before and not decided: of a text, its languages go along, since one field of a proposal replaces the one before
 */
export function inputOf(fields: readonly FieldForm[], changes: Values, start: Values, waiting: Values = {}): Values {
  return Object.fromEntries(
    fields.flatMap(({ field, input }) => {
      const changed = changes[field];
      if (changed === undefined) return [];
      return [[field, input.as === 'text' ? givenText({ ...partsOf(waiting[field]), ...partsOf(changed) }, firstLanguage(start[field])) : given(changed)] as const];
    }),
  );
}

function givenText(text: Values, original: string): Json {
  if (text[original] === null) return null;
  const wordings = Object.entries(text).map(([language, wording]) => [language, wordingOf(wording)?.value.trim() ? wording : null] as const);
  return wordings.length === 0 ? null : Object.fromEntries(wordings);
}

function given(value: Json): Json {
  if (isList(value)) return value.filter((item) => !isNothing(item)).map(stated);
  return isNothing(value) ? null : stated(value);
}

/** An object without the parts that state nothing; within an object, to leave out is to clear. */
function stated(value: Json): Json {
  if (isList(value)) return value.filter((item) => !isNothing(item)).map(stated);
  if (!isObject(value)) return typeof value === 'string' ? value.trim() : value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => !isNothing(part) || isList(part)).map(([key, part]) => [key, stated(part)]));
}

/**
 * Values with what waits for a decision laid over them, so that nobody writes the same a second time.
 * @param waiting changes as they were proposed
 */
export function withWaiting(fields: readonly FieldForm[], values: Values, waiting: Values): Values {
  return { ...values, ...Object.fromEntries(fields.filter(({ field }) => field in waiting).map((form) => [form.field, currentOf(form, values, waiting)])) };
}
