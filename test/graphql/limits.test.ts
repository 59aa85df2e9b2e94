import { getIntrospectionQuery } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { selections } from '../../site/directory/queries.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory({ content: 'seed' });
afterAll(() => directory.close());

/** A query that goes from actor to children and back, that deep. */
const deep = (levels: number): string => `{ actors(first: 1) { nodes ${'{ children '.repeat(levels)}{ id }${' }'.repeat(levels)} } }`;

describe('an operation is refused as too complex when it', () => {
  test.each([
    ['goes too deep', deep(11)],
    ['goes too deep by fragments', `query { actors(first: 1) { nodes { ...A } } } ${Array.from({ length: 12 }, (_, index) => `fragment ${String.fromCharCode(65 + index)} on Actor { parent { ${index < 11 ? `...${String.fromCharCode(66 + index)}` : 'id'} } }`).join(' ')}`],
    ['has too many aliases', `{ ${Array.from({ length: 40 }, (_, index) => `a${String(index)}: actors { totalCount }`).join(' ')} }`],
    ['asks for too much of too many', '{ actors(first: 100) { nodes { services { contacts { places { offerings { service { topics { id slug label { value } } } } } } } } } }'],
    ['has too many words', `{ actors(first: 1) { nodes { ${'id '.repeat(3100)} } } }`],
    ['repeats fragments until nobody can count them', `{ actors(first: 1) { nodes { ...A } } } ${['A', 'B', 'C', 'D', 'E'].map((name, index, all) => `fragment ${name} on Actor { ${index < all.length - 1 ? `...${String(all[index + 1])} `.repeat(12) : 'id name'} }`).join(' ')}`],
    ['repeats a fragment that repeats a fragment', `{ actors(first: 100) { nodes { ${'...A '.repeat(30)} } } } fragment A on Actor { ${'...B '.repeat(30)} } fragment B on Actor { services { contacts { places { id } } } relations { toActor { services { id } } } }`],
  ])('%s', async (_, query) => {
    const { status, data, errors } = await directory.graphql(query);
    expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
    expect(data ?? null).toBeNull();
    expect(status).toBe(400);
  });

  test('asks for too much beside an argument that cannot be read', async () => {
    const { data, errors } = await directory.graphql(
      'query ($order: Order = SLUG) { actors(order: $order) { totalCount } services(first: 100) { nodes { contacts { places { offerings { service { topics { id slug label { value } } } } } } } } }',
      { order: null });
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });

  test('is over a megabyte, before anybody reads it', async () => {
    const { status, errors } = await directory.graphql(`# ${'x'.repeat(1_100_000)}\n{ actors { totalCount } }`);
    expect(status).toBe(413);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_REQUEST' }, message: 'This request is too large.' });
  });

  test('goes round in a circle of fragments', async () => {
    const { status, errors } = await directory.graphql('{ actors { nodes { ...A } } } fragment A on Actor { parent { ...A } }');
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('within the limits', () => {
  test('stays a query of ordinary depth', async () => {
    expect((await directory.graphql(deep(5))).errors).toBeUndefined();
  });

  test('stays the whole introspection, since the schema is public', async () => {
    const { data, errors } = await directory.graphql<{ __schema: { types: unknown[] } }>(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }));
    expect(errors).toBeUndefined();
    expect(data?.__schema.types.length).toBeGreaterThan(50);
  });

  test.each(Object.entries(selections))('stays what the site asks of %s, a whole page at once', async (connection, { fields, fragments }) => {
    const { data, errors } = await directory.graphql<{ list: { edges: unknown[] } }>(`query ($after: String) { list: ${connection}(first: 100, after: $after) { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } } ${fragments}`);
    expect(errors).toBeUndefined();
    expect(data?.list.edges.length).toBeGreaterThan(0);
  });
});
