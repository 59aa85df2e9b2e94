import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLInt, type GraphQLScalarType, GraphQLString, Kind, type ValueNode, print } from 'graphql';
import { fail, within } from './error.ts';
import { GivenText, type Text, unstorable } from './text.ts';
import * as scalars from './scalar.ts';

/**
 * The vocabulary that the nouns' tables are written in.
 * One field is one line: from it come the column, the GraphQL output and the GraphQL input, so that none can drift from the others.
 * `T` is the type of the stored value (references are ids).
 */
export interface Field<T = unknown, Required extends boolean = boolean> {
  readonly kind: 'text' | 'scalar' | 'list' | 'object' | 'objects' | 'one' | 'many';
  readonly required: Required;
  /** Undefined only in types: carries the type of the stored value. */
  readonly stored?: T;
  /** Column type in PostgreSQL; none for `many`. */
  readonly column?: string;
  /** GraphQL type of a scalar, enum or list item. */
  readonly type?: GraphQLScalarType | GraphQLEnumType;
  /** Parts of an object. */
  readonly value?: ValueType;
  /** Noun a reference points to, and the name under which that noun lists us. */
  readonly noun?: string;
  readonly inverse?: string;
  /** Checks and normalises a given value; throws coded errors. */
  readonly rule?: (given: never) => unknown;
  /** Whether connections can be filtered by it. */
  readonly filter?: boolean;
  readonly description?: string;
}

/** A named object without identity of its own, stored as JSON within an entry. */
export interface ValueType<F extends Record<string, Field> = Record<string, Field>> {
  readonly name: string;
  readonly description: string;
  readonly fields: F;
}

export type Stored<F> = { -readonly [K in keyof F]: F[K] extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never };

type Options = Pick<Field, 'description' | 'filter'>;

const scalar =
  <T>(type: GraphQLScalarType, column: string) =>
  (options: Options & Pick<Field, 'rule'> = {}): Field<T, false> => ({ kind: 'scalar', required: false, type, column, ...options });

export const string = (options: Options & { max?: number } = {}): Field<string, false> => {
  const { max = 300, ...rest } = options;
  return { kind: 'scalar', required: false, type: GraphQLString, column: 'text', rule: shortString(max), ...rest };
};
export const integer = scalar<number>(GraphQLInt, 'int');
export const decimal = scalar<number>(GraphQLFloat, 'double precision');
export const boolean = scalar<boolean>(GraphQLBoolean, 'boolean');
export const date = scalar<string>(scalars.DateScalar, 'text');
export const partialDate = scalar<string>(scalars.PartialDate, 'text');
export const localDateTime = scalar<string>(scalars.LocalDateTime, 'text');
export const dateTime = scalar<string>(scalars.DateTime, 'timestamptz');
export const time = scalar<string>(scalars.Time, 'text');
export const url = scalar<string>(scalars.Url, 'text');
export const email = scalar<string>(scalars.Email, 'text');
export const areaKey = scalar<string>(scalars.AreaKey, 'text');
export const federalState = scalar<string>(scalars.FederalState, 'text');
export const recurrence = (rule: (given: string) => string): Field<string, false> => ({ kind: 'scalar', required: false, type: GraphQLString, column: 'text', rule });

/** One value of an enum. */
export function choice<const V extends string>(type: GraphQLEnumType & { values?: readonly V[] }, options: Options = {}): Field<V, false> {
  return { kind: 'scalar', required: false, type, column: 'text', ...options };
}

/** Any number of scalars or enum values; empty when nothing is stated. */
export function list<T = string>(type: GraphQLScalarType | GraphQLEnumType, options: Options = {}): Field<T[], true> {
  return { kind: 'list', required: true, type, column: 'text[]', ...(type === GraphQLString && { rule: shortStrings }), ...options };
}

/** A localized text. `max` limits each language's characters. */
export function text(options: Options & { max?: number; markdown?: boolean } = {}): Field<Text, false> {
  const { max = 5000, markdown = false, ...rest } = options;
  return { kind: 'text', required: false, column: 'jsonb', rule: textRule(max, markdown), ...rest };
}

/** An object without identity, such as hours. */
export function object<F extends Record<string, Field>>(value: ValueType<F>, rule?: (given: never) => unknown): Field<Stored<F>, false> {
  return { kind: 'object', required: false, column: 'jsonb', value, ...(rule && { rule }) };
}

/** A list of objects without identity, such as a contact's channels. */
export function objects<F extends Record<string, Field>>(value: ValueType<F>, rule?: (given: never) => unknown): Field<Stored<F>[], true> {
  return { kind: 'objects', required: true, column: 'jsonb', value, ...(rule && { rule }) };
}

/** A reference to one entry; `inverse` names the list in which that entry shows us. */
export function one(noun: string, inverse?: string, options: Options = {}): Field<string, false> {
  return { kind: 'one', required: false, column: 'uuid', noun, ...(inverse !== undefined && { inverse }), filter: true, ...options };
}

/** References to any number of entries, in order. */
export function many(noun: string, inverse?: string, options: Options = {}): Field<string[], true> {
  return { kind: 'many', required: true, noun, ...(inverse !== undefined && { inverse }), filter: true, ...options };
}

/** A field that every entry must have. */
export function required<T>(field: Field<T>): Field<T, true> {
  return { ...field, required: true };
}

/** Names a value type. */
export function value<const F extends Record<string, Field>>(name: string, description: string, fields: F): ValueType<F> {
  return { name, description, fields };
}

/** An enum in GraphQL's and TypeScript's eyes at once. */
export function enumeration<const V extends string>(name: string, description: string, values: Record<V, string>): GraphQLEnumType & { values?: readonly V[] } {
  return new Choice({
    name,
    description,
    values: Object.fromEntries(Object.entries<string>(values).map(([key, meaning]) => [key, { description: meaning }])),
  });
}

/** An enum that says what is allowed when something else is given; graphql-js only guesses what was meant. */
class Choice extends GraphQLEnumType {
  override parseValue(given: unknown): unknown {
    if (typeof given === 'string' && this.getValue(given)) return given;
    throw this.refuse(typeof given === 'string' ? given : JSON.stringify(given));
  }

  override parseLiteral(node: ValueNode): unknown {
    if (node.kind === Kind.ENUM && this.getValue(node.value)) return node.value;
    throw this.refuse(print(node));
  }

  private refuse(given: string): Error {
    return fail('BAD_CHOICE', given.slice(0, 40), this.getValues().map(({ name }) => name));
  }
}

function shortString(max: number) {
  return (given: string): string => {
    const value = given.normalize('NFC').trim();
    if (value.length > max) throw fail('BAD_INPUT', `This has ${String(value.length)} characters; ${String(max)} are allowed.`);
    if (value === '') throw fail('BAD_INPUT', 'This is empty; leave it out or give null.');
    const what = unstorable(value);
    if (what !== undefined) throw fail('BAD_INPUT', `This holds ${what}.`);
    return value;
  };
}

const shortStrings = (given: string[]): string[] => given.map((item, index) => within(String(index), () => shortString(300)(item)));

function textRule(max: number, markdown: boolean) {
  return (given: GivenText): GivenText => {
    for (const [tag, wording] of given.values) {
      if (wording === null) continue;
      within(tag, () => {
        if (wording.value.length > max) throw fail('TEXT_TOO_LONG', tag, wording.value.length, max);
        if (markdown) scalars.markdown(wording.value);
      });
    }
    return given;
  };
}
