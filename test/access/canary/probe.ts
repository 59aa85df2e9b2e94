import { serveDirectory } from '../../harness/serving.ts';
import { manifold, questions } from './asking.ts';
import { COMMON, leaks } from './marks.ts';
import { type Leak, askAll, plantedIn } from './matrix.ts';
import { plant } from './plant.ts';
import { type Asker, type AskerName, askers, plantWork } from './roles.ts';

/** What one may find, and be told of it on the way. */
const SEARCH = `query ($query: String, $restricted: Boolean) {
  search(query: $query, language: "de", first: 100, restricted: $restricted) {
    hits { slug title summary titleHighlight summaryHighlight by phone { number shown } municipalities visibility }
    facets { field values { value label } } didYouMean offers { field value label } nearestTopics { slug label }
  }
}`;
const SUGGEST = `query ($query: String!, $restricted: Boolean) { suggest(query: $query, language: "de", first: 10, restricted: $restricted) { slug label } }`;

/** Everything a search and what is suggested tell somebody. @returns the text, and what of it they should not be told */
export async function searchAll(asker: Asker): Promise<{ told: string; leaks: Leak[] }> {
  const found: Leak[] = [];
  const all: string[] = [];
  for (const restricted of asker.reach === 0 ? [false] : [false, true]) {
    for (const query of [COMMON, 'kanarib', 'kanaric', 'kanarid', '']) {
      for (const [field, document] of [['search', SEARCH], ['suggest', SUGGEST]] as const) {
        const { data, errors } = await asker.ask(document, { query, restricted });
        if (errors !== undefined) throw new Error(`${asker.name} cannot search: ${JSON.stringify(errors)}`);
        const told = JSON.stringify(data);
        all.push(told);
        const bad = leaks(told, restricted ? asker.reach : 0, query === '' ? [] : [query]);
        if (bad.length > 0) found.push({ asker: asker.name, field, variables: JSON.stringify({ query, restricted }), found: bad });
      }
    }
  }
  return { told: all.join('\n'), leaks: found };
}

/** Where a directory can be made for one look. */
export interface Site {
  readonly databaseUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
}

/** Plants everything in an empty database and looks for the first thing that somebody is told and should not be. */
export async function firstLeak(site: Site, who: AskerName): Promise<Leak | undefined> {
  const directory = await serveDirectory(site);
  try {
    await plant(directory.pool);
    await plantWork(directory);
    const planted = await plantedIn(directory.pool);
    for (const asker of (await askers(directory)).filter(({ name }) => name === who)) {
      for (const look of [() => askAll(asker, manifold(questions(planted, asker.reach)), { most: 1 }), async () => (await searchAll(asker)).leaks]) {
        const [leak] = await look();
        if (leak !== undefined) return leak;
      }
    }
    return undefined;
  } finally {
    await directory.close();
  }
}
