import { type GraphQLInputType, GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, getNamedType, isListType } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { buildSchema } from '../../server/graphql/build.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory({ content: 'seed' });
const schema = buildSchema();
afterAll(() => directory.close());

const ORDERS = ['SLUG', 'CREATED', 'CHANGED', 'LAST_CREATED', 'LAST_CHANGED'];

interface Page {
  totalCount: number;
  nodes: { id: string; slug: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function page(plural: string, args: string, variables: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await directory.graphql<{ list: Page }>(
    `query ($first: Int, $after: String) { list: ${plural}(first: $first, after: $after ${args}) { totalCount nodes { id slug } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, variables);
  if (data == null) throw new Error(errors?.[0]?.message);
  return data.list;
}

describe.each(ORDERS)('paging in the order %s', (order) => {
  test.each(['actors', 'services', 'terms'])('gives each of the %s once, and tells when it ends', async (plural) => {
    const ids: string[] = [];
    let after: string | null = null;
    const { totalCount: total } = await page(plural, '');
    for (;;) {
      const { totalCount, nodes, edges, pageInfo }: Page = await page(plural, `order: ${order}`, { first: 37, after });
      expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
      expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, startCursor: edges[0]?.cursor, endCursor: edges.at(-1)?.cursor });
      ids.push(...nodes.map(({ id }) => id));
      expect(totalCount).toBe(total);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(total);
    expect(total).toBeGreaterThan(37);
  });
});

test('a page of slugs is in their order, and the last created come first when asked for so', async () => {
  const slugs = (await page('actors', 'order: SLUG', { first: 100 })).nodes.map(({ slug }) => slug);
  const { rows } = await directory.pool.query<{ slug: string }>('select slug from actor where reach = 0 order by slug limit 100');
  expect(slugs).toEqual(rows.map(({ slug }) => slug));
  const oldest = await page('actors', 'order: CREATED', { first: 100 });
  const newest = await page('actors', 'order: LAST_CREATED', { first: 100 });
  expect(newest.nodes[0]?.id).toBe(oldest.totalCount > 100 ? newest.nodes[0]?.id : oldest.nodes.at(-1)?.id);
});

test('what is written while somebody pages neither hides nor repeats an entry', async () => {
  const first = await page('qualifications', '', { first: 1 });
  const { errors } = await directory.operate('mutation { saveQualification(input: { slug: "a-zuerst", title: { de: "Zuerst" } }) { id } }');
  expect(errors).toBeUndefined();
  const rest = await page('qualifications', '', { first: 100, after: first.pageInfo.endCursor });
  expect(rest.nodes.map(({ slug }) => slug)).not.toContain(first.nodes[0]?.slug);
  expect(rest.nodes.length + 2).toBe(rest.totalCount);
});

test('a list that is asked for nothing special has 20 entries', async () => {
  expect((await page('terms', '')).nodes).toHaveLength(20);
});

const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const ID = '0d761f42-f9d7-4131-be72-f4bedc20b3bf';

test.each([
  ['of another order', cursor('SLUG', 'verein', ID), 'CREATED'],
  ['of no order', cursor('NAME', 'verein', ID), 'SLUG'],
  ['that is no JSON', Buffer.from('{').toString('base64url'), 'SLUG'],
  ['that is empty', '', 'SLUG'],
  ['of another kind of JSON', Buffer.from('{"order":"SLUG"}').toString('base64url'), 'SLUG'],
  ['with too few parts', cursor('SLUG', 'verein'), 'SLUG'],
  ['with an id that is none', cursor('SLUG', 'verein', '------------------------------------'), 'SLUG'],
  ['with a slug that is none', cursor('SLUG', 'a\u0000b', ID), 'SLUG'],
  ['with a date that is none', cursor('CREATED', '2020', ID), 'CREATED'],
  ['with a number for a date', cursor('CREATED', 5, ID), 'CREATED'],
  ['made of SQL', cursor('SLUG', `' or true --`, ID), 'SLUG'],
  ['of 100,000 characters', 'A'.repeat(100_000), 'SLUG'],
])('a cursor %s is refused', async (_, after, order) => {
  const { errors } = await directory.graphql(`query ($after: String) { actors(after: $after, order: ${order}) { totalCount } }`, { after });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR', field: 'after' } }]);
  expect(errors?.[0]?.message.length).toBeLessThan(300);
});

test.each([0, -1, 101, 1_000_000])('a page of %i entries is refused, and the error says how many are allowed', async (first) => {
  const { errors } = await directory.graphql('query ($first: Int) { actors(first: $first) { totalCount } }', { first });
  expect(errors).toMatchObject([{ extensions: { code: 'PAGE_TOO_LARGE', field: 'first' }, message: expect.stringContaining('1 to 100') }]);
});

/** A value that a condition takes, and one that surely nothing meets. */
function values(type: GraphQLInputType): unknown[] {
  const named = getNamedType(type);
  const wrap = (value: unknown) => (isListType(type) ? [value] : value);
  if (named instanceof GraphQLEnumType) return named.getValues().map(({ name }) => wrap(name));
  if (named === GraphQLBoolean) return [wrap(true), wrap(false)];
  switch (named.name) {
    case 'Reference':
      return [wrap('stendal'), wrap(ID)];
    case 'DateTime':
      return ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z'];
    case 'SpokenLanguage':
      return [wrap('ar')];
    case 'String':
      return [wrap('Stendal'), wrap(`O'Brien"; drop table place; --`)];
    default:
      throw new TypeError(`No value for a condition of type ${named.name}`);
  }
}

describe.each(NOUNS.map((noun) => [noun.plural, noun] as const))('the filter of %s', (plural, noun) => {
  const type = schema.getType(`${noun.typeName}Filter`);
  if (!(type instanceof GraphQLInputObjectType)) throw new TypeError(`${noun.typeName} has no filter`);
  const ask = (filter: unknown) => directory.graphql<{ list: { totalCount: number; nodes: unknown[] } }>(`query ($filter: ${type.name}) { list: ${plural}(first: 100, filter: $filter) { totalCount nodes { id } } }`, { filter });

  test('takes every condition alone, and never gives more than there is', async () => {
    const { data: all } = await ask({});
    for (const [name, field] of Object.entries(type.getFields())) {
      for (const value of values(field.type)) {
        const { data, errors } = await ask({ [name]: value });
        expect(errors, `${name}: ${JSON.stringify(value)}`).toBeUndefined();
        expect(data?.list.totalCount).toBeLessThanOrEqual(all?.list.totalCount ?? -1);
        expect(data?.list.nodes).toHaveLength(Math.min(data?.list.totalCount ?? -1, 100));
      }
    }
  });

  test('takes all conditions together', async () => {
    const { errors } = await ask(Object.fromEntries(Object.entries(type.getFields()).map(([name, field]) => [name, values(field.type)[0]])));
    expect(errors).toBeUndefined();
  });
});

describe('a filter', () => {
  test('finds what the database says', async () => {
    const { data } = await directory.graphql('{ offered: services(filter: { languages: ["ar"], free: [true] }) { totalCount } kinds: actors(filter: { kind: ["verein"] }) { totalCount } members: actors(filter: { network: ["musterkreis"] }) { totalCount } }');
    const { rows } = await directory.pool.query<Record<string, number>>(`select
      (select count(*)::int from service where reach = 0 and 'ar' = any(languages) and free) as offered,
      (select count(*)::int from actor where reach = 0 and kind_id = (select id from term where slug = 'verein')) as kinds,
      (select count(distinct actor_id)::int from relation where reach = 0 and kind = 'MEMBER_OF' and to_network_id = (select id from network where slug = 'musterkreis')) as members`);
    expect(data).toEqual(Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, totalCount]) => [name, { totalCount }])));
    expect(rows[0]?.['members']).toBeGreaterThan(0);
  });

  test('of nothing but an empty list finds nothing, and of null finds all', async () => {
    const { data } = await directory.graphql('{ none: actors(filter: { kind: [] }) { totalCount } all: actors(filter: { kind: null }) { totalCount } actors { totalCount } }');
    expect(data?.['none']).toEqual({ totalCount: 0 });
    expect(data?.['all']).toEqual(data?.['actors']);
  });
});
