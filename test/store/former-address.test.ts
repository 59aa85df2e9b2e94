import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Directory, openDirectory } from '../harness/directory.ts';

let directory: Directory;

beforeAll(async () => {
  directory = await openDirectory({ content: 'tables' });
});
afterAll(() => directory.close());

const SAVE = 'mutation ($input: ActorInput!) { saveActor(input: $input) { id slug } }';

const visit = (path: string): Promise<Response> => fetch(directory.url + path, { redirect: 'manual' });

it('an old address of an entry leads to its present one, in every language, and others lead nowhere', async () => {
  const { data } = await directory.operate<{ saveActor: { id: string } }>(SAVE, { input: { slug: 'testverein-alt', name: 'Testverein' } });
  await directory.operate(SAVE, { input: { id: data?.saveActor.id, slug: 'testverein-neu' } });

  for (const language of ['de', 'ar']) {
    const answer = await visit(`/${language}/actors/testverein-alt/`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/${language}/actors/testverein-neu/`]);
  }
  expect((await visit('/de/services/testverein-alt/')).status).toBe(404);
  expect((await visit('/de/actors/testverein-nie/')).status).toBe(404);
  expect((await visit('/de/actors/Kein%20Slug/')).status).toBe(404);
});

it('an old address of a hidden entry does not tell that there is one', async () => {
  const { data } = await directory.operate<{ saveActor: { id: string } }>(SAVE, { input: { slug: 'testverein-geheim', name: 'Testverein geheim', visibility: 'STAFF' } });
  await directory.operate(SAVE, { input: { id: data?.saveActor.id, slug: 'testverein-geheim-neu' } });

  expect((await visit('/de/actors/testverein-geheim/')).status).toBe(404);
});
