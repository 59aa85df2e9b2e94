import { isDeepStrictEqual } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';
import { GRAPHQL } from './list-question.ts';
import { inTurn } from './rounds.ts';
import { ratioOf, times } from './tell.ts';

const PAGES = 20;
const ROUNDS = 15;
const LANGUAGES = ['de', 'en', 'ar'];

/** A page's place in the list: the service before it. */
interface Start {
  readonly slug: string;
  readonly id: string;
}

/**
 * Fifty services with their actors, places and contacts over GraphQL, against the same JSON from one statement behind Node's own HTTP;
 * each in a process of its own. Both are asked for several pages in several languages.
 */
export const list: Benchmark = {
  name: 'list',
  run: async (ground) => {
    const starts = await pageStarts(ground);
    const bare = new Client((await ground.start(new URL('bare.ts', import.meta.url), { DATABASE_URL: ground.base.embedded.databaseUrl })).url);
    const graphql = new Client(`${(await ground.server()).url}/graphql`);
    const questions = starts.map(({ slug, id }, index) => {
      const language = LANGUAGES[index % LANGUAGES.length] ?? 'de';
      const after = Buffer.from(JSON.stringify(['SLUG', slug, id])).toString('base64url');
      return { baseline: JSON.stringify({ language, slug, id }), ours: JSON.stringify({ query: GRAPHQL, variables: { language, after } }) };
    });
    for (const { baseline, ours } of questions) assertSame(await bare.post(baseline), await graphql.post(ours));
    const compared = await inTurn((nth) => bare.post(questions[nth]?.baseline ?? ''), (nth) => graphql.post(questions[nth]?.ours ?? ''), { rounds: ROUNDS, block: questions.length });
    for (const client of [bare, graphql]) client.close();
    return [
      {
        what: '50 services with places and contacts',
        baseline: `one SQL statement: ${times(compared.baseline)}`,
        ours: times(compared.ours),
        ratio: ratioOf(compared),
        aim: '≤ 3',
        note: 'Milliseconds at a client, over HTTP and without compression. The statement is prepared, builds the whole JSON in PostgreSQL, and is sent on by a bare `node:http` server in a process of its own; both answers were the same.',
        figures: compared,
      },
    ];
  },
};

async function pageStarts({ base: { store } }: Ground): Promise<Start[]> {
  const { rows } = await store.pool.query<Start>(
    `select slug, id from (select slug, id, row_number() over (order by slug, id) as nth, count(*) over () as total from service where reach = 0) numbered
     where nth % 50 = 0 and nth + 50 <= total order by slug limit $1`,
    [PAGES],
  );
  if (rows.length === 0) throw new Error('There are too few services: choose a larger --size.');
  return rows;
}

interface Answer {
  readonly data: { readonly services: { readonly nodes: readonly unknown[] } };
}

/** @throws with the first service of which they tell differently */
function assertSame(baseline: string, ours: string): void {
  const [one, other] = [baseline, ours].map((answer) => (JSON.parse(answer) as Answer).data.services.nodes);
  const nth = one?.findIndex((node, index) => !isDeepStrictEqual(node, other?.[index])) ?? 0;
  if (nth >= 0 || one?.length !== other?.length) throw new Error(`The answers differ:\n${JSON.stringify(one?.[nth])}\n${JSON.stringify(other?.[nth])}`);
}
