import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { BaseLogger } from 'pino';
import { DirectoryError, fail } from '../../schema/error.ts';
import { fieldError } from '../../schema/graphql.ts';
import { fieldOf, joinFields } from './field.ts';
import { LIMITS } from './limits.ts';

/** Codes that Apollo gives to requests it cannot read; their messages speak of the request and nothing else. */
const OF_THE_REQUEST = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** Says an error as the outside may hear it: coded errors as they are, requests nobody can read as Apollo says them, anything else masked and logged. */
export function formatError(log: BaseLogger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const known = directoryError(error) ?? fieldError(formatted.message);
    const place = { ...(formatted.locations && { locations: formatted.locations }), ...(formatted.path && { path: formatted.path }) };
    const code = formatted.extensions?.['code'];
    const ofTheRequest = typeof code === 'string' && OF_THE_REQUEST.has(code);
    // Within a resolver (then there is a path) an error names its field itself; before that only the request tells where it stands.
    const outer = formatted.path === undefined ? fieldOf(error) : undefined;
    // Fields of an input are named as an import line names them.
    const field = joinFields(outer, known?.field)?.replace(/^input\./, '');
    const named = field === undefined ? {} : { field };
    if (known !== undefined) return { message: known.message, ...place, extensions: { code: known.code, ...named } };
    if (tooManyTokens(formatted.message)) return { message: fail('TOO_COMPLEX', `it has more than ${String(LIMITS.tokens)} words and signs`).message, ...place, extensions: { code: 'TOO_COMPLEX' } };
    if (ofTheRequest) return { message: formatted.message, ...place, extensions: { code: codeOf(code, outer), ...named } };
    const cause = unwrapResolverError(error);
    const away = isAway(cause);
    log[away ? 'warn' : 'error']({ err: cause, path: formatted.path }, 'operation failed');
    if (away) return { message: fail('STORE_UNAVAILABLE').message, ...place, extensions: { code: 'STORE_UNAVAILABLE' } };
    return { message: 'Something went wrong on our side. Nothing was changed. Please try again.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** Values that do not fit are ours to name, whether they stand in a variable or in the query; what is wrong with the query itself keeps Apollo's code. */
function codeOf(code: string, field: string | undefined): string {
  return code === 'BAD_USER_INPUT' || (code === 'GRAPHQL_VALIDATION_FAILED' && field !== undefined) ? 'BAD_INPUT' : code;
}

/** A refusal before any operation, with the status that HTTP has for it. @see RFC 9110, section 15.5.2 */
export function unauthorized(error: DirectoryError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) } } });
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

/** The one limit that graphql-js checks itself, while it parses. */
function tooManyTokens(message: string): boolean {
  return /Document contains more tha[nt] \d+ tokens/.test(message);
}

/** Whether the database could not be reached, by Node's and PostgreSQL's codes. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P0[123]|53300|08\d{3})$/.test(code ?? '') || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}
