import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, type GraphQLScalarType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { outputType } from '../../schema/graphql.ts';
import { Qualification } from '../../schema/qualification.ts';
import { DateScalar, DateTime, Id, LanguageTag, SpokenLanguage } from '../../schema/scalar.ts';
import { Term } from '../../schema/term.ts';
import { PURPOSES, type Purpose, TIMES } from '../../schema/volunteer.ts';
import { mustBeFresh } from '../access/fresh.ts';
import { erasePerson } from '../privacy/erase-person.ts';
import { type Agreed, agreedBy, setConsent } from '../volunteering/consents.ts';
import { type Held, type Profile, type ProfileInput, areaOf, profileOf, saveProfile } from '../volunteering/profiles.ts';
import { type Volunteer, confirmVolunteer, renewVolunteers, volunteers, waitingVolunteers } from '../volunteering/volunteers.ts';
import type { Context } from './context.ts';
import { mustHaveSession } from './session.ts';

const needed = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(type);
const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const TimeType = new GraphQLEnumType({ name: 'VolunteerTime', description: 'A part of a weekday.', values: Object.fromEntries(TIMES.map((time) => [time, {}])) });

const MEANINGS: Readonly<Record<Purpose, string>> = {
  PROFILE: 'That those who coordinate their networks see their profile.',
  ACCOMPANIMENT: 'That they are suggested when somebody asks for accompaniment.',
  NEWS: 'That they are told of trainings and meetings by mail.',
};
const PurposeType = new GraphQLEnumType({ name: 'ConsentPurpose', description: 'What a volunteer agrees to, each by itself.', values: Object.fromEntries(PURPOSES.map((purpose) => [purpose, { description: MEANINGS[purpose] }])) });

const HeldType = new GraphQLObjectType<Held, Context>({
  name: 'HeldQualification',
  fields: () => ({
    qualification: { type: needed(outputType(Qualification)), resolve: ({ qualification }, _, { read }) => read.one('qualification', qualification) },
    until: { type: DateScalar, description: 'Its last day, if there is one.' },
  }),
});

const ProfileType = new GraphQLObjectType<Profile, Context>({
  name: 'VolunteerProfile',
  description: 'What a volunteer says of themselves. Nothing of it is needed, and nobody else is shown it but those who coordinate their networks, as long as they agree.',
  fields: () => ({
    languages: { type: some(SpokenLanguage) },
    helps: { type: some(outputType(Term)), description: 'Topics with which they help.', resolve: async ({ helps }, _, { read }) => (await Promise.all(helps.map((id) => read.one('term', id)))).filter((term) => term !== null) },
    area: { type: some(GraphQLString), description: 'Names of municipalities.' },
    times: { type: some(TimeType) },
    // What was taken away or hidden since is not held any more.
    qualifications: { type: some(HeldType), resolve: async ({ qualifications }, _, { read }) => (await Promise.all(qualifications.map(async (held) => ((await read.one('qualification', held.qualification)) === null ? null : held)))).filter((held) => held !== null) },
    phone: { type: GraphQLString, description: 'E.164.' },
    changedAt: { type: needed(DateTime) },
  }),
});

const VolunteerType = new GraphQLObjectType<Volunteer, Context>({
  name: 'Volunteer',
  description: 'A volunteer of one network.',
  fields: () => ({
    id: { type: needed(Id), description: 'Of the role, see Grant.' },
    mail: { type: needed(GraphQLString) },
    name: { type: GraphQLString },
    language: { type: needed(LanguageTag), description: 'Of their mails.' },
    since: { type: needed(DateTime) },
    until: { type: needed(DateTime), description: 'When the role ends, or did.' },
    waiting: { type: needed(GraphQLBoolean), description: 'Whether somebody who coordinates has to confirm them first.' },
    seenOn: { type: DateScalar, description: 'The day on which they were last here; null: never.' },
    agreed: { type: some(PurposeType), description: 'What they agree to.' },
    profile: { type: ProfileType, description: 'Null: they have said nothing of themselves, or do not agree that it is shown.' },
  }),
});

const ConsentType = new GraphQLObjectType<Agreed, Context>({
  name: 'Consent',
  description: 'How who asks stands to a purpose.',
  fields: { purpose: { type: needed(PurposeType) }, givenAt: { type: DateTime, description: 'When they agreed; null: they do not.' }, wording: { type: GraphQLString, description: 'Version of the words that they agreed to.' } },
});

