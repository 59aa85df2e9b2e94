import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../harness/command.ts';
import { countRows } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory();
const { pool, env } = directory;
const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await directory.close();
});

const importing = (...args: string[]) => run('server/exchange/import.ts', args, env);

function file(name: string, ...lines: object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

const RIGHT = file('right.ndjson', { noun: 'service', slug: 'sprachcafe', title: { de: 'Sprachcafé', ar: 'مقهى اللغة' }, actor: 'verein' }, { noun: 'actor', slug: 'verein', name: 'Musterverein' });

test('import --dry-run tries everything, says what would be, and keeps nothing', async () => {
  const before = await countRows(pool);
  expect(await importing('--dry-run', RIGHT)).toEqual({ code: 0, stdout: `${RIGHT}: 2 new, 0 changed, 0 as before (dry run: nothing was kept)\n`, stderr: '' });
  expect(await countRows(pool)).toEqual(before);
});

test('import takes a file, and what it took is found at once; the same file again changes nothing', async () => {
  expect(await importing(RIGHT, RIGHT)).toEqual({ code: 0, stdout: `${RIGHT}: 2 new, 0 changed, 0 as before\n${RIGHT}: 0 new, 0 changed, 2 as before\n`, stderr: '' });
  for (const [language, query] of [['de', 'Sprachcafe'], ['ar', 'مقهى']]) {
    const { data } = await directory.graphql('query ($query: String, $language: LanguageTag!) { search(query: $query, language: $language) { hits { noun slug } } }', { query, language });
    expect(data).toEqual({ search: { hits: [{ noun: 'service', slug: 'sprachcafe' }] } });
  }
  expect(await countRows(pool)).toMatchObject({ service: 1, actor: 1, revision: 2, outbox: 0 });
});

test('import says what is wrong as FILE:LINE: FIELD: sentence, ends with 1, and takes the files that are right', async () => {
  const wrong = file('wrong.ndjson', { noun: 'actor', slug: 'gut', name: 'Gut' }, { noun: 'service', slug: 'x', title: { de: 'X' }, actor: 'niemand', hours: { slots: [{ day: 'MO', from: '12:00', to: '9:00' }] } });
  const other = file('other.ndjson', { noun: 'actor', slug: 'stiftung', name: 'Musterstiftung' });
  const { code, stdout, stderr } = await importing(wrong, other);
  expect(code).toBe(1);
  expect(stderr).toBe(`${wrong}:2: hours.slots.0.to: "9:00" is not a time of day. Write "09:00", from "00:00" to "24:00".\n`);
  expect(stdout).toBe(`${other}: 1 new, 0 changed, 0 as before\n`);
  const { rows } = await pool.query('select slug from actor order by slug');
  expect(rows).toEqual([{ slug: 'stiftung' }, { slug: 'verein' }]);
});

test('import says in a sentence that there is no such option, and that the database is away', async () => {
  const [unknown, away] = await Promise.all([importing('--force', RIGHT), run('server/exchange/import.ts', [RIGHT], { ...env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' })]);
  expect(unknown.stderr).toContain("Unknown option '--force'");
  expect(away.stderr).toContain('127.0.0.1:1');
  for (const { code, stdout, stderr } of [unknown, away]) {
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).not.toContain('    at ');
  }
});

test('export writes everything to a file, as import takes it', async () => {
  const path = join(folder, 'export.ndjson');
  expect(await run('server/exchange/export.ts', [path], env)).toEqual({ code: 0, stdout: '', stderr: '3 entries\n' });
  const lines = readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(lines).toMatchObject([{ noun: 'actor', slug: 'stiftung' }, { noun: 'actor', slug: 'verein' }, { noun: 'service', slug: 'sprachcafe', actor: 'verein', title: { de: 'Sprachcafé', ar: 'مقهى اللغة' } }]);
});
