/** Sends an operation to the server of the site. @throws when it cannot be reached or answers with something else than JSON */
export async function post<Answered>(query: string, variables: Record<string, unknown>, signal?: AbortSignal): Promise<Answered> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  });
  return (await response.json()) as Answered;
}
