import { GraphQLNonNull, GraphQLString } from 'graphql';
import { Id } from '../../schema/scalar.ts';

/** Arguments that name one entry of any noun. */
export const target = { noun: { type: new GraphQLNonNull(GraphQLString) }, id: { type: new GraphQLNonNull(Id) } };
