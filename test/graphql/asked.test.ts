import { isListType, isNonNullType, isObjectType, type GraphQLOutputType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { buildSchema } from '../../server/graphql/build.ts';
import { type Directory, openDirectory } from '../harness/directory.ts';

let directory: Directory;
const schema = buildSchema();

beforeAll(async () => {
  directory = await openDirectory({ content: 'seed' });
  const hide = /* GraphQL */ `mutation ($input: PlaceInput!) { savePlace(input: $input) { id } }`;
  const place = { about: { de: 'Hinterhaus' }, address: { street: 'Musterweg 1', postalCode: '00001', city: 'Musterstadt' }, municipality: { name: 'Musterstadt' }, latitude: 54.1, longitude: 7.1, directions: { de: 'Durch das Tor' }, url: 'https://example.org/' };
  for (const exposure of ['HIDDEN', 'AREA_ONLY']) {
    const { errors } = await directory.operate(hide, { input: { slug: `versteckt-${exposure.toLowerCase().replace('_', '-')}`, name: 'Musterweg 1', exposure, ...place } });
    expect(errors).toBeUndefined();
  }
});

afterAll(() => directory.close());

/** A selection that reads one field whole: with the identities of entries, and every plain part of objects. */
function selected(name: string, type: GraphQLOutputType, depth = 0): string {
  let inner = type;
  while (isNonNullType(inner) || isListType(inner)) inner = inner.ofType;
  if (!isObjectType(inner)) return name;
  const fields = Object.values(inner.getFields());
  if (NOUNS.some(({ typeName }) => typeName === inner.name)) return `${name} { id }`;
  const parts = fields.filter((field) => depth < 2 || !isObjectType(bare(field.type))).filter((field) => field.name !== 'translations');
  return `${name} { ${parts.map((field) => selected(field.name, field.type, depth + 1)).join(' ')} }`;
}

function bare(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) || isListType(type) ? bare(type.ofType) : type;
}

describe('asking for one field', () => {
  it.each(NOUNS.map((noun) => [noun.plural, noun.typeName] as const))('of %s gives the same as asking for all of them', async (plural, typeName) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(typeName);
    const selections = new Map(Object.values(type.getFields()).map((field) => [field.name, selected(field.name, field.type)]));
    const list = async (selection: string): Promise<Record<string, unknown>[]> => {
      const { data, errors } = await directory.graphql<Record<string, { nodes: Record<string, unknown>[] }>>(`{ ${plural}(first: 40, order: LAST_CREATED) { nodes { ${selection} } } }`);
      expect(errors).toBeUndefined();
      return data?.[plural]?.nodes ?? [];
    };
    const whole = await list([...selections.values()].join(' '));
    expect(whole).not.toHaveLength(0);
    for (const [name, selection] of selections) expect(await list(selection), name).toEqual(whole.map((entry) => ({ [name]: entry[name] })));
  });
});

it('a list in order of change can be paged without asking for the dates', async () => {
  const page = `nodes { slug } pageInfo { endCursor hasNextPage }`;
  interface Page {
    places: { nodes: { slug: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }
  const slugs: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { data }: { data?: Page | null } = await directory.graphql<Page>(`query ($after: String) { places(first: 17, after: $after, order: LAST_CHANGED) { ${page} } }`, { after });
    slugs.push(...(data?.places.nodes.map(({ slug }) => slug) ?? []));
    if (data?.places.pageInfo.hasNextPage !== true) break;
    after = data.places.pageInfo.endCursor;
  }
  const { data } = await directory.graphql<{ places: { totalCount: number } }>('{ places { totalCount } }');
  expect(new Set(slugs).size).toBe(data?.places.totalCount);
});

it('a hidden place does not tell its name when only the name is asked for', async () => {
  const { data } = await directory.graphql<{ places: { nodes: { name: string }[] } }>('{ places(first: 2, order: LAST_CREATED) { nodes { name } } }');
  expect(data?.places.nodes.map(({ name }) => name).sort()).toEqual(['Musterstadt', 'Musterweg 1']);
});
