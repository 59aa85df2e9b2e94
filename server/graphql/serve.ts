import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import { askedFields } from './asked.ts';
import { compiled } from './compiled.ts';
import type { Context } from './context.ts';
import { formatError } from './errors.ts';
import { LIMITS, costLimit, limitRules } from './limits.ts';

/** The GraphQL server, started; it answers as the GraphQL-over-HTTP specification says. */
export async function serveGraphql(schema: GraphQLSchema, log: BaseLogger): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    // A page in the browser for trying queries would load scripts from elsewhere.
    plugins: [ApolloServerPluginCacheControlDisabled(), onlyAsked, plainJson, costLimit, compiled, { serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html: '<!doctype html><title>GraphQL</title><p>POST your query here.' }) }) }],
    validationRules: limitRules,
    parseOptions: { maxTokens: LIMITS.tokens },
    formatError: formatError(log),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: { debug: () => undefined, info: () => undefined, warn: (message: string) => { log.warn(message); }, error: (message: string) => { log.error(message); } },
  });
  await apollo.start();
  return apollo;
}

/**
 * Whoever accepts plain JSON only hears in the body why a well-formed request cannot be answered, with status 200.
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const plainJson: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { http, body } }) => {
        const accepted = request.http?.headers.get('accept') ?? '';
        const malformed = body.kind === 'single' && body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'BAD_REQUEST') === true;
        if (http.status === 400 && !malformed && !accepted.includes('application/graphql-response+json')) http.status = 200;
        return Promise.resolve();
      },
    }),
};

/** Reads fetch what the operation asks for and no more. */
const onlyAsked: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, contextValue }) => {
        contextValue.read.confine(askedFields(schema, document));
        return Promise.resolve();
      },
    }),
};
