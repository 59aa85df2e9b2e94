import type { Opening } from './facts/opening.ts';

/** The facets of the search, in the order in which they are told; each is a field of the filter and of the search documents. */
export const FACET_FIELDS = ['noun', 'topic', 'targetGroup', 'spokenLanguage', 'municipality', 'mode', 'access', 'audience', 'network'] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** Days as in RFC 5545, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When something must be open, in Europe/Berlin: now, or at some time of a day. */
export interface OpenFilter {
  readonly now?: boolean | null;
  /** The next such day, today counted in. */
  readonly day?: Weekday | null;
  /** "2026-11-26". */
  readonly date?: string | null;
  /** "12:00" to "24:00". Open at some time between; with `from` alone: open at that minute; with neither: at any time of the day. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Times that need an appointment do not count. */
  readonly withoutAppointment?: boolean | null;
}

export interface NearFilter {
  /** A postal code, or the name of a municipality. */
  readonly place: string;
  /** Kilometres as the crow flies; 20 unless said otherwise. */
  readonly within?: number | null;
}

/** Whether there is room. */
export type Capacity = 'OPEN' | 'WAITING_LIST' | 'FULL';

/** What else must be true of an entry; what is not asked for, or is false, filters nothing. */
export interface FactFilter {
  /** Where interpreters can be had, every spoken language counts as spoken. */
  readonly orInterpreter?: boolean | null;
  readonly free?: boolean | null;
  readonly stepFree?: boolean | null;
  /** Somebody confirmed within the last twelve months that it is correct. */
  readonly keptCurrent?: boolean | null;
  /** Any of these; who states none has none of them. */
  readonly capacity?: readonly Capacity[] | null;
  readonly open?: OpenFilter | null;
  readonly near?: NearFilter | null;
}

/** Facets beyond lists of values: each value is "true", or for `open` "now" or a weekday. */
export const FACT_FACETS = ['free', 'stepFree', 'keptCurrent', 'open'] as const;
export type FactFacet = (typeof FACT_FACETS)[number];

/** Values of one field are alternatives; fields hold together. */
export type SearchFilter = Partial<Record<FacetField, readonly string[] | null>> & FactFilter;

/** What somebody asks of the search. */
export interface SearchQuestion {
  readonly query?: string | null;
  readonly language: string;
  readonly filter?: SearchFilter | null;
  /** Hits wanted, 1 to 100. */
  readonly first?: number | null;
  readonly after?: string | null;
}

/** What is told of an entry. */
export interface Head {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  /** The language of title and summary: the asked one, else the original. */
  readonly language: string;
}

export interface SearchHit extends Head {
  /** Matches stand between U+0002 and U+0003. */
  readonly titleHighlight: string;
  readonly summaryHighlight: string | null;
  /** From 0 to 1. */
  readonly score: number;
  /** Whether the match is not in the reader's language but in the original's. */
  readonly across: boolean;
  /** The word of the original through which a hit across languages was found. */
  readonly through: string | null;
  /** Kilometres as the crow flies, when a place was asked for. */
  readonly distance: number | null;
  /** What the place among the hits is made of. */
  readonly why: readonly ScorePart[];
  /** The name of who offers or organises it, or wrote it. */
  readonly by: string | null;
  /** Where it is, or else whom it serves. */
  readonly municipalities: readonly string[];
  readonly spokenLanguages: readonly string[];
  readonly phone: { readonly number: string; readonly shown: string } | null;
  /** Who may see it, its parents counted in. */
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
  /** When somebody last confirmed that it is correct, as an instant. */
  readonly checkedAt: string | null;
  /** How it stands with its hours at this minute; null where none are known. */
  readonly opening: Opening | null;
}

/** One reason for an entry's place among the hits; the parts add up. */
export interface ScorePart {
  readonly part: string;
  readonly value: number;
}

/** A filter that the words of a query name. */
export interface FilterOffer {
  readonly field: string;
  /** As in the facet of that name; for `near`, the place. */
  readonly value: string;
  readonly label: string;
  /** The query without the words that name the filter. */
  readonly query: string;
}

/** A topic near to what was asked. */
export interface NearestTopic {
  readonly slug: string;
  readonly label: string;
}

/** What somebody who is typing may mean. */
export interface Suggestion {
  readonly kind: 'ENTRY' | 'TOPIC' | 'PLACE';
  /** Of an entry. */
  readonly noun: string | null;
  readonly slug: string | null;
  readonly label: string;
  readonly language: string;
}

export interface SearchAnswer {
  readonly total: number;
  /** Whether a lesser search answered because the search engine is away. */
  readonly degraded: boolean;
  readonly hits: readonly SearchHit[];
  readonly facets: readonly { readonly field: FacetField | FactFacet; readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[] }[];
  /** The query as it may have been meant, when its words are unknown and others are near. */
  readonly didYouMean: string | null;
  readonly offers: readonly FilterOffer[];
  /** When little or nothing was found. */
  readonly nearestTopics: readonly NearestTopic[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: null; readonly endCursor: string | null };
}
