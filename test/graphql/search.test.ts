import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory({ index: true });
afterAll(() => directory.close());
beforeAll(async () => {
  await keep(
    directory.pool,
    { noun: 'actor', slug: 'verein', name: 'Musterverein' },
    { noun: 'service', slug: 'sprachcafe', title: { de: 'Sprachcafé', en: { value: 'Language café', machine: 'seed' } }, summary: { de: 'Deutsch sprechen bei Tee.' }, actor: 'verein' },
  );
  await directory.search.settled();
});

const SEARCH = `query ($query: String, $language: LanguageTag!, $filter: SearchFilter, $first: Int, $after: String) {
  search(query: $query, language: $language, filter: $filter, first: $first, after: $after) {
    total degraded hits { noun id slug title summary language titleHighlight score } facets { field values { value label count } } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

test('a search finds in the asked language, and gives the original where a translation is missing', async () => {
  const { data, errors } = await directory.graphql(SEARCH, { query: 'Language café', language: 'en' });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ search: { total: 1, degraded: false, hits: [{ noun: 'service', slug: 'sprachcafe', title: 'Language café', language: 'en', titleHighlight: expect.stringContaining('\u0002Language\u0003') }] } });
  expect((await directory.graphql(SEARCH, { query: 'Musterverein', language: 'ar' })).data).toMatchObject({ search: { hits: [{ noun: 'actor', slug: 'verein' }, { noun: 'service', slug: 'sprachcafe', title: 'Sprachcafé', language: 'de' }] } });
});

test('what a mutation writes is found soon after, and what it removes no more', async () => {
  await directory.operate('mutation { saveActor(input: { slug: "neu", name: "Nagelneue Initiative" }) { id } }');
  const found = async () => (await directory.graphql<{ search: { hits: { slug: string }[] } }>(SEARCH, { query: 'nagelneu', language: 'de' })).data?.search.hits.map(({ slug }) => slug);
  await expect.poll(found, { timeout: 20_000 }).toEqual(['neu']);
  await directory.operate('mutation { removeActor(reference: "neu") }');
  await expect.poll(found, { timeout: 20_000 }).toEqual([]);
});

describe('a search is refused', () => {
  test.each([
    ['for 10,000 characters', { query: 'x'.repeat(10_000), language: 'de' }, 'QUERY_TOO_LONG', 'query', '500 are allowed'],
    ['in an unknown language', { query: 'x', language: 'xx' }, 'BAD_LANGUAGE', 'language', 'Allowed: de, de-simple, en'],
    ['for a page of a million', { language: 'de', first: 1_000_000 }, 'PAGE_TOO_LARGE', 'first', '1 to 100'],
    ['for a page of nothing', { language: 'de', first: 0 }, 'PAGE_TOO_LARGE', 'first', '1 to 100'],
    ['after a cursor that is none', { language: 'de', after: 'x' }, 'BAD_CURSOR', 'after', 'endCursor'],
    ['by a field that there is not', { language: 'de', filter: { colour: ['red'] } }, 'BAD_INPUT', 'filter', 'colour'],
    ['by a thousand values', { language: 'de', filter: { topic: Array.from({ length: 1000 }, String) } }, 'BAD_INPUT', 'filter.topic', '100 are allowed'],
    ['in no language', { query: 'x' }, 'BAD_INPUT', 'language', 'LanguageTag!'],
  ])('%s', async (_, variables, code, field, says) => {
    const { data, errors } = await directory.graphql(SEARCH, variables);
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({ code, field });
    expect(errors?.[0]?.message).toContain(says);
  });

  test('never for what is in its words, whatever that is', async () => {
    for (const query of ['"', '\\', '\u0000\u0007', '*', "' or 1=1 --", '\ud800', '𓀀', ' ', 'a'.repeat(500), '-', '"ungeschlossen']) {
      expect((await directory.graphql(SEARCH, { query, language: 'de', filter: { topic: [query], municipality: ["O'Brien \"x\" \\"] } })).errors, JSON.stringify(query)).toBeUndefined();
    }
  });
});

test('what visitors search for is not in the log', async () => {
  await directory.graphql(SEARCH, { query: 'Schwangerschaftsabbruch', language: 'de' });
  await directory.graphql(SEARCH, { query: 'Schwangerschaftsabbruch '.repeat(100), language: 'de' });
  expect(directory.logged.join('')).not.toContain('Schwangerschaftsabbruch');
});
