import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { DateTime, Json } from '../../schema/scalar.ts';
import { type Version, history, restore } from '../proposing/history.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';
import { target } from './target.ts';

const VersionType = new GraphQLObjectType<Version, Context>({
  name: 'EntryVersion',
  description: 'One version of an entry.',
  fields: {
    version: { type: new GraphQLNonNull(GraphQLInt) },
    at: { type: new GraphQLNonNull(DateTime) },
    by: { type: GraphQLString },
    origin: { type: new GraphQLNonNull(GraphQLString), description: 'FORM, LINK, IMPORT, API or SEED.' },
    fields: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))), description: 'Fields that it changed.' },
    snapshot: { type: Json, description: 'The entry as it was then.' },
  },
});

/** The query `history`. */
export const historyField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; first?: number | null }> = {
  description: 'All versions of an entry, the newest first; for those who keep it.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(VersionType))),
  args: { ...target, first: { type: GraphQLInt } },
  resolve: (_, { noun, id, first }, { viewer, pool }) => {
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return history(pool, viewer, within('noun', () => nounOf(noun)), id, most);
  },
};

/** The mutation `restoreVersion`. */
export const restoreVersionField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; version: number }> = {
  description: 'Makes an entry again what it was in a version, as a new version.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { ...target, version: { type: new GraphQLNonNull(GraphQLInt) } },
  resolve: async (_, { noun, id, version }, { viewer, pool, nudge }) => {
    await restore(pool, viewer, within('noun', () => nounOf(noun)), id, version);
    nudge();
    return true;
  },
};
