import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { outputType } from '../../schema/graphql.ts';
import { DateTime, Id, LanguageTag } from '../../schema/scalar.ts';
import { Actor } from '../../schema/actor.ts';
import { Network } from '../../schema/network.ts';
import { type Account, type OwnGrant, accountOf, grantsOf, othersWith } from '../access/accounts.ts';
import { type Invitation, invite } from '../access/invitations.ts';
import { passkeysOf } from '../access/passkeys.ts';
import { type SessionShown, endOwnSession, sessionsOf } from '../access/sessions.ts';
import { LONGEST_TOKEN, type TokenScope, type TokenShown, endToken, makeToken, tokensOf } from '../access/token.ts';
import type { Context } from './context.ts';
import { PasskeyType } from './passkeys.ts';
import { RoleType } from './role.ts';
import { mustHaveSession } from './session.ts';

const list = (type: GraphQLObjectType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType>>> => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const GrantType = new GraphQLObjectType<OwnGrant, Context>({
  name: 'Grant',
  description: 'A role for one actor or network; an admin has none of both.',
  fields: () => ({
    id: { type: new GraphQLNonNull(Id) },
    role: { type: new GraphQLNonNull(RoleType) },
    actor: { type: outputType(Actor), resolve: ({ noun, entry }, _, { read }) => (noun === 'actor' && entry !== null ? read.one(noun, entry) : null) },
    network: { type: outputType(Network), resolve: ({ noun, entry }, _, { read }) => (noun === 'network' && entry !== null ? read.one(noun, entry) : null) },
    trust: { type: new GraphQLNonNull(GraphQLInt), description: '0: each change waits for a coordinator; 1: phones, hours, closures and capacity are published at once; 2: everything is.' },
    others: { type: new GraphQLNonNull(GraphQLInt), description: 'How many others have the same role for it, or for what lies above it.', resolve: (grant, _, { viewer, pool }) => othersWith(pool, viewer.account ?? '', grant) },
    until: { type: DateTime, description: 'When it ends, if that was said; a volunteer\'s always does.' },
    waiting: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether it holds only once somebody who coordinates has confirmed it.' },
  }),
});

const SessionType = new GraphQLObjectType<SessionShown, Context>({
  name: 'Session',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    device: { type: new GraphQLNonNull(GraphQLString), description: 'Such as "Firefox, Android".' },
    since: { type: new GraphQLNonNull(DateTime) },
    seenAt: { type: new GraphQLNonNull(DateTime) },
    current: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether it is the one that asks.', resolve: ({ id }, _, { session }) => id === session },
  },
});

const ScopeType = new GraphQLEnumType({
  name: 'TokenScope',
  description: 'What a token is good for. None can invite people or make tokens.',
  values: {
    READ: { description: 'To read, drafts and history of what its owner keeps too.' },
    PROPOSE: { description: 'To propose changes and confirm entries as well.' },
    ALL: { description: 'To do whatever its owner may do to entries, proposals and reports.' },
  },
});

const TokenType = new GraphQLObjectType<TokenShown, Context>({
  name: 'AccessToken',
  description: 'By which a system speaks for its owner: "Authorization: Bearer …".',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    name: { type: new GraphQLNonNull(GraphQLString) },
    scope: { type: new GraphQLNonNull(ScopeType) },
    until: { type: new GraphQLNonNull(DateTime) },
    usedAt: { type: DateTime },
  },
});

const MeType = new GraphQLObjectType<Account, Context>({
  name: 'Me',
  description: 'Who asks.',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    mail: { type: new GraphQLNonNull(GraphQLString) },
    name: { type: GraphQLString },
    language: { type: new GraphQLNonNull(LanguageTag) },
    grants: { type: list(GrantType), resolve: ({ id }, _, { pool }) => grantsOf(pool, id) },
    tokens: { type: list(TokenType), resolve: ({ id }, _, { pool }) => tokensOf(pool, id) },
    passkeys: { type: list(PasskeyType), resolve: ({ id }, _, { pool }) => passkeysOf(pool, id) },
    sessions: { type: list(SessionType), resolve: ({ id }, _, { pool }) => sessionsOf(pool, id) },
  },
});

