import type { GraphQLFieldConfig } from 'graphql';
import { callListField, keepCallField } from './calls.ts';
import type { Context } from './context.ts';
import { confirmField, dueField } from './due.ts';
import { editingField, keepDraftField } from './editing.ts';
import { freshnessField } from './freshness.ts';
import { historyField, restoreVersionField } from './history.ts';
import { brokenLinksField, linkWorksField } from './links.ts';
import { endSessionField, endTokenField, inviteField, makeTokenField, meField, saveMeField } from './me.ts';
import { decideProposalField, proposalField, proposalsField, proposeFields, withdrawProposalField } from './proposals.ts';

type Fields = Record<string, GraphQLFieldConfig<unknown, Context>>;

const fields = (given: Record<string, unknown>): Fields => given as Fields;

/** What those ask and do who keep entries true. */
export const keeping: { readonly queries: Fields; readonly mutations: Fields } = {
  queries: fields({ me: meField, proposals: proposalsField, proposal: proposalField, editing: editingField, history: historyField, due: dueField, freshness: freshnessField, callList: callListField, brokenLinks: brokenLinksField }),
  mutations: fields({
    saveMe: saveMeField, endSession: endSessionField, makeToken: makeTokenField, endToken: endTokenField, invite: inviteField, ...proposeFields, decideProposal: decideProposalField, withdrawProposal: withdrawProposalField,
    keepDraft: keepDraftField, restoreVersion: restoreVersionField, confirm: confirmField, keepCall: keepCallField, linkWorks: linkWorksField,
  }),
};
