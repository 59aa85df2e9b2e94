import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GraphQLObjectType, getNamedType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { outputType } from '../../schema/graphql.ts';
import { nounOf } from '../../schema/nouns.ts';
import { HOMES } from './hsds-homes.ts';

const folder = resolve(import.meta.dirname, '../../../shared/hsds/schema');
const present = existsSync(folder);
if (!present) console.warn(`Skipped: the schemas of HSDS 3.1 are not in ${folder}.`);

/** Whether a path such as "service.hours.slots.from" leads to a field of the published schema. */
function leadsSomewhere(path: string): boolean {
  const [noun = '', ...fields] = path.split('.');
  let type: unknown = outputType(nounOf(noun));
  for (const name of fields) {
    const field: { type: Parameters<typeof getNamedType>[0] } | undefined = type instanceof GraphQLObjectType ? type.getFields()[name] : undefined;
    if (field === undefined) return false;
    type = getNamedType(field.type);
  }
  return fields.length > 0;
}

test.each(Object.entries(HOMES))('every home named for an HSDS %s is a field of ours', (_, homes) => {
  const paths = Object.values(homes).flat().filter((home) => !home.startsWith('exchange: '));
  expect(paths.filter((path) => !leadsSomewhere(path))).toEqual([]);
});

describe.skipIf(!present)('HSDS 3.1', () => {
  test.each(Object.keys(HOMES))('every property of %s has a home, or a reason why exchange makes it', (name) => {
    const { properties } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { properties: Record<string, unknown> };
    expect(Object.keys(HOMES[name] ?? {}).sort()).toEqual(Object.keys(properties).sort());
  });
});
