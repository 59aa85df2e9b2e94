import { post } from './post.ts';
import type { Filters, SearchState } from './state.ts';

export interface Hit {
  noun: string;
  slug: string;
  language: string;
  /** Matches stand between U+0002 and U+0003. */
  titleHighlight: string;
  summaryHighlight: string | null;
  /** Whether the match is not in the reader's language but in the original's. */
  across?: boolean;
  /** The word of the original that it was found through. */
  through?: string | null;
  /** Kilometres, when a place was asked for. */
  distance?: number | null;
  why?: { part: string; value: number }[];
  /** Who offers or organises it, or wrote it. */
  by?: string | null;
  municipalities?: string[];
  spokenLanguages?: string[];
  phone?: { number: string; shown: string } | null;
  /** When somebody last confirmed that it is correct. */
  checkedAt?: string | null;
  opening?: Opening | null;
}

/** How it stands with hours at this minute; dates with times are Berlin's. */
export interface Opening {
  way: 'WALK_IN' | 'PHONE' | 'APPOINTMENT' | null;
  until: string | null;
  next: string | null;
  nextWay: 'WALK_IN' | 'PHONE' | 'APPOINTMENT' | null;
  byAppointment: boolean;
}

export interface Facet {
  field: string;
  values: { value: string; label: string; count: number }[];
}

/** A filter that the words of a query name, and the query without them. */
export interface Offer {
  field: string;
  value: string;
  label: string;
  query: string;
}

export interface Topic {
  slug: string;
  label: string;
}

/** What a search found. */
export interface Found {
  total: number;
  /** Whether a lesser search of the server answered. */
  limited: boolean;
  /** Whether the site itself answered, since the server cannot be reached. */
  away: boolean;
  /** Chosen filters that this search could not heed. */
  ignored: string[];
  hits: Hit[];
  facets: Facet[];
  didYouMean: string | null;
  offers: Offer[];
  topics: Topic[];
  next: string | null;
}

interface Answer {
  data?: {
    search: {
      total: number;
      degraded: boolean;
      hits: Hit[];
      facets: Facet[];
      didYouMean: string | null;
      offers: Offer[];
      nearestTopics: Topic[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
  } | null;
  errors?: { extensions?: { field?: string } }[];
}

export const searchQuery = `query ($query: String, $language: LanguageTag!, $filter: SearchFilter, $after: String, $why: Boolean = false) {
  search(query: $query, language: $language, filter: $filter, first: 20, after: $after) {
    total degraded
    hits { noun slug language titleHighlight summaryHighlight across through distance why @include(if: $why) { part value }
      by municipalities spokenLanguages phone { number shown } checkedAt opening { way until next nextWay byAppointment } }
    facets { field values { value label count } }
    didYouMean offers { field value label query } nearestTopics { slug label }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A filter that the server cannot use, such as a place that it does not know. */
export class FilterProblem extends Error {
  readonly field: keyof Filters;
  override readonly name = 'FilterProblem';

  constructor(field: keyof Filters) {
    super(`The filter "${field}" cannot be used`);
    this.field = field;
  }
}

/**
 * Asks the server.
 * @throws FilterProblem when it cannot use a filter; another error when it cannot be reached or has no answer
 */
export async function askServer({ query, filters, why = false }: { query: string; filters: Filters; why?: boolean }, language: string, after: string | null, signal: AbortSignal): Promise<Found> {
  const { data, errors } = await post<Answer>(searchQuery, { query, language, filter: filters, after, why }, signal);
  if (!data?.search) throw problemIn(errors, filters) ?? new Error('No answer to the search');
  const { total, degraded, hits, facets, didYouMean, offers, nearestTopics, pageInfo } = data.search;
  return {
    total, hits, facets, didYouMean, offers, topics: nearestTopics,
    limited: degraded, away: false, ignored: [],
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

/**
 * Asks the server; where it cannot use a filter, asks again without that one and says so, for the rest of the answer is still of use.
 * @throws when it cannot be reached or has no answer
 */
export async function askAnyway(state: SearchState, language: string, after: string | null, signal: AbortSignal): Promise<Found> {
  const filters = { ...state.filters };
  const ignored: string[] = [];
  for (;;) {
    try {
      return { ...(await askServer({ ...state, filters }, language, after, signal)), ignored };
    } catch (error) {
      if (!(error instanceof FilterProblem) || !(error.field in filters)) throw error;
      delete filters[error.field];
      ignored.push(error.field);
    }
  }
}

/** The filter that the server's error is about. */
function problemIn(errors: Answer['errors'], filters: Filters): FilterProblem | undefined {
  const path = errors?.[0]?.extensions?.field?.split('.') ?? [];
  const named = (Object.keys(filters) as (keyof Filters)[]).find((name) => path.includes(name));
  return named && new FilterProblem(named);
}

export const tellMissingMutation = 'mutation ($query: String!, $language: LanguageTag!) { tellMissing(query: $query, language: $language) }';

/** Tells the network what was searched for in vain; nothing but the words goes along. @throws when it did not arrive */
export async function tellMissing(query: string, language: string): Promise<void> {
  const { data } = await post<{ data?: { tellMissing: boolean } | null }>(tellMissingMutation, { query, language });
  if (!data?.tellMissing) throw new Error('Not told');
}
