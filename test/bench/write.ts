import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { documentsOf } from '../../server/search/document.ts';
import { describe } from '../../server/search/describe.ts';
import type { Benchmark } from './benchmark.ts';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';
import { PlainMeilisearch } from './meilisearch.ts';
import { measured } from './statistics.ts';
import { milliseconds, times } from './tell.ts';

const WRITES = 30;
const BASELINES = 10;

/** Indexes are brought up to date one after the other, the original's first. */
const [FIRST, LAST] = [ORIGINAL, LANGUAGES.at(-1) ?? ORIGINAL];

/** A search is asked again after this time, in milliseconds. */
const LOOK = 5;
const PATIENCE = 60_000;

const SAVE = 'mutation ($input: ServiceInput!) { saveService(input: $input) { id } }';
const SEARCH = 'query ($query: String!, $language: LanguageTag!) { search(query: $query, language: $language, first: 5) { hits { id } } }';

/** Milliseconds until an entry that was written is found in the original's language, and in the last one. */
interface Found {
  readonly first: number;
  readonly last: number;
}

/** The time from the answer of a write to the first search that finds it; beside it, what Meilisearch alone takes for one document in one index. */
export const write: Benchmark = {
  name: 'write',
  run: async (ground) => {
    await ground.indexed();
    const { url } = await ground.server();
    const graphql = new Client(`${url}/graphql`, { Authorization: `Bearer ${ground.operatorToken}` });
    const visitor = new Client(`${url}/graphql`);
    const meilisearch = new PlainMeilisearch(ground);
    const actor = await anActor(ground);
    const before = await repeated(BASELINES, () => sendAlone(ground, meilisearch));
    const ours = await repeated(WRITES, async () => {
      const found = await saveAndFind(graphql, visitor, actor);
      await allDrained(ground);
      return found;
    });
    const after = await repeated(BASELINES, () => sendAlone(ground, meilisearch));
    for (const client of [graphql, visitor, meilisearch]) client.close();
    const baseline = measured([...before, ...after]);
    const found = { first: measured(ours.map(({ first }) => first)), last: measured(ours.map(({ last }) => last)) };
    return [
      {
        what: 'From a write to being found',
        baseline: `Meilisearch alone, one index: ${times(baseline)}`,
        ours: times(found.first),
        ratio: (found.first.p50 / baseline.p50).toFixed(2),
        aim: `p50 ≤ ${milliseconds(400)}`,
        note: `From the answer of \`saveService\` to the first \`search\` that has it among its hits, ${String(WRITES)} times, one after the other. In the last of the ${String(LANGUAGES.length)} languages, which are brought up to date in turn, it is found after ${times(found.last)}. Meilisearch alone: from the answer that takes one document to the first search that finds it.`,
        figures: { baseline, ours: found, all: { before, ours, after } },
      },
    ];
  },
};

async function repeated<Result>(times: number, act: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    results.push(await act());
    // A moment of rest of varying length, so that not every write meets the same moment of whatever goes round.
    await wait(50 + ((nth * 37) % 200));
  }
  return results;
}

/** A word that nothing else in the directory resembles. */
const newWord = (): string => `q${randomUUID().replace(/[^a-z0-9]/g, '').slice(0, 20)}`;

async function saveAndFind(graphql: Client, visitor: Client, actor: string): Promise<Found> {
  const word = newWord();
  const input = { slug: word, title: { de: `Beispielangebot ${word}` }, summary: { de: 'Ein erfundenes Angebot, um die Zeit zu messen.' }, actor };
  const { data } = JSON.parse(await graphql.post(JSON.stringify({ query: SAVE, variables: { input } }))) as { data: { saveService: { id: string } } };
  const answered = performance.now();
  const found = (language: string): Promise<number> =>
    until(answered, async () => {
      const answer = JSON.parse(await visitor.post(JSON.stringify({ query: SEARCH, variables: { query: word, language } }))) as { data: { search: { hits: { id: string }[] } } };
      return answer.data.search.hits.some(({ id }) => id === data.saveService.id);
    });
  return { first: await found(FIRST), last: await found(LAST) };
}

/** An editor's next write comes when the one before has long been taken up. */
async function allDrained({ base: { store } }: Ground): Promise<void> {
  while ((await store.pool.query('select from outbox limit 1')).rowCount !== 0) await wait(LOOK);
}

/** Sends a copy of a document under another name, waits until it is found, and takes it away again. */
async function sendAlone(ground: Ground, meilisearch: PlainMeilisearch): Promise<number> {
  const [word, id] = [newWord(), randomUUID()];
  const { rows } = await ground.base.store.pool.query<{ id: string }>('select id from service where reach = 0 order by slug limit 1');
  const [entry] = await describe(ground.base.store.pool, 'service', rows.map((row) => row.id));
  if (entry === undefined) throw new Error('There is no service.');
  const document = { ...documentsOf(entry)(FIRST), id, slug: word, title: `Beispielangebot ${word}` };
  await meilisearch.put(FIRST, JSON.stringify(document));
  const answered = performance.now();
  const question = JSON.stringify({ q: word, limit: 5, attributesToRetrieve: ['id'] });
  const took = await until(answered, async () => (JSON.parse(await meilisearch.search(FIRST, question)) as { hits: { id: string }[] }).hits.some((hit) => hit.id === id));
  await meilisearch.done([await meilisearch.remove(FIRST, id)]);
  return took;
}

/** Milliseconds since a moment until something is so. */
async function until(since: number, isSo: () => Promise<boolean>): Promise<number> {
  while (!(await isSo())) {
    if (performance.now() - since > PATIENCE) throw new Error('What was written is still not found after a minute.');
    await wait(LOOK);
  }
  return performance.now() - since;
}

async function anActor({ base: { store } }: Ground): Promise<string> {
  const { rows } = await store.pool.query<{ id: string }>(`select id from actor where reach = 0 order by slug limit 1`);
  return rows[0]?.id ?? '';
}
