import type { Pool } from 'pg';
import { ORIGINAL } from '../../schema/language.ts';
import { transaction } from '../store/transaction.ts';
import { configurationOf, isPublic } from './fallback-text.ts';
import { stopWords } from './stop-words.ts';
import { stem } from './words/stem.ts';
import { words as wordsOf } from './words/tokens.ts';

/** An entry that answers, and how well: the best of an answer's are near 1. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
}

/** Words of a question that are looked for, the longest first: they say the most. */
const MOST_WORDS = 12;

/** What a word counts in a body, in a summary or a place, in a term, in a name: the best of what was tried on whole questions (OMoS-QA, dev: page among the first five for 74–86 %). */
const WEIGHTS = '{0.2, 0.4, 0.6, 1}';

/** A word of that many letters may stand for a longer one ("Schuldner" for "Schuldnerberatung"), and may be misspelt. */
const LONG = 4;

/** How much of a misspelt word must be as it is written in a name, of 1: one wrong letter spoils more of a short word than of one with eight letters or more. */
const ALIKE = 0.4;
const ALIKE_LONG = 0.5;

/** A word that so many entries have is not misspelt. */
const COMMON = 50;

/** What a likeness counts beside the word itself. */
const LIKENESS = 0.6;

/** A word that stands often in an entry counts little more than one in its title: as in BM25, ranks run against a bound. */
const SATURATION = '0.35';

/** Answers that are so much worse than the best one are noise. */
const WORST = 0.2;

/** A search that takes longer is worth less than the database's time. */
const PATIENCE = '3s';

/**
 * Finds entries by PostgreSQL alone, for when Meilisearch is away: by their words in the asked language and in the original's, whatever their endings,
 * by beginnings of words, and by names that are like the words. Any word may match; rare ones count more, so that whole questions find something.
 * What a visitor may not see now is never among them, whatever is in the kept texts.
 * @param words what is asked; with no words in it, nothing is found
 * @param limit most candidates
 * @returns the best first
 */
export async function findInDatabase(pool: Pool, words: string, language: string, limit: number): Promise<Candidate[]> {
  const asked = termsIn(words, language);
  if (asked.length === 0) return [];
  return transaction(pool, async (client) => {
    await client.query(`select set_config('pg_trgm.word_similarity_threshold', $1, true), set_config('statement_timeout', $2, true)`, [String(ALIKE), PATIENCE]);
    const { rows } = await client.query<Candidate>(STATEMENT, [
      asked.map(({ nth }) => nth),
      asked.map(({ language: tag }) => tag),
      asked.map(({ language: tag }) => configurationOf(tag)),
      asked.map(({ word }) => word),
      asked.map(({ query }) => query),
      limit,
    ]);
    return rows;
  });
}

interface Term {
  /** The place of the written word in the question; one word is asked in several languages. */
  readonly nth: number;
  readonly language: string;
  readonly word: string;
  /** What PostgreSQL's `to_tsquery` reads. */
  readonly query: string;
}

function termsIn(question: string, language: string): Term[] {
  const written = [...new Set(question.normalize('NFC').split(/[^\p{L}\p{M}\p{N}'’\u200c]+/u))].filter((word) => word !== '');
  const told = written.filter((word) => !isStopWord(word, language));
  const chosen = (told.length > 0 ? told : written).sort((one, other) => other.length - one.length).slice(0, MOST_WORDS);
  return chosen.flatMap((word, nth) => [...new Set([language, ORIGINAL])].flatMap((tag) => wordsOf(word, tag).map((folded) => ({ nth, language: tag, word: folded, query: queryFor(folded, tag) }))));
}

/** A word that says nothing in the asked language; what is one in the original's may say much in another ("am" in Turkish). */
function isStopWord(word: string, language: string): boolean {
  const [folded = ''] = wordsOf(word, language);
  return folded === '' || foldedStopWords(language).has(folded);
}

const foldedStops = new Map<string, ReadonlySet<string>>();

function foldedStopWords(language: string): ReadonlySet<string> {
  let stops = foldedStops.get(language);
  if (stops === undefined) foldedStops.set(language, (stops = new Set(stopWords(language).flatMap((word) => wordsOf(word, language)))));
  return stops;
}

/** Where PostgreSQL has no stems of a language, the beginning of the word stands for all its endings. */
function queryFor(word: string, language: string): string {
  const known = configurationOf(language) !== 'simple';
  return word.length < LONG ? word : `${known ? word : stem(word, language)}:*`;
}

const STATEMENT = `
  with asked as (
    select nth, language, word, to_tsquery(configuration::regconfig, unaccent(query)) as query from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (nth, language, configuration, word, query)
  ), exact as (
    select nth, entry, noun, max(ts_rank('${WEIGHTS}', s.words, a.query)) as rank from asked a join search_text s on s.language = a.language and s.words @@ a.query group by 1, 2, 3
  ), alike as (
    select nth, entry, noun, max(word_similarity(a.word, s.names)) as rank from asked a join search_text s on s.language = a.language and a.word <% s.names
    where length(a.word) >= ${String(LONG)} and nth not in (select nth from exact group by nth having count(*) > ${String(COMMON)}) and (length(a.word) < ${String(2 * LONG)} or word_similarity(a.word, s.names) >= ${String(ALIKE_LONG)}) group by 1, 2, 3
  ), rarity as (
    select nth, ln(1 + (select count(*) from search_text where language = '${ORIGINAL}')::real / (1 + count(e.nth))) as weight from (select distinct nth from asked) a left join exact e using (nth) group by 1
  ), found as (
    select nth, entry, noun, greatest(max(exact.rank) / (max(exact.rank) + ${SATURATION}) * (1 + ${SATURATION}), max(alike.rank) * ${String(LIKENESS)}) as rank from exact full join alike using (nth, entry, noun) group by 1, 2, 3
  ), best as (
    select entry, noun, sum(rank * weight) / (select sum(weight) from rarity) as score from found join rarity using (nth) group by 1, 2
  )
  select entry as id, least(score, 1)::float8 as score from best
  where score >= ${String(WORST)} * (select max(score) from best) and ${isPublic('best')}
  order by score desc, entry limit $6`;
