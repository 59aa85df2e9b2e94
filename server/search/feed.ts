import { LANGUAGES } from '../../schema/language.ts';
import type { Sql } from '../store/read.ts';
import type { Ids } from './dependants.ts';
import { describe } from './describe.ts';
import { type SearchDocument, documentsOf } from './document.ts';
import { keepTexts } from './fallback-text.ts';
import type { Meili } from './meili.ts';

/** Entries read in one go: few statements, and little memory. */
const PAGE = 500;

/** Entries sent in one go. Meilisearch, which is the slower part, gathers what waits into larger batches itself. */
const PORTION = 1_000;

/** Gives ids out in portions, whatever their nouns. */
export function* portions(ids: Ids, size = PORTION): Generator<Map<string, Set<string>>> {
  let portion = new Map<string, Set<string>>();
  let count = 0;
  for (const [noun, all] of ids) {
    for (const id of all) {
      const some = portion.get(noun) ?? new Set();
      portion.set(noun, some.add(id));
      count += 1;
      if (count % size > 0) continue;
      yield portion;
      portion = new Map();
    }
  }
  if (portion.size > 0) yield portion;
}

/**
 * Reads entries anew and sends what is public of them to the index of every language; what is not there, or not public, is taken out.
 * @param uids the indexes of a language that are to know
 * @returns the tasks, which need not be done yet
 */
export async function feed(sql: Sql, meili: Meili, ids: Ids, uids: (language: string) => readonly string[]): Promise<number[]> {
  const tasks: number[] = [];
  for (const portion of portions(ids)) tasks.push(...(await feedPortion(sql, meili, portion, uids)));
  return tasks;
}

async function feedPortion(sql: Sql, meili: Meili, ids: Ids, uids: (language: string) => readonly string[]): Promise<number[]> {
  const { makers, gone } = await read(sql, ids);
  // While Meilisearch takes them, and whether or not it does: it may be away just then.
  const keeping = keepTexts(sql, makers, gone);
  keeping.catch(() => undefined);
  const tasks: number[] = [];
  const send = async (language: string): Promise<void> => {
    const ndjson = makers.map((make) => JSON.stringify(make(language))).join('\n');
    for (const uid of uids(language)) {
      if (ndjson !== '') tasks.push(await meili.put(uid, ndjson));
      if (gone.length > 0) tasks.push(await meili.remove(uid, gone));
    }
  };
  // Indexes are brought up to date one after the other, in the order in which they are told: the original's is the first.
  try {
    for (const language of LANGUAGES) await send(language);
  } finally {
    await keeping;
  }
  return tasks;
}

async function read(sql: Sql, ids: Ids): Promise<{ makers: ((language: string) => SearchDocument)[]; gone: string[] }> {
  const makers: ((language: string) => SearchDocument)[] = [];
  const gone: string[] = [];
  for (const [noun, all] of ids) {
    const list = [...all];
    for (let start = 0; start < list.length; start += PAGE) {
      const page = list.slice(start, start + PAGE);
      const entries = await describe(sql, noun, page);
      const there = new Set(entries.map(({ row }) => row.id));
      makers.push(...entries.map(documentsOf));
      gone.push(...page.filter((id) => !there.has(id)));
    }
  }
  return { makers, gone };
}
