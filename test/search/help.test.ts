import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../bench/search-questions.ts';
import { Searchable } from './searchable.ts';

interface Query {
  readonly query: string;
  readonly language: string;
}

/** Some two hundred searches, in milliseconds. */
const PATIENCE = 120_000;

const read = (file: string): Query[] => readFileSync(join(import.meta.dirname, 'queries', file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Query);

describe('what may have been meant', () => {
  let directory: Searchable;

  beforeAll(async () => {
    directory = await Searchable.open('seed');
    await directory.begin();
  });
  afterAll(() => directory.close());

  const meant = async (language: string, query: string): Promise<string | null> => (await directory.search.ask({ language, query })).didYouMean;

  it.each([
    ['de', 'Auslenderbehörde', 'Ausländerbehörde'],
    ['de', 'Auslenderbehörde Termin', 'Ausländerbehörde Termin'],
    ['de', 'Wo ist die Auslenderbehörde?', 'Wo ist die Ausländerbehörde?'],
    ['de', 'Schuldnerberatnug', 'Schuldnerberatung'],
    ['en', 'interpretor', 'interpreter'],
    ['fr', 'logment', 'logement'],
    ['ru', 'интеграционый курс', 'Интеграционный курс'],
    ['ru', 'Мустерштадт', 'Musterstadt'],
    ['ru', 'бюргергелд', 'Bürgergeld'],
  ])('%s, "%s": %s', async (language, query, right) => {
    expect(await meant(language, query)).toBe(right);
  });

  it.each([
    ['ar', 'أين أجدد تصريح الإقامة'],
    ['ar', 'كيف أسجل طفلي في الروضة'],
    ['ar', 'أين أتعلم الألمانية'],
    ['ar', 'أتعلم'],
    ['fa', 'کجا می‌توانم اجازهٔ اقامتم را تمدید کنم؟'],
    ['tr', "Jobcenter'dan parayı nasıl alabilirim?"],
    ['ru', 'долги'],
    ['uk', 'Де продовжити посвідку на проживання'],
    ['de', 'Kindergart'],
    ['de', 'Beratung'],
    ['de', ''],
  ])('%s: nothing else than "%s"', async (language, query) => {
    expect(await meant(language, query)).toBeNull();
  });

  it('is not offered for what people ask and write rightly', async () => {
    const asked: Query[] = [...read('questions.ndjson'), ...read('short.ndjson'), ...(await questions(directory.pool))];
    const offered: string[] = [];
    for (const { language, query } of asked) {
      const other = await meant(language, query);
      if (other !== null) offered.push(`${query} → ${other}`);
    }
    expect(asked.length).toBeGreaterThan(150);
    expect(offered).toEqual([]);
  }, PATIENCE);

  it('is never worse found than what was typed', async () => {
    const rows: string[] = [];
    for (const { language, query } of read('broken.ndjson')) {
      const { didYouMean, total } = await directory.search.ask({ language, query, first: 1 });
      if (didYouMean === null) continue;
      const right = await directory.search.ask({ language, query: didYouMean, first: 1 });
      if (right.total === 0 || right.didYouMean !== null) rows.push(`${query} (${String(total)}) → ${didYouMean} (${String(right.total)})`);
    }
    expect(rows).toEqual([]);
  }, PATIENCE);
});
