import { GraphQLBoolean, GraphQLEnumType, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { inputType } from '../../schema/graphql.ts';
import type { Noun } from '../../schema/noun.ts';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { DateTime, Id, Json } from '../../schema/scalar.ts';
import { TABLE } from '../access/table.ts';
import { type Decision, decide } from '../proposing/decide.ts';
import { asValues } from '../proposing/given.ts';
import { type Outcome, propose } from '../proposing/propose.ts';
import { wordsOf } from '../proposing/title.ts';
import { type FieldChange, type ProposalShown, fieldChanges, proposal, proposals, withdraw } from '../proposing/waiting.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';

const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const ProposalState = new GraphQLEnumType({
  name: 'ProposalState',
  values: {
    OPEN: { description: 'Waits for a decision.' },
    RETURNED: { description: 'Was given back in part or whole, with reasons.' },
    ACCEPTED: { description: 'All of it is live.' },
    WITHDRAWN: { description: 'Taken back by whoever made it.' },
  },
});

const FieldChangeType = new GraphQLObjectType<FieldChange, Context>({
  name: 'FieldChange',
  description: 'One field of a proposal. Values are as the input of the noun takes them.',
  fields: {
    field: { type: new GraphQLNonNull(GraphQLString) },
    before: { type: Json, description: 'As it is now.' },
    after: { type: Json },
    reason: { type: GraphQLString, description: 'Why it was given back, if it was.' },
    outdated: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether somebody else has changed it since.' },
  },
});

const ProposalType = new GraphQLObjectType<ProposalShown, Context>({
  name: 'Proposal',
  description: 'Changes to one entry, waiting for a decision.',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    version: { type: new GraphQLNonNull(GraphQLInt) },
    noun: { type: new GraphQLNonNull(GraphQLString) },
    entry: { type: new GraphQLNonNull(Id) },
    isNew: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether the entry is not there yet.' },
    title: { type: GraphQLString, description: 'Of the entry, in German where it has that.', resolve: titleOf },
    state: { type: new GraphQLNonNull(ProposalState) },
    origin: { type: new GraphQLNonNull(GraphQLString), description: 'FORM, LINK, IMPORT or API.' },
    by: { type: GraphQLString, description: 'Name of who made it, if they gave one.' },
    note: { type: GraphQLString },
    at: { type: new GraphQLNonNull(DateTime) },
    changedAt: { type: new GraphQLNonNull(DateTime) },
    fields: { type: some(FieldChangeType), resolve: (shown, _, { pool }) => fieldChanges(pool, shown) },
  },
});

async function titleOf({ noun: name, entry, changes }: ProposalShown, _: unknown, { read }: Context): Promise<string | null> {
  const { title } = nounOf(name);
  if (title === null) return null;
  return wordsOf((await read.one(name, entry))?.[title]) ?? wordsOf(changes[title]) ?? null;
}

/** The query `proposals`. */
export const proposalsField: GraphQLFieldConfig<unknown, Context, { state?: string | null; first?: number | null }> = {
  description: 'What waits for a decision of the viewer, and what the viewer proposed; the oldest first.',
  type: some(ProposalType),
  args: { state: { type: ProposalState, description: 'OPEN unless said otherwise.' }, first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` } },
  resolve: (_, { state, first }, { viewer, pool }) => {
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return proposals(pool, viewer, state ?? 'OPEN', most);
  },
};

/** The query `proposal`. */
export const proposalField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'One proposal, for whoever made it and whoever decides it.',
  type: new GraphQLNonNull(ProposalType),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, { viewer, pool }) => proposal(pool, viewer, id),
};

export const ProposedType = new GraphQLObjectType<Outcome, Context>({
  name: 'Proposed',
  description: 'What became of changes.',
  fields: {
    entry: { type: new GraphQLNonNull(Id) },
    published: { type: some(GraphQLString), description: 'Fields that are live now.' },
    waiting: { type: some(GraphQLString), description: 'Fields that wait for a coordinator.' },
    proposal: { type: Id, description: 'Where they wait.' },
  },
});

/** Nouns of which somebody but those who run the directory may propose changes. */
const PROPOSED: readonly Noun[] = NOUNS.filter(({ name }) => TABLE.coordinator.propose?.[name] !== undefined);

/** The mutations `proposeService` and so on. */
export const proposeFields: Record<string, GraphQLFieldConfig<unknown, Context>> = Object.fromEntries(
  PROPOSED.map((noun) => {
    const field: GraphQLFieldConfig<unknown, Context, { input: Record<string, unknown>; base?: number | null; note?: string | null; actor?: string | null }> = {
      description: `Changes a ${noun.name}, or proposes a new one: what the viewer may publish is live at once, the rest waits for a coordinator.`,
      type: new GraphQLNonNull(ProposedType),
      args: {
        input: { type: new GraphQLNonNull(inputType(noun)), description: 'Only the fields that change, and the id of the entry; without one it is new.' },
        base: { type: GraphQLInt, description: 'Version of the entry that was changed.' },
        note: { type: GraphQLString, description: 'A word to whoever decides.' },
        ...(noun.name === 'place' && { actor: { type: Id, description: 'Whose place a new one is.' } }),
      },
      resolve: async (_, { input, base, note, actor }, { viewer, pool, nudge, read }) => {
        within('note', () => {
          if ((note?.length ?? 0) > 1000) throw fail('BAD_INPUT', 'A note has 1000 characters at most.');
        });
        const outcome = await propose(pool, viewer, { noun, values: input, base: base ?? null, note: note ?? null, owner: actor ?? null, origin: viewer.account === undefined ? 'API' : 'FORM' });
        read.forget();
        nudge();
        return outcome;
      },
    };
    return [`propose${noun.typeName}`, field as GraphQLFieldConfig<unknown, Context>];
  }),
);

const DecisionInput = new GraphQLInputObjectType({
  name: 'DecisionInput',
  fields: {
    proposal: { type: new GraphQLNonNull(Id) },
    version: { type: new GraphQLNonNull(GraphQLInt), description: 'Of the proposal that was looked at.' },
    accept: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))), description: 'Fields that become live.' },
    giveBack: {
      type: new GraphQLNonNull(
        new GraphQLList(
          new GraphQLNonNull(
            new GraphQLInputObjectType({ name: 'GivenBackInput', fields: { field: { type: new GraphQLNonNull(GraphQLString) }, reason: { type: new GraphQLNonNull(GraphQLString), description: 'Mailed to whoever proposed it.' } } }),
          ),
        ),
      ),
    },
    edits: { type: Json, description: 'What is changed before accepting, as the input of the noun takes it.' },
  },
});

/** The mutation `decideProposal`. */
export const decideProposalField: GraphQLFieldConfig<unknown, Context, { input: Decision & { edits?: Record<string, unknown> | null } }> = {
  description: 'Accepts fields of a proposal, or gives them back with a reason; those not named stay open.',
  type: new GraphQLNonNull(ProposalState),
  args: { input: { type: new GraphQLNonNull(DecisionInput) } },
  resolve: async (_, { input }, { viewer, pool, nudge, post, publicUrl }) => {
    const shown = await proposal(pool, viewer, input.proposal);
    const edits = input.edits == null ? null : asValues(nounOf(shown.noun), input.edits);
    const state = await decide(pool, viewer, { ...input, edits }, publicUrl);
    nudge();
    post.nudge();
    return state;
  },
};

/** The mutation `withdrawProposal`. */
export const withdrawProposalField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Takes back what the viewer proposed. Answers whether it still waited.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, { viewer, pool }) => withdraw(pool, viewer, id),
};
