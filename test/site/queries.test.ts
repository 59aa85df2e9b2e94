import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { selections } from '../../site/directory/queries.ts';
import { rulesQuery } from '../../site/directory/rules.ts';
import { searchQuery, tellMissingMutation } from '../../site/search/ask.ts';
import { suggestQuery } from '../../site/search/suggest.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8'));
const problemsOf = (query: string) => validate(schema, parse(query)).map((error) => error.message);

test.each(Object.entries(selections))('what the site asks about %s is what the schema answers', (connection, { fields, fragments }) => {
  const query = `query ($after: String) { ${connection}(first: 100, after: $after) { edges { node { ${fields} } } } } ${fragments}`;
  expect(problemsOf(query)).toEqual([]);
});

test('what the record of processing asks is what the schema answers', () => {
  expect(problemsOf(rulesQuery)).toEqual([]);
});

test('what the search page asks is what the schema answers', () => {
  expect([searchQuery, suggestQuery, tellMissingMutation].flatMap(problemsOf)).toEqual([]);
});
