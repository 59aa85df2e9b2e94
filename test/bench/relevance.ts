import { resolve } from 'node:path';
import { omosFolder } from '../../seed/omos.ts';
import { searchQuery } from '../../site/search/ask.ts';
import type { Benchmark, Finding, Options } from './benchmark.ts';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';
import { PlainMeilisearch } from './meilisearch.ts';
import { type QuestionSet, isFolder, pagesIn, questionSets } from './relevance-folder.ts';
import { openInstance } from './relevance-instance.ts';
import { type Score, part, rankOf, sayScore, score } from './relevance-score.ts';
import { measured } from './statistics.ts';
import { megabytes, rounded, times } from './tell.ts';

/** Hits looked at, as many as the site's own question asks for. */
const HITS = 20;

/** Questions asked before time is taken. */
const WARMING = 30;

/** The pages that can be found, and what is wanted of the search there: recall among the first five by language. */
const SETTINGS = [
  { name: 'all', title: 'pages in all languages', languages: undefined, aim: (language: string) => `R@1 ≥ .40, R@5 ≥ ${['ar', 'uk'].includes(language) ? '.76' : '.80'}` },
  { name: 'german', title: 'pages in German only', languages: ['de'], aim: () => 'R@5 ≥ .62' },
] as const;
type Setting = (typeof SETTINGS)[number];

/** Asks for one question's hits. @returns the pages' ids, best first */
type Ask = (language: string, question: string) => Promise<string[]>;

/**
 * How many whole questions find their page, in the page's own language and across languages, against Meilisearch as it comes over the same pages.
 * The pages and questions are of a folder like OMoS-QA's; each setting is a directory of its own.
 */
export const relevance: Benchmark = {
  name: 'relevance',
  ownEntries: true,
  refuse: (options) => (isFolder(folderOf(options)) ? undefined : `There are no pages and questions in ${folderOf(options)}; name a folder with pages.LANG.ndjson and questions.SPLIT.LANG.ndjson: npm run bench -- relevance FOLDER`),
  run: async (ground, options) => {
    const folder = folderOf(options);
    if (!isFolder(folder)) return [{ what: 'Relevance', ours: 'not measured', note: `There are no pages and questions in ${folder}.`, figures: {} }];
    const sets = questionSets(folder, options.fold);
    const findings: Finding[] = [];
    for (const setting of SETTINGS) findings.push(...(await measure(ground, { folder, setting, sets: sets.filter(({ language }) => setting.name === 'all' || language !== 'de'), options })));
    return findings;
  },
};

/** A file, or "none" for starting without anything learned. */
const baseOf = ({ base }: Options): string | undefined => (base === undefined || base === 'none' ? base : resolve(base));
const folderOf = ({ folder }: Options): string => (folder === undefined ? omosFolder : resolve(folder));

interface Task {
  readonly folder: string;
  readonly setting: Setting;
  readonly sets: readonly QuestionSet[];
  readonly options: Options;
}

async function measure(ground: Ground, { folder, setting, sets, options }: Task): Promise<Finding[]> {
  const baseline = await overMeilisearch(ground, { folder, setting, sets });
  const instance = await openInstance(ground, { name: setting.name, folder, base: baseOf(options), ...(setting.languages !== undefined && { keep: setting.languages }) });
  const client = new Client(`${instance.url}/graphql`);
  ground.say(`asking, ${setting.title}`);
  const ours = await askAll(sets, async (language, query) => {
    const { data } = JSON.parse(await client.post(JSON.stringify({ query: searchQuery, variables: { query, language, filter: {}, after: null } }))) as { data: { search: { hits: { slug: string }[] } } };
    return data.search.hits.map(({ slug }) => slug.replace(/^omos-/, ''));
  });
  client.close();
  const memory = instance.memory();
  await instance.stop();
  const { size, seconds } = instance;
  return [
    ...sets.map(({ split, language }, nth): Finding => row({ setting, split, language, baseline: baseline.scores[nth], ours: ours.scores[nth] })),
    {
      what: `A whole question, ${setting.title}`,
      baseline: times(measured(baseline.milliseconds)),
      ours: times(measured(ours.milliseconds)),
      note: 'Milliseconds at a client, over HTTP, one question at a time on a kept connection. Ours over GraphQL as the site asks, facets counted in.',
      figures: { setting: setting.name, baseline: measured(baseline.milliseconds), ours: measured(ours.milliseconds) },
    },
    {
      what: `Index, ${setting.title}`,
      ours: `Meilisearch ${megabytes(size.meilisearch)}, learned ${megabytes(size.learned)}; imported in ${rounded(seconds.imported)} s, made anew in ${rounded(seconds.rebuilt)} s`,
      figures: { setting: setting.name, ...size, ...seconds },
    },
    { what: `The server's memory, ${setting.title}`, ours: `${megabytes(memory.now)}, at most ${megabytes(memory.most)}`, aim: '≤ 400 MB at 10,000 entries', figures: { setting: setting.name, ...memory } },
  ];
}

