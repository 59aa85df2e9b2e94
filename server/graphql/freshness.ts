import { type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { Id } from '../../schema/scalar.ts';
import { TOLD_BEFORE } from '../checking/due.ts';
import { type Freshness, type KindFreshness, freshness } from '../checking/freshness.ts';
import type { Context } from './context.ts';

const count = new GraphQLNonNull(GraphQLInt);
const list = (type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const KindFreshnessType = new GraphQLObjectType<KindFreshness, Context>({
  name: 'KindFreshness',
  description: 'How many entries of a noun are how fresh; each counts once.',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    fresh: { type: count },
    soon: { type: count, description: `Due within ${String(TOLD_BEFORE)} days.` },
    overdue: { type: count },
    never: { type: count, description: 'Never confirmed by anybody.' },
  },
});

const ConfirmedMonthType = new GraphQLObjectType<Freshness['months'][number], Context>({
  name: 'ConfirmedMonth',
  fields: { month: { type: new GraphQLNonNull(GraphQLString), description: 'Such as "2026-11".' }, confirmed: { type: count, description: 'How often an entry was confirmed.' } },
});

const OverdueInstitutionType = new GraphQLObjectType<Freshness['institutions'][number], Context>({
  name: 'OverdueInstitution',
  fields: { id: { type: new GraphQLNonNull(Id) }, name: { type: new GraphQLNonNull(GraphQLString) }, overdue: { type: count } },
});

const FreshnessType = new GraphQLObjectType<Freshness, Context>({
  name: 'Freshness',
  description: 'How fresh the entries of a network are.',
  fields: {
    kinds: { type: list(KindFreshnessType) },
    months: { type: list(ConfirmedMonthType), description: 'The last twelve, the oldest first.' },
    institutions: { type: list(OverdueInstitutionType), description: 'Those with the most that is overdue.' },
  },
});

/** The query `freshness`. */
export const freshnessField: GraphQLFieldConfig<unknown, Context, { network: string }> = {
  description: 'How fresh the entries of a network are, for those who coordinate it.',
  type: new GraphQLNonNull(FreshnessType),
  args: { network: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { network }, { viewer, pool }) => freshness(pool, viewer, network),
};
