import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Searchable } from './searchable.ts';

// What people type, over the seed, and the entries that a reasonable person expects:
//   broken.ndjson     misspelt, transliterated, cut off, abbreviated: one of the expected among the first five
//   questions.ndjson  whole questions in Persian, Russian and Turkish (machine-made, checked by nobody yet)
//   short.ndjson      one or two words, spelled right
// `ranks.json` keeps the best place that an expected entry reached for each of them (null: not among the first twenty).
// None of those found in time may get worse unnoticed. To keep what is reached now:
//   UPDATE_RANKS=1 npx vitest run --config test/vitest.config.ts test/search/queries.test.ts

interface Query {
  readonly query: string;
  readonly language: string;
  readonly kind: string;
  /** Slugs, any of which will do. */
  readonly expect: readonly string[];
  /** Among how many hits; five unless said otherwise. */
  readonly within?: number;
}

type Rank = number | null;

const FOLDER = join(import.meta.dirname, 'queries');
const RECORD = join(FOLDER, 'ranks.json');
const WITHIN = 5;

/** Some five hundred searches, in milliseconds. */
const PATIENCE = 600_000;

/** The least share of each file's queries whose entry must be found in time. */
const FLOORS: Readonly<Record<string, number>> = { broken: 0.995, questions: 0.9, short: 1 };

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ndjson')).map((name) => name.slice(0, -'.ndjson'.length));
const queries = new Map(files.map((file) => [file, read(file)]));
const update = process.env['UPDATE_RANKS'] === '1';

describe('what people type', () => {
  let directory: Searchable;
  const ranks = new Map<string, Map<string, Rank>>();

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.begin();
    // As every directory does that was started once: it learns from its own translations.
    await directory.search.rebuild();
    for (const [file, asked] of queries) {
      const reached = new Map<string, Rank>();
      for (const query of asked) reached.set(nameOf(query), await rankOf(query, directory));
      ranks.set(file, reached);
    }
    if (update) writeFileSync(RECORD, printed(ranks));
  }, PATIENCE);
  afterAll(() => directory.close());

  it.each(files)('finds what %s expects no later than it did', (file) => {
    const record = recorded()[file] ?? {};
    const worse = (queries.get(file) ?? []).flatMap((query) => {
      const [name, rank] = [nameOf(query), ranks.get(file)?.get(nameOf(query)) ?? null];
      const before = record[name] ?? null;
      // Further down chance decides among equals.
      return !isInTime(query, before) || placeOf(rank) <= placeOf(before) ? [] : [`${name}: ${say(before)} → ${say(rank)}`];
    });
    expect(worse).toEqual([]);
  });

  it.each(files)('has a place on record for every query of %s', (file) => {
    expect(Object.keys(recorded()[file] ?? {}).sort()).toEqual([...(ranks.get(file)?.keys() ?? [])].sort());
  });

  it.each(files)('finds most of what %s expects in time', (file) => {
    const asked = queries.get(file) ?? [];
    const missed = asked.filter((query) => !isInTime(query, ranks.get(file)?.get(nameOf(query)) ?? null)).map(nameOf);
    expect(1 - missed.length / asked.length, `missed: ${missed.join(', ')}`).toBeGreaterThanOrEqual(FLOORS[file] ?? 1);
  });
});

async function rankOf({ query, language, expect: wanted }: Query, directory: Searchable): Promise<Rank> {
  const index = (await directory.find(language, query, { first: 20 })).findIndex((slug) => wanted.includes(slug));
  return index < 0 ? null : index + 1;
}

function read(file: string): Query[] {
  return readFileSync(join(FOLDER, `${file}.ndjson`), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Query);
}

function recorded(): Record<string, Record<string, Rank>> {
  return existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, Record<string, Rank>>) : {};
}

function printed(reached: ReadonlyMap<string, ReadonlyMap<string, Rank>>): string {
  return `${JSON.stringify(Object.fromEntries([...reached].map(([file, byName]) => [file, Object.fromEntries(byName)])), null, 1)}\n`;
}

const nameOf = ({ language, query }: Query): string => `${language}: ${query}`;
const placeOf = (rank: Rank): number => rank ?? Number.POSITIVE_INFINITY;
const isInTime = ({ within = WITHIN }: Query, rank: Rank): boolean => placeOf(rank) <= within;
const say = (rank: Rank): string => (rank === null ? 'not found' : String(rank));
