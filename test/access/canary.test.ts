import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { openDirectory } from '../harness/directory.ts';
import { everything } from '../harness/selection.ts';
import { type Planted, deeds, manifold, questions } from './canary/asking.ts';
import { leaks, seen } from './canary/marks.ts';
import { askAll, plantedIn } from './canary/matrix.ts';
import { STANDING, plant } from './canary/plant.ts';
import { searchAll } from './canary/probe.ts';
import { type Asker, type AskerName, askers, plantWork } from './canary/roles.ts';

const directory = await openDirectory({ index: true });
const { pool } = directory;
afterAll(() => directory.close());

/** In the order of `askers`. Whose sight is another's in every way is asked less. */
const WITH_SIGHT_OF_THEIR_OWN: readonly AskerName[] = ['visitor', 'volunteer', 'partner of another institution', 'coordinator of another network'];
const WITH_ANOTHERS: readonly AskerName[] = ['program of another institution', 'former coordinator'];

const roles: Asker[] = [];
let planted: Planted[] = [];

beforeAll(async () => {
  await plant(pool);
  await plantWork(directory);
  roles.push(...(await askers(directory)));
  planted = await plantedIn(pool);
  await directory.search.settled();
});

const role = (name: AskerName): Asker => {
  const found = roles.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
};

test('every field of every noun that takes a word has one at every level, and whoever runs the directory reads all of them', async () => {
  const told: string[] = [];
  for (const noun of NOUNS) for (const { id } of planted.filter((each) => each.noun === noun.name)) told.push(JSON.stringify((await directory.operate(`query ($id: UUID!) { ${noun.name}(id: $id) ${everything(noun, 0)} }`, { id })).data));
  const all = told.join('\n');
  const [first, ...others] = STANDING.map((level) => [...seen(all, level)].map((word) => word.slice('kanari?'.length)).filter((word) => word !== 'xentryxwriter').sort());
  expect(first?.length).toBeGreaterThan(80);
  for (const other of others) expect(other).toEqual(first);
});

describe.each([...WITH_SIGHT_OF_THEIR_OWN, ...WITH_ANOTHERS])('a %s', (name) => {
  test('reads nothing beyond their reach by any query of the schema', async () => {
    const all = manifold(questions(planted, role(name).reach));
    expect(await askAll(role(name), WITH_ANOTHERS.includes(name) ? all.slice(0, 150) : all)).toEqual([]);
  });

  test('finds nothing beyond their reach, and all that lies within', async () => {
    const { told, leaks: found } = await searchAll(role(name));
    expect(found).toEqual([]);
    expect([...new Set(told.match(/kanari[a-e]/g))].sort()).toEqual(['kanaria', 'kanarib', 'kanaric'].slice(0, role(name).reach + 1));
  });
});

test.each(WITH_SIGHT_OF_THEIR_OWN)('a %s is told no more by what they are refused or allowed to do, whatever that is', async (name) => {
  // Of each noun what staff sees and what only its keepers see.
  expect(await askAll(role(name), deeds(planted.filter(({ slug }) => /^kanari[cd]-[a-z]+$/.test(slug))))).toEqual([]);
});

test('a visitor may not search what is not for everybody', async () => {
  for (const query of ['search(query: "Vogelhilfe", language: "de", restricted: true) { total }', 'suggest(query: "Vogelhilfe", language: "de", restricted: true) { label }']) {
    expect((await role('visitor').ask(`{ ${query} }`)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('what is planted is still as it was, and nothing of it stands in a log', async () => {
  expect((await plantedIn(pool)).map(({ slug }) => slug)).toEqual(planted.map(({ slug }) => slug));
  expect(leaks(directory.logged.join('\n'), -1)).toEqual([]);
});
