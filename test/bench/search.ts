import { FACET_FIELDS } from '../../server/search/question.ts';
import { searchQuery } from '../../site/search/ask.ts';
import type { Benchmark } from './benchmark.ts';
import { Client } from './client.ts';
import { PlainMeilisearch } from './meilisearch.ts';
import { inTurn } from './rounds.ts';
import { type Question, questions } from './search-questions.ts';
import { ratioOf, times } from './tell.ts';

const ROUNDS = 8;
const HITS = 20;

interface Answer {
  readonly data: { readonly search: { readonly total: number; readonly hits: readonly { readonly slug: string }[] } };
}

/** `search` as the site asks it, over GraphQL, against Meilisearch's own search of the same index with the same query, filter, facets and attributes. */
export const search: Benchmark = {
  name: 'search',
  run: async (ground) => {
    await ground.indexed();
    const meilisearch = new PlainMeilisearch(ground);
    const graphql = new Client(`${(await ground.server()).url}/graphql`);
    const asked = (await questions(ground.base.store.pool)).map((question) => ({ ...question, baseline: forMeilisearch(question), ours: forUs(question) }));
    const equal = await countEqual(asked, meilisearch, graphql);
    const compared = await inTurn((nth) => meilisearch.search(asked[nth]?.language ?? '', asked[nth]?.baseline ?? ''), (nth) => graphql.post(asked[nth]?.ours ?? ''), { rounds: ROUNDS, block: asked.length });
    meilisearch.close();
    graphql.close();
    const kinds = [...new Set(asked.map(({ kind }) => kind))].map((kind) => `${String(asked.filter((question) => question.kind === kind).length)} × ${kind}`);
    return [
      {
        what: `\`search\`, ${String(asked.length)} questions`,
        baseline: `Meilisearch itself: ${times(compared.baseline)}`,
        ours: times(compared.ours),
        ratio: ratioOf(compared),
        aim: '≤ 1.5',
        note: `Milliseconds at a client, over HTTP, one at a time on a kept connection, \`Accept-Encoding: identity\` on both. ${kinds.join(', ')}; German, English and Arabic; a third filtered. Ours also orders anew, finds across languages, counts what else could be chosen in a filtered field, and offers filters; for ${String(equal)} of ${String(asked.length)} the first hits are the same ones in the same order.`,
        figures: { ...compared, questions: asked.length, equal },
      },
    ];
  },
};

function forUs({ query, language, filter }: Question): string {
  return JSON.stringify({ query: searchQuery, variables: { query, language, filter, after: null } });
}

/** The same as one request of Meilisearch's. @see https://www.meilisearch.com/docs/reference/api/search */
function forMeilisearch({ query, filter }: Question): string {
  return JSON.stringify({
    q: query,
    limit: HITS,
    // As ours is asked: the rarer words of a question decide.
    matchingStrategy: query.split(' ').length > 2 ? 'frequency' : 'last',
    filter: Object.entries(filter).map(([field, values]) => `${field} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`),
    facets: FACET_FIELDS,
    attributesToRetrieve: ['noun', 'slug', 'language', 'title', 'summary'],
    attributesToHighlight: ['title', 'summary'],
    attributesToCrop: ['summary'],
    cropLength: 30,
    highlightPreTag: '\u0002',
    highlightPostTag: '\u0003',
  });
}

async function countEqual(asked: readonly { language: string; baseline: string; ours: string }[], meilisearch: PlainMeilisearch, graphql: Client): Promise<number> {
  let equal = 0;
  for (const { language, baseline, ours } of asked) {
    const { hits } = JSON.parse(await meilisearch.search(language, baseline)) as { hits: { slug: string }[] };
    const { data } = JSON.parse(await graphql.post(ours)) as Answer;
    if (String(hits.map(({ slug }) => slug)) === String(data.search.hits.map(({ slug }) => slug))) equal += 1;
  }
  return equal;
}
