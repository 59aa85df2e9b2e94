import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { DateTime, Id, Url } from '../../schema/scalar.ts';
import { type BrokenLink, brokenLinks, linkWorks } from '../linking/broken.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';
import { target } from './target.ts';

const BrokenLinkType = new GraphQLObjectType<BrokenLink, Context>({
  name: 'BrokenLink',
  description: 'A web address in an entry that does not answer.',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    entry: { type: new GraphQLNonNull(Id) },
    field: { type: new GraphQLNonNull(GraphQLString) },
    url: { type: new GraphQLNonNull(GraphQLString) },
    answer: { type: new GraphQLNonNull(GraphQLString), description: 'A status of HTTP, such as "404", or NO_SUCH_HOST, NO_CONNECTION, TIMEOUT, CERTIFICATE or TOO_MANY_REDIRECTS.' },
    since: { type: new GraphQLNonNull(DateTime), description: 'Since when it has not answered as a page does.' },
    triedAt: { type: new GraphQLNonNull(DateTime) },
  },
});

/** The query `brokenLinks`. */
export const brokenLinksField: GraphQLFieldConfig<unknown, Context, { first?: number | null }> = {
  description: 'Web addresses that do not answer in entries of the viewer, those first that have not for the longest.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(BrokenLinkType))),
  args: { first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` } },
  resolve: (_, { first }, { viewer, pool }) => {
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return brokenLinks(pool, viewer, most);
  },
};

/** The mutation `linkWorks`. */
export const linkWorksField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; url: string }> = {
  description: 'Says that somebody has looked and a web address in an entry works. Answers whether the entry names it.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { ...target, url: { type: new GraphQLNonNull(Url) } },
  resolve: (_, { noun, id, url }, { viewer, pool }) => linkWorks(pool, viewer, noun, id, url),
};
