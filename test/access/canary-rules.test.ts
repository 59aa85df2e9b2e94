import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, newDatabase } from '../harness/database.ts';
import { RULES } from './canary/rules.ts';

interface Found {
  readonly index: number;
  readonly leak: { readonly found?: readonly string[]; readonly error?: string } | null;
}

/** As many as there are cores on the smallest machine. */
const ABREAST = 2;

const databases: Database[] = [];
const found = new Map<number, Found['leak']>();

beforeAll(async () => {
  const { meiliUrl, meiliKey } = inject('servers');
  const turns: [number, object][] = [];
  // The last one takes out none.
  for (let index = 0; index <= RULES.length; index += 1) {
    const database = await newDatabase('tables');
    databases.push(database);
    turns.push([index, { databaseUrl: database.url, meiliUrl, meiliKey }]);
  }
  await Promise.all(Array.from({ length: ABREAST }, (_, share) => takeOut(turns.filter(([index]) => index % ABREAST === share))));
}, 300_000);

async function takeOut(turns: readonly (readonly [number, object])[]): Promise<void> {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'canary/take-out.ts'), JSON.stringify(turns)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [told, wrong] = await Promise.all([text(program.stdout), text(program.stderr)]);
  const lines = told.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Found);
  for (const { index, leak } of lines) found.set(index, leak);
  if (lines.length !== turns.length) throw new Error(wrong);
}

afterAll(async () => {
  for (const database of databases) await database.drop();
});

test('with all rules in their places, nothing is found', () => {
  expect(found.get(RULES.length)).toBe(null);
});

test.each(RULES.map(({ name }, index) => [name, index] as const))('is noticed when it is taken out: %s', (_, index) => {
  expect(found.get(index)?.error).toBeUndefined();
  expect(found.get(index)?.found?.length ?? 0).toBeGreaterThan(0);
});
