import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nounOf } from '../../schema/nouns.ts';
import { sayProblem } from '../../server/exchange/ndjson.ts';
import { takeFile } from '../../server/exchange/take.ts';
import { countRows } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { BAD_INPUT } from './bad-input.ts';

const directory = await openDirectory();
const { pool } = directory;
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await directory.close();
});

let before: Record<string, number>;

beforeAll(async () => {
  await keep(pool, { noun: 'actor', slug: 'verein', name: 'Verein' }, { noun: 'contact', slug: 'erika', name: 'Erika Muster' }, { noun: 'place', slug: 'rathaus', name: 'Rathaus' });
  before = await countRows(pool);
});

/** A line that is right stands before and after whatever is wrong: it must not be taken either. */
const RIGHT = '{"noun": "actor", "slug": "richtig", "name": "Richtig"}';

async function importing(content: string | Buffer): Promise<{ told: string[]; codes: string[] }> {
  const file = join(folder, 'lines.ndjson');
  writeFileSync(file, content);
  const { problems, created, changed } = await takeFile(pool, file, { name: 'import', origin: 'IMPORT' });
  expect([created, changed]).toEqual([0, 0]);
  return { told: problems.map((problem) => sayProblem({ ...problem, file: 'lines.ndjson' })), codes: problems.map(({ code }) => code) };
}

describe.each(BAD_INPUT)('$what', ({ noun, fields, code, field, says }) => {
  test('is refused in an import line, with file, line and field, and nothing of the file is kept', async () => {
    const { told, codes } = await importing(`${RIGHT}\n\n${JSON.stringify({ noun, ...fields })}\n`);
    expect(told).toHaveLength(1);
    expect(codes).toEqual([code]);
    expect(told[0]).toMatch(new RegExp(`^lines\\.ndjson:3: ${field.replaceAll('.', '\\.')}: `));
    expect(told[0]).toContain(says);
    expect(await countRows(pool)).toEqual(before);
  });

  test('is refused in a mutation, with its code and field, and nothing is kept', async () => {
    const { typeName } = nounOf(noun);
    const { data, errors } = await directory.operate(`mutation ($input: ${typeName}Input!) { save${typeName}(input: $input) { id } }`, { input: fields });
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, field }]);
    expect(errors?.[0]?.message).toContain(says);
    expect(await countRows(pool)).toEqual(before);
  });
});

describe('a value written into the query itself', () => {
  test.each([
    ['mutation { saveActor(input: { slug: "Grün", name: "x" }) { id } }', 'BAD_SLUG', 'slug'],
    ['mutation { saveService(input: { slug: "x", title: { de: "x" }, actor: "verein", hours: { slots: [{ day: MO, from: "09:00", to: "10:00" }, { day: MONDAY, from: "09:00", to: "10:00" }] } }) { id } }', 'BAD_CHOICE', 'hours.slots.1.day'],
    ['mutation { saveService(input: { title: { xx: "x" } }) { id } }', 'BAD_LANGUAGE', 'title.xx'],
    ['mutation { saveActor(input: { telephone: "1" }) { id } }', 'UNKNOWN_FIELD', 'telephone'],
    ['mutation { saveActor(input: { name: 5 }) { id } }', 'BAD_INPUT', 'name'],
    ['{ actor(slug: "Grün") { id } }', 'BAD_SLUG', 'slug'],
    ['{ actor(id: "verein") { id } }', 'BAD_INPUT', 'id'],
    ['{ actor(slug: "verein") { about(language: "xx") { value } } }', 'BAD_LANGUAGE', 'language'],
    ['{ actors(filter: { kind: ["Grün"] }) { totalCount } }', 'BAD_SLUG', 'filter.kind.0'],
    ['{ actors(order: NAME) { totalCount } }', 'BAD_CHOICE', 'order'],
    ['{ places(filter: { changedSince: "yesterday" }) { totalCount } }', 'BAD_TIMESTAMP', 'filter.changedSince'],
    ['{ places(filter: { municipality: ["a\\u0000b"] }) { totalCount } }', 'BAD_INPUT', 'municipality'],
    ['{ actors(first: "many") { totalCount } }', 'BAD_INPUT', 'first'],
  ])('%s', async (query, code, field) => {
    const { data, errors } = await directory.operate(query);
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, field }]);
    expect(await countRows(pool)).toEqual(before);
  });
});

