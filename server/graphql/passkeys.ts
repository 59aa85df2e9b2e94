import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { DateTime, Id } from '../../schema/scalar.ts';
import { type PasskeyShown, removePasskey, renamePasskey } from '../access/passkeys.ts';
import type { Context } from './context.ts';
import { mustHaveSession } from './session.ts';

export const PasskeyType = new GraphQLObjectType<PasskeyShown, Context>({
  name: 'Passkey',
  description: 'By which its owner signs in without a mail. It is added over HTTP, see /passkeys/new.',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    label: { type: new GraphQLNonNull(GraphQLString) },
    madeAt: { type: new GraphQLNonNull(DateTime) },
    usedAt: { type: DateTime, description: 'Null: never.' },
    isSynced: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether it is copied to its owner\'s other devices.' },
  },
});

/** The mutation `renamePasskey`. */
export const renamePasskeyField: GraphQLFieldConfig<unknown, Context, { id: string; label: string }> = {
  description: 'Calls one of the passkeys of who asks something else. Answers whether there was such a one.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) }, label: { type: new GraphQLNonNull(GraphQLString) } },
  resolve: (_, { id, label }, context) => renamePasskey(context.pool, mustHaveSession(context).account, id, label),
};

/** The mutation `removePasskey`. */
export const removePasskeyField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Removes one of the passkeys of who asks. Answers whether there was such a one.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, context) => removePasskey(context.pool, mustHaveSession(context).account, id),
};
