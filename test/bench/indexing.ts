import { LANGUAGES } from '../../schema/language.ts';
import { nounOf } from '../../schema/nouns.ts';
import { describe } from '../../server/search/describe.ts';
import { documentsOf } from '../../server/search/document.ts';
import { SEARCHABLE } from '../../server/search/recipe.ts';
import { settingsOf } from '../../server/search/settings.ts';
import type { Benchmark } from './benchmark.ts';
import type { Ground } from './ground.ts';
import { PlainMeilisearch } from './meilisearch.ts';
import { rounded } from './tell.ts';

/** Entries described at once. */
const PAGE = 500;

interface Prepared {
  readonly count: number;
  /** Documents of each language, one a line. */
  readonly ndjson: ReadonlyMap<string, Buffer>;
}

/** Our rebuild of every language's index from PostgreSQL, against the very same documents and settings, ready made, sent to Meilisearch in one piece a language. */
export const indexing: Benchmark = {
  name: 'index',
  run: async (ground) => {
    const prepared = await prepare(ground);
    const meilisearch = new PlainMeilisearch(ground);
    const first = await sendAlone(meilisearch, prepared);
    const ours = await secondsOf(() => ground.base.search.rebuild());
    const last = await sendAlone(meilisearch, prepared);
    meilisearch.close();
    const baseline = (first + last) / 2;
    const rate = (seconds: number): string => `${rounded(prepared.count / seconds)}/s`;
    return [
      {
        what: `Documents indexed, of ${rounded(prepared.count)} in ${String(LANGUAGES.length)} languages`,
        baseline: `Meilisearch alone: ${rate(baseline)}`,
        ours: `${rate(ours)} (${rounded(ours)} s)`,
        ratio: (baseline / ours).toFixed(2),
        aim: '≥ 0.7',
        note: 'Here: read from PostgreSQL, made, sent and exchanged for the indexes in use. Meilisearch alone: the same documents and settings, ready made, one batch a language; before and after.',
        figures: { documents: prepared.count, seconds: { first, ours, last } },
      },
    ];
  },
};

async function prepare({ base: { store } }: Ground): Promise<Prepared> {
  const makers: ReturnType<typeof documentsOf>[] = [];
  for (const name of SEARCHABLE) {
    const { rows } = await store.pool.query<{ id: string }>(`select id from "${nounOf(name).table}" where reach = 0 order by id`);
    for (let start = 0; start < rows.length; start += PAGE) {
      const entries = await describe(store.pool, name, rows.slice(start, start + PAGE).map(({ id }) => id));
      makers.push(...entries.map(documentsOf));
    }
  }
  const ndjson = new Map(LANGUAGES.map((language) => [language, Buffer.from(makers.map((make) => JSON.stringify(make(language))).join('\n'))]));
  return { count: makers.length * LANGUAGES.length, ndjson };
}

/** Seconds until everything can be found; what it takes to clear it away again is not counted. */
async function sendAlone(meilisearch: PlainMeilisearch, { ndjson }: Prepared): Promise<number> {
  const uids = [...ndjson.keys()].map((language) => [`bench-${language}`, language] as const);
  const seconds = await secondsOf(async () => {
    const tasks: number[] = [];
    for (const [uid, language] of uids) tasks.push(await meilisearch.create(uid, settingsOf(language)));
    for (const [uid, language] of uids) tasks.push(await meilisearch.put(uid, ndjson.get(language) ?? ''));
    await meilisearch.done(tasks);
  });
  await meilisearch.done(await Promise.all(uids.map(([uid]) => meilisearch.drop(uid))));
  return seconds;
}

async function secondsOf(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}
