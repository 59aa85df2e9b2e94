import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { fail } from '../../schema/error.ts';
import { type Row, Visibility } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { LISTED } from '../../schema/referral.ts';
import { DateTime, Id, LanguageTag, Slug } from '../../schema/scalar.ts';
import { type GivenItem, type Item, type List, addToList, listsOf, removeList, saveList } from '../referring/lists.ts';
import { endShare, shareList, sharedEntries } from '../referring/shares.ts';
import { headOf } from '../search/document.ts';
import { StoreReader } from '../store/read.ts';
import type { Context } from './context.ts';
import { mustHaveSession } from './session.ts';
import { target } from './target.ts';

const needed = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(type);
const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const language = { type: new GraphQLNonNull(LanguageTag) };

interface Found {
  readonly noun: string;
  readonly row: Row;
}

const SEEN_BY = ['PUBLIC', 'VOLUNTEER', 'STAFF'];

const EntryType = new GraphQLObjectType<Found, Context>({
  name: 'ReferralEntry',
  description: 'An entry to which somebody can be sent.',
  fields: {
    noun: { type: needed(GraphQLString) },
    id: { type: needed(Id), resolve: ({ row }) => row.id },
    slug: { type: needed(Slug), resolve: ({ row }) => row.slug },
    title: { type: needed(GraphQLString), args: { language }, resolve: ({ noun, row }, { language: tag }: { language: string }) => headOf({ noun: nounOf(noun), row }, tag).title },
    visibility: { type: needed(Visibility), description: 'Who may see it, its parents counted in; only what is PUBLIC can be printed.', resolve: ({ row }) => SEEN_BY[row.reach] ?? 'STAFF' },
  },
});

/** Read whole, since its name is made of several fields. */
async function seen(context: Pick<Context, 'pool' | 'viewer' | 'read'>, noun: string, id: string): Promise<Found | null> {
  if (!LISTED.some((name) => name === noun)) return null;
  const row = await readerOf(context).one(noun, id);
  return row === null ? null : { noun, row };
}

const readers = new WeakMap<StoreReader, StoreReader>();

/** One for each operation, so that a list's entries are read together; it reads whole what the operation's own reads only part of. */
function readerOf({ pool, viewer, read }: Pick<Context, 'pool' | 'viewer' | 'read'>): StoreReader {
  const reader = readers.get(read) ?? new StoreReader(pool, viewer);
  readers.set(read, reader);
  return reader;
}

const ItemType = new GraphQLObjectType<Item, Context>({
  name: 'ReferralListEntry',
  fields: () => ({
    noun: { type: needed(GraphQLString) },
    id: { type: needed(Id) },
    note: { type: GraphQLString, description: 'To oneself.' },
    entry: { type: EntryType, description: 'Null: it is not there any more, or not for the viewer.', resolve: ({ noun, id }, _, context) => seen(context, noun, id) },
  }),
});

const ListType = new GraphQLObjectType<List, Context>({
  name: 'ReferralList',
  description: 'Entries that somebody has collected for themselves. Nobody else sees it, whatever their role.',
  fields: () => ({
    id: { type: needed(Id) },
    title: { type: needed(GraphQLString) },
    entries: { type: some(ItemType), resolve: ({ items }) => items },
    changedAt: { type: needed(DateTime) },
    sharedUntil: { type: DateTime, description: 'When the link that shows what is public of it ends; null: there is none.' },
  }),
});

const SharedType = new GraphQLObjectType<{ until: Date; entries: Found[] }, Context>({
  name: 'SharedList',
  description: 'What is public of a list, for whoever has the link: no title, no notes, no owner.',
  fields: { until: { type: needed(DateTime) }, entries: { type: some(EntryType) } },
});

/** Queries about whom to send somebody to. */
export const referringQueries = {
  referralEntry: {
    type: EntryType, description: 'An entry as far as whoever asks may see it.', args: target,
    resolve: (_, { noun, id }: { noun: string; id: string }, context) => seen(context, noun, id),
  },
  myLists: {
    type: some(ListType), description: 'The lists of who asks, the one changed last first.',
    resolve: (_, __, context) => {
      mustHaveSession(context);
      return listsOf(context.pool, context.viewer);
    },
  },
  sharedList: {
    type: SharedType, description: 'What a link shows; null: it has ended, or never was.', args: { secret: { type: new GraphQLNonNull(GraphQLString) } },
    resolve: (_, { secret }: { secret: string }, { pool }) => sharedEntries(pool, secret),
  },
} satisfies Record<string, GraphQLFieldConfig<unknown, Context, never>>;

const ItemInput = new GraphQLInputObjectType({ name: 'ReferralListEntryInput', fields: { noun: { type: new GraphQLNonNull(GraphQLString) }, id: { type: new GraphQLNonNull(Id) }, note: { type: GraphQLString, description: 'Up to 500 characters.' } } });

interface Given {
  readonly id?: string | null;
  readonly title: string;
  readonly entries: readonly GivenItem[];
}

/** As many as one request may bring; fewer are kept. */
const MOST_GIVEN = 100;

const saveOne: GraphQLFieldConfig<unknown, Context, Given> = {
  description: 'Keeps a list of who asks as it is given, a new one without an id.',
  type: needed(ListType),
  args: { id: { type: Id }, title: { type: new GraphQLNonNull(GraphQLString), description: 'Up to 120 characters.' }, entries: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ItemInput))), description: 'In their order, up to 40.' } },
  resolve: (_, { id, title, entries }, context) => {
    mustHaveSession(context);
    if (entries.length > MOST_GIVEN) throw fail('PAGE_TOO_LARGE', entries.length, MOST_GIVEN);
    return saveList(context.pool, context.viewer, id ?? null, title, entries);
  },
};

const addOne: GraphQLFieldConfig<unknown, Context, { list: string } & GivenItem> = {
  description: 'Puts an entry at the end of a list of who asks; where it is in it already, nothing changes.',
  type: needed(ListType),
  args: { list: { type: new GraphQLNonNull(Id) }, ...target },
  resolve: (_, { list, noun, id }, context) => {
    mustHaveSession(context);
    return addToList(context.pool, context.viewer, list, { noun, id });
  },
};

/** Something that is done to a list of one's own. */
const deed = <Done>(type: GraphQLOutputType, description: string, act: (context: Context, id: string) => Promise<Done>): GraphQLFieldConfig<unknown, Context, { id: string }> => ({
  description,
  type,
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, context) => {
    mustHaveSession(context);
    return act(context, id);
  },
});

/** Mutations of one's own lists. */
export const referringMutations = {
  saveReferralList: saveOne,
  addToReferralList: addOne,
  removeReferralList: deed(needed(GraphQLBoolean), 'Takes a list of who asks away, and its link with it.', ({ pool, viewer }, id) => removeList(pool, viewer, id).then(() => true)),
  shareReferralList: deed(needed(GraphQLString), 'Makes a link that shows what is public of a list for 30 days; one that there was ends. Answers the secret in it, once.', ({ pool, viewer }, id) => shareList(pool, viewer, id)),
  endReferralListShare: deed(needed(GraphQLBoolean), 'Ends the link to a list at once.', ({ pool, viewer }, id) => endShare(pool, viewer, id).then(() => true)),
};
