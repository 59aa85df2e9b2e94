import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { fail } from '../../schema/error.ts';
import { language as known } from '../../schema/language.ts';
import { Bits } from './facts/bits.ts';
import { findInDatabase } from './fallback.ts';
import { noteGap } from './gaps.ts';
import type { Heads } from './heads.ts';
import { help } from './help.ts';
import { marked, markedPart } from './marks.ts';
import type { Meili } from './meili.ts';
import type { Memory } from './memory.ts';
import type { Head, SearchAnswer, SearchHit, SearchQuestion } from './question.ts';
import { type Ranking, SHORT, rank } from './rank.ts';
import { type Standing, standings } from './standing.ts';
import { words } from './words/tokens.ts';

/** What a search is answered from. */
export interface Sources {
  readonly pool: Pool;
  readonly meili: Meili;
  readonly memory: Memory;
  readonly heads: Heads;
  readonly log: BaseLogger;
}

/** Limits of a question, and how many of a facet's values are told, the commonest first: nobody reads through more. */
const MOST = { query: 500, first: 100, facetValues: 100 };
const FIRST = 20;

/** Hits of Meilisearch that take part in the order; what it finds beyond them, the memory finds too. */
const CANDIDATES = 30;

/** Worse hits of Meilisearch are of words that are hardly those asked for. */
const LEAST_SCORE = 0.15;

/**
 * Answers a question. Words decide which entries are found and where they stand: a question's from memory, one or two words' from Meilisearch
 * and memory together. Filters, totals and facets come from the facts in memory; what the hits tell is read.
 * @throws BAD_LANGUAGE, QUERY_TOO_LONG, PAGE_TOO_LARGE, BAD_CURSOR, BAD_INPUT, SEARCH_UNAVAILABLE
 */
export async function ask(sources: Sources, question: SearchQuestion): Promise<SearchAnswer> {
  const { memory, heads } = sources;
  const language = known(question.language);
  const query = wordsIn(question.query ?? '');
  const limit = firstOf(question.first);
  const offset = question.after == null ? 0 : offsetOf(question.after);
  const now = new Date();
  const finding = candidates(sources, query, language);
  await available(memory.current());
  // While Meilisearch is at it.
  const passing = memory.facts.pass(question.filter, now);
  const ranked = query === '' ? null : rank(memory, query, language);
  const others = await finding;
  const ranking = ranked?.(byNumber(memory, others.found)) ?? null;
  const found = ranking === null ? memory.facts.pass(null, now) : foundBy(ranking);
  const near = question.filter?.near == null ? undefined : memory.facts.centre(question.filter.near.place);
  const shown = passing.and(found);
  const total = shown.count;
  const page = standings(memory, ranking, shown, { now, near, within: question.filter?.near?.within }, { offset, limit });
  if (total === 0 && found.isEmpty && !others.isAway && offset === 0) void noteGap(sources, query, language);
  const told = await available(heads.read(page.flatMap(({ number }) => memory.of(number) ?? []), language));
  const end = offset + page.length;
  const facets = once(() => facetsOf(memory, found, question.filter, now, language));
  return {
    total,
    degraded: others.isAway,
    hits: page.flatMap((standing) => hit(memory, standing, told.get(memory.of(standing.number)?.id ?? ''), ranking, now)),
    get facets() {
      return facets();
    },
    ...help(memory, query, language, { total, chosen: question.filter }),
    pageInfo: { hasNextPage: end < total, hasPreviousPage: offset > 0, startCursor: null, endCursor: page.length > 0 ? cursorOf(end) : null },
  };
}

function facetsOf(memory: Memory, found: Bits, filter: SearchQuestion['filter'], now: Date, language: string): SearchAnswer['facets'] {
  return memory.facts.facets(found, filter, now).map(({ field, values }) => ({
    field,
    values: values
      .slice(0, MOST.facetValues)
      .map(({ value, count }) => ({ value, label: memory.labels.of(field, value, language), count }))
      .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1)),
  }));
}

