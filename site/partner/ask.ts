/** One thing that the server found wrong: its code from the catalogue, a sentence, and the field as a dotted path. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

/** What the server refused, or that it could not be reached (code OFFLINE). */
export class AskError extends Error {
  readonly problems: readonly Problem[];
  /** Code of the first problem. */
  readonly code: string;
  override readonly name = 'AskError';

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.problems = problems;
    this.code = problems[0]?.code ?? 'INTERNAL_SERVER_ERROR';
  }
}

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; field?: string } }[];
}

/** Heard on `window` when the server refused something, as it also does once a session has ended. */
export const REFUSED = 'partner-refused';

const offline = (error: unknown): AskError => new AskError([{ code: 'OFFLINE', message: error instanceof Error ? error.message : '' }]);

/**
 * Sends an operation to the server, as whoever has signed in.
 * @throws AskError with every problem that the server names, or OFFLINE
 */
export async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}, signal?: AbortSignal): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    throw offline(error);
  });
  const answer = await response.json().catch((error: unknown) => {
    throw offline(error);
  }) as Answer;
  const problems = (answer.errors ?? []).map(({ message, extensions }): Problem => ({
    code: extensions?.code ?? 'INTERNAL_SERVER_ERROR',
    message,
    ...(extensions?.field !== undefined && { field: extensions.field }),
  }));
  if (problems.length === 0) return answer.data as Data;
  if (problems.some(({ code }) => code === 'FORBIDDEN' || code === 'NOT_FOUND')) dispatchEvent(new Event(REFUSED));
  throw new AskError(problems);
}
