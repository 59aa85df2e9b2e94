import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { DirectoryError, fail, within } from '../../schema/error.ts';
import { enumeration } from '../../schema/field.ts';
import { language as known } from '../../schema/language.ts';
import { nounOf } from '../../schema/nouns.ts';
import { Id, LanguageTag } from '../../schema/scalar.ts';
import { maySome } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { Pace } from '../search/pace.ts';
import { type Place, checkTranslation, keepTranslation } from '../translating/keep.ts';
import { type Batch, BATCH, suggestTranslation, translateMissing } from '../translating/suggest.ts';
import type { Translator } from '../translating/translator.ts';
import { NEEDS, type Need, TRANSLATED, type WaitingEntry, type WaitingText, waitingCounts, waitingEntries } from '../translating/waiting.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';
import { ProposedType } from './proposals.ts';
import { target } from './target.ts';

const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const NeedType = enumeration('TranslationNeed', 'What a text needs in a language.', {
  MISSING: 'It has no words in it.',
  OUTDATED: 'Its original has changed since.',
  MACHINE: 'A machine made its words, and nobody has looked at them.',
});

const WaitingTextType = new GraphQLObjectType<WaitingText, Context>({
  name: 'WaitingText',
  description: 'A text that needs somebody in a language.',
  fields: {
    field: { type: new GraphQLNonNull(GraphQLString), description: 'Such as "title", or "hours.exceptions.0.reason" for a text within an object.' },
    isPublic: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether everybody may see it who may see the entry; a contact\'s channels have a visibility of their own.' },
    need: { type: new GraphQLNonNull(NeedType) },
    original: { type: new GraphQLNonNull(LanguageTag), description: 'The language of "words".' },
    words: { type: new GraphQLNonNull(GraphQLString), description: 'The text in its original language.' },
    value: { type: GraphQLString, description: 'The translation as it is.' },
    machine: { type: GraphQLString, description: 'The engine that made it.' },
    proposed: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether words for it wait for a coordinator.' },
  },
});

const WaitingEntryType = new GraphQLObjectType<WaitingEntry, Context>({
  name: 'WaitingEntry',
  description: 'An entry with texts that need somebody in a language.',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    id: { type: new GraphQLNonNull(Id) },
    slug: { type: new GraphQLNonNull(GraphQLString) },
    version: { type: new GraphQLNonNull(GraphQLInt), description: 'Of the entry, to be given back as "base".' },
    title: { type: GraphQLString, description: 'In its original language, where it has one of its own.' },
    isPublic: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether everybody may see it: only then a machine may translate it.' },
    texts: { type: some(WaitingTextType) },
    cursor: { type: new GraphQLNonNull(GraphQLString) },
  },
});

const CountType = new GraphQLObjectType({
  name: 'TranslationCount',
  description: 'How many texts need somebody in a language.',
  fields: {
    language: { type: new GraphQLNonNull(LanguageTag) },
    missing: { type: new GraphQLNonNull(GraphQLInt) },
    outdated: { type: new GraphQLNonNull(GraphQLInt) },
    machine: { type: new GraphQLNonNull(GraphQLInt) },
  },
});