const InvitationInput = new GraphQLInputObjectType({
  name: 'InvitationInput',
  fields: {
    mail: { type: new GraphQLNonNull(GraphQLString) },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'Of the mail.' },
    role: { type: new GraphQLNonNull(RoleType) },
    entry: { type: Id, description: 'Of the actor that a partner keeps, or of the network of a coordinator or volunteer.' },
    trust: { type: GraphQLInt, description: '0 to 2, see Grant.trust; 1 unless said otherwise.' },
    confirm: { type: GraphQLBoolean, description: 'For volunteers: whether the role holds only once somebody who coordinates has confirmed it.' },
  },
});

/** The query `me`. */
export const meField: GraphQLFieldConfig<unknown, Context> = {
  description: 'Who asks, if they have signed in.',
  type: MeType,
  resolve: async (_, __, { viewer, pool }) => (viewer.account === undefined ? null : ((await accountOf(pool, viewer.account)) ?? null)),
};

const longestName = 100;

/** The mutation `saveMe`. */
export const saveMeField: GraphQLFieldConfig<unknown, Context, { name?: string | null; language?: string | null }> = {
  description: 'Changes how who asks is called, and the language of their mails.',
  type: new GraphQLNonNull(MeType),
  args: { name: { type: GraphQLString, description: `Up to ${String(longestName)} characters.` }, language: { type: LanguageTag } },
  resolve: async (_, { name, language }, context) => {
    const { pool } = context;
    const { account: id } = mustHaveSession(context);
    const called = name?.normalize('NFC').replace(/\p{C}/gu, ' ').trim();
    within('name', () => {
      if (called !== undefined && called.length > longestName) throw fail('BAD_INPUT', `A name has ${String(longestName)} characters at most.`);
    });
    await pool.query('update account set name = case when $2 then $3 else name end, language = coalesce($4, language) where id = $1', [id, name !== undefined, called === '' ? null : (called ?? null), language ?? null]);
    return accountOf(pool, id);
  },
};

/** The mutation `endSession`. */
export const endSessionField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Ends one of the sessions of who asks. Answers whether there was such a one.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, context) => endOwnSession(context.pool, mustHaveSession(context).account, id),
};

/** The mutation `makeToken`. */
export const makeTokenField: GraphQLFieldConfig<unknown, Context, { name: string; scope: TokenScope; days: number }> = {
  description: 'Makes a token for a system of one\'s own. Answers it this once; only somebody who is signed in can.',
  type: new GraphQLNonNull(GraphQLString),
  args: { name: { type: new GraphQLNonNull(GraphQLString) }, scope: { type: new GraphQLNonNull(ScopeType) }, days: { type: new GraphQLNonNull(GraphQLInt), description: `1 to ${String(LONGEST_TOKEN)}.` } },
  resolve: (_, { name, scope, days }, context) => makeToken(context.pool, mustHaveSession(context).account, name, scope, days),
};

/** The mutation `endToken`. */
export const endTokenField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Ends one of the tokens of who asks. Answers whether there was such a one.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, context) => endToken(context.pool, mustHaveSession(context).account, id),
};

/** The mutation `invite`. */
export const inviteField: GraphQLFieldConfig<unknown, Context, { input: Invitation }> = {
  description: 'Invites somebody by mail; for coordinators and admins.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { input: { type: new GraphQLNonNull(InvitationInput) } },
  resolve: async (_, { input }, { viewer, pool, post, publicUrl }) => {
    within('trust', () => {
      if (input.trust != null && ![0, 1, 2].includes(input.trust)) throw fail('BAD_INPUT', 'Trust is 0, 1 or 2.');
    });
    await invite(pool, viewer, { ...input, entry: input.entry ?? null }, publicUrl);
    post.nudge();
    return true;
  },
};
