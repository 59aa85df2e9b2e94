import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { Event } from '../../schema/event.ts';
import { outputType } from '../../schema/graphql.ts';
import { Qualification } from '../../schema/qualification.ts';
import type { CountedTraining } from '../../schema/registration.ts';
import { DateScalar, DateTime, Id, LocalDateTime } from '../../schema/scalar.ts';
import { calendarLinkOf, endCalendarLink, makeCalendarLink } from '../registering/feed.ts';
import { type Participant, addParticipant, participants, removeParticipant, setAttended } from '../registering/hosting.ts';
import { type Meeting, type Occasion, meeting, meetings } from '../registering/meetings.ts';
import { registerMe, withdrawMe } from '../registering/members.ts';
import { type HeldRow, heldQualification, heldQualifications, myQualifications, progressOf } from '../registering/qualifying.ts';
import type { Context } from './context.ts';
import { mustHaveSession } from './session.ts';

const needed = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(type);
const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const State = new GraphQLEnumType({
  name: 'RegistrationState', description: 'How somebody stands who registered.',
  values: { TAKES_PART: { description: 'They have a place.' }, WAITS: { description: 'They get one as soon as one is free.' } },
});

const OccasionType = new GraphQLObjectType<Occasion, Context>({
  name: 'Occasion', description: 'One time at which an event takes place.',
  fields: {
    start: { type: needed(LocalDateTime) },
    taken: { type: needed(GraphQLInt), description: 'People who have a place.' },
    waiting: { type: needed(GraphQLInt), description: 'People who wait for one.' },
    mine: { type: State, description: 'How who asks stands; null: not at all.' },
    isOpen: { type: needed(GraphQLBoolean), description: 'Whether one can register now; without a free place one waits.' },
  },
});

const MeetingType = new GraphQLObjectType<Meeting, Context>({
  name: 'Meeting', description: 'An event with its times, for who takes part in it or organises it.',
  fields: () => ({
    event: { type: outputType(Event), resolve: ({ event }, _, { read }) => read.one('event', event) },
    occasions: { type: some(OccasionType) },
    isHosted: { type: needed(GraphQLBoolean), description: 'Whether who asks organises it, and sees who takes part.' },
  }),
});

const ParticipantType = new GraphQLObjectType<Participant, Context>({
  name: 'Participant', description: 'Somebody who takes part or waits, for those who organise it.',
  fields: {
    id: { type: needed(Id) },
    name: { type: needed(GraphQLString) },
    mail: { type: GraphQLString, description: 'Deleted 30 days after the occasion.' },
    isVolunteer: { type: needed(GraphQLBoolean), description: 'Whether they volunteer in the network of the event.' },
    state: { type: needed(State) },
    attended: { type: GraphQLBoolean, description: 'Whether they were there; null: nobody has noted it.' },
    registeredAt: { type: needed(DateTime) },
  },
});

const TrainingType = new GraphQLObjectType<CountedTraining, Context>({ name: 'CountedTraining', description: 'A training that somebody attended.', fields: { title: { type: needed(GraphQLString) }, on: { type: needed(DateScalar) } } });

const HeldType = new GraphQLObjectType<HeldRow, Context>({
  name: 'ReachedQualification', description: 'A qualification that somebody reached: what its certificate says.',
  fields: () => ({
    id: { type: needed(Id) },
    qualification: { type: outputType(Qualification), description: 'Null when it is gone, or not for who asks.', resolve: ({ qualification }, _, { read }) => read.one('qualification', qualification) },
    title: { type: needed(GraphQLString), description: 'As it was called then, in the language in which it was written.' },
    certifiers: { type: some(GraphQLString) },
    trainings: { type: some(TrainingType) },
    holder: { type: needed(GraphQLString) },
    reachedOn: { type: needed(DateScalar) },
    until: { type: DateScalar, description: 'The last day; null: without end.' },
    isMine: { type: needed(GraphQLBoolean) },
  }),
});

interface Progress {
  readonly id: string;
  readonly needed: number;
  readonly counted: readonly CountedTraining[];
}

const ProgressType = new GraphQLObjectType<Progress, Context>({
  name: 'QualificationProgress', description: 'What somebody has begun and not reached.',
  fields: () => ({
    qualification: { type: outputType(Qualification), resolve: ({ id }, _, { read }) => read.one('qualification', id) },
    attended: { type: some(TrainingType), resolve: ({ counted }) => counted },
    needed: { type: needed(GraphQLInt), description: 'So many different trainings.' },
  }),
});

const event = { type: new GraphQLNonNull(Id) };
const start = { type: new GraphQLNonNull(LocalDateTime) };

interface At {
  readonly event: string;
  readonly start: string;
}