describe('a file', () => {
  const line = (fields: object) => JSON.stringify({ noun: 'actor', ...fields });

  test.each([
    ['with a broken line', `${RIGHT}\n{"noun": "actor", "name": \n${RIGHT.replaceAll('ichtig', 'echt')}`, 2, 'line', 'BAD_JSON', 'not a JSON object'],
    ['with a line that is a list', '["actor"]', 1, 'line', 'BAD_JSON', 'not a JSON object'],
    ['with an unknown noun', '{"noun": "organisation", "name": "Verein"}', 1, 'noun', 'UNKNOWN_NOUN', 'Allowed: term, network, actor'],
    ['with a noun of the language rather than ours', '{"noun": "constructor", "name": "Verein"}', 1, 'noun', 'UNKNOWN_NOUN', 'Allowed: term, network, actor'],
    ['with a line without a noun', '{"name": "Verein"}', 1, 'noun', 'MISSING_FIELD', '"noun" is missing'],
    ['with one slug twice', `${RIGHT}\n${line({ slug: 'richtig', name: 'Noch einer' })}`, 2, 'slug', 'DUPLICATE_ENTRY', 'Keep one of the two'],
    ['with one slug for two ids', `${line({ id: '0d761f42-f9d7-4131-be72-f4bedc20b3bf', slug: 'neu', name: 'Eins' })}\n${line({ id: '0d761f42-f9d7-4131-be72-f4bedc20b3b0', slug: 'neu', name: 'Zwei' })}`, 2, 'slug', 'DUPLICATE_SLUG', 'Choose another one'],
    ['with one name twice and no slugs', `${line({ name: 'Neuer Verein' })}\n${line({ name: 'Neuer Verein' })}`, 2, 'slug', 'DUPLICATE_ENTRY', 'or give each a slug of its own'],
    ['with a line of three megabytes', `${RIGHT}\n${line({ name: 'x'.repeat(3_000_000) })}`, 2, 'line', 'LINE_TOO_LONG', '2000000 bytes'],
    ['with a line of brackets only', '['.repeat(100_000), 1, 'line', 'BAD_JSON', 'not a JSON object'],
  ])('%s is refused as a whole', async (_, content, number, field, code, says) => {
    const { told, codes } = await importing(content);
    expect(codes).toEqual([code]);
    expect(told[0]).toMatch(new RegExp(`^lines\\.ndjson:${String(number)}: ${field}: `));
    expect(told[0]).toContain(says);
    expect(told[0]?.length).toBeLessThan(600);
    expect(await countRows(pool)).toEqual(before);
  });

  test.each([
    ['in Latin-1', Buffer.concat([Buffer.from(`${RIGHT}\n{"noun": "actor", "name": "B`), Buffer.from([0xfc]), Buffer.from('ro"}\n')]), 2, `${RIGHT}\n{"noun": "actor", "name": "B`.length],
    ['in UTF-16', Buffer.from(`\ufeff${RIGHT}`, 'utf16le'), 1, 0],
    ['that ends within a character', Buffer.from(`${RIGHT}ü`).subarray(0, -1), 1, RIGHT.length],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 1, 0],
  ])('%s is refused, and the error names the byte', async (_, content, line, byte) => {
    const { told, codes } = await importing(content);
    expect(codes).toEqual(['NOT_UTF8']);
    expect(told[0]).toContain(`lines.ndjson:${String(line)}: file: This file is not UTF-8 (byte ${String(byte)})`);
    expect(await countRows(pool)).toEqual(before);
  });

  test('that is not there is named', async () => {
    const { problems } = await takeFile(pool, join(folder, 'nowhere.ndjson'), { name: 'import', origin: 'IMPORT' });
    expect(problems).toMatchObject([{ code: 'FILE_UNREADABLE', field: 'file' }]);
  });

  test('with many wrong lines has all of them told at once, in their order', async () => {
    const { told } = await importing(`${line({ slug: 'A', name: 'A' })}\n{\n${line({ slug: 'b', name: 'B', kind: 'nichts' })}\n${line({ slug: 'c', website: 'x', email: 'y' })}\n`);
    expect(told.map((each) => each.split(': ').slice(0, 2).join(' '))).toEqual(['lines.ndjson:1 slug', 'lines.ndjson:2 line', 'lines.ndjson:3 kind', 'lines.ndjson:4 website', 'lines.ndjson:4 email']);
    expect(await countRows(pool)).toEqual(before);
  });

  test('with a byte order mark, Windows line ends and empty lines is read like any other', async () => {
    const file = join(folder, 'windows.ndjson');
    writeFileSync(file, `\ufeff${RIGHT}\r\n\r\n`);
    const dry = await takeFile(pool, file, { name: 'import', origin: 'IMPORT' }, { dryRun: true });
    expect(dry).toMatchObject({ created: 1, problems: [] });
    expect(await countRows(pool)).toEqual(before);
  });
});
