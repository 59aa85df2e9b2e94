import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { Actor } from '../../schema/actor.ts';
import { OUTCOMES, type Outcome } from '../../schema/check.ts';
import { fail, within } from '../../schema/error.ts';
import { outputType } from '../../schema/graphql.ts';
import { DateTime, Id } from '../../schema/scalar.ts';
import { CALL_REASONS, type GivenCall, type Made, type ToCall, callList, keepCall } from '../checking/calls.ts';
import type { Context } from './context.ts';
import { ConfirmedInput, DueType, MOST } from './due.ts';

const list = <T extends GraphQLObjectType | GraphQLInputObjectType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const REASON_MEANINGS: Readonly<Record<ToCall['why'], string>> = { NO_ADDRESS: 'Nobody can be written to.', BOUNCED: 'Mail to it was refused for good.', SILENT: 'It does not answer mails.' };
const OUTCOME_MEANINGS: Readonly<Record<Outcome, string>> = {
  ALL_RIGHT: 'Reached: all is right, and is confirmed.', CHANGES: 'Reached: something has changed.', NOT_REACHED: 'Nobody answered; again in three days.', WRONG_NUMBER: 'The number is another\'s.', GONE: 'It does not exist any more.',
};

const CallReasonType = new GraphQLEnumType({ name: 'CallReason', values: Object.fromEntries(CALL_REASONS.map((value) => [value, { description: REASON_MEANINGS[value] }])) });
const CallOutcomeType = new GraphQLEnumType({ name: 'CallOutcome', description: 'What came of a call.', values: Object.fromEntries(OUTCOMES.map((value) => [value, { description: OUTCOME_MEANINGS[value] }])) });

const CallType = new GraphQLObjectType<Made, Context>({
  name: 'Call',
  fields: { at: { type: new GraphQLNonNull(DateTime) }, by: { type: GraphQLString, description: 'Null: somebody without a name.' }, outcome: { type: new GraphQLNonNull(CallOutcomeType) } },
});

const ToCallType = new GraphQLObjectType<ToCall, Context>({
  name: 'ToCall',
  description: 'An institution that has something due and does not answer mails.',
  fields: () => ({
    actor: { type: outputType(Actor), resolve: ({ actor }, _, { read }) => read.one('actor', actor) },
    why: { type: new GraphQLNonNull(CallReasonType) },
    askedAt: { type: DateTime, description: 'When it was last asked by mail.' },
    entries: { type: list(DueType), description: 'What is due, what waits longest first.' },
    calls: { type: list(CallType), description: 'The newest first.' },
    later: { type: DateTime, description: 'When it is its turn again; null: now.' },
  }),
});

const CallInput = new GraphQLInputObjectType({
  name: 'CallInput',
  fields: {
    actor: { type: new GraphQLNonNull(Id) },
    outcome: { type: new GraphQLNonNull(CallOutcomeType) },
    entries: { type: list(ConfirmedInput), description: `What was read out, up to ${String(MOST)}: confirmed when all of it is right.` },
  },
});

/** The query `callList`. */
export const callListField: GraphQLFieldConfig<unknown, Context, { network: string }> = {
  description: 'Institutions of a network to be called, for those who coordinate it: those first whose turn it is and that wait longest.',
  type: list(ToCallType),
  args: { network: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { network }, { viewer, pool }) => callList(pool, viewer, network),
};

/** The mutation `keepCall`. */
export const keepCallField: GraphQLFieldConfig<unknown, Context, { input: GivenCall }> = {
  description: 'Keeps what came of a call, for those who coordinate. Answers how many entries were confirmed by it.',
  type: new GraphQLNonNull(GraphQLInt),
  args: { input: { type: new GraphQLNonNull(CallInput) } },
  resolve: async (_, { input }, { viewer, pool, read, nudge }) => {
    within('input.entries', () => {
      if (input.entries.length > MOST) throw fail('PAGE_TOO_LARGE', input.entries.length, MOST);
    });
    const confirmed = await keepCall(pool, viewer, input);
    read.forget();
    nudge();
    return confirmed;
  },
};
