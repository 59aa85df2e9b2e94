import { type DocumentNode, type GraphQLSchema, execute, parse } from 'graphql';
import type { PoolClient } from 'pg';
import { VISITOR } from '../access/viewer.ts';
import { type Sql, StoreReader } from '../store/read.ts';

/** An entry by its noun's name and its id. */
export interface Named {
  readonly noun: string;
  readonly id: string;
}

/** An entry as the site's own query answers; null where a visitor sees none. */
export interface Node extends Named {
  readonly node: unknown;
}

/** By noun, the query by which the site asks for one entry: `query ($id: UUID!) { node: … }`. */
export type Queries = Readonly<Record<string, string>>;

/** Entries that are read at once. */
const AT_ONCE = 100;

/** What a visitor would read of entries if the transaction were committed; of nouns that the site does not ask for, nothing. */
export async function nodesOf(client: PoolClient, schema: GraphQLSchema, queries: Queries, entries: readonly Named[]): Promise<Node[]> {
  const documents = new Map(Object.entries(queries).map(([noun, query]) => [noun, parse(query)]));
  const read = new StoreReader(oneByOne(client), VISITOR);
  const asked = entries.flatMap((entry) => {
    const document = documents.get(entry.noun);
    return document === undefined ? [] : [{ entry, document }];
  });
  const nodes: Node[] = [];
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    nodes.push(...(await Promise.all(asked.slice(start, start + AT_ONCE).map(async ({ entry, document }) => ({ ...entry, node: await answer(schema, document, entry.id, read) })))));
  }
  return nodes;
}

async function answer(schema: GraphQLSchema, document: DocumentNode, id: string, read: StoreReader): Promise<unknown> {
  const { data, errors } = await execute({ schema, document, variableValues: { id }, contextValue: { read, viewer: VISITOR } });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0] ?? new Error('The query of the site has no answer.');
  return data?.['node'];
}

/** A client does one thing after the other, which it wants to be told in that order. */
function oneByOne(client: PoolClient): Sql {
  let last: Promise<unknown> = Promise.resolve();
  const query = (statement: string, parameters: unknown[]): Promise<unknown> => {
    const next = last.then(() => client.query(statement, parameters));
    last = next.catch(() => undefined);
    return next;
  };
  return { query: query as Sql['query'] };
}
