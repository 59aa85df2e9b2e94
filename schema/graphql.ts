import {
  GraphQLBoolean,
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
} from 'graphql';
import { type DirectoryError, fail } from './error.ts';
import { type Field, type ValueType } from './field.ts';
import { type Noun, type Row } from './noun.ts';
import { CHECKED_NOUNS, NOUNS, inverses } from './nouns.ts';
import { DateTime, Id, LanguageTag, LocalizedText, Reference, Slug } from './scalar.ts';
import { type Reading, type Text, lines, readText } from './text.ts';

/** What the types need of whoever answers: entries by id, and the lists that tie them, each only as far as the asker may see. */
export interface Reader {
  one: (noun: string, id: string) => Promise<Row | null>;
  many: (noun: Noun, field: string, owner: string) => Promise<Row[]>;
  inverse: (from: Noun, field: string, target: string) => Promise<Row[]>;
  /** When an entry has to be confirmed again (ISO 8601). */
  checkDueAt: (noun: Noun, id: string) => Promise<string | null>;
}

/** The context of every operation. */
export interface Asking {
  read: Reader;
}

type Source = Record<string, unknown>;

/** A localized text as read in one language. */
export const TextType: GraphQLObjectType<Reading, Asking> = new GraphQLObjectType<Reading, Asking>({
  name: 'Text',
  description: 'A text in the asked language, else in its original.',
  fields: () => ({
    value: { type: new GraphQLNonNull(GraphQLString) },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'The language of "value".' },
    original: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether "value" is the original and not a translation.' },
    machine: { type: GraphQLString, description: 'The engine that translated it; null: a person.' },
    outdated: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether the original has changed since.' },
    checkedBy: { type: GraphQLString },
    checkedAt: { type: DateTime },
    lines: { type: listOf(GraphQLString), description: 'The items of a list-like text.', resolve: ({ value }) => lines(value) },
    translations: {
      type: listOf(TextType),
      description: 'The text in every language it has.',
      resolve: ({ text }) => Object.keys(text.values).map((tag) => readText(text, tag)),
    },
  }),
});

/** What every entry has. */
export const EntryType = new GraphQLInterfaceType({
  name: 'Entry',
  description: 'Something an editor keeps and a reader finds.',
  fields: () => entryFields(),
  resolveType: (row: Source) => row['__noun'] as string,
});

function entryFields(): Record<string, GraphQLFieldConfig<Source, Asking>> {
  return { id: { type: new GraphQLNonNull(Id) }, slug: { type: new GraphQLNonNull(Slug) }, version: { type: new GraphQLNonNull(GraphQLInt) } };
}

function listOf<T extends GraphQLOutputType>(type: T) {
  return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
}

const outputs = new Map<string, GraphQLObjectType>();
const inputs = new Map<string, GraphQLInputObjectType>();

/** The GraphQL type of a noun's entries. */
export function outputType(noun: Pick<Noun, 'typeName'>): GraphQLObjectType {
  const type = outputs.get(noun.typeName);
  if (type === undefined) throw new TypeError(`No GraphQL type for ${noun.typeName}`);
  return type;
}

/** The GraphQL input of a noun: what a mutation takes and what an import line holds. */
export function inputType(noun: Pick<Noun, 'typeName'>): GraphQLInputObjectType {
  const type = inputs.get(`${noun.typeName}Input`);
  if (type === undefined) throw new TypeError(`No GraphQL input for ${noun.typeName}`);
  return type;
}

/** What graphql-js says in a sentence of a field that an input does not know, or that it needs, as a coded error that names the field. */
export function fieldError(message: string): DirectoryError | undefined {
  const [, missing] = /^(?:.*; )?Field "([^"]+)" of required type /s.exec(message) ?? [];
  if (missing !== undefined) return Object.assign(fail('MISSING_FIELD', missing), { field: missing });
  const [, unknown, type = ''] = /^(?:.*; )?Field "([^"]+)" is not defined by type "(\w+)"/s.exec(message) ?? [];
  const known = inputs.get(type);
  return unknown === undefined || known === undefined ? undefined : Object.assign(fail('UNKNOWN_FIELD', unknown, type, Object.keys(known.getFields())), { field: unknown });
}

for (const noun of NOUNS) {
  outputs.set(
    noun.typeName,
    new GraphQLObjectType<Source, Asking>({
      name: noun.typeName,
      description: noun.description,
      interfaces: [EntryType],
      fields: () => ({ ...entryFields(), ...outputFields(noun.all, noun), ...inverseFields(noun), ...checkFields(noun) }),
    }),
  );
  inputs.set(
    `${noun.typeName}Input`,
    new GraphQLInputObjectType({
      name: `${noun.typeName}Input`,
      description: `${noun.description} Fields left out stay as they are; null clears them.`,
      fields: () => ({
        id: { type: Id, description: 'Given: that entry, or a new one with this id.' },
        slug: { type: Slug, description: 'Not given: made from the title.' },
        ...inputFields(noun.all),
      }),
    }),
  );
}

