import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type ValidationContext, type ValidationRule, getNullableType, isListType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { fail } from '../../schema/error.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';

/** How much one operation may ask for. Introspection stays free: the schema is public. */
export const LIMITS = { depth: 12, aliases: 30, tokens: 3000, cost: 100_000 } as const;

/** How many entries a list without `first` is taken to have. */
const USUAL_LIST = 3;

/** The rules throw unless told to report, and what is thrown in validation counts as our fault. */
const report = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) => {
      context?.reportError(new GraphQLError(error.message, { originalError: fail('TOO_COMPLEX', error.message.replace('Syntax Error: ', '')) }));
    },
  ],
};

/** Single rules and not the whole armour: that changes status codes which the GraphQL-over-HTTP specification sets. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, ignoreIntrospection: true, flattenFragments: true, ...report }),
  maxAliasesRule({ n: LIMITS.aliases, ...report }),
] as ValidationRule[];

/** A field costs one, and a list what one of its entries costs times how many there may be. */
const estimate: ComplexityEstimator = ({ args, childComplexity, field, type }) => {
  if (field.name.startsWith('__')) return 0;
  // A larger page is refused with an error that says so.
  if (field.args.some(({ name }) => name === 'first')) return 1 + Math.min(Math.max(0, (args['first'] as number | null | undefined) ?? USUAL_PAGE), LARGEST_PAGE) * childComplexity;
  // The edges of a page are counted by its size already.
  const counted = type.name.endsWith('Connection') || type.name.endsWith('SearchResult');
  return 1 + childComplexity * (isListType(getNullableType(field.type)) && !counted ? USUAL_LIST : 1);
};

/** Refuses operations that would cost too much, before they run; it needs the variables, so it is no validation rule. */
export const costLimit: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ request, document, schema }) => {
        const cost = knownCost(schema, document, request);
        if (cost > LIMITS.cost) {
          throw refusal(`it costs ${String(Math.round(cost))}, and ${String(LIMITS.cost)} is allowed; ask for fewer entries or fewer lists within lists`);
        }
        return Promise.resolve();
      },
    }),
};

const costs = new WeakMap<DocumentNode, Map<string, number>>();

/** Costs remembered of one document: as many as there are page sizes that somebody might use. */
const REMEMBERED = 100;

/** The cost, counted once for a document and the variables it can depend on: page sizes, and what is included or skipped. */
function knownCost(schema: GraphQLSchema, document: DocumentNode, request: GraphQLRequest): number {
  const known = costs.get(document) ?? new Map<string, number>();
  costs.set(document, known);
  const counting = Object.entries(request.variables ?? {}).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean');
  const key = JSON.stringify([request.operationName, counting]);
  let cost = known.get(key);
  if (cost === undefined) {
    cost = costOf(schema, document, request);
    if (known.size >= REMEMBERED) known.clear();
    // Variables that cannot be read cost nothing, since they are refused before anything runs: nothing to remember.
    if (cost > 0) known.set(key, cost);
  }
  return cost;
}

/** @throws GraphQLError when an argument cannot be read; then the cost cannot be known, and the operation must not run */
function costOf(schema: GraphQLSchema, query: DocumentNode, { operationName, variables }: GraphQLRequest): number {
  try {
    return getComplexity({ schema, query, estimators: [estimate], ...(operationName && { operationName }), ...(variables && { variables }) });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Variables are read again before anything runs, and what is wrong with them is told better there.
    if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return 0;
    if (error.nodes === undefined) throw refusal('its fragments repeat too many fields');
    throw new GraphQLError(error.message, { nodes: error.nodes, originalError: error.originalError, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}

function refusal(why: string): GraphQLError {
  const error = fail('TOO_COMPLEX', why);
  return new GraphQLError(error.message, { originalError: error, extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
