import { suggestQuery } from '../../site/search/suggest.ts';
import type { Benchmark } from './benchmark.ts';
import { Client } from './client.ts';
import { questions } from './search-questions.ts';
import { percentile } from './statistics.ts';
import { times } from './tell.ts';

const ROUNDS = 3;

/** As somebody types who is never fast enough to be outrun by the answers: each beginning of a query from its second letter on. */
const FEWEST_LETTERS = 2;

/** `suggest` as the site asks it, letter by letter. */
export const suggest: Benchmark = {
  name: 'suggest',
  run: async (ground) => {
    await ground.indexed();
    const graphql = new Client(`${(await ground.server()).url}/graphql`);
    const whole = (await questions(ground.base.store.pool)).filter(({ kind }) => kind === 'one word' || kind === 'two words');
    const asked = whole.flatMap(({ query, language }) => Array.from({ length: Math.max(0, query.length - FEWEST_LETTERS + 1) }, (_, more) => JSON.stringify({ query: suggestQuery, variables: { query: query.slice(0, FEWEST_LETTERS + more), language } })));
    const milliseconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const body of asked) {
        const began = performance.now();
        await graphql.post(body);
        milliseconds.push(performance.now() - began);
      }
    }
    graphql.close();
    const measured = { p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95) };
    return [
      {
        what: `\`suggest\`, ${String(asked.length)} beginnings`,
        ours: times(measured),
        aim: '≤ 50 ms',
        note: `Milliseconds at a client, over HTTP, one at a time on a kept connection; every beginning of ${String(whole.length)} queries of one or two words, the first of each time among them.`,
        figures: { ...measured, beginnings: asked.length },
      },
    ];
  },
};
