import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { DateTime, Id, Json } from '../../schema/scalar.ts';
import { mayDo, mustDo, whereAllowed } from '../access/may.ts';
import { type Confirmed, confirm } from '../checking/confirm.ts';
import { type Due, dueEntries } from '../checking/due.ts';
import { draftOf, dropDraft, keepDraft, othersAt } from '../proposing/drafts.ts';
import { type Version, history, restore } from '../proposing/history.ts';
import { wordsOf } from '../proposing/title.ts';
import { givenNow } from '../proposing/waiting.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';
import { personOf } from './person.ts';

const some = <T extends GraphQLOutputType>(type: T) => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const target = { noun: { type: new GraphQLNonNull(GraphQLString) }, id: { type: new GraphQLNonNull(Id) } };

interface Editing {
  readonly version: number;
  readonly values: unknown;
  readonly publishes: boolean;
  readonly draft: unknown;
  readonly draftBase: number | null;
  readonly draftAt: Date | null;
  readonly others: readonly (string | null)[];
}

const EditingType = new GraphQLObjectType<Editing, Context>({
  name: 'Editing',
  description: 'An entry as its form needs it.',
  fields: {
    version: { type: new GraphQLNonNull(GraphQLInt) },
    values: { type: new GraphQLNonNull(Json), description: 'As the input of the noun takes them.' },
    publishes: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether what the viewer saves is live at once.' },
    draft: { type: Json, description: 'Changes that the viewer began.' },
    draftBase: { type: GraphQLInt, description: 'Version that these were made to.' },
    draftAt: { type: DateTime },
    others: { type: new GraphQLNonNull(new GraphQLList(GraphQLString)), description: 'Who else is writing on it now; null: somebody without a name.' },
  },
});

/** The query `editing`. */
export const editingField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string }> = {
  description: 'An entry as its form needs it, for whoever may change it.',
  type: new GraphQLNonNull(EditingType),
  args: target,
  resolve: async (_, { noun: name, id }, { viewer, pool }): Promise<Editing> => {
    const noun = within('noun', () => nounOf(name));
    await mustDo(pool, viewer, 'propose', noun, id);
    const values = await givenNow(pool, noun.name, id);
    const { rows } = await pool.query<{ version: number }>(`select version from "${noun.table}" where id = $1`, [id]);
    if (values === undefined || rows[0] === undefined) throw fail('NOT_FOUND', noun.name, id);
    const draft = viewer.account === undefined ? undefined : await draftOf(pool, viewer.account, noun, id);
    return {
      version: rows[0].version,
      values,
      publishes: await mayDo(pool, viewer, 'save', noun, id),
      draft: draft?.changes ?? null,
      draftBase: draft?.base ?? null,
      draftAt: draft?.at ?? null,
      others: viewer.account === undefined ? [] : await othersAt(pool, viewer.account, noun, id),
    };
  },
};

/** The mutation `keepDraft`. */
export const keepDraftField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; base: number; changes: Record<string, unknown> | null }> = {
  description: 'Keeps what the viewer is writing, for them alone; null forgets it. Answers when it was kept.',
  type: DateTime,
  args: { ...target, base: { type: new GraphQLNonNull(GraphQLInt) }, changes: { type: Json } },
  resolve: async (_, { noun: name, id, base, changes }, { viewer, pool }) => {
    const noun = within('noun', () => nounOf(name));
    if (changes != null) {
      within('changes', () => {
        if (typeof changes !== 'object' || Array.isArray(changes)) throw fail('BAD_INPUT', 'Changes are an object: field → value.');
      });
      return keepDraft(pool, viewer, noun, id, base, changes);
    }
    if (viewer.account !== undefined) await dropDraft(pool, viewer.account, noun, id);
    return null;
  },
};

