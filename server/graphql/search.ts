import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { DirectoryError, type ErrorCode, fail } from '../../schema/error.ts';
import { DateScalar, LanguageTag, Slug, Time } from '../../schema/scalar.ts';
import { Capacity } from '../../schema/service.ts';
import { VISITOR, type Viewer } from '../access/viewer.ts';
import { FACET_FIELDS, type SearchFilter as Filter, type SearchQuestion, WEEKDAYS } from '../search/question.ts';
import { PageInfo } from './connection.ts';
import type { Context } from './context.ts';
import { SearchHit } from './search-hit.ts';

const required = <T extends GraphQLObjectType | typeof GraphQLString  >(type: T) => new GraphQLNonNull(type);
const strings = new GraphQLList(required(GraphQLString));
const FacetValue = new GraphQLObjectType({
  name: 'FacetValue',
  fields: {
    value: { type: required(GraphQLString), description: 'What to give in the filter.' },
    label: { type: required(GraphQLString), description: 'In the asked language.' },
    count: { type: new GraphQLNonNull(GraphQLInt) },
  },
});

const Facet = new GraphQLObjectType({
  name: 'Facet',
  fields: { field: { type: required(GraphQLString) }, values: { type: new GraphQLNonNull(new GraphQLList(required(FacetValue))) } },
});

const FilterOffer = new GraphQLObjectType({
  name: 'FilterOffer',
  description: 'A filter that the words of a query name.',
  fields: {
    field: { type: required(GraphQLString) },
    value: { type: required(GraphQLString), description: 'As in the facet of that name; for "near", the place.' },
    label: { type: required(GraphQLString) },
    query: { type: required(GraphQLString), description: 'The query without the words that name the filter.' },
  },
});

const NearestTopic = new GraphQLObjectType({ name: 'NearestTopic', fields: { slug: { type: new GraphQLNonNull(Slug) }, label: { type: required(GraphQLString) } } });

const SearchResult = new GraphQLObjectType({
  name: 'SearchResult',
  fields: {
    total: { type: new GraphQLNonNull(GraphQLInt), description: 'How many there are; an estimate above 1,000.' },
    degraded: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether a lesser search answered because the search engine is away.' },
    hits: { type: new GraphQLNonNull(new GraphQLList(required(SearchHit))) },
    facets: { type: new GraphQLNonNull(new GraphQLList(required(Facet))) },
    didYouMean: { type: GraphQLString, description: 'The query as it may have been meant.' },
    offers: { type: new GraphQLNonNull(new GraphQLList(required(FilterOffer))) },
    nearestTopics: { type: new GraphQLNonNull(new GraphQLList(required(NearestTopic))), description: 'When little or nothing was found.' },
    pageInfo: { type: required(PageInfo) },
  },
});

const OpenFilter = new GraphQLInputObjectType({
  name: 'OpenFilter',
  description: 'When something must be open (Europe/Berlin): now, or on one day.',
  fields: {
    now: { type: GraphQLBoolean },
    day: { type: new GraphQLEnumType({ name: 'SearchDay', values: Object.fromEntries(WEEKDAYS.map((day) => [day, {}])) }), description: 'The next such day, today counted in.' },
    date: { type: DateScalar },
    from: { type: Time },
    to: { type: Time, description: 'Open at some time between; with "from" alone: open at that minute; with neither: at any time of the day.' },
    withoutAppointment: { type: GraphQLBoolean, description: 'Times that need an appointment do not count; "now" never counts them.' },
  },
});

const NearFilter = new GraphQLInputObjectType({
  name: 'NearFilter',
  fields: {
    place: { type: required(GraphQLString), description: 'A postal code, or the name of a municipality.' },
    within: { type: GraphQLInt, description: 'Kilometres as the crow flies, 1 to 200; 20 unless said otherwise.' },
  },
});

const SearchFilter = new GraphQLInputObjectType({
  name: 'SearchFilter',
  description: 'Values of one field are alternatives; fields hold together.',
  fields: {
    ...Object.fromEntries(FACET_FIELDS.map((field) => [field, { type: strings }])),
    orInterpreter: { type: GraphQLBoolean, description: 'Where interpreters can be had, every spoken language counts as spoken.' },
    free: { type: GraphQLBoolean },
    stepFree: { type: GraphQLBoolean },
    keptCurrent: { type: GraphQLBoolean, description: 'Somebody confirmed within the last twelve months that it is correct.' },
    capacity: { type: new GraphQLList(new GraphQLNonNull(Capacity)), description: 'Any of these; who does not say whether there is room has none of them.' },
    open: { type: OpenFilter },
    near: { type: NearFilter },
  },
});

interface Restricted {
  readonly restricted?: boolean | null;
}

/** Searches what volunteers and staff see as well; asked for by name, since a search page of everybody must not find what it has no page for. */
export const restricted = { type: GraphQLBoolean, description: 'Whether to search what not everybody may see as well, as far as one may oneself.' };

/** For whom is searched. @throws FORBIDDEN when a visitor asks for more than visitors see */
export function audience(viewer: Viewer, isRestricted: boolean | null | undefined): Viewer {
  if (isRestricted !== true) return VISITOR;
  if (viewer.reach === VISITOR.reach) throw fail('FORBIDDEN', 'search what is not for everybody');
  return viewer;
}

/** The query `search`. */
export const searchField: GraphQLFieldConfig<unknown, Context, SearchQuestion & Restricted> = {
  description: 'Finds entries by the words people use. Without a query: everything, best kept first.',
  type: required(SearchResult),
  args: {
    query: { type: GraphQLString, description: 'Up to 500 characters.' },
    language: { type: required(LanguageTag) },
    filter: { type: SearchFilter },
    first: { type: GraphQLInt, description: '1 to 100; 20 unless said otherwise.' },
    after: { type: GraphQLString },
    restricted,
  },
  resolve: async (_, { restricted: isRestricted, ...question }, { search, viewer }) => {
    try {
      return await search(wellFormed(question), audience(viewer, isRestricted));
    } catch (error) {
      if (error instanceof DirectoryError) error.field ??= ARGUMENT_OF[error.code];
      throw error;
    }
  },
};

/** Which argument an error of the search is about. */
const ARGUMENT_OF: Partial<Record<ErrorCode, string>> = { QUERY_TOO_LONG: 'query', PAGE_TOO_LARGE: 'first', BAD_CURSOR: 'after', BAD_LANGUAGE: 'language' };

/** Half a character, which JSON lets through, finds nothing; but it must not look as if the search were away. */
function wellFormed(question: SearchQuestion): SearchQuestion {
  const filter: Filter = { ...question.filter, ...Object.fromEntries(FACET_FIELDS.map((field) => [field, question.filter?.[field]?.map((value) => value.toWellFormed())])) };
  return { ...question, query: question.query?.toWellFormed() ?? null, filter };
}
