import { execute, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { VISITOR } from '../../server/access/viewer.ts';
import { buildSchema } from '../../server/graphql/build.ts';
import type { Context } from '../../server/graphql/context.ts';
import { planQuery } from '../../server/graphql/plan.ts';
import { StoreReader } from '../../server/store/read.ts';
import { type Directory, openDirectory } from '../harness/directory.ts';
import { everything } from '../harness/selection.ts';

let directory: Directory;
const schema = buildSchema();

beforeAll(async () => {
  directory = await openDirectory({ content: 'seed' });
});

afterAll(() => directory.close());

const context = (): Context => ({ viewer: VISITOR, read: new StoreReader(directory.pool, VISITOR), pool: directory.pool, search: directory.search.ask, nudge: () => undefined });

function planOf(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation == null) throw new TypeError('Not one operation');
  return planQuery(schema, document, operation);
}

/** Answers both ways; as text, since the order of fields counts too. */
async function bothWays(query: string, variableValues: Record<string, unknown> = {}): Promise<[string, string]> {
  const usual = await execute({ schema, document: parse(query), variableValues, contextValue: context() });
  expect(usual.errors).toBeUndefined();
  return [JSON.stringify(await planOf(query)?.answer(variableValues, context())), JSON.stringify(usual.data)];
}

describe('a planned query', () => {
  it.each(NOUNS.map((noun) => [noun.plural, noun] as const))('answers %s as the usual execution does, to the letter', async (plural, noun) => {
    const [planned, usual] = await bothWays(`{ ${plural}(first: 60) { totalCount nodes ${everything(noun, 1)} edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } }`);
    expect(usual.length).toBeGreaterThan(500);
    expect(planned).toBe(usual);
  });

  it('merges fields that are asked for twice, and follows fragments to the types they are for', async () => {
    const [planned, usual] = await bothWays(
      `query Twice($first: Int!, $language: LanguageTag) {
        again: actors(first: $first, order: LAST_CHANGED) { nodes { slug ...Named kind { id } } }
        actors(first: 3) { nodes { ... on Entry { slug version } ... on Place { address { city } } ... { kind { slug label(language: $language) { value } } } kind { vocabulary } } }
        actors(first: 3) { totalCount __typename }
      }
      fragment Named on Actor { naming: name name about(language: $language) { value ...Spoken } other: about(language: "ar") { language value } }
      fragment Spoken on Text { __typename language lines translations { language value } }`,
      { first: 4, language: 'en' },
    );
    expect(JSON.parse(usual)).toMatchObject({ again: { nodes: [{}, {}, {}, {}] }, actors: { __typename: 'ActorConnection' } });
    expect(planned).toBe(usual);
  });

  it('takes variables that are left out, are null or have a default', async () => {
    const query = 'query ($slug: Slug = "stendal", $after: String, $filter: ServiceFilter) { network(slug: $slug) { name } services(first: 5, after: $after, filter: $filter) { nodes { slug } } }';
    for (const variables of [{}, { after: null }, { slug: 'nobody-has-this' }, { filter: { free: [true] } }]) {
      const [planned, usual] = await bothWays(query, variables);
      expect(planned).toBe(usual);
    }
  });

  it.each([
    ['a mutation', 'mutation { removeTerm(reference: "x") }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['a directive', 'query ($yes: Boolean!) { terms { nodes { slug @include(if: $yes) } } }'],
    ['a directive on a fragment', '{ terms { nodes { ... @skip(if: false) { slug } } } }'],
    ['a name that objects keep to themselves', '{ __proto__: terms { totalCount } }'],
  ])('is not made of %s', (_, query) => {
    expect(planOf(query)).toBeNull();
  });

  it.each([
    ['a page is too large', '{ terms(first: 1000) { totalCount } places { totalCount } }', {}],
    ['a variable does not fit', 'query ($first: Int!) { terms(first: $first) { totalCount } }', { first: 'ten' }],
    ['a variable is missing', 'query ($first: Int!) { terms(first: $first) { totalCount } }', {}],
    ['one of several things cannot be had', '{ terms { totalCount } actor { name } }', {}],
    ['something later on cannot be had', '{ services(first: 3) { nodes { actor { name } } } search(language: "de", query: "x", first: 0) { total } }', {}],
  ])('leaves it to the usual execution to say that %s', async (_, query, variables) => {
    expect(await planOf(query)?.answer(variables, context())).toBeNull();
  });
});

it('an error in a planned query is told over HTTP as any other, beside what could be answered', async () => {
  const { status, data, errors } = await directory.graphql('{ terms { totalCount } actor { name } }');
  expect(status).toBe(200);
  expect(data).toMatchObject({ terms: { totalCount: expect.any(Number) }, actor: null });
  expect(errors).toEqual([expect.objectContaining({ path: ['actor'], extensions: expect.objectContaining({ code: 'ONE_OF_ID_AND_SLUG' }) })]);
});
