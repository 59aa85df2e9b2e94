import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { omosArticles, omosFolder } from '../../seed/omos.ts';
import { run } from '../harness/command.ts';
import { type Directory, openDirectory } from '../harness/directory.ts';

const present = existsSync(join(omosFolder, 'pages.de.ndjson'));
if (!present) console.warn(`Skipped: the OMoS-QA pages are not in ${omosFolder}.`);

interface Found {
  search: { total: number; hits: { noun: string; slug: string; title: string; language: string }[] };
}

const LANGUAGES = ['de', 'en', 'fr', 'ar', 'uk'];

describe.skipIf(!present)('the 441 pages of OMoS-QA', () => {
  const folder = mkdtempSync(join(tmpdir(), 'omos-'));
  let directory: Directory | undefined;
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await directory?.close();
  });

  test('are imported as articles in five languages, and found in each by their titles', async () => {
    directory = await openDirectory();
    const articles = [...omosArticles(omosFolder)];
    const file = join(folder, 'omos.ndjson');
    writeFileSync(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
    expect(await run('server/exchange/import.ts', [file], directory.env)).toEqual({ code: 0, stdout: `${file}: 441 new, 0 changed, 0 as before\n`, stderr: '' });

    const { graphql } = directory;
    const search = async (language: string, query?: string) => {
      const { data, errors } = await graphql<Found>('query ($query: String, $language: LanguageTag!) { search(query: $query, language: $language, first: 20) { total hits { noun slug title language } } }', { query, language });
      expect(errors).toBeUndefined();
      return data?.search ?? { total: 0, hits: [] };
    };
    const title = (article: (typeof articles)[number], language: string): string => {
      const wording = (article['title'] as Record<string, string | { value: string }>)[language];
      return typeof wording === 'string' ? wording : (wording?.value ?? '');
    };
    for (const language of LANGUAGES) {
      expect((await search(language)).total).toBe(441);
      const missed: string[] = [];
      for (const article of articles.filter((_, index) => index % 20 === 0)) {
        const { hits } = await search(language, title(article, language));
        // Pages of two places may have one title: then either is right.
        if (!hits.some((hit) => hit.noun === 'article' && hit.language === language && hit.title === title(article, language))) missed.push(`${language}: ${title(article, language)}`);
      }
      expect(missed).toEqual([]);
    }
  });
});
