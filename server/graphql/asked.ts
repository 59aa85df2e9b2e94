import { type DocumentNode, type GraphQLSchema, TypeInfo, isAbstractType, isObjectType, visit, visitWithTypeInfo } from 'graphql';
import type { Asked } from '../store/columns.ts';

const known = new WeakMap<DocumentNode, Asked>();

/**
 * Which fields of each type a document asks for, in whichever of its operations: no read needs more than that.
 * @param document one that has been validated; Apollo keeps it and gives the same again
 */
export function askedFields(schema: GraphQLSchema, document: DocumentNode): Asked {
  let asked = known.get(document);
  if (asked === undefined) {
    asked = collect(schema, document);
    known.set(document, asked);
  }
  return asked;
}

function collect(schema: GraphQLSchema, document: DocumentNode): Asked {
  const asked = new Map<string, Set<string>>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: ({ name }) => {
        const parent = typeInfo.getParentType();
        const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? [parent] : [];
        for (const type of types) asked.set(type.name, (asked.get(type.name) ?? new Set()).add(name.value));
      },
    }),
  );
  return asked;
}
