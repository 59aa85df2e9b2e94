import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLFloat, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { DirectoryError, type ErrorCode } from '../../schema/error.ts';
import { Id, LanguageTag, Slug } from '../../schema/scalar.ts';
import { FACET_FIELDS, type SearchQuestion } from '../search/question.ts';
import { PageInfo } from './connection.ts';
import type { Context } from './context.ts';

const required = <T extends GraphQLObjectType | typeof GraphQLString  >(type: T) => new GraphQLNonNull(type);
const strings = new GraphQLList(required(GraphQLString));
const MARKS = 'Matches stand between U+0002 and U+0003.';

const SearchHit = new GraphQLObjectType({
  name: 'SearchHit',
  fields: {
    noun: { type: required(GraphQLString) },
    id: { type: new GraphQLNonNull(Id) },
    slug: { type: new GraphQLNonNull(Slug) },
    title: { type: required(GraphQLString) },
    summary: { type: GraphQLString },
    language: { type: required(LanguageTag), description: 'The language of title and summary: the asked one, else the original.' },
    titleHighlight: { type: required(GraphQLString), description: MARKS },
    summaryHighlight: { type: GraphQLString, description: MARKS },
    score: { type: new GraphQLNonNull(GraphQLFloat), description: 'From 0 to 1.' },
  },
});

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

const SearchResult = new GraphQLObjectType({
  name: 'SearchResult',
  fields: {
    total: { type: new GraphQLNonNull(GraphQLInt), description: 'How many there are; an estimate above 1,000.' },
    degraded: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether a lesser search answered because the search engine is away.' },
    hits: { type: new GraphQLNonNull(new GraphQLList(required(SearchHit))) },
    facets: { type: new GraphQLNonNull(new GraphQLList(required(Facet))) },
    pageInfo: { type: required(PageInfo) },
  },
});

const SearchFilter = new GraphQLInputObjectType({
  name: 'SearchFilter',
  description: 'Values of one field are alternatives; fields hold together.',
  fields: Object.fromEntries(FACET_FIELDS.map((field) => [field, { type: strings }])),
});

/** The query `search`. */
export const searchField: GraphQLFieldConfig<unknown, Context, SearchQuestion> = {
  description: 'Finds entries by the words people use. Without a query: everything, best kept first.',
  type: required(SearchResult),
  args: {
    query: { type: GraphQLString, description: 'Up to 500 characters.' },
    language: { type: required(LanguageTag) },
    filter: { type: SearchFilter },
    first: { type: GraphQLInt, description: '1 to 100; 20 unless said otherwise.' },
    after: { type: GraphQLString },
  },
  resolve: async (_, question, { search }) => {
    const answer = await search(wellFormed(question)).catch((error: unknown) => {
      if (error instanceof DirectoryError) error.field ??= ARGUMENT_OF[error.code];
      throw error;
    });
    return { ...answer, pageInfo: { hasPreviousPage: question.after != null, startCursor: null, ...answer.pageInfo } };
  },
};

/** Which argument an error of the search is about. */
const ARGUMENT_OF: Partial<Record<ErrorCode, string>> = { QUERY_TOO_LONG: 'query', PAGE_TOO_LARGE: 'first', BAD_CURSOR: 'after', BAD_LANGUAGE: 'language' };

/** Half a character, which JSON lets through, finds nothing; but it must not look as if the search were away. */
function wellFormed(question: SearchQuestion): SearchQuestion {
  const filter = Object.fromEntries(Object.entries(question.filter ?? {}).map(([field, values]) => [field, values?.map((value) => value.toWellFormed())]));
  return { ...question, query: question.query?.toWellFormed() ?? null, filter };
}
