import { graphqlUrl } from '../settings.ts';
import type { WordKey } from '../words.ts';

/** The last part of the words that begin alike: `record.what.sessions` → `sessions`. */
type Named<Begin extends string, Key> = Key extends `${Begin}${infer Name}` ? Name : never;

/** A rule about what is kept, as the server goes by it. A test finds names that have no words. */
export interface Rule {
  name: Named<'record.what.', WordKey>;
  /** How long; of several each holds for its part. */
  kept: { until: Named<'record.kept.', WordKey>; count: number | null }[];
  seenBy: Named<'record.reader.', WordKey>[];
}

export const rulesQuery = '{ retention { name kept { until count } seenBy } }';

let loading: Promise<Rule[]> | undefined;

/** All rules, fetched once a build. @throws when the server does not answer */
export function rules(): Promise<Rule[]> {
  return (loading ??= fetchRules());
}

async function fetchRules(): Promise<Rule[]> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: rulesQuery }),
  });
  const { data } = (await response.json()) as { data?: { retention: Rule[] } | null };
  if (!data) throw new Error(`${graphqlUrl} did not answer what is kept: HTTP ${String(response.status)}`);
  return data.retention;
}
