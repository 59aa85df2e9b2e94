import type { GraphQLFieldConfig } from 'graphql';
import { callListField, keepCallField } from './calls.ts';
import type { Context } from './context.ts';
import { confirmField, dueField } from './due.ts';
import { editingField, keepDraftField } from './editing.ts';
import { endField } from './ending.ts';
import { freshnessField } from './freshness.ts';
import { guidingMutations, guidingQueries } from './guiding.ts';
import { registeringMutations, registeringQueries } from './registering.ts';
import { historyField, restoreVersionField } from './history.ts';
import { brokenLinksField, linkWorksField } from './links.ts';
import { endSessionField, endTokenField, inviteField, makeTokenField, meField, saveMeField } from './me.ts';
import { gapPictureField, outcomeMutations } from './outcomes.ts';
import { removePasskeyField, renamePasskeyField } from './passkeys.ts';
import { peopleMutations, peopleQueries } from './people.ts';
import { previewField } from './preview.ts';
import { decideProposalField, proposalField, proposalsField, proposeFields, takeOverProposalField, withdrawProposalField } from './proposals.ts';
import { referringMutations, referringQueries } from './referring.ts';
import { checkTranslationField, saveTranslationField, suggestTranslationField, translateMissingField, translationCountsField, translationsField, translatorField } from './translations.ts';
import { volunteeringMutations, volunteeringQueries } from './volunteering.ts';

type Fields = Record<string, GraphQLFieldConfig<unknown, Context>>;

const fields = (given: Record<string, unknown>): Fields => given as Fields;

/** What those ask and do who keep entries true. */
export const keeping: { readonly queries: Fields; readonly mutations: Fields } = {
  queries: fields({
    me: meField, ...peopleQueries, ...volunteeringQueries, ...guidingQueries, ...registeringQueries, ...referringQueries,
    proposals: proposalsField, proposal: proposalField, editing: editingField, history: historyField,
    due: dueField, freshness: freshnessField, gapPicture: gapPictureField, callList: callListField, brokenLinks: brokenLinksField,
    translations: translationsField, translationCounts: translationCountsField, translator: translatorField,
  }),
  mutations: fields({
    saveMe: saveMeField, endSession: endSessionField, makeToken: makeTokenField, endToken: endTokenField, renamePasskey: renamePasskeyField, removePasskey: removePasskeyField, invite: inviteField, ...peopleMutations, ...volunteeringMutations, ...guidingMutations, ...registeringMutations, ...referringMutations,
    ...proposeFields, decideProposal: decideProposalField, withdrawProposal: withdrawProposalField, takeOverProposal: takeOverProposalField, keepDraft: keepDraftField, preview: previewField, restoreVersion: restoreVersionField,
    confirm: confirmField, end: endField, keepCall: keepCallField, linkWorks: linkWorksField, ...outcomeMutations(),
    saveTranslation: saveTranslationField, checkTranslation: checkTranslationField, suggestTranslation: suggestTranslationField(), translateMissing: translateMissingField,
  }),
};
