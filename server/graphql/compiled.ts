import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from './context.ts';

/** Compiling takes as long as answering some ten times: what is asked but once is not worth it. */
const WORTH = 3;

/** Forms that are kept: the site asks some ten queries, and each form takes a hundred times the room of its query. */
const MOST = 50;

type Form = CompiledQuery['query'] | null;

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

/** How often each document came; Apollo keeps one as long as it comes again. */
const asked = new WeakMap<DocumentNode, number>();

/** By document, then by the operation's name; null where it cannot be compiled. What was not asked for the longest comes first. */
const forms = new Map<DocumentNode, Map<string, Form>>();

function formOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Form {
  const times = (asked.get(document) ?? 0) + 1;
  asked.set(document, times);
  if (times < WORTH) return null;
  const ofDocument = forms.get(document) ?? new Map<string, Form>();
  forms.delete(document);
  forms.set(document, ofDocument);
  const [oldest] = forms.keys();
  if (forms.size > MOST && oldest !== undefined) forms.delete(oldest);
  let form = ofDocument.get(name ?? '');
  if (form === undefined) {
    const made = compileQuery(schema, document, name ?? undefined);
    ofDocument.set(name ?? '', (form = isCompiledQuery(made) ? made.query : null));
  }
  return form;
}