/** The query `translations`. */
export const translationsField: GraphQLFieldConfig<unknown, Context, { language: string; needs?: readonly Need[] | null; first?: number | null; after?: string | null }> = {
  description: 'Entries of the viewer with texts that need somebody in a language: the public ones first, and those first that wait longest.',
  type: some(WaitingEntryType),
  args: {
    language: { type: new GraphQLNonNull(LanguageTag) },
    needs: { type: new GraphQLList(new GraphQLNonNull(NeedType)), description: 'Any unless said otherwise.' },
    first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` },
    after: { type: GraphQLString, description: 'Cursor of the last entry before.' },
  },
  resolve: (_, { language, needs, first, after }, { viewer, pool }) => {
    const tag = within('language', () => known(language));
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return waitingEntries(pool, viewer, 'propose', tag, needs ?? NEEDS, most, after ?? null);
  },
};

/** The query `translationCounts`. */
export const translationCountsField: GraphQLFieldConfig<unknown, Context> = {
  description: 'How many texts of the viewer\'s entries need somebody, in each language.',
  type: some(CountType),
  resolve: (_, __, { viewer, pool }) => waitingCounts(pool, viewer, 'propose'),
};

const TranslatorType = new GraphQLObjectType<Translator, Context>({
  name: 'Translator',
  description: 'The engine that translates when it is asked to.',
  fields: {
    engine: { type: new GraphQLNonNull(GraphQLString) },
    languages: {
      type: new GraphQLList(new GraphQLNonNull(LanguageTag)),
      description: 'Those that it translates into; null while it is away.',
      resolve: async (translator) => {
        try {
          return [...(await translator.languages())];
        } catch (error) {
          if (error instanceof DirectoryError) return null;
          throw error;
        }
      },
    },
  },
});

/** The query `translator`. */
export const translatorField: GraphQLFieldConfig<unknown, Context> = {
  description: 'The engine that translates, for whoever may have it do so; null where there is none.',
  type: TranslatorType,
  resolve: (_, __, { viewer, translator }) => (translator !== undefined && keepsTexts(viewer) ? translator : null),
};

const keepsTexts = (viewer: Viewer): boolean => TRANSLATED.some(({ name }) => maySome(viewer, 'propose', name));

const place = { ...target, field: { type: new GraphQLNonNull(GraphQLString), description: 'The text, as the queue names it.' }, language: { type: new GraphQLNonNull(LanguageTag) } };
const seen = { ...place, base: { type: new GraphQLNonNull(GraphQLInt), description: 'Version of the entry that was looked at.' } };

interface Named {
  readonly noun: string;
  readonly id: string;
  readonly field: string;
  readonly language: string;
}

const placeOf = ({ noun, id, field, language }: Named): Place => ({ noun: within('noun', () => nounOf(noun)), id, field, language: within('language', () => known(language)) });

const originOf = ({ account }: Viewer): 'API' | 'FORM' => (account === undefined ? 'API' : 'FORM');

const TranslationInput = new GraphQLInputObjectType({
  name: 'TranslationInput',
  fields: {
    ...seen,
    value: { type: new GraphQLNonNull(GraphQLString) },
    machine: { type: GraphQLString, description: 'The engine whose words these are, unchanged; they keep its mark until somebody checks them.' },
  },
});

/** The mutation `saveTranslation`. */
export const saveTranslationField: GraphQLFieldConfig<unknown, Context, { input: Named & { base: number; value: string; machine?: string | null } }> = {
  description: 'Gives words for a text in another language than its own: live at once, or waiting for a coordinator.',
  type: new GraphQLNonNull(ProposedType),
  args: { input: { type: new GraphQLNonNull(TranslationInput) } },
  resolve: async (_, { input }, { viewer, pool, nudge, read }) => {
    const outcome = await keepTranslation(pool, viewer, { ...placeOf(input), base: input.base }, input.value, input.machine ?? null, originOf(viewer));
    read.forget();
    nudge();
    return outcome;
  },
};

const SeenTranslationInput = new GraphQLInputObjectType({ name: 'SeenTranslationInput', fields: seen });

/** The mutation `checkTranslation`. */
export const checkTranslationField: GraphQLFieldConfig<unknown, Context, { input: Named & { base: number } }> = {
  description: 'Says that a translation is right as it is, in the name of who asks: it is no longer marked.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { input: { type: new GraphQLNonNull(SeenTranslationInput) } },
  resolve: async (_, { input }, { viewer, pool, nudge, read }) => {
    await checkTranslation(pool, viewer, { ...placeOf(input), base: input.base }, originOf(viewer));
    read.forget();
    nudge();
    return true;
  },
};

/** How often an engine may be asked in a minute, by everybody together: it costs money, or the time of a machine. */
const MOST_SUGGESTED = 60;

/** The mutation `suggestTranslation` of one server, which counts how often it is called. */
export function suggestTranslationField(): GraphQLFieldConfig<unknown, Context, Named> {
  const pace = new Pace(MOST_SUGGESTED);
  return {
    description: 'The engine\'s words for a public text; nothing is kept of them.',
    type: new GraphQLNonNull(GraphQLString),
    args: place,
    resolve: (_, named, { viewer, pool, translator }) => {
      const where = placeOf(named);
      if (!keepsTexts(viewer)) throw fail('FORBIDDEN', 'have texts translated');
      if (translator === undefined) throw fail('BAD_INPUT', 'No engine translates here.');
      if (!pace.allows()) throw fail('TOO_OFTEN', MOST_SUGGESTED);
      return suggestTranslation(pool, viewer, translator, where);
    },
  };
}

const UntranslatedType = new GraphQLObjectType({
  name: 'Untranslated',
  description: 'A text that could not be translated.',
  fields: { noun: { type: new GraphQLNonNull(GraphQLString) }, id: { type: new GraphQLNonNull(Id) }, title: { type: GraphQLString }, field: { type: new GraphQLNonNull(GraphQLString) }, code: { type: new GraphQLNonNull(GraphQLString), description: 'As in `extensions.code` of errors.' }, why: { type: new GraphQLNonNull(GraphQLString), description: 'The same as a sentence.' } },
});

const BatchType = new GraphQLObjectType<Batch, Context>({
  name: 'TranslatedBatch',
  fields: {
    translated: { type: new GraphQLNonNull(GraphQLInt), description: 'Texts that have words now.' },
    refused: { type: some(UntranslatedType) },
    after: { type: GraphQLString, description: 'Where the next batch begins; null: that was the last.' },
  },
});

/** The mutation `translateMissing`. */
export const translateMissingField: GraphQLFieldConfig<unknown, Context, { language: string; after?: string | null }> = {
  description: `Has the engine translate some ${String(BATCH)} public texts that have no words in a language, marked until somebody checks them; for those who may save at once.`,
  type: new GraphQLNonNull(BatchType),
  args: { language: { type: new GraphQLNonNull(LanguageTag) }, after: { type: GraphQLString, description: 'Where the batch before ended.' } },
  resolve: async (_, { language, after }, { viewer, pool, translator, nudge, read }) => {
    const tag = within('language', () => known(language));
    if (!TRANSLATED.some(({ name }) => maySome(viewer, 'save', name))) throw fail('FORBIDDEN', 'have all texts translated');
    if (translator === undefined) throw fail('BAD_INPUT', 'No engine translates here.');
    const batch = await translateMissing(pool, viewer, translator, tag, after ?? null);
    read.forget();
    nudge();
    return batch;
  },
};
