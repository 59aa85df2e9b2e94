import { type GraphQLOutputType, GraphQLObjectType, getNamedType, isListType, getNullableType } from 'graphql';
import { EntryType, outputType } from '../../schema/graphql.ts';
import type { Noun } from '../../schema/noun.ts';

/**
 * A selection of all that one may ask of a noun's entries.
 * @param depth how many references deep; at the end only id and slug
 */
export function everything(noun: Pick<Noun, 'typeName'>, depth = 1): string {
  return selection(outputType(noun), depth);
}

function selection(type: GraphQLObjectType, depth: number): string {
  const fields = Object.entries(type.getFields()).flatMap(([name, field]) => {
    // Fields of one name in different types of a union would clash; here each stands in a type of its own.
    const part = partOf(field.type, depth, type.name === 'Text');
    return part === undefined ? [] : [`${name}${part}`];
  });
  return `{ ${fields.join(' ')} }`;
}

function partOf(type: GraphQLOutputType, depth: number, inText: boolean): string | undefined {
  const named = getNamedType(type);
  if (!(named instanceof GraphQLObjectType)) return '';
  if (named.name === 'Text') return inText ? ' { value language }' : ' { value language translations { value language } }';
  if (!named.getInterfaces().includes(EntryType)) return ` ${selection(named, depth)}`;
  if (depth === 0) return isListType(getNullableType(type)) ? undefined : ' { id slug }';
  return ` ${selection(named, depth - 1)}`;
}
