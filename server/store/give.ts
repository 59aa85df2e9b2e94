import type { Field, ValueType } from '../../schema/field.ts';
import type { Noun } from '../../schema/noun.ts';
import { type Text, giveText } from '../../schema/text.ts';

type Json = Record<string, unknown>;

/**
 * An entry as an import line: what `import` takes back without a difference. What is not stated is left out.
 * @param entry own fields, and lists of references as ids
 * @param nameOf how references are told; their ids unless said otherwise
 */
export function giveEntry(noun: Noun, entry: Json, nameOf: (noun: string, id: string) => string = (_, id) => id): Json {
  const line: Json = { noun: noun.name, id: entry['id'], slug: entry['slug'] };
  for (const [name, field] of Object.entries(noun.all)) {
    const value = give(field, entry[name], nameOf);
    if (value !== undefined) line[name] = value;
  }
  return line;
}

function give(field: Field, value: unknown, nameOf: (noun: string, id: string) => string): unknown {
  if (value == null || (Array.isArray(value) && value.length === 0)) return undefined;
  switch (field.kind) {
    case 'text':
      return giveText(value as Text);
    case 'one':
      return nameOf(field.noun ?? '', value as string);
    case 'many':
      return (value as string[]).map((id) => nameOf(field.noun ?? '', id));
    case 'object':
      return giveObject(field.value, value as Json, nameOf);
    case 'objects':
      return (value as Json[]).map((item) => giveObject(field.value, item, nameOf));
    default:
      return value;
  }
}

function giveObject(type: ValueType | undefined, value: Json, nameOf: (noun: string, id: string) => string): Json {
  const given: Json = {};
  for (const [name, field] of Object.entries(type?.fields ?? {})) {
    const part = give(field, value[name], nameOf);
    if (part !== undefined) given[name] = part;
  }
  return given;
}
