import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { Actor } from '../../schema/actor.ts';
import { outputType } from '../../schema/graphql.ts';
import { Network } from '../../schema/network.ts';
import { DateScalar, DateTime, Id, LanguageTag } from '../../schema/scalar.ts';
import { withdrawGrant, withdrawInvitation } from '../access/ending.ts';
import { leave } from '../access/leaving.ts';
import { type Holder, type Invited, type Short, holders, invited, shortOfPeople } from '../access/people.ts';
import { type Suggestion, answerSuggestion, suggestColleague, suggestions } from '../access/suggestions.ts';
import type { Grant } from '../access/viewer.ts';
import type { Context } from './context.ts';
import { RoleType } from './role.ts';
import { mustHaveSession } from './session.ts';

const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const needed = { id: { type: new GraphQLNonNull(Id) } };

/** What a role is for. */
const forWhat = () => ({
  role: { type: new GraphQLNonNull(RoleType) },
  actor: { type: outputType(Actor), resolve: ({ noun, entry }: Grant, _: unknown, { read }: Context) => (noun === 'actor' && entry !== null ? read.one(noun, entry) : null) },
  network: { type: outputType(Network), resolve: ({ noun, entry }: Grant, _: unknown, { read }: Context) => (noun === 'network' && entry !== null ? read.one(noun, entry) : null) },
});

const HolderType = new GraphQLObjectType<Holder, Context>({
  name: 'Holder',
  description: 'Somebody who has a role, one for each role.',
  fields: () => ({
    id: { type: new GraphQLNonNull(Id), description: 'Of the role, see Grant.' },
    ...forWhat(),
    mail: { type: new GraphQLNonNull(GraphQLString) },
    name: { type: GraphQLString },
    seenAt: { type: DateTime, description: 'When they last came, to the hour; null: never.' },
    until: { type: DateTime, description: 'When the role ends, if that was said.' },
    own: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether it is who asks.' },
  }),
});

const InvitedType = new GraphQLObjectType<Invited, Context>({
  name: 'OpenInvitation',
  description: 'An invitation that nobody has taken up yet.',
  fields: () => ({ ...needed, ...forWhat(), mail: { type: new GraphQLNonNull(GraphQLString) }, until: { type: new GraphQLNonNull(DateTime) } }),
});

const actor = { type: outputType(Actor), resolve: (given: { actor: string }, _: unknown, { read }: Context) => read.one('actor', given.actor) };

const ShortType = new GraphQLObjectType<Short, Context>({
  name: 'ShortOfPeople',
  description: 'An institution that fewer than two people keep.',
  fields: () => ({ actor, people: { type: new GraphQLNonNull(GraphQLInt) } }),
});

const SuggestionType = new GraphQLObjectType<Suggestion, Context>({
  name: 'SuggestedColleague',
  description: 'A colleague whom somebody would like to keep an institution with.',
  fields: () => ({
    ...needed,
    actor,
    mail: { type: new GraphQLNonNull(GraphQLString) },
    language: { type: new GraphQLNonNull(LanguageTag) },
    by: { type: GraphQLString, description: 'Name of who suggests, if they gave one.' },
    at: { type: new GraphQLNonNull(DateTime) },
  }),
});

/** Queries about people. */
export const peopleQueries = {
  people: { type: some(HolderType), description: 'Who has which role in what the viewer invites people for.', resolve: (_, __, { viewer, pool }) => holders(pool, viewer) },
  invitations: { type: some(InvitedType), description: 'Invitations to what the viewer invites people for that nobody has taken up.', resolve: (_, __, { viewer, pool }) => invited(pool, viewer) },
  shortOfPeople: { type: some(ShortType), description: 'Institutions that the viewer invites people for and that fewer than two people keep.', resolve: (_, __, { viewer, pool }) => shortOfPeople(pool, viewer) },
  suggestedColleagues: { type: some(SuggestionType), description: 'Colleagues who were suggested to the viewer.', resolve: (_, __, { viewer, pool }) => suggestions(pool, viewer) },
} satisfies Record<string, GraphQLFieldConfig<unknown, Context>>;

const withdraw: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Withdraws a role at once, for whoever may give it. The person gets a mail; what they began stays with the institution.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: needed,
  resolve: async (_, { id }, { viewer, pool, post, publicUrl }) => {
    await withdrawGrant(pool, viewer, id, publicUrl);
    post.nudge();
    return true;
  },
};

const takeBack: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Takes back an invitation that nobody has taken up. Answers whether there was such a one.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: needed,
  resolve: (_, { id }, { viewer, pool }) => withdrawInvitation(pool, viewer, id),
};

const suggest: GraphQLFieldConfig<unknown, Context, { actor: string; mail: string; language: string }> = {
  description: 'Asks those who coordinate to invite a colleague for an actor that the viewer keeps.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { actor: { type: new GraphQLNonNull(Id) }, mail: { type: new GraphQLNonNull(GraphQLString) }, language: { type: new GraphQLNonNull(LanguageTag), description: 'Of the invitation.' } },
  resolve: async (_, given, context) => {
    mustHaveSession(context);
    await suggestColleague(context.pool, context.viewer, given);
    return true;
  },
};

const answer: GraphQLFieldConfig<unknown, Context, { id: string; invite: boolean }> = {
  description: 'Invites a colleague who was suggested, or does not.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { ...needed, invite: { type: new GraphQLNonNull(GraphQLBoolean) } },
  resolve: async (_, { id, invite }, { viewer, pool, post, publicUrl }) => {
    await answerSuggestion(pool, viewer, id, invite, publicUrl);
    post.nudge();
    return true;
  },
};

const SuccessorInput = new GraphQLInputObjectType({ name: 'SuccessorInput', fields: { mail: { type: new GraphQLNonNull(GraphQLString) }, language: { type: new GraphQLNonNull(LanguageTag) } } });

const goAway: GraphQLFieldConfig<unknown, Context, { successor?: { mail: string; language: string } | null; until?: string | null }> = {
  description: 'Ends all roles of who asks: once a successor, who is invited for all of them, has accepted; at the latest on a day; without both at once. Those who coordinate are mailed.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { successor: { type: SuccessorInput }, until: { type: DateScalar, description: 'Last day of the roles.' } },
  resolve: async (_, { successor, until }, context) => {
    const { pool, post, publicUrl } = context;
    // The end of that day, whether or not it is summer.
    await leave(pool, mustHaveSession(context), { successor: successor ?? null, until: until == null ? null : new Date(`${until}T21:59:59Z`) }, publicUrl);
    post.nudge();
    return true;
  },
};

/** Mutations about people. */
export const peopleMutations = { withdrawGrant: withdraw, withdrawInvitation: takeBack, suggestColleague: suggest, answerSuggestion: answer, leave: goAway };