const language: GraphQLFieldConfigArgumentMap = { language: { type: LanguageTag } };

function outputFields(fields: Record<string, Field>, noun?: Noun): Record<string, GraphQLFieldConfig<Source, Asking>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, outputField(name, field, noun)]));
}

function outputField(name: string, field: Field, noun?: Noun): GraphQLFieldConfig<Source, Asking> {
  const described = field.description === undefined ? {} : { description: field.description };
  switch (field.kind) {
    case 'text':
      return {
        ...described,
        type: wrap(TextType, field),
        args: language,
        resolve: (source, args: { language?: string }) => (source[name] == null ? null : readText(source[name] as Text, args.language)),
      };
    case 'one':
      return {
        ...described,
        type: wrap(outputType({ typeName: typeNameOf(field) }), field),
        resolve: (source, _, { read }) => (source[name] == null ? null : read.one(field.noun ?? '', source[name] as string)),
      };
    case 'many':
      return { ...described, type: listOf(outputType({ typeName: typeNameOf(field) })), resolve: (source, _, { read }) => (noun === undefined ? [] : read.many(noun, name, source['id'] as string)) };
    case 'object':
      return { ...described, type: wrap(valueOutput(field.value), field) };
    case 'objects':
      return { ...described, type: listOf(valueOutput(field.value)), resolve: (source) => source[name] ?? [] };
    case 'list':
      return { ...described, type: listOf(itemType(field)), resolve: (source) => source[name] ?? [] };
    case 'scalar':
      return { ...described, type: wrap(itemType(field), field) };
  }
}

function checkFields(noun: Noun): Record<string, GraphQLFieldConfig<Source, Asking>> {
  if (!CHECKED_NOUNS.some((name) => name === noun.name)) return {};
  const description = 'When the entry has to be confirmed again, by the interval of its kind and networks.';
  return { checkDueAt: { type: DateTime, description, resolve: (source, _, { read }) => read.checkDueAt(noun, source['id'] as string) } };
}

function inverseFields(noun: Noun): Record<string, GraphQLFieldConfig<Source, Asking>> {
  return Object.fromEntries(
    inverses(noun).map(({ name, from, field }) => [name, { type: listOf(outputType(from)), resolve: (source: Source, _: unknown, { read }: Asking) => read.inverse(from, field, source['id'] as string) }]),
  );
}

function inputFields(fields: Record<string, Field>, nested = false): Record<string, GraphQLInputFieldConfig> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const type = inputOf(field);
      // What a new entry needs is asked for when it is saved, since a change may leave it out; what a nested object needs is asked for here.
      const needed = nested && field.required && field.kind !== 'list' && field.kind !== 'objects' && name !== 'visibility';
      return [name, { type: needed ? new GraphQLNonNull(type) : type, ...(field.description !== undefined && { description: field.description }) }];
    }),
  );
}

function inputOf(field: Field): GraphQLInputType {
  switch (field.kind) {
    case 'text':
      return LocalizedText;
    case 'one':
      return Reference;
    case 'many':
      return new GraphQLList(new GraphQLNonNull(Reference));
    case 'object':
      return valueInput(field.value);
    case 'objects':
      return new GraphQLList(new GraphQLNonNull(valueInput(field.value)));
    case 'list':
      return new GraphQLList(new GraphQLNonNull(itemType(field)));
    case 'scalar':
      return itemType(field);
  }
}

function wrap<T extends GraphQLObjectType | GraphQLEnumType | ReturnType<typeof itemType>>(type: T, field: Field) {
  return field.required ? new GraphQLNonNull(type) : type;
}

const typeNameOf = (field: Field): string => (field.noun ?? '').replace(/^./, (letter) => letter.toUpperCase());

function itemType(field: Field) {
  if (field.type === undefined) throw new TypeError('A scalar field needs a type');
  return field.type;
}

function valueOutput(value: ValueType | undefined): GraphQLObjectType {
  if (value === undefined) throw new TypeError('An object field needs a value type');
  let type = outputs.get(value.name);
  if (type === undefined) {
    type = new GraphQLObjectType<Source, Asking>({ name: value.name, description: value.description, fields: () => outputFields(value.fields) });
    outputs.set(value.name, type);
  }
  return type;
}

function valueInput(value: ValueType | undefined): GraphQLInputObjectType {
  if (value === undefined) throw new TypeError('An object field needs a value type');
  const name = `${value.name}Input`;
  let type = inputs.get(name);
  if (type === undefined) {
    type = new GraphQLInputObjectType({ name, description: value.description, fields: () => inputFields(value.fields, true) });
    inputs.set(name, type);
  }
  return type;
}