/** Queries about volunteers. */
export const volunteeringQueries = {
  volunteers: {
    type: some(VolunteerType), description: 'The volunteers of a network, those who have ended lately too; for those who coordinate it and for nobody else.', args: { network: { type: new GraphQLNonNull(Id) } },
    resolve: (_, { network }: { network: string }, { viewer, pool }) => volunteers(pool, viewer, network),
  },
  waitingVolunteers: { type: needed(GraphQLInt), description: 'How many volunteers wait for the viewer to confirm them.', resolve: (_, __, { viewer, pool }) => waitingVolunteers(pool, viewer) },
  myProfile: { type: ProfileType, description: 'What who asks says of themselves as a volunteer.', resolve: (_, __, context) => profileOf(context.pool, mustHaveSession(context).account) },
  myArea: { type: some(GraphQLString), description: 'Municipalities that who asks can name in their profile: those of their networks.', resolve: (_, __, context) => areaOf(context.pool, mustHaveSession(context).account) },
  myConsents: { type: some(ConsentType), description: 'How who asks stands to each purpose.', resolve: (_, __, context) => agreedBy(context.pool, mustHaveSession(context).account) },
} satisfies Record<string, GraphQLFieldConfig<unknown, Context, never>>;

const list = (type: GraphQLEnumType | GraphQLScalarType) => ({ type: new GraphQLList(new GraphQLNonNull(type)) });

const HeldInput = new GraphQLInputObjectType({ name: 'HeldQualificationInput', fields: { qualification: { type: new GraphQLNonNull(Id) }, until: { type: DateScalar } } });

const ProfileInputType = new GraphQLInputObjectType({
  name: 'VolunteerProfileInput',
  description: 'What is not given stays; null takes away.',
  fields: { languages: list(SpokenLanguage), helps: { ...list(Id), description: 'Ids of topics.' }, area: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)), description: 'See myArea.' }, times: list(TimeType), qualifications: { type: new GraphQLList(new GraphQLNonNull(HeldInput)) }, phone: { type: GraphQLString } },
});

const save: GraphQLFieldConfig<unknown, Context, { input: ProfileInput }> = {
  description: 'Keeps what a volunteer says of themselves; nobody else can.',
  type: needed(ProfileType),
  args: { input: { type: new GraphQLNonNull(ProfileInputType) } },
  resolve: async (_, { input }, context) => {
    const { account } = mustHaveSession(context);
    await saveProfile(context.pool, account, input);
    return profileOf(context.pool, account);
  },
};

const consent: GraphQLFieldConfig<unknown, Context, { purpose: Purpose; given: boolean; wording: string; language: string }> = {
  description: 'Notes that who asks agrees to something, or does so no more; it holds at once.',
  type: some(ConsentType),
  args: {
    purpose: { type: new GraphQLNonNull(PurposeType) }, given: { type: new GraphQLNonNull(GraphQLBoolean) },
    wording: { type: new GraphQLNonNull(GraphQLString), description: 'Version of the words that were shown.' }, language: { type: new GraphQLNonNull(LanguageTag), description: 'In which they were.' },
  },
  resolve: async (_, { purpose, given, ...shown }, context) => {
    const { account } = mustHaveSession(context);
    await setConsent(context.pool, account, purpose, given, shown);
    return agreedBy(context.pool, account);
  },
};

const confirm: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Lets a volunteer in who was invited to be confirmed; they get a mail.',
  type: needed(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: async (_, { id }, { viewer, pool, post, publicUrl }) => {
    await confirmVolunteer(pool, viewer, id, publicUrl);
    post.nudge();
    return true;
  },
};

/** So many are renewed at once. */
const MOST = 500;

const renew: GraphQLFieldConfig<unknown, Context, { ids: readonly string[] }> = {
  description: 'Lets volunteers go on for twelve months from today, all of them or none. Answers how many.',
  type: needed(GraphQLInt),
  args: { ids: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Id))), description: `Of their roles; up to ${String(MOST)}.` } },
  resolve: (_, { ids }, { viewer, pool }) => {
    within('ids', () => {
      if (ids.length > MOST) throw fail('PAGE_TOO_LARGE', ids.length, MOST);
    });
    return renewVolunteers(pool, viewer, ids);
  },
};

const erase: GraphQLFieldConfig<unknown, Context> = {
  description: 'Deletes the account of who asks and what is kept about them, at once and for good; only soon after signing in.',
  type: needed(GraphQLBoolean),
  resolve: async (_, __, context) => {
    const { account, session } = mustHaveSession(context);
    await mustBeFresh(context.pool, session);
    return erasePerson(context, { account }, `account:${account}`);
  },
};

/** Mutations about volunteers, and everybody's about what is kept of them. */
export const volunteeringMutations = { saveMyProfile: save, setConsent: consent, confirmVolunteer: confirm, renewVolunteers: renew, eraseMe: erase };