const VersionType = new GraphQLObjectType<Version, Context>({
  name: 'EntryVersion',
  description: 'One version of an entry.',
  fields: {
    version: { type: new GraphQLNonNull(GraphQLInt) },
    at: { type: new GraphQLNonNull(DateTime) },
    by: { type: GraphQLString, resolve: ({ by }, _, { pool }) => personOf(pool, by) },
    origin: { type: new GraphQLNonNull(GraphQLString), description: 'FORM, LINK, IMPORT, API or SEED.' },
    fields: { type: some(GraphQLString), description: 'Fields that it changed.' },
    snapshot: { type: Json, description: 'The entry as it was then.' },
  },
});

/** The query `history`. */
export const historyField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; first?: number | null }> = {
  description: 'All versions of an entry, the newest first; for those who keep it.',
  type: some(VersionType),
  args: { ...target, first: { type: GraphQLInt } },
  resolve: (_, { noun, id, first }, { viewer, pool }) => {
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return history(pool, viewer, within('noun', () => nounOf(noun)), id, most);
  },
};

/** The mutation `restoreVersion`. */
export const restoreVersionField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string; version: number }> = {
  description: 'Makes an entry again what it was in a version, as a new version.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { ...target, version: { type: new GraphQLNonNull(GraphQLInt) } },
  resolve: async (_, { noun, id, version }, { viewer, pool, nudge }) => {
    await restore(pool, viewer, within('noun', () => nounOf(noun)), id, version);
    nudge();
    return true;
  },
};

const DueType = new GraphQLObjectType<Due, Context>({
  name: 'Due',
  description: 'An entry that has to be looked at again.',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    id: { type: new GraphQLNonNull(Id) },
    title: { type: new GraphQLNonNull(GraphQLString), resolve: ({ title }) => wordsOf(title) ?? '' },
    checkedAt: { type: DateTime, description: 'When it was last confirmed; null: never.' },
    dueAt: { type: new GraphQLNonNull(DateTime) },
  },
});

/** Entries are told as due so many days before they are. */
const DAYS_BEFORE = 14;

/** The query `due`. */
export const dueField: GraphQLFieldConfig<unknown, Context, { first?: number | null }> = {
  description: `Entries of the viewer that have to be looked at within ${String(DAYS_BEFORE)} days, those first that wait longest.`,
  type: some(DueType),
  args: { first: { type: GraphQLInt, description: 'Up to 500.' } },
  resolve: (_, { first }, { viewer, pool }) => {
    const most = first ?? LARGEST_PAGE;
    within('first', () => {
      if (most < 1 || most > 500) throw fail('PAGE_TOO_LARGE', most, 500);
    });
    return dueEntries(pool, (noun) => whereAllowed(viewer, 'confirm', noun), new Date(Date.now() + DAYS_BEFORE * 86_400_000), most);
  },
};

const ConfirmedInput = new GraphQLInputObjectType({ name: 'ConfirmedInput', fields: target });

/** The mutation `confirm`. */
export const confirmField: GraphQLFieldConfig<unknown, Context, { entries: readonly Confirmed[]; as: string }> = {
  description: 'Says of entries that they are right today, in every language at once. Answers how many.',
  type: new GraphQLNonNull(GraphQLInt),
  args: {
    entries: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ConfirmedInput))), description: 'Up to 500.' },
    as: { type: new GraphQLNonNull(Id), description: 'The actor that says so, which readers see as "checked by".' },
  },
  resolve: async (_, { entries, as }, { viewer, pool, nudge, read }) => {
    within('entries', () => {
      if (entries.length > 500) throw fail('PAGE_TOO_LARGE', entries.length, 500);
    });
    const actor = nounOf('actor');
    await mustDo(pool, viewer, 'confirm', actor, as);
    const { rows } = await pool.query<{ name: string }>('select name from actor where id = $1', [as]);
    const confirmed = await confirm(pool, viewer, entries, rows[0]?.name ?? '', viewer.account === undefined ? 'API' : 'FORM');
    read.forget();
    nudge();
    return confirmed;
  },
};