/** Queries about trainings and meetings. */
export const registeringQueries = {
  meetings: { type: some(MeetingType), description: 'Coming events of the networks of who asks: for volunteers, not for everybody, or with registration here; the next first, and for those who organise them what is over since 30 days at most.', resolve: (_, __, { pool, viewer }) => meetings(pool, viewer) },
  meeting: { type: needed(MeetingType), description: 'One event with its times; for those who organise it those of a year back too.', args: { event }, resolve: (_, { event: id }: Pick<At, 'event'>, { pool, viewer }) => meeting(pool, viewer, id) },
  participants: { type: some(ParticipantType), description: 'Who takes part at that time, and who waits, in their order; for those who organise it.', args: { event, start }, resolve: (_, { event: id, start: at }: At, { pool, viewer }) => participants(pool, viewer, id, at) },
  myQualifications: { type: some(HeldType), description: 'What who asks has reached.', resolve: (_, __, { pool, viewer }) => (viewer.account === undefined ? [] : myQualifications(pool, viewer.account)) },
  qualificationProgress: { type: some(ProgressType), description: 'What who asks has begun and not reached.', resolve: (_, __, { pool, viewer }) => (viewer.account === undefined ? [] : progressOf(pool, viewer.account)) },
  heldQualifications: { type: some(HeldType), description: 'What the volunteers of a network have reached, for those who coordinate it.', args: { network: { type: new GraphQLNonNull(Id) } }, resolve: (_, { network }: { network: string }, { pool, viewer }) => heldQualifications(pool, viewer, network) },
  heldQualification: { type: needed(HeldType), description: 'One, for who holds it and those who coordinate a network in which they volunteer.', args: { id: { type: new GraphQLNonNull(Id) } }, resolve: (_, { id }: { id: string }, { pool, viewer }) => heldQualification(pool, viewer, id) },
  calendarLink: { type: DateTime, description: 'Since when who asks has a calendar at a secret address; null: they have none.', resolve: (_, __, { pool, viewer }) => (viewer.account === undefined ? null : calendarLinkOf(pool, viewer.account)) },
} satisfies Record<string, GraphQLFieldConfig<unknown, Context, never>>;

/** A mutation of somebody who has signed in, after which mails may wait. */
function deed<Given>(description: string, type: GraphQLOutputType, args: NonNullable<GraphQLFieldConfig<unknown, Context, Given>['args']>, act: (given: Given, context: Context, account: string) => Promise<unknown>): GraphQLFieldConfig<unknown, Context, Given> {
  return {
    description, type: needed(type), args,
    resolve: async (_, given, context) => {
      const { account } = mustHaveSession(context);
      const result = await act(given, context, account);
      context.post.nudge();
      // What gives nothing back was done.
      return result ?? true;
    },
  };
}

const id = { type: new GraphQLNonNull(Id) };
const words = { type: new GraphQLNonNull(GraphQLString) };

/** Mutations of trainings and meetings. */
export const registeringMutations = {
  registerMe: deed<At>('Registers who has signed in for one time of an event; without a free place they wait for one.', State, { event, start }, ({ event: about, start: at }, { pool, viewer, publicUrl }, account) => registerMe(pool, viewer, account, about, at, publicUrl)),
  withdrawMe: deed<At>('Takes one’s own registration back.', GraphQLBoolean, { event, start }, ({ event: about, start: at }, { pool, publicUrl }, account) => withdrawMe(pool, account, about, at, publicUrl)),
  addParticipant: deed<At & { name: string; mail: string }>('Adds somebody who told so otherwise, beyond the limit too; they get a mail. For those who organise it.', GraphQLBoolean, { event, start, name: words, mail: words }, ({ start: occasion, ...given }, { pool, viewer, publicUrl }) => addParticipant(pool, viewer, { ...given, occasion }, publicUrl)),
  removeParticipant: deed<{ id: string }>('Takes somebody’s registration away, and tells them. For those who organise it.', GraphQLBoolean, { id }, ({ id: registration }, { pool, viewer, publicUrl }) => removeParticipant(pool, viewer, registration, publicUrl)),
  setAttended: deed<{ id: string; attended?: boolean | null }>('Notes whether somebody was there, from that day on; qualifications follow. For those who organise it.', GraphQLBoolean, { id, attended: { type: GraphQLBoolean, description: 'Null: not known.' } }, ({ id: registration, attended }, { pool, viewer, publicUrl }) => setAttended(pool, viewer, registration, attended ?? null, publicUrl)),
  makeCalendarLink: deed<object>('Makes the secret address of a calendar with all that who asks may see; a former one ends.', GraphQLString, {}, (_, { pool, publicUrl }, account) => makeCalendarLink(pool, account, publicUrl)),
  endCalendarLink: deed<object>('Ends it.', GraphQLBoolean, {}, (_, { pool }, account) => endCalendarLink(pool, account)),
};
