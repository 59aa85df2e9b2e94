import { serverAudits } from 'graphql-http';
import { afterAll, describe, expect, test } from 'vitest';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory();
afterAll(() => directory.close());

/** Apollo answers no simple request from another site without it. */
const withPreflight = (input: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('apollo-require-preflight', 'true');
  return fetch(input, { ...init, headers });
};

describe('GraphQL over HTTP, as its specification wants it', () => {
  const audits = serverAudits({ url: `${directory.url}/graphql`, fetchFn: withPreflight });

  test('there are 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  for (const audit of audits) {
    test(audit.name, async () => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    });
  }
});
