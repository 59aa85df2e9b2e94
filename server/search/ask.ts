import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { fail } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import type { SearchDocument } from './document.ts';
import type { Labels } from './labels.ts';
import type { Meili } from './meili.ts';
import { FACET_FIELDS, type FacetField, type SearchAnswer, type SearchHit, type SearchQuestion } from './question.ts';
import { REACHABLE, SHOWN } from './settings.ts';

/** Limits of a question. */
const MOST = { query: 500, first: 100, values: 100 };
const FIRST = 20;

/** Words of a summary that a hit shows, around those that matched. */
const SUMMARY_WORDS = 30;

/** Up to this many words, a query's last word may still be under way and is the first to be let go; of a whole question, the commonest words are. */
const SHORT = 2;

const MARKS = { highlightPreTag: '\u0002', highlightPostTag: '\u0003' };

type Chosen = ReadonlyMap<FacetField, readonly string[]>;

/**
 * Answers a question from the index of its language: one request, and with filters one more query in it for each filtered facet.
 * @throws BAD_LANGUAGE, QUERY_TOO_LONG, PAGE_TOO_LARGE, BAD_CURSOR, BAD_INPUT, SEARCH_UNAVAILABLE
 */
export async function ask(meili: Meili, labels: Labels, question: SearchQuestion): Promise<SearchAnswer> {
  const language = known(question.language);
  const words = wordsIn(question.query ?? '');
  const limit = firstOf(question.first);
  const offset = question.after == null ? 0 : offsetOf(question.after);
  const chosen = chosenIn(question.filter);
  const open = FACET_FIELDS.filter((field) => !chosen.has(field));
  const base = { indexUid: meili.uid(language), q: words, matchingStrategy: words.split(' ').length > SHORT ? ('frequency' as const) : ('last' as const) };
  const page: MultiSearchQuery = {
    ...base,
    offset,
    limit,
    filter: filterOf(chosen),
    facets: open,
    attributesToRetrieve: [...SHOWN],
    attributesToHighlight: ['title', 'summary'],
    attributesToCrop: ['summary'],
    cropLength: SUMMARY_WORDS,
    ...MARKS,
    showRankingScore: true,
  };
  // What else one could choose in a field does not depend on what is chosen in it.
  const alternatives = [...chosen.keys()].map((field): MultiSearchQuery => ({ ...base, limit: 0, filter: filterOf(chosen, field), facets: [field] }));
  const [[found, ...others]] = await Promise.all([alternatives.length === 0 ? meili.search(page).then((one) => [one]) : meili.searchAll([page, ...alternatives]), labels.prepare()]);
  if (found === undefined) throw fail('SEARCH_UNAVAILABLE');
  const total = found.estimatedTotalHits ?? found.hits.length;
  const end = offset + found.hits.length;
  return {
    total,
    degraded: false,
    hits: found.hits.map((hit) => told(hit as FoundDocument)),
    facets: facetsIn([found, ...others], labels, language),
    didYouMean: null,
    offers: [],
    nearestTopics: [],
    pageInfo: { hasNextPage: found.hits.length > 0 && end < Math.min(total, REACHABLE), endCursor: found.hits.length > 0 ? cursorOf(end) : null },
  };
}

type Shown = Pick<SearchDocument, (typeof SHOWN)[number]>;
type FoundDocument = Shown & { readonly _formatted?: Partial<Shown>; readonly _rankingScore?: number };

function told({ id, noun, slug, title, summary, language, _formatted, _rankingScore }: FoundDocument): SearchHit {
  return {
    noun,
    id,
    slug,
    title,
    summary: summary ?? null,
    language,
    titleHighlight: _formatted?.title ?? title,
    summaryHighlight: _formatted?.summary ?? summary ?? null,
    score: _rankingScore ?? 0,
    across: false,
    through: null,
    distance: null,
    why: [],
  };
}

function facetsIn(answers: readonly SearchResponse[], labels: Labels, language: string): SearchAnswer['facets'] {
  const counts = new Map(answers.flatMap(({ facetDistribution = {} }) => Object.entries(facetDistribution)));
  return FACET_FIELDS.map((field) => ({
    field,
    values: Object.entries(counts.get(field) ?? {})
      .map(([value, count]) => ({ value, label: labels.of(field, value, language), count }))
      .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1)),
  }));
}

/** The query as it is searched for: composed characters, no control characters. @throws QUERY_TOO_LONG */
function wordsIn(query: string): string {
  if (query.length > MOST.query) throw fail('QUERY_TOO_LONG', query.length, MOST.query);
  return query.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** @throws PAGE_TOO_LARGE */
function firstOf(first: number | null | undefined): number {
  const wanted = first ?? FIRST;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST.first) throw fail('PAGE_TOO_LARGE', wanted, MOST.first);
  return wanted;
}

/** @throws BAD_INPUT for more values than anybody chooses */
function chosenIn(filter: SearchQuestion['filter']): Chosen {
  const chosen = FACET_FIELDS.flatMap((field): [FacetField, readonly string[]][] => {
    const values = filter?.[field] ?? [];
    return values.length === 0 ? [] : [[field, values]];
  });
  for (const [field, values] of chosen) {
    if (values.length <= MOST.values) continue;
    const error = fail('BAD_INPUT', `${String(values.length)} values are given; ${String(MOST.values)} are allowed.`);
    error.field = `filter.${field}`;
    throw error;
  }
  return new Map(chosen);
}

/** Any of a field's values, all of the fields. @see https://www.meilisearch.com/docs/learn/filtering_and_sorting/filter_expression_reference */
function filterOf(chosen: Chosen, except?: FacetField): string {
  return [...chosen]
    .filter(([field]) => field !== except)
    .map(([field, values]) => `${field} IN [${values.map(quoted).join(', ')}]`)
    .join(' AND ');
}

const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`;

const CURSOR = /^page:(\d{1,5})$/;
const cursorOf = (offset: number): string => Buffer.from(`page:${String(offset)}`).toString('base64url');

/** @throws BAD_CURSOR */
function offsetOf(cursor: string): number {
  const offset = CURSOR.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (offset === undefined || cursorOf(Number(offset)) !== cursor) throw fail('BAD_CURSOR', cursor);
  return Number(offset);
}
