import { GraphQLEnumType } from 'graphql';
import { ROLES } from '../access/viewer.ts';

export const RoleType = new GraphQLEnumType({
  name: 'Role',
  description: 'What somebody with an account is to the directory.',
  values: Object.fromEntries(ROLES.filter((role) => role !== 'visitor').map((role) => [role.toUpperCase(), { value: role }])),
});
