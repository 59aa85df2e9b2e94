import { graphqlUrl } from '../settings.ts';

interface Connection<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Answer<Node> {
  data?: Record<string, Connection<Node>> | null;
  errors?: { message: string }[];
}

const pageSize = 100;

/**
 * All entries of one noun, page by page through its Relay connection.
 * @param connection field of the query type, such as `actors`
 * @param fields selection of one node, and the fragments it needs
 * @throws when the server cannot be reached or answers with errors
 * @see https://relay.dev/graphql/connections.htm
 */
export async function fetchAll<Node>(connection: string, fields: string, fragments: string): Promise<Node[]> {
  const query = `query ($after: String) {
    ${connection}(first: ${String(pageSize)}, after: $after) {
      edges { node { ${fields} } }
      pageInfo { hasNextPage endCursor }
    }
  } ${fragments}`;
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Node> = await fetchPage<Node>(connection, query, after);
    for (const edge of page.edges) nodes.push(edge.node);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

async function fetchPage<Node>(connection: string, query: string, after: string | null): Promise<Connection<Node>> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query, variables: { after } }),
  }).catch((cause: unknown) => {
    throw new Error(`The site is built from ${graphqlUrl}, which does not answer. Does the server run, with this HOST and PORT?`, { cause });
  });
  const answer = (await response.json()) as Answer<Node>;
  const page = answer.data?.[connection];
  if (!page || answer.errors?.length) {
    const why = answer.errors?.map((error) => error.message).join(' ') ?? `HTTP ${String(response.status)}`;
    throw new Error(`${graphqlUrl} did not answer for "${connection}": ${why}`);
  }
  return page;
}