function row({ setting, split, language, baseline, ours }: { setting: Setting; split: string; language: string; baseline: Score | undefined; ours: Score | undefined }): Finding {
  if (baseline === undefined || ours === undefined) throw new Error(`${split}.${language} was not measured`);
  return {
    what: `${split}, ${language} (${String(ours.questions)} questions), ${setting.title}`,
    baseline: sayScore(baseline),
    ours: sayScore(ours),
    ...(baseline.recall5 > 0 && { ratio: part(ours.recall5 / baseline.recall5) }),
    aim: setting.aim(language),
    note: 'R@1 and R@5: share of questions whose page stands first and among the first five; MRR: mean of 1 by its place, over twenty hits. The baseline is Meilisearch with its own settings and `matchingStrategy: frequency` on the same pages; the ratio is of R@5. Each setting is a directory of its own, with nothing but these pages in it.',
    figures: { setting: setting.name, split, language, baseline, ours },
  };
}

/** The same questions for Meilisearch as it comes: an index a language, of titles and texts. */
async function overMeilisearch(ground: Ground, { folder, setting, sets }: Omit<Task, 'options'>): Promise<Asking> {
  const meilisearch = new PlainMeilisearch(ground);
  const indexOf = (language: string): string => `plain-${setting.name}-${setting.languages === undefined ? language : 'de'}`;
  for (const uid of new Set(sets.map(({ language }) => indexOf(language)))) {
    await meilisearch.create(uid, { searchableAttributes: ['title', 'body'] });
    await meilisearch.done([await meilisearch.put(uid, pagesIn(folder, uid.split('-').at(-1) ?? 'de').map(({ id, title, body }) => JSON.stringify({ id, title, body })).join('\n'))]);
  }
  ground.say(`asking Meilisearch as it comes, ${setting.title}`);
  const asking = await askAll(sets, async (language, q) => {
    const { hits } = JSON.parse(await meilisearch.search(indexOf(language), JSON.stringify({ q, limit: HITS, matchingStrategy: 'frequency', attributesToRetrieve: ['id'] }))) as { hits: { id: string }[] };
    return hits.map(({ id }) => id);
  });
  meilisearch.close();
  return asking;
}

interface Asking {
  /** In the order of the sets. */
  readonly scores: readonly Score[];
  readonly milliseconds: readonly number[];
}

/** One question at a time. */
async function askAll(sets: readonly QuestionSet[], ask: Ask): Promise<Asking> {
  for (const { language, questions } of sets) for (const { question } of questions.slice(0, WARMING)) await ask(language, question);
  const milliseconds: number[] = [];
  const scores: Score[] = [];
  for (const { language, questions } of sets) {
    const ranks: (number | null)[] = [];
    for (const { question, page } of questions) {
      const began = performance.now();
      const hits = await ask(language, question);
      milliseconds.push(performance.now() - began);
      ranks.push(rankOf(page, hits));
    }
    scores.push(score(ranks));
  }
  return { scores, milliseconds };
}
