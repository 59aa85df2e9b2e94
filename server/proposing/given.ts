import { coerceInputValue } from 'graphql';
import { DirectoryError, fail } from '../../schema/error.ts';
import { inputType } from '../../schema/graphql.ts';
import type { Noun } from '../../schema/noun.ts';
import { GivenText } from '../../schema/text.ts';

/** Field changes as JSON: what the GraphQL input of the noun takes. */
export type Changes = Readonly<Record<string, unknown>>;

/** Fields that somebody who proposes does not set: the directory does, or those who decide. */
const NOT_PROPOSED: ReadonlySet<string> = new Set(['id', 'createdAt', 'createdBy', 'changedAt', 'changedBy', 'checkedAt', 'checkedBy', 'sources']);

/** Coerced input as JSON again, so that it can wait and be coerced once more by the rules of then. @throws BAD_INPUT for fields that are not proposed */
export function asChanges(values: Readonly<Record<string, unknown>>): Changes {
  const given = Object.entries(values).filter(([name]) => name !== 'id');
  const refused = given.find(([name]) => NOT_PROPOSED.has(name));
  if (refused) throw Object.assign(fail('BAD_INPUT', `"${refused[0]}" is not for you to set: the directory keeps it.`), { field: refused[0] });
  return Object.fromEntries(given.map(([name, value]) => [name, asJson(value)]));
}

function asJson(value: unknown): unknown {
  if (value instanceof GivenText) return Object.fromEntries([...value.values].map(([tag, wording]) => [tag, wording !== null && Object.keys(wording).length === 1 ? wording.value : wording]));
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
  return value;
}

/** Changes as `save` takes them. @throws the coded error of the first field that cannot be */
export function asValues(noun: Noun, changes: Changes): Record<string, unknown> {
  return coerceInputValue(changes, inputType(noun), (path, _, error) => {
    const known = error.originalError;
    throw Object.assign(known instanceof DirectoryError ? known : fail('BAD_INPUT', error.message), { field: path.join('.') });
  }) as Record<string, unknown>;
}
