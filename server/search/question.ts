/** The facets of the search, in the order in which they are told; each is a field of the filter and of the search documents. */
export const FACET_FIELDS = ['noun', 'topic', 'targetGroup', 'spokenLanguage', 'municipality', 'mode', 'access', 'audience', 'network'] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** What somebody asks of the search. */
export interface SearchQuestion {
  readonly query?: string | null;
  readonly language: string;
  /** Values of one field are alternatives; fields hold together. */
  readonly filter?: Partial<Record<FacetField, readonly string[] | null>> | null;
  /** Hits wanted, 1 to 100. */
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface SearchHit {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  /** The language of title and summary: the asked one, else the original. */
  readonly language: string;
  /** Matches stand between U+0002 and U+0003. */
  readonly titleHighlight: string;
  readonly summaryHighlight: string | null;
  /** From 0 to 1. */
  readonly score: number;
}

export interface SearchAnswer {
  readonly total: number;
  /** Whether a lesser search answered because the search engine is away. */
  readonly degraded: boolean;
  readonly hits: readonly SearchHit[];
  readonly facets: readonly { readonly field: FacetField; readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
