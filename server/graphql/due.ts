import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { DateTime, Id } from '../../schema/scalar.ts';
import { mustDo, whereAllowed } from '../access/may.ts';
import { type Confirmed, confirm } from '../checking/confirm.ts';
import { type Due, REASONS, type Reason, TOLD_BEFORE, dueEntries } from '../checking/due.ts';
import { LARGEST_PAGE } from './connection.ts';
import type { Context } from './context.ts';
import { target } from './target.ts';

/** Entries that are told or confirmed at once. */
export const MOST = 500;

const MEANINGS: Readonly<Record<Reason, string>> = { REPORT: 'A reader says that something is wrong.', BOUNCE: 'Mail to it was refused for good.', LINK: 'A web address in it does not answer.', UNREACHED: 'Volunteers have twice lately not reached anybody.' };

const ReasonType = new GraphQLEnumType({
  name: 'DueReason',
  description: 'What brings an entry\'s turn forward.',
  values: Object.fromEntries(REASONS.map((value) => [value, { description: MEANINGS[value] }])),
});

/** An entry that is due. */
export const DueType = new GraphQLObjectType<Due, Context>({
  name: 'Due',
  description: 'An entry that has to be looked at again.',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    id: { type: new GraphQLNonNull(Id) },
    title: { type: new GraphQLNonNull(GraphQLString), resolve: ({ title }) => title ?? '' },
    checkedAt: { type: DateTime, description: 'When it was last confirmed; null: never.' },
    dueAt: { type: new GraphQLNonNull(DateTime) },
    reasons: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ReasonType))), description: 'What brings its turn forward; empty: nothing, it is due by its interval.' },
  },
});

/** The query `due`. */
export const dueField: GraphQLFieldConfig<unknown, Context, { first?: number | null }> = {
  description: `Entries of the viewer that have to be looked at within ${String(TOLD_BEFORE)} days, those first that wait longest.`,
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(DueType))),
  args: { first: { type: GraphQLInt, description: `Up to ${String(MOST)}.` } },
  resolve: (_, { first }, { viewer, pool }) => {
    const most = first ?? LARGEST_PAGE;
    within('first', () => {
      if (most < 1 || most > MOST) throw fail('PAGE_TOO_LARGE', most, MOST);
    });
    return dueEntries(pool, (noun) => whereAllowed(viewer, 'confirm', noun), new Date(Date.now() + TOLD_BEFORE * 86_400_000), most);
  },
};

/** An entry to confirm. */
export const ConfirmedInput = new GraphQLInputObjectType({ name: 'ConfirmedInput', fields: target });

/** The mutation `confirm`. */
export const confirmField: GraphQLFieldConfig<unknown, Context, { entries: readonly Confirmed[]; as: string }> = {
  description: 'Says of entries that they are right today, in every language at once. Answers how many.',
  type: new GraphQLNonNull(GraphQLInt),
  args: {
    entries: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ConfirmedInput))), description: `Up to ${String(MOST)}.` },
    as: { type: new GraphQLNonNull(Id), description: 'The actor that says so, which readers see as "checked by".' },
  },
  resolve: async (_, { entries, as }, { viewer, pool, nudge, read }) => {
    within('entries', () => {
      if (entries.length > MOST) throw fail('PAGE_TOO_LARGE', entries.length, MOST);
    });
    const actor = nounOf('actor');
    await mustDo(pool, viewer, 'confirm', actor, as);
    const { rows } = await pool.query<{ name: string }>('select name from actor where id = $1', [as]);
    const confirmed = await confirm(pool, viewer, entries, rows[0]?.name ?? '', viewer.account === undefined ? 'API' : 'FORM');
    read.forget();
    nudge();
    return confirmed;
  },
};
