import { type GraphQLFieldConfig, GraphQLList, GraphQLNonNull } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { type Ended, endEntries } from '../proposing/end.ts';
import { dayInGermany } from '../site-program.ts';
import type { Context } from './context.ts';
import { ConfirmedInput, MOST } from './due.ts';
import { ProposedType } from './proposals.ts';

/** The mutation `end`. */
export const endField: GraphQLFieldConfig<unknown, Context, { entries: readonly Ended[] }> = {
  description: 'Ends entries, all of them or none: those that know an end have it today and keep their page, the others are withdrawn. What the viewer may not publish waits for a coordinator.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ProposedType))),
  args: { entries: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ConfirmedInput))), description: `Up to ${String(MOST)}.` } },
  resolve: async (_, { entries }, { viewer, pool, nudge, read }) => {
    within('entries', () => {
      if (entries.length > MOST) throw fail('PAGE_TOO_LARGE', entries.length, MOST);
    });
    const outcomes = await endEntries(pool, viewer, entries, dayInGermany(), viewer.account === undefined ? 'API' : 'FORM');
    read.forget();
    nudge();
    return outcomes;
  },
};
