import type { Person } from '../access/people.ts';

/** What came of an operation whose one field is called `done`. */
export interface Done<Data> {
  readonly done: Data | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export async function act<Data>(person: Pick<Person, 'ask'>, query: string, variables: Record<string, unknown>): Promise<Done<Data>> {
  const { data, errors } = await person.ask<{ done: Data }>(query, variables);
  return { done: data?.done, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}
