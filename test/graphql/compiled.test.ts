import { afterAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../site/search/ask.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory({ content: 'seed', index: true });
afterAll(() => directory.close());

/** From the third time on a query has been compiled. */
const TIMES = 5;

async function askedAgain(query: string, variables: Record<string, unknown>): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let time = 0; time < TIMES; time += 1) answers.push(await directory.graphql(query, variables));
  return answers;
}

describe('a query that comes again and again', () => {
  it.each([
    ['a page of entries with what they refer to', 'query ($after: String) { services(first: 5, after: $after) { totalCount edges { cursor node { id slug title { value } topics { slug label { value } } hours { slots { day from to } } } } pageInfo { hasNextPage } } }', {}],
    ['an entry by fragments and directives', 'query ($short: Boolean!) { actor(slug: "landkreis-musterkreis") { ...Named about @skip(if: $short) { value } } } fragment Named on Actor { slug name }', { short: true }],
    ['the schema itself', '{ __schema { queryType { name } types { kind name fields { name } } } }', {}],
    ["the site's search", searchQuery, { query: 'Sprachkurs', language: 'de', filter: {}, after: null }],
  ])('is answered as the first time: %s', async (_, query, variables) => {
    const [first, ...again] = await askedAgain(query, variables);
    expect(first).toMatchObject({ status: 200, data: expect.anything() as unknown });
    expect(first).not.toHaveProperty('errors');
    for (const answer of again) expect(answer).toEqual(first);
  });

  it.each([
    ['a cursor of nowhere', searchQuery, { query: 'x', language: 'de', filter: {}, after: 'nowhere' }, 'BAD_CURSOR'],
    ['a variable of another type', searchQuery, { query: 'x', language: 5, filter: {}, after: null }, 'BAD_INPUT'],
    ['a page that is too large', '{ services(first: 5000) { totalCount } }', {}, 'PAGE_TOO_LARGE'],
  ])('tells its error as the first time: %s', async (_, query, variables, code) => {
    const [first, ...again] = await askedAgain(query, variables);
    expect(first).toMatchObject({ errors: [{ extensions: { code } }] });
    for (const answer of again) expect(answer).toEqual(first);
  });

  it('takes other variables after it was compiled', async () => {
    const query = 'query ($slug: Slug!) { actor(slug: $slug) { slug } }';
    await askedAgain(query, { slug: 'landkreis-musterkreis' });
    expect((await directory.graphql<{ actor: unknown }>(query, { slug: 'there-is-none' })).data).toEqual({ actor: null });
  });

  it('is answered right when many others came in between', async () => {
    const query = '{ actor(slug: "landkreis-musterkreis") { slug } }';
    const [first] = await askedAgain(query, {});
    for (let other = 0; other < 60; other += 1) await askedAgain(`query Other${String(other)} { actor(slug: "landkreis-musterkreis") { id } }`, {});
    expect((await askedAgain(query, {})).at(-1)).toEqual(first);
  });

  it('counts facets and hours once, however often a compiled query looks at them', async () => {
    const answer = await directory.search.ask({ query: 'Sprachkurs', language: 'de' });
    expect(answer.hits.length).toBeGreaterThan(3);
    expect(answer.facets).toBe(answer.facets);
    for (const hit of answer.hits) {
      expect(hit.opening).toBe(hit.opening);
      expect(hit.why).toBe(hit.why);
    }
  });
});
