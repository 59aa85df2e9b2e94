import {
  type GraphQLArgument,
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLUnionType,
  getNamedType,
  getNullableType,
  isListType,
} from 'graphql';
import { EntryType } from '../../../schema/graphql.ts';
import { buildSchema } from '../../../server/graphql/build.ts';
import { COMMON, mark } from './marks.ts';

/** An entry that was planted. */
export interface Planted {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  /** The reach that one needs to see it. */
  readonly reach: number;
}

/** One operation, with what is to be put in. */
export interface Operation {
  readonly field: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Whether it filters by what lies beyond reach, which must not even be counted. */
  readonly findsNothing?: true;
}

type Values = Record<string, unknown>;

/** How deep objects that are no entries may lie within each other. */
const NESTING = 5;

/**
 * All that one may ask of a type.
 * @param depth how many references deep; at the end only id and slug
 */
function selection(type: GraphQLObjectType, depth: number, nesting = NESTING): string {
  return Object.values(type.getFields()).filter(({ args }) => args.every(({ type: needed }) => !(needed instanceof GraphQLNonNull))).flatMap((field) => part(field, type, depth, nesting)).join(' ');
}

function part({ name, type }: GraphQLField<unknown, unknown>, parent: GraphQLObjectType, depth: number, nesting: number): string[] {
  const named = getNamedType(type);
  if (named instanceof GraphQLInterfaceType) return [`${name} { id slug }`];
  if (named instanceof GraphQLUnionType) throw new TypeError('No unions yet');
  if (!(named instanceof GraphQLObjectType)) return [name];
  if (named.name === 'Text') return [parent.name === 'Text' ? `${name} { value language }` : `${name} { value translations { value } }`];
  const isEntry = named.getInterfaces().includes(EntryType);
  if (isEntry && depth === 0) return isListType(getNullableType(type)) ? [] : [`${name} { id slug }`];
  const inside = nesting === 0 ? '' : selection(named, isEntry ? depth - 1 : depth, nesting - 1);
  return inside === '' ? [] : [`${name} { ${inside} }`];
}

/** Text that a field asks back: nothing of a scalar. */
function asked(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!(named instanceof GraphQLObjectType)) return '';
  return ` { ${named.name.endsWith('Connection') ? connection(named, depth) : selection(named, depth)} }`;
}

/** A page of a list: each entry once. */
function connection(type: GraphQLObjectType, depth: number): string {
  const node = getNamedType(type.getFields()['nodes']?.type);
  return node instanceof GraphQLObjectType ? `totalCount edges { cursor } pageInfo { startCursor endCursor } nodes { ${selection(node, depth)} }` : selection(type, depth);
}

/** Values for a type, one of which at least reaches for what is restricted. */
function candidates(type: GraphQLInputType, name: string, planted: readonly Planted[], depth = 0): unknown[] {
  const bare = getNullableType(type);
  if (bare instanceof GraphQLList) return candidates(bare.ofType, name, planted, depth).map((each) => [each]);
  if (bare instanceof GraphQLEnumType) return bare.getValues().map((each) => each.name);
  if (bare instanceof GraphQLInputObjectType) return inputs(bare, planted, depth);
  const named = getNamedType(bare).name;
  switch (named) {
    case 'UUID': return planted.map(({ id }) => id);
    case 'Slug': return planted.map(({ slug }) => slug);
    case 'Reference': return planted.flatMap(({ id, slug }) => [id, slug]);
    case 'LanguageTag': case 'SpokenLanguage': return ['de'];
    case 'Boolean': return [true];
    case 'Int': return [name === 'first' ? 20 : 1];
    case 'Float': return [52.98765];
    case 'String': return name === 'noun' ? [...new Set(planted.map(({ noun }) => noun))] : [mark('STAFF'), COMMON];
    case 'LocalizedText': return [{ de: mark('STAFF') }];
    case 'Date': return ['2027-01-01'];
    case 'PartialDate': return ['2027-01-01'];
    case 'DateTime': return ['2000-01-01T00:00:00Z'];
    case 'LocalDateTime': return ['2027-01-01T10:00'];
    case 'Time': return ['10:00'];
    case 'JSON': return [{}];
    default: return [mark('STAFF')];
  }
}

/** Whether a value of that type names an entry. */
const reachesForOne = (type: GraphQLInputType): boolean => ['UUID', 'Slug', 'Reference'].includes(getNamedType(type).name) || getNamedType(type) instanceof GraphQLInputObjectType;

