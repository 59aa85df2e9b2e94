import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DirectoryProcess } from './directory-process.ts';

const WRITES = 500;
const AT_ONCE = 5;

const SAVE = 'mutation ($input: ArticleInput!) { saveArticle(input: $input) { slug } }';
const LIST = 'query ($after: String) { articles(first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }';
const FOUND = 'query ($after: String) { search(language: "de", filter: { noun: ["article"] }, first: 100, after: $after) { hits { slug } pageInfo { hasNextPage endCursor } } }';

interface Page {
  nodes?: { slug: string }[];
  hits?: { slug: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const directory = new DirectoryProcess();

beforeAll(() => directory.start());
afterAll(() => directory.stop());

/** The slugs of every page of a list. */
async function all(query: string, field: string): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const data: Record<string, Page> = await directory.ask(query, { after });
    const page = data[field];
    if (page === undefined) throw new Error(`no ${field}`);
    found.push(...(page.nodes ?? page.hits ?? []).map(({ slug }) => slug));
    if (!page.pageInfo.hasNextPage) return found.sort();
    after = page.pageInfo.endCursor;
  }
}

const stored = () => all(LIST, 'articles');
const found = () => all(FOUND, 'search');

/** Writes numbered articles until all are acknowledged; a write without an answer is tried again, as a person would. */
async function write(numbers: number[], acknowledged: Set<string>): Promise<void> {
  for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
    const slug = `test-article-${String(number)}`;
    for (;;) {
      try {
        await directory.ask(SAVE, { input: { slug, kind: 'GUIDE', title: { de: `Testartikel ${String(number)}` } } });
        acknowledged.add(slug);
        break;
      } catch {
        await sleep(100);
      }
    }
  }
}

describe('a directory whose processes are killed while people write', () => {
  it('keeps every acknowledged write, and the index tells what the database holds', async () => {
    const acknowledged = new Set<string>();
    const numbers = Array.from({ length: WRITES }, (_, index) => index);
    const writers = Array.from({ length: AT_ONCE }, () => write(numbers, acknowledged));
    const reached = async (count: number): Promise<string[]> => {
      while (acknowledged.size < count) await sleep(10);
      return [...acknowledged];
    };

    await reached(80);
    directory.killServer('postgres');
    await reached(180);
    directory.killServer('meilisearch');
    const before = await reached(300);
    await directory.kill();
    await directory.start();
    expect(await stored()).toEqual(expect.arrayContaining(before));
    await reached(400);
    directory.killServer('meilisearch');
    directory.killServer('postgres');
    await Promise.all(writers);

    expect(acknowledged.size).toBe(WRITES);
    expect(await stored()).toEqual([...acknowledged].sort());
    await expect.poll(found, { timeout: 60_000, interval: 250 }).toEqual([...acknowledged].sort());
  }, 240_000);
});
