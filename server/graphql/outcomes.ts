import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { outputType } from '../../schema/graphql.ts';
import { KEPT_OUTCOMES, OUTCOME_KINDS, type OutcomeKind, REFUSALS, type Refusal, WAITS, type Wait } from '../../schema/outcome.ts';
import { DateScalar, Id, LanguageTag, SpokenLanguage } from '../../schema/scalar.ts';
import { Term } from '../../schema/term.ts';
import { type Client, type GivenOutcome, Outcomes } from '../referring/outcomes.ts';
import { type GapPicture, MONTHS_BACK, type PictureRow, SIDES, type Side, type Sum, TOLD_FROM, gapPicture } from '../referring/picture.ts';
import { type VainSearch, vainSearches } from '../referring/searches.ts';
import type { Context } from './context.ts';

const needed = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(type);
const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const KINDS: Readonly<Record<OutcomeKind, string>> = { REACHED: 'Somebody was there and took care of it.', WAITING: 'There is a wait.', NOT_REACHED: 'Nobody could be reached.', REFUSED: 'It was refused.' };
const WEEKS: Readonly<Record<Wait, string>> = { ONE: 'One week at most.', TWO_TO_FOUR: 'Two to four weeks.', FIVE_TO_TWELVE: 'Five to twelve weeks.', MORE: 'Longer.' };
const REASONS: Readonly<Record<Refusal, string>> = {
  FULL: 'There is no room.', AREA: 'It is for another area.', RESIDENCE_STATUS: 'It is for others by their residence status.', LANGUAGE: 'There is no common language.', AGE: 'It is for another age.', COST: 'It costs too much.', OTHER: 'For another reason.',
};
const valuesOf = <Value extends string>(values: readonly Value[], meanings: Readonly<Record<Value, string>>) => Object.fromEntries(values.map((value) => [value, { description: meanings[value] }]));

const KindType = new GraphQLEnumType({ name: 'OutcomeKind', description: 'What came of a referral.', values: valuesOf(OUTCOME_KINDS, KINDS) });
const WaitType = new GraphQLEnumType({ name: 'OutcomeWait', description: 'For how long somebody has to wait.', values: valuesOf(WAITS, WEEKS) });
const RefusalType = new GraphQLEnumType({ name: 'OutcomeRefusal', description: 'Why somebody was refused.', values: valuesOf(REFUSALS, REASONS) });
const SideType = new GraphQLEnumType({ name: 'GapSide', description: 'What the columns of a picture of gaps are.', values: Object.fromEntries(SIDES.map((side) => [side, {}])) });

const CLIENT = {
  language: { type: SpokenLanguage, description: 'What the person speaks: a language alone.' },
  municipality: { type: GraphQLString, description: 'Where the person lives: a name from the areas of the networks.' },
};

const OutcomeInput = new GraphQLInputObjectType({
  name: 'OutcomeInput',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString), description: 'actor, service, contact or offering.' },
    entry: { type: new GraphQLNonNull(Id) },
    kind: { type: new GraphQLNonNull(KindType) },
    weeks: { type: WaitType, description: 'With WAITING.' },
    reason: { type: RefusalType, description: 'With REFUSED.' },
    ...CLIENT,
  },
});

const COUNT = `Null: fewer than ${String(TOLD_FROM)}.`;

const SumType = new GraphQLObjectType<Sum, Context>({
  name: 'GapSum',
  description: 'A sum in which each small number counts as one.',
  fields: { atLeast: { type: needed(GraphQLInt) }, exact: { type: needed(GraphQLBoolean), description: 'Whether there is no small number in it.' } },
});

const RowType = new GraphQLObjectType<PictureRow, Context>({
  name: 'GapRow',
  fields: () => ({
    topic: { type: outputType(Term), description: 'Null: the entries have none.', resolve: ({ topic }, _, { read }) => (topic === null ? null : read.bySlug(Term, topic)) },
    cells: { type: needed(new GraphQLList(GraphQLInt)), description: `One for each column. ${COUNT}` },
    sum: { type: needed(SumType) },
  }),
});

