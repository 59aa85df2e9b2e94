import type { BrowserContext } from 'playwright-core';
import { SESSION } from '../../server/access/cookies.ts';
import type { Person } from '../access/people.ts';
import type { Answer } from '../harness/directory.ts';

/** Asks GraphQL as a visitor, or in a session. @param url of the directory */
export const askerAt = (url: () => string) =>
  async <Data>(query: string, variables: Record<string, unknown> = {}, { cookie }: { cookie?: string } = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${url()}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) }, body: JSON.stringify({ query, variables }) });
    return { status: response.status, ...((await response.json()) as object) };
  };

/** Lets a browser be where somebody has signed in. */
export async function comeAs(context: BrowserContext, { cookie }: Person, url: string): Promise<void> {
  await context.addCookies([{ name: SESSION, value: cookie.slice(SESSION.length + 1), url: url.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' }]);
}
