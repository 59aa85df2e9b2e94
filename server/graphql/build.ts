import { type GraphQLFieldConfig, GraphQLBoolean, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { fail } from '../../schema/error.ts';
import { EntryType, inputType, outputType } from '../../schema/graphql.ts';
import type { Noun } from '../../schema/noun.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { Id, Reference, Slug, isId } from '../../schema/scalar.ts';
import { guardOf, maySome, mustDo } from '../access/may.ts';
import { remove, save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { vouched } from '../translating/checker.ts';
import { connectionField } from './connection.ts';
import type { Context } from './context.ts';
import { keeping } from './keeping.ts';
import { gapsField, tellMissingField } from './gaps.ts';
import { reportMistakeField, reportsField, settleReportField } from './reports.ts';
import { retentionField } from './retention.ts';
import { searchField } from './search.ts';
import { suggestField } from './suggest.ts';

type Fields = Record<string, GraphQLFieldConfig<unknown, Context>>;

/** The whole GraphQL schema: for every noun one entry, a list, and its verbs; the search, what it did not find, and what readers say is wrong. */
export function buildSchema(): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ...keeping.queries, search: searchField as GraphQLFieldConfig<unknown, Context>, suggest: suggestField as GraphQLFieldConfig<unknown, Context>, gaps: gapsField as GraphQLFieldConfig<unknown, Context>, retention: retentionField, reports: reportsField as GraphQLFieldConfig<unknown, Context>, ...everyNoun(queries) } }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: { ...keeping.mutations, tellMissing: tellMissingField() as GraphQLFieldConfig<unknown, Context>, reportMistake: reportMistakeField as GraphQLFieldConfig<unknown, Context>, settleReport: settleReportField as GraphQLFieldConfig<unknown, Context>, ...everyNoun(mutations) } }),
    types: [EntryType],
  });
}

/** The schema in an order that does not depend on how it was put together, for `schema.graphql`. */
export const sortedSchema = (): GraphQLSchema => lexicographicSortSchema(buildSchema());

const everyNoun = (make: (noun: Noun) => Fields): Fields => Object.assign({}, ...NOUNS.map(make)) as Fields;

function queries(noun: Noun): Fields {
  const one: GraphQLFieldConfig<unknown, Context, { id?: string | null; slug?: string | null }> = {
    description: `One ${noun.name} by id or slug; a slug it had before answers too, with the new one.`,
    type: outputType(noun),
    args: { id: { type: Id }, slug: { type: Slug } },
    resolve: (_, { id, slug }, { read }) => {
      if ((id == null) === (slug == null)) throw fail('ONE_OF_ID_AND_SLUG');
      return id != null ? read.one(noun.name, id) : read.bySlug(noun, slug ?? '');
    },
  };
  return { [noun.name]: one as GraphQLFieldConfig<unknown, Context>, [noun.plural]: connectionField(noun) as GraphQLFieldConfig<unknown, Context> };
}

function mutations(noun: Noun): Fields {
  const saveOne: GraphQLFieldConfig<unknown, Context, { input: Record<string, unknown> }> = {
    description: `Creates or changes a ${noun.name}: known by id or slug, else new.`,
    type: new GraphQLNonNull(outputType(noun)),
    args: { input: { type: new GraphQLNonNull(inputType(noun)) } },
    resolve: async (_, { input }, { viewer, pool, read, nudge }) => {
      if (!maySome(viewer, 'save', noun.name)) throw fail('FORBIDDEN', `save a ${noun.name}`);
      const saved = await transaction(pool, async (client) => save(client, { noun, values: await vouched(client, viewer, noun, input) }, { name: viewer.name, origin: 'API' }, guardOf(client, viewer, 'save')));
      read.forget();
      nudge();
      return read.one(noun.name, saved.id);
    },
  };
  const removeOne: GraphQLFieldConfig<unknown, Context, { reference: string }> = {
    description: `Takes a ${noun.name} away for good; archiving it (state) keeps it.`,
    type: new GraphQLNonNull(GraphQLBoolean),
    args: { reference: { type: new GraphQLNonNull(Reference) } },
    resolve: async (_, { reference }, { viewer, pool, read, nudge }) => {
      if (!maySome(viewer, 'remove', noun.name)) throw fail('FORBIDDEN', `remove a ${noun.name}`);
      const entry = isId(reference) ? await read.one(noun.name, reference) : await read.bySlug(noun, reference);
      if (entry === null) throw fail('NOT_FOUND', noun.name, reference);
      await mustDo(pool, viewer, 'remove', noun, entry.id);
      await transaction(pool, (client) => remove(client, noun, entry.id, { name: viewer.name, origin: 'API' }));
      read.forget();
      nudge();
      return true;
    },
  };
  return { [`save${noun.typeName}`]: saveOne as GraphQLFieldConfig<unknown, Context>, [`remove${noun.typeName}`]: removeOne as GraphQLFieldConfig<unknown, Context> };
}
