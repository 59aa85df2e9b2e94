import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { LanguageTag, Slug } from '../../schema/scalar.ts';
import type { SuggestQuestion } from '../search/suggest.ts';
import type { Context } from './context.ts';
import { audience, restricted } from './search.ts';

const SuggestionType = new GraphQLObjectType({
  name: 'Suggestion',
  fields: {
    kind: { type: new GraphQLNonNull(new GraphQLEnumType({ name: 'SuggestionKind', values: { ENTRY: {}, TOPIC: {}, PLACE: {} } })) },
    noun: { type: GraphQLString, description: 'Of an entry.' },
    slug: { type: Slug, description: 'Of an entry or a topic.' },
    label: { type: new GraphQLNonNull(GraphQLString), description: 'A title, the name of a topic, or a place as the filter "near" takes it.' },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'The language of the label.' },
  },
});

/** The query `suggest`. */
export const suggestField: GraphQLFieldConfig<unknown, Context, SuggestQuestion & { readonly restricted?: boolean | null }> = {
  description: 'What somebody who is typing may mean: topics, places, then entries that have all of the words, the last one as a beginning.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(SuggestionType))),
  args: {
    query: { type: new GraphQLNonNull(GraphQLString), description: 'Up to 500 characters.' },
    language: { type: new GraphQLNonNull(LanguageTag) },
    first: { type: GraphQLInt, description: '1 to 10; 8 unless said otherwise.' },
    restricted,
  },
  resolve: (_, { restricted: isRestricted, ...question }, { suggest, viewer }) => suggest({ ...question, query: question.query.toWellFormed() }, audience(viewer, isRestricted)),
};
