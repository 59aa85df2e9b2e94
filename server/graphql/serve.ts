import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { BaseLogger } from 'pino';
import type { Context } from './context.ts';
import { formatError } from './errors.ts';
import { LIMITS, limitRules } from './limits.ts';

/** The GraphQL server, started; it answers as the GraphQL-over-HTTP specification says. */
export async function serveGraphql(schema: GraphQLSchema, log: BaseLogger): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    // A page in the browser for trying queries would load scripts from elsewhere.
    plugins: [{ serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html: '<!doctype html><title>GraphQL</title><p>POST your query here.' }) }) }],
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
