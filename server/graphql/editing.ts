import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { DateTime, Json } from '../../schema/scalar.ts';
import { mayDo, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { draftOf, dropDraft, keepDraft, othersAt } from '../proposing/drafts.ts';
import { unbornOf } from '../proposing/unborn.ts';
import { givenNow } from '../proposing/waiting.ts';
import type { Context } from './context.ts';
import { target } from './target.ts';

interface Editing {
  readonly version: number;
  readonly values: unknown;
  readonly publishes: boolean;
  readonly draft: unknown;
  readonly draftBase: number | null;
  readonly draftAt: Date | null;
  readonly draftIsLeft: boolean;
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
    draftIsLeft: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether somebody else began them, who has left.' },
    others: { type: new GraphQLNonNull(new GraphQLList(GraphQLString)), description: 'Who else is writing on it now; null: somebody without a name.' },
  },
});

type Entry = Pick<Editing, 'version' | 'values' | 'publishes'>;

/** A new entry of which nothing is accepted: all that was written stands in its proposal. */
const NOT_YET: Entry = { version: 0, values: {}, publishes: false };

/** An entry as it is; undefined when it is not there yet, and theirs to go on with. @throws NOT_FOUND, FORBIDDEN */
async function entryOf(pool: Pool, viewer: Viewer, noun: Noun, id: string): Promise<Entry | undefined> {
  const { rows } = await pool.query<{ version: number }>(`select version from "${noun.table}" where id = $1`, [id]);
  if (rows[0] === undefined && (await unbornOf(pool, viewer, noun, id)) !== undefined) return undefined;
  await mustDo(pool, viewer, 'propose', noun, id);
  const values = await givenNow(pool, noun.name, id);
  if (values === undefined || rows[0] === undefined) throw fail('NOT_FOUND', noun.name, id);
  return { version: rows[0].version, values, publishes: await mayDo(pool, viewer, 'save', noun, id) };
}

/** The query `editing`. */
export const editingField: GraphQLFieldConfig<unknown, Context, { noun: string; id: string }> = {
  description: 'An entry as its form needs it, for whoever may change it.',
  type: new GraphQLNonNull(EditingType),
  args: target,
  resolve: async (_, { noun: name, id }, { viewer, pool }): Promise<Editing> => {
    const noun = within('noun', () => nounOf(name));
    const entry = (await entryOf(pool, viewer, noun, id)) ?? NOT_YET;
    const draft = viewer.account === undefined ? undefined : await draftOf(pool, viewer.account, noun, id);
    return {
      ...entry,
      draft: draft?.changes ?? null,
      draftBase: draft?.base ?? null,
      draftAt: draft?.at ?? null,
      draftIsLeft: draft?.isLeft ?? false,
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
    await dropDraft(pool, viewer, noun, id);
    return null;
  },
};
