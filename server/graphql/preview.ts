import { type GraphQLFieldConfig, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { Id, Json, LanguageTag } from '../../schema/scalar.ts';
import type { Context } from './context.ts';

const PreviewType = new GraphQLObjectType({
  name: 'Preview',
  description: 'A public page as it would be.',
  fields: {
    html: { type: GraphQLString, description: 'A whole document in which nothing runs, its addresses relative to the site; null: there would be no such page for the public.' },
  },
});

interface Arguments {
  noun: string;
  id?: string | null;
  base?: number | null;
  changes: Record<string, unknown>;
  actor?: string | null;
  language: string;
}

/** The mutation `preview`, which writes nothing: a mutation only since it is costly, and never to be asked for by a link. */
export const previewField: GraphQLFieldConfig<unknown, Context, Arguments> = {
  description: 'The public page of an entry as it would be with changes that are not proposed yet, for whoever may propose them. Nothing is kept of it.',
  type: new GraphQLNonNull(PreviewType),
  args: {
    noun: { type: new GraphQLNonNull(GraphQLString) },
    id: { type: Id, description: 'Of the entry; without one it is new.' },
    base: { type: GraphQLInt, description: 'Version of the entry that was changed.' },
    changes: { type: new GraphQLNonNull(Json), description: 'As the input of the noun takes them.' },
    actor: { type: Id, description: 'Whose place a new one is.' },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'Of the page.' },
  },
  resolve: async (_, { noun: name, id, base, changes, actor, language }, { viewer, previews }, { schema }) => {
    const noun = within('noun', () => nounOf(name));
    within('changes', () => {
      if (typeof changes !== 'object' || Array.isArray(changes)) throw fail('BAD_INPUT', 'Changes are an object: field → value.');
    });
    if (previews === undefined) throw fail('PREVIEW_AWAY');
    return { html: await previews.page(viewer, schema, { noun, id: id ?? undefined, base: base ?? null, changes, owner: actor ?? null }, language) };
  },
};
