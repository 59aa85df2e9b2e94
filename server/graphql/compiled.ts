import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from './context.ts';

/** Compiling takes as long as answering some ten times: what is asked but once is not worth it. */
const WORTH = 3;

interface Known {
  asked: number;
  /** For each operation of the document by its name; null where it cannot be compiled. */
  readonly forms: Map<string, CompiledQuery['query'] | null>;
}

/**
 * Queries that come again and again, as the site's do, are compiled to a function instead of being walked through field by field. That function has the
 * word only when all goes well: on any error the query is executed as always, so that errors are told in one way. Mutations are not compiled, since
 * nothing may be written twice.
 */
export const compiled: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      responseForOperation: async ({ schema, document, operation, operationName, request, contextValue }) => {
        if (operation.operation !== OperationTypeNode.QUERY) return null;
        const run = formOf(schema, document, operationName);
        if (run === null) return null;
        const { errors, data } = await run(undefined, contextValue, request.variables ?? {});
        if (errors !== undefined || data == null) return null;
        return { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single', singleResult: { data } } };
      },
    }),
};

/** By the document, which Apollo keeps as long as it comes again. */
const documents = new WeakMap<DocumentNode, Known>();

function formOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): CompiledQuery['query'] | null {
  let known = documents.get(document);
  if (known === undefined) documents.set(document, (known = { asked: 0, forms: new Map() }));
  known.asked += 1;
  if (known.asked < WORTH) return null;
  let form = known.forms.get(name ?? '');
  if (form === undefined) {
    const made = compileQuery(schema, document, name ?? undefined);
    known.forms.set(name ?? '', (form = isCompiledQuery(made) ? made.query : null));
  }
  return form;
}
