import type { SearchState } from './state.ts';

export interface Hit {
  noun: string;
  slug: string;
  language: string;
  /** Matches stand between U+0002 and U+0003. */
  titleHighlight: string;
  summaryHighlight: string | null;
}

export interface Facet {
  field: string;
  values: { value: string; label: string; count: number }[];
}

/** What a search found; `limited` when only titles and summaries could be searched. */
export interface Found {
  total: number;
  limited: boolean;
  hits: Hit[];
  facets: Facet[];
  next: string | null;
}

interface Answer {
  data?: {
    search: {
      total: number;
      degraded: boolean;
      hits: Hit[];
      facets: Facet[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
  } | null;
}

export const searchQuery = `query ($query: String, $language: LanguageTag!, $filter: SearchFilter, $after: String) {
  search(query: $query, language: $language, filter: $filter, first: 20, after: $after) {
    total degraded
    hits { noun slug language titleHighlight summaryHighlight }
    facets { field values { value label count } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * Asks the server.
 * @throws when it cannot be reached or has no answer
 */
export async function askServer(state: SearchState, language: string, after: string | null, signal: AbortSignal): Promise<Found> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: searchQuery, variables: { query: state.query, language, filter: state.filters, after } }),
    signal,
  });
  const { data } = (await response.json()) as Answer;
  if (!data?.search) throw new Error(`No answer to the search (HTTP ${String(response.status)})`);
  const { total, degraded, hits, facets, pageInfo } = data.search;
  return { total, limited: degraded, hits, facets, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