/** An input with what it needs, and each further field by which it names an entry. */
function inputs(type: GraphQLInputObjectType, planted: readonly Planted[], depth: number): Values[] {
  if (depth > 2) return [{}];
  const fields = Object.values(type.getFields());
  return combined(fields, planted, depth + 1, reachesForOne);
}

/** Each value of each argument in turn, beside the first value of those that are needed; noun and id always belong together. */
function combined(args: readonly (GraphQLArgument | GraphQLInputField)[], planted: readonly Planted[], depth: number, isTried: (type: GraphQLInputType) => boolean = () => true): Values[] {
  const needed: Values = {};
  for (const { name, type, defaultValue } of args) if (type instanceof GraphQLNonNull && defaultValue === undefined) needed[name] = candidates(type, name, planted, depth)[0];
  const names = new Set(args.map(({ name }) => name));
  const key = ['id', 'entry'].find((name) => names.has(name));
  if (names.has('noun') && key !== undefined) return planted.map(({ noun, id }) => ({ ...needed, noun, [key]: id }));
  const tried = args.filter(({ type }) => isTried(type)).flatMap(({ name, type }) => candidates(type, name, planted, depth).map((value) => ({ ...needed, [name]: value })));
  return tried.length > 0 ? tried : [needed];
}

/**
 * Questions to every field of the emitted schema: each entry that is planted, each list as it is and filtered by each condition, each further argument with all that fits.
 * What a new field or argument takes is tried without a word here.
 * @param reach of whoever asks: what lies beyond must not even be counted
 */
export function questions(planted: readonly Planted[], reach: number): Operation[] {
  return fieldsOf('query').flatMap((field) => {
    const returned = getNamedType(field.type).name;
    if (returned.endsWith('Connection')) return lists(field, planted, reach);
    const own = planted.filter(({ noun }) => returned.toLowerCase() === noun);
    const query = documentOf('query', field, 0);
    return combined(field.args, own.length > 0 ? own : planted, 0).map((variables) => ({ field: field.name, query, variables }));
  });
}

/** Deeds of every kind to what is restricted, and with it. */
export function deeds(planted: readonly Planted[]): Operation[] {
  return fieldsOf('mutation').flatMap((field) => {
    const noun = /^(?:save|remove|propose)(.+)$/.exec(field.name)?.[1]?.toLowerCase();
    const own = planted.filter((each) => each.noun === noun);
    const query = documentOf('mutation', field, 0);
    return combined(field.args, own.length > 0 ? own : planted, 0).map((variables) => ({ field: field.name, query, variables }));
  });
}

function fieldsOf(kind: 'query' | 'mutation'): GraphQLField<unknown, unknown>[] {
  const schema = buildSchema();
  return Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});
}

function documentOf(kind: 'query' | 'mutation', { name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
  const given = args.map((each) => `$${each.name}: ${String(each.defaultValue === undefined ? each.type : getNullableType(each.type))}`).join(', ');
  const passed = args.map((each) => `${each.name}: $${each.name}`).join(', ');
  return `${kind} ${given === '' ? '' : `(${given})`} { ${name}${passed === '' ? '' : `(${passed})`}${asked(type, depth)} }`;
}

/** A list as it is, page by page as far as there are any, and filtered by every condition; by references to all that lies beyond reach. */
function lists(field: GraphQLField<unknown, unknown>, planted: readonly Planted[], reach: number): Operation[] {
  const [deep, flat] = [documentOf('query', field, 1), documentOf('query', field, 0)];
  const filter = getNullableType(field.args.find((each) => each.name === 'filter')?.type);
  const conditions = filter instanceof GraphQLInputObjectType ? Object.values(filter.getFields()) : [];
  const beyond = planted.filter((each) => each.reach > reach).flatMap(({ id, slug }) => [id, slug]);
  return [
    ...['SLUG', 'CHANGED'].map((order) => ({ field: field.name, query: deep, variables: { first: 10, order } })),
    { field: field.name, query: flat, variables: { first: 50 } },
    ...conditions.flatMap(({ name, type }): Operation[] => {
      if (getNamedType(type).name === 'Reference') return [{ field: field.name, query: flat, variables: { filter: { [name]: beyond } }, findsNothing: true }];
      return candidates(type, name, planted).map((value) => ({ field: field.name, query: flat, variables: { filter: { [name]: value } } }));
    }),
  ];
}

/** The first question to each field, then the second to each, and so on: what leaks anywhere is found soon. */
export function manifold(operations: readonly Operation[]): Operation[] {
  const turns = new Map<string, number>();
  return operations
    .map((operation) => {
      const turn = turns.get(operation.field) ?? 0;
      turns.set(operation.field, turn + 1);
      return { operation, turn };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ operation }) => operation);
}
