import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { BaseLogger } from 'pino';
import { DirectoryError, fail } from '../../schema/error.ts';

/** Codes that Apollo gives to requests it cannot read; their messages speak of the request and nothing else. */
const OF_THE_REQUEST = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** Says an error as the outside may hear it: coded errors as they are, requests nobody can read as Apollo says them, anything else masked and logged. */
export function formatError(log: BaseLogger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const known = directoryError(error);
    const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
    if (known !== undefined) return { message: known.message, ...place, extensions: known.extensions };
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && OF_THE_REQUEST.has(code)) return { message: formatted.message, ...place, extensions: { code: limited(formatted.message) ? 'TOO_COMPLEX' : code } };
    const cause = unwrapResolverError(error);
    const away = isAway(cause);
    log[away ? 'warn' : 'error']({ err: cause, path: formatted.path }, 'operation failed');
    if (away) return { message: fail('STORE_UNAVAILABLE').message, ...place, extensions: { code: 'STORE_UNAVAILABLE' } };
    return { message: 'Something went wrong on our side. Nothing was changed. Please try again.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** The coded error beneath what graphql-js and Apollo wrapped around it. */
function directoryError(error: unknown): DirectoryError | undefined {
  let inner: unknown = error;
  for (let depth = 0; depth < 6; depth += 1) {
    if (inner instanceof DirectoryError) return inner;
    if (!(inner instanceof GraphQLError)) return undefined;
    inner = inner.originalError;
  }
  return undefined;
}

/** Whether the message is one of the limits' (depth, aliases, cost, tokens). */
function limited(message: string): boolean {
  return /limit of \d+ exceeded|exceeds maximum cost|contains more than \d+ tokens/i.test(message);
}

/** Whether the database could not be reached, by Node's and PostgreSQL's codes. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return /^(?:ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|08\d{3})$/.test(code ?? '') || /Connection terminated/.test(error.message);
}
