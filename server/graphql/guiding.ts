import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { GUIDE_REASONS, GUIDE_STATES, GUIDE_TIMES, type GuideReason } from '../../schema/guiding.ts';
import { outputType } from '../../schema/graphql.ts';
import { Network } from '../../schema/network.ts';
import { DateTime, Id, LanguageTag, SpokenLanguage } from '../../schema/scalar.ts';
import { Service } from '../../schema/service.ts';
import { Term } from '../../schema/term.ts';
import { CHOSEN_REASONS, assignGuide, endGuide, giveGuideBack, passGuideOn } from '../guiding/acting.ts';
import { type Candidate, FITS, candidates } from '../guiding/matching.ts';
import { type Guide, guide, guides, otherGuideNetworks, waitingGuides } from '../guiding/requests.ts';
import type { Context } from './context.ts';
import { mustHaveSession } from './session.ts';

const needed = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(type);
const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const choice = (name: string, description: string, values: readonly string[]) => new GraphQLEnumType({ name, description, values: Object.fromEntries(values.map((value) => [value, {}])) });

const State = choice('GuideState', 'How far a request for a guide is.', GUIDE_STATES);
const Time = choice('GuideTime', 'When a guide is wanted: a part of a working day, or the weekend.', GUIDE_TIMES);
const Reason = choice('GuideReason', 'Why nobody could come along. EXPIRED: nobody ended the request in time.', GUIDE_REASONS);
const ChosenReason = choice('ChosenGuideReason', 'Why nobody can come along.', CHOSEN_REASONS);
const FitType = choice('GuideFit', 'In what a volunteer fits.', FITS);

const CandidateType = new GraphQLObjectType<Candidate, Context>({
  name: 'GuideCandidate',
  description: 'A volunteer who agrees to be suggested when somebody asks for a guide.',
  fields: {
    id: { type: needed(Id), description: 'Of the role, see Volunteer.' },
    name: { type: GraphQLString },
    mail: { type: needed(GraphQLString) },
    phone: { type: GraphQLString, description: 'E.164, where they agree that their profile is shown.' },
    fits: { type: some(FitType) },
    busy: { type: needed(GraphQLInt), description: 'How many requests they were given and have not ended.' },
  },
});

const OtherNetwork = new GraphQLObjectType<{ id: string; name: string }, Context>({ name: 'GuideNetwork', description: 'Another network to which a request can be passed on.', fields: { id: { type: needed(Id) }, name: { type: needed(GraphQLString) } } });

const GuideType = new GraphQLObjectType<Guide, Context>({
  name: 'Guide',
  description: 'A request for a guide, for those who coordinate the network and the volunteer whom it was given to. Who asked is deleted 30 days after the end.',
  fields: () => ({
    id: { type: needed(Id) },
    network: { type: outputType(Network), resolve: ({ network }, _, { read }) => read.one('network', network) },
    service: { type: outputType(Service), description: 'On whose page it was asked.', resolve: ({ service }, _, { read }) => (service === null ? null : read.one('service', service)) },
    help: { type: outputType(Term), description: 'With what; null: with something else.', resolve: ({ help }, _, { read }) => (help === null ? null : read.one('term', help)) },
    language: { type: needed(SpokenLanguage), description: 'Which the guide should speak.' },
    municipality: { type: GraphQLString },
    time: { type: Time },
    day: { type: GraphQLString, description: 'When, in their own words.' },
    note: { type: GraphQLString },
    name: { type: GraphQLString },
    phone: { type: GraphQLString, description: 'E.164.' },
    mail: { type: GraphQLString },
    contactLanguage: { type: LanguageTag, description: 'In which who asks wants to be written and spoken to.' },
    state: { type: needed(State) },
    reason: { type: Reason },
    askedAt: { type: needed(DateTime) },
    endedAt: { type: DateTime },
    assigned: { type: GraphQLString, description: 'Name or address of the volunteer, for those who assign.' },
    isMine: { type: needed(GraphQLBoolean), description: 'Whether it was given to who asks here.' },
    isHandled: { type: needed(GraphQLBoolean), description: 'Whether who asks here assigns it.' },
    candidates: { type: some(CandidateType), description: 'Volunteers who may be asked, those who fit best first; for those who assign it.', resolve: ({ id, isHandled, endedAt }, _, { viewer, pool }) => (isHandled && endedAt === null ? candidates(pool, viewer, id) : []) },
    others: { type: some(OtherNetwork), description: 'Networks to which it can be passed on; for those who assign it.', resolve: ({ network, isHandled, endedAt }, _, { pool }) => (isHandled && endedAt === null ? otherGuideNetworks(pool, network) : []) },
  }),
});

/** Queries about requests for a guide. */
export const guidingQueries = {
  guides: { type: some(GuideType), description: 'Requests for a guide in networks that who asks coordinates, and those that they were given: what waits first, the oldest first.', args: { network: { type: Id, description: 'Only those of this network, for those who coordinate it.' } }, resolve: (_, { network }: { network?: string | null }, { viewer, pool }) => guides(pool, viewer, network ?? null) },
  guide: {
    type: needed(GuideType), description: 'One of them.', args: { id: { type: new GraphQLNonNull(Id) } },
    resolve: (_, { id }: { id: string }, { viewer, pool }) => guide(pool, viewer, id),
  },
  waitingGuides: { type: needed(GraphQLInt), description: 'How many requests for a guide wait for who asks to assign them.', resolve: (_, __, { viewer, pool }) => waitingGuides(pool, viewer) },
} satisfies Record<string, GraphQLFieldConfig<unknown, Context, never>>;

interface Deed {
  readonly id: string;
}

/** A mutation that does something with one request. */
function deed<Given extends Deed>(description: string, args: NonNullable<GraphQLFieldConfig<unknown, Context, Given>['args']>, act: (given: Given, context: Context) => Promise<void>): GraphQLFieldConfig<unknown, Context, Given> {
  return {
    description,
    type: needed(GraphQLBoolean),
    args: { id: { type: new GraphQLNonNull(Id) }, ...args },
    resolve: async (_, given, context) => {
      mustHaveSession(context);
      await act(given, context);
      context.post.nudge();
      return true;
    },
  };
}

/** Mutations of requests for a guide. */
export const guidingMutations = {
  assignGuide: deed<Deed & { volunteer: string }>(
    'Gives a request to a volunteer who agrees to be suggested; they and who asked get a mail.', { volunteer: { type: new GraphQLNonNull(Id), description: 'Id of their role, see GuideCandidate.' } },
    ({ id, volunteer }, { pool, viewer, publicUrl }) => assignGuide(pool, viewer, id, volunteer, publicUrl),
  ),
  passGuideOn: deed<Deed & { network: string }>(
    'Passes a request on to another network that lets people ask for a guide; who coordinates the former sees it no more.', { network: { type: new GraphQLNonNull(Id) } },
    ({ id, network }, { pool, viewer, publicUrl }) => passGuideOn(pool, viewer, id, network, publicUrl),
  ),
  endGuide: deed<Deed & { reason?: Exclude<GuideReason, 'EXPIRED'> | null }>(
    'Ends a request: done, or why it could not be.', { reason: { type: ChosenReason, description: 'Null: somebody was accompanied.' } },
    ({ id, reason }, { pool, viewer, publicUrl }) => endGuide(pool, viewer, id, reason ?? null, publicUrl),
  ),
  giveGuideBack: deed<Deed>('Says that one cannot come along; the request waits again.', {}, ({ id }, { pool, viewer, publicUrl }) => giveGuideBack(pool, viewer, id, publicUrl)),
};
