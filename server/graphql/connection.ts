import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { DirectoryError, fail, within } from '../../schema/error.ts';
import { enumeration } from '../../schema/field.ts';
import { outputType } from '../../schema/graphql.ts';
import type { Noun, Row } from '../../schema/noun.ts';
import { Slug, DateTime, isId } from '../../schema/scalar.ts';
import { shownSlug } from '../access/veil.ts';
import type { Context } from './context.ts';
import { filterSql, filterType } from './filter.ts';

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;

/** Orders of a list; the id settles ties, so that paging never skips or repeats. */
const ORDERS = {
  SLUG: { field: 'slug', by: shownSlug, cast: 'text', direction: 'asc' },
  CREATED: { field: 'createdAt', by: () => 't.created_at', cast: 'timestamptz', direction: 'asc' },
  CHANGED: { field: 'changedAt', by: () => 't.changed_at', cast: 'timestamptz', direction: 'asc' },
  LAST_CREATED: { field: 'createdAt', by: () => 't.created_at', cast: 'timestamptz', direction: 'desc' },
  LAST_CHANGED: { field: 'changedAt', by: () => 't.changed_at', cast: 'timestamptz', direction: 'desc' },
} as const;
type OrderName = keyof typeof ORDERS;

const Order = enumeration('Order', 'The order of a list.', {
  SLUG: 'By slug.',
  CREATED: 'Oldest first.',
  CHANGED: 'Longest unchanged first.',
  LAST_CREATED: 'Newest first.',
  LAST_CHANGED: 'Last changed first.',
});

export const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  description: 'Relay Cursor Connections Specification, section 5.',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean), description: 'Whether a cursor was given; lists are paged forwards only.' },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

interface Arguments {
  first?: number | null;
  after?: string | null;
  order: OrderName;
  filter?: Record<string, unknown> | null;
}

interface Page {
  noun: Noun;
  rows: Row[];
  order: OrderName;
  after: boolean;
  more: boolean;
  filter: Arguments['filter'];
}

/** The query that lists a noun's entries as a Relay connection. */
export function connectionField(noun: Noun): GraphQLFieldConfig<unknown, Context, Arguments> {
  return {
    description: `All ${noun.plural} one may see.`,
    type: new GraphQLNonNull(connectionType(noun)),
    args: {
      first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` },
      after: { type: GraphQLString },
      filter: { type: filterType(noun) },
      order: { type: new GraphQLNonNull(Order), defaultValue: 'SLUG' },
    },
    resolve: (_, args, { read }) => page(read, noun, args),
  };
}

function connectionType(noun: Noun): GraphQLObjectType<Page, Context> {
  const edge = new GraphQLObjectType<{ page: Page; row: Row }, Context>({
    name: `${noun.typeName}Edge`,
    fields: () => ({
      cursor: { type: new GraphQLNonNull(GraphQLString), resolve: ({ page, row }) => cursorOf(page.order, row) },
      node: { type: new GraphQLNonNull(outputType(noun)), resolve: ({ row }) => row },
    }),
  });
  return new GraphQLObjectType<Page, Context>({
    name: `${noun.typeName}Connection`,
    fields: () => ({
      edges: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(edge))), resolve: (page) => page.rows.map((row) => ({ page, row })) },
      nodes: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(outputType(noun)))), resolve: ({ rows }) => rows },
      pageInfo: { type: new GraphQLNonNull(PageInfo), resolve: pageInfo },
      totalCount: {
        type: new GraphQLNonNull(GraphQLInt),
        resolve: (page, _, { read }) => {
          const { sql, parameters } = filterSql(noun, page.filter, 2);
          return read.count(noun, sql, parameters);
        },
      },
    }),
  });
}

async function page(read: Context['read'], noun: Noun, { first, after, order, filter }: Arguments): Promise<Page> {
  const size = first ?? USUAL_PAGE;
  within('first', () => {
    if (size < 1 || size > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', size, LARGEST_PAGE);
  });
  const { field, by, cast, direction } = ORDERS[order];
  const place = by(noun);
  const condition = filterSql(noun, filter, 2);
  const parameters = [...condition.parameters];
  let where = condition.sql;
  if (after != null) {
    const [value, id] = within('after', () => parseCursor(after, order));
    parameters.push(value, id);
    const at = parameters.length;
    where += ` and (${place}, t.id) ${direction === 'asc' ? '>' : '<'} ($${String(at)}::${cast}, $${String(at + 1)}::uuid)`;
  }
  const rows = await read.select(noun, where, parameters, `order by ${place} ${direction}, t.id ${direction} limit ${String(size + 1)}`, order === 'SLUG' ? [] : [field]);
  return { noun, rows: rows.slice(0, size), order, after: after != null, more: rows.length > size, filter };
}

function pageInfo({ rows, order, after, more }: Page) {
  const [first, last] = [rows[0], rows.at(-1)];
  return { hasNextPage: more, hasPreviousPage: after, startCursor: first && cursorOf(order, first), endCursor: last && cursorOf(order, last) };
}

function cursorOf(order: OrderName, row: Row): string {
  return Buffer.from(JSON.stringify([order, row[ORDERS[order].field], row.id])).toString('base64url');
}

function parseCursor(cursor: string, order: OrderName): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 3 && parsed.every((part) => typeof part === 'string')) {
      const [of, value, id] = parsed as [string, string, string];
      if (of === order && isId(id)) return [(order === 'SLUG' ? Slug : DateTime).parseValue(value), id];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof DirectoryError)) throw error;
  }
  throw fail('BAD_CURSOR', cursor);
}
