import { within, fail } from '../../schema/error.ts';
import type { Field, ValueType } from '../../schema/field.ts';
import { ENTRY_DEFAULTS, type Noun } from '../../schema/noun.ts';
import { GivenText, type Text, reviseText } from '../../schema/text.ts';

type Values = Record<string, unknown>;

/**
 * The fields of an entry after somebody gave some of them: left out stays, null clears, texts are revised wording by wording.
 * References are ids already.
 * @param before the stored fields, or null for a new entry
 * @throws the coded error of the first field that cannot be, with its path
 */
export function nextFields(noun: Noun, before: Values | null, given: Values): Values {
  const next: Values = before === null ? { ...ENTRY_DEFAULTS } : { ...before };
  for (const [name, field] of Object.entries(noun.all)) {
    if (given[name] !== undefined) next[name] = within(name, () => nextValue(field, before?.[name], given[name]));
    next[name] ??= field.required && (field.kind === 'list' || field.kind === 'objects' || field.kind === 'many') ? [] : null;
    if (field.required && next[name] === null && !STAMPS.has(name)) throw missing(name);
  }
  noun.rule?.(next);
  return next;
}

/** Set by whoever saves. */
const STAMPS = new Set(['createdAt', 'changedAt']);

function missing(name: string): Error {
  const error = fail('MISSING_FIELD', name);
  error.field = name;
  return error;
}

function nextValue(field: Field, before: unknown, given: unknown): unknown {
  if (given === null) return null;
  const checked = field.rule === undefined ? given : (field.rule as (value: unknown) => unknown)(given);
  switch (field.kind) {
    case 'text':
      return reviseText((before ?? null) as Text | null, checked as GivenText);
    case 'object':
      return nextObject(field.value, before, checked);
    case 'objects':
      return (checked as unknown[]).map((item, index) => within(String(index), () => nextObject(field.value, (before as unknown[] | undefined)?.[index], item)));
    case 'many':
    case 'list':
      return [...new Set(checked as unknown[])];
    default:
      return checked;
  }
}

/** An object as it is stored: its texts revised, what is not stated left out. */
function nextObject(type: ValueType | undefined, before: unknown, given: unknown): Values {
  const stored = (before ?? {}) as Values;
  const next: Values = {};
  for (const [name, field] of Object.entries(type?.fields ?? {})) {
    const value = (given as Values)[name];
    if (value == null) continue;
    const now = within(name, () => nextValue(field, stored[name], value));
    if (now !== null && !(Array.isArray(now) && now.length === 0)) next[name] = now;
  }
  return next;
}