/** What nobody may ask for is made when somebody does, and whoever asks again gets the same: a compiled query looks at a field several times. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What is read from the database. @throws SEARCH_UNAVAILABLE when it cannot be */
export async function available<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (cause) {
    throw Object.assign(fail('SEARCH_UNAVAILABLE'), { cause });
  }
}

interface Others {
  readonly found: readonly { readonly id: string; readonly score: number }[];
  readonly isAway: boolean;
}

/** What Meilisearch finds by one or two words, whatever is filtered (so that all facets count among the same), or PostgreSQL while it is away. A whole question is none of theirs, but whether Meilisearch is there is told of it too. */
async function candidates({ pool, meili, log }: Sources, query: string, language: string): Promise<Others> {
  try {
    if (query === '' || words(query, language).length > SHORT) {
      await meili.alive();
      return { found: [], isAway: false };
    }
    const { hits } = await meili.search({ indexUid: meili.uid(language), q: query, limit: CANDIDATES, attributesToRetrieve: ['id'], showRankingScore: true });
    return { found: hits.map(({ id, _rankingScore: score }) => ({ id: String(id), score: score ?? 0 })).filter(({ score }) => score > LEAST_SCORE), isAway: false };
  } catch {
    return { found: query === '' ? [] : await findInDatabase(pool, query, language, CANDIDATES).catch((error: unknown) => {
      log.warn({ err: error }, 'neither Meilisearch nor the database finds words');
      return [];
    }), isAway: true };
  }
}

function byNumber(memory: Memory, found: Others['found']): Map<number, number> {
  return new Map(found.flatMap(({ id, score }): [number, number][] => {
    const number = memory.number(id);
    return number === undefined ? [] : [[number, score]];
  }));
}

function foundBy({ scores }: Ranking): Bits {
  const found = new Bits();
  scores.forEach((score, number) => {
    if (score > 0) found.add(number);
  });
  return found;
}

function hit(memory: Memory, { number, score, distance, why }: Standing, head: Head | undefined, ranking: Ranking | null, now: Date): SearchHit[] {
  if (head === undefined) return [];
  const known = memory.of(number);
  const reasons = once(why);
  const opening = once(() => memory.facts.opening(number, now));
  const wanted = ranking?.wanted(head.language) ?? { stems: new Set<number>(), typed: [] };
  return [
    {
      ...head,
      titleHighlight: marked(head.title, head.language, wanted),
      summaryHighlight: head.summary === null ? null : markedPart(head.summary, head.language, wanted),
      score,
      across: ranking?.isAcross(number) ?? false,
      through: ranking?.through(number) ?? null,
      distance,
      get why() {
        return reasons();
      },
      by: known?.by ?? null,
      phone: known?.phone ?? null,
      visibility: known?.visibility ?? 'STAFF',
      ...memory.facts.shown(number),
      get opening() {
        return opening();
      },
    },
  ];
}

/** The query as it is searched for: composed characters, no control characters. @throws QUERY_TOO_LONG */
export function wordsIn(query: string): string {
  if (query.length > MOST.query) throw fail('QUERY_TOO_LONG', query.length, MOST.query);
  return query.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** @throws PAGE_TOO_LARGE */
function firstOf(first: number | null | undefined): number {
  const wanted = first ?? FIRST;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST.first) throw fail('PAGE_TOO_LARGE', wanted, MOST.first);
  return wanted;
}

const CURSOR = /^page:(\d{1,5})$/;
const cursorOf = (offset: number): string => Buffer.from(`page:${String(offset)}`).toString('base64url');

/** @throws BAD_CURSOR */
function offsetOf(cursor: string): number {
  const offset = CURSOR.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (offset === undefined || cursorOf(Number(offset)) !== cursor) throw fail('BAD_CURSOR', cursor);
  return Number(offset);
}
