import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import { DateScalar, LanguageTag } from '../../schema/scalar.ts';
import { mustBeAllowed } from '../access/may.ts';
import { readGaps, wantGap } from '../search/gaps.ts';
import { Pace } from '../search/pace.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';

const GapType = new GraphQLObjectType({
  name: 'Gap',
  description: 'What people looked for in vain. Nothing is known of who they were.',
  fields: {
    query: { type: new GraphQLNonNull(GraphQLString), description: 'In lower case.' },
    language: { type: new GraphQLNonNull(LanguageTag) },
    count: { type: new GraphQLNonNull(GraphQLInt), description: 'Searches that found nothing.' },
    wanted: { type: new GraphQLNonNull(GraphQLInt), description: 'Times somebody said that it is missing.' },
    firstDay: { type: new GraphQLNonNull(DateScalar) },
    lastDay: { type: new GraphQLNonNull(DateScalar) },
  },
});

/** The query `gaps`. */
export const gapsField: GraphQLFieldConfig<unknown, Context, { language?: string | null; first?: number | null }> = {
  description: 'What people looked for in vain three times or more, most wanted first; for those who keep the directory.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GapType))),
  args: { language: { type: LanguageTag }, first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` } },
  resolve: (_, { language, first }, { viewer, pool }) => {
    mustBeAllowed(viewer, 'review', 'gap');
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return readGaps(pool, { language: language == null ? null : within('language', () => known(language)), first: most });
  },
};

/** How often visitors together may say in a minute that something is missing. */
const MOST_TOLD = 30;

const LONGEST_QUERY = 500;

/** The mutation `tellMissing` of one server, which counts how often it is called. */
export function tellMissingField(): GraphQLFieldConfig<unknown, Context, { query: string; language: string }> {
  const pace = new Pace(MOST_TOLD);
  return {
    description: 'Says that what was looked for is missing here. Answers whether that was counted: not if the words may tell of a person.',
    type: new GraphQLNonNull(GraphQLBoolean),
    args: { query: { type: new GraphQLNonNull(GraphQLString), description: 'What was searched for, up to 500 characters.' }, language: { type: new GraphQLNonNull(LanguageTag) } },
    resolve: (_, { query, language }, { viewer, pool }) => {
      mustBeAllowed(viewer, 'tell', 'gap');
      within('query', () => {
        if (query.length > LONGEST_QUERY) throw fail('QUERY_TOO_LONG', query.length, LONGEST_QUERY);
      });
      const tag = within('language', () => known(language));
      if (!pace.allows()) throw fail('TOO_OFTEN', MOST_TOLD);
      return wantGap(pool, query, tag);
    },
  };
}