const ReasonType = new GraphQLObjectType<GapPicture['why'][number], Context>({
  name: 'GapReason',
  fields: { kind: { type: needed(KindType) }, reason: { type: RefusalType }, count: { type: GraphQLInt, description: COUNT } },
});

const SearchType = new GraphQLObjectType<VainSearch, Context>({
  name: 'GapSearch',
  description: 'What people in the whole directory looked for in vain.',
  fields: () => ({
    query: { type: needed(GraphQLString) },
    language: { type: needed(LanguageTag) },
    topic: { type: outputType(Term), description: 'The topic that its words come near to, if they do.', resolve: ({ topic }, _, { read }) => (topic === null ? null : read.bySlug(Term, topic)) },
    count: { type: needed(GraphQLInt), description: 'Searches that found nothing.' },
    wanted: { type: needed(GraphQLInt), description: 'Times somebody said that it is missing.' },
  }),
});

const PictureType = new GraphQLObjectType<GapPicture & { readonly months: number }, Context>({
  name: 'GapPicture',
  description: 'Where help is missing: referrals that reached nobody, were refused, or meet a wait of more than four weeks, by topic and by where people live or what they speak; and searches in vain.',
  fields: {
    since: { type: needed(DateScalar) },
    columns: { type: needed(new GraphQLList(GraphQLString)), description: 'Municipalities, or languages by their tags; null: not told.' },
    rows: { type: some(RowType) },
    sums: { type: some(SumType), description: 'One for each column.' },
    sum: { type: needed(SumType) },
    why: { type: some(ReasonType), description: 'The most frequent first.' },
    searches: { type: some(SearchType), description: 'Those first that somebody said are missing, then the most frequent.', resolve: ({ months }, _, { pool, suggest }) => vainSearches({ pool, suggest }, months) },
  },
});

interface PictureArguments {
  network: string;
  by: Side;
  months: number;
}

/** The query `gapPicture`. */
export const gapPictureField: GraphQLFieldConfig<unknown, Context, PictureArguments> = {
  description: 'Where help is missing in a network, for those who coordinate it.',
  type: needed(PictureType),
  args: {
    network: { type: new GraphQLNonNull(Id) },
    by: { type: SideType, defaultValue: 'MUNICIPALITY' },
    months: { type: GraphQLInt, defaultValue: MONTHS_BACK[0], description: `${MONTHS_BACK.join(' or ')}.` },
  },
  resolve: async (_, args, { viewer, pool }) => ({ ...(await gapPicture(pool, viewer, args)), months: args.months }),
};

/** What volunteers and institutions do with outcomes of referrals, at one server, which counts who tells how many. */
export function outcomeMutations() {
  const outcomes = new Outcomes();
  const tellOutcome: GraphQLFieldConfig<unknown, Context, { input: GivenOutcome }> = {
    description: `Keeps what came of a referral, for ${String(KEPT_OUTCOMES.days)} days and with nothing of who told it. Answers an id by which it can be added to or taken back until the end of the next day.`,
    type: needed(Id),
    args: { input: { type: new GraphQLNonNull(OutcomeInput) } },
    resolve: (_, { input }, { viewer, read, pool }) => outcomes.tell(pool, { viewer, read }, input),
  };
  const addToOutcome: GraphQLFieldConfig<unknown, Context, { id: string } & Client> = {
    description: 'Says what the person speaks and where they live. Answers whether what was told was still there.',
    type: needed(GraphQLBoolean),
    args: { id: { type: new GraphQLNonNull(Id) }, ...CLIENT },
    resolve: (_, { id, ...client }, { viewer, pool }) => outcomes.add(pool, viewer, id, client),
  };
  const takeBackOutcome: GraphQLFieldConfig<unknown, Context, { id: string }> = {
    description: 'Takes back what was told. Answers whether it was there.',
    type: needed(GraphQLBoolean),
    args: { id: { type: new GraphQLNonNull(Id) } },
    resolve: (_, { id }, { viewer, pool }) => outcomes.takeBack(pool, viewer, id),
  };
  return { tellOutcome, addToOutcome, takeBackOutcome };
}
