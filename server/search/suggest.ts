import { fail, within } from '../../schema/error.ts';
import { ORIGINAL, language as known } from '../../schema/language.ts';
import { type Sources, available, wordsIn } from './ask.ts';
import type { Facts } from './facts/facts.ts';
import { townNames } from './facts/place.ts';
import type { Memory } from './memory.ts';
import type { Suggestion } from './question.ts';
import { greatest, least } from './relevance/fuse.ts';
import { searchedAs } from './wordings.ts';
import { isLatin, sound } from './words/sound.ts';
import { words } from './words/tokens.ts';

/** What somebody has typed so far. */
export interface SuggestQuestion {
  readonly query: string;
  readonly language: string;
  /** Suggestions wanted, 1 to 10; 8 unless said otherwise. */
  readonly first?: number | null;
}

/** Most that is told, and of each kind; and words beyond which a query is no beginning of a name. */
const MOST = { first: 10, topics: 3, places: 2, words: 8 };
const FIRST = 8;

/** How sure a word must be. So sure is one that stands in a title or begins one of its words, or has one mistake; not one that stands in a text below. */
const LEAST_SURE = { entry: 0.65, term: 0.6, begun: 0.664 };

/** So many times what is told is looked at, to tell the best of it. */
const SPARE = 2;

/** Words that tell less need not stand in a title. */
const TELLING = 0.35;

/** Letters of which something may be a beginning; and sounds of a word in another script. */
const BEGINNING = 2;
const SOUNDS = 4;

/**
 * What somebody who is typing may mean: topics, places, then entries, that have all of the words, the last one as a beginning. Answered from
 * memory as it is; what was written within the last second may be missing.
 * @throws BAD_LANGUAGE, QUERY_TOO_LONG, PAGE_TOO_LARGE, SEARCH_UNAVAILABLE
 */
export async function suggest(sources: Pick<Sources, 'memory' | 'heads'>, question: SuggestQuestion): Promise<Suggestion[]> {
  const language = within('language', () => known(question.language));
  const query = within('query', () => wordsIn(question.query));
  const first = within('first', () => firstOf(question.first));
  const typed = typedIn(query);
  if (typed.length === 0) return [];
  const { memory } = sources;
  await available(memory.load());
  const needed = neededOf(typed, memory, searchedAs(language));
  const other = [...topics(memory, needed, language), ...places(memory.facts, query, language)].slice(0, first);
  return [...other, ...(await available(entries(sources, needed, language, first - other.length)))];
}

/** @throws PAGE_TOO_LARGE */
function firstOf(first: number | null | undefined): number {
  const wanted = first ?? FIRST;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST.first) throw fail('PAGE_TOO_LARGE', wanted, MOST.first);
  return wanted;
}

/** The words of which each may be a beginning; none where nobody could tell what they begin. */
function typedIn(query: string): string[] {
  const all = [...new Set(query.split(' '))].filter((word) => words(word, ORIGINAL).length > 0);
  const typed = (all.at(-1) ?? '').length < BEGINNING ? all.slice(0, -1) : all;
  return typed.length > MOST.words ? [] : typed;
}

/** Words that tell something, and the last one, which may yet become one. */
function neededOf(typed: readonly string[], { relevance }: Memory, language: string): string[] {
  return typed.filter((word, index) => index === typed.length - 1 || words(word, language).some((each) => relevance.share(each, language) >= TELLING));
}

function topics(memory: Memory, needed: readonly string[], asked: string): Suggestion[] {
  const { relevance, terms, labels } = memory;
  const tongues = relevance.tongues(searchedAs(asked));
  const meant = least(terms.size, needed, (word) => greatest(terms.size, tongues.flatMap((tag) => words(word, tag).map((each) => terms.sureness(each, tag)))));
  const enough = needed.every((word) => begunIn(memory, word, tongues).length > 0) ? LEAST_SURE.begun : LEAST_SURE.term;
  const slugs = terms.surest(meant.map((sure) => (sure < enough ? 0 : sure))).filter((slug) => labels.isTopic(slug));
  const surest = slugs.slice(0, SPARE * MOST.topics).map((slug): Suggestion => ({ kind: 'TOPIC', noun: null, slug, ...labels.term(slug, asked) }));
  return surest.sort((one, other) => unlike(one, needed) - unlike(other, needed)).slice(0, MOST.topics);
}

/** Postal codes and municipalities that the last words begin, as the filter for what is near understands them. */
function places(facts: Facts, query: string, language: string): Suggestion[] {
  const typed = words(query, ORIGINAL);
  const last = typed.at(-1) ?? '';
  const heard = isLatin(last) ? '' : sound(words(query, language).at(-1) ?? '');
  const names = /^\d+$/.test(last) ? facts.postalCodes().filter((code) => code.startsWith(last)) : facts.municipalities().filter((name) => isBegun(name, typed, heard));
  return (last.length < BEGINNING ? [] : names)
    .filter((name) => facts.centre(name) !== undefined)
    .slice(0, MOST.places)
    .map((name) => ({ kind: 'PLACE', noun: null, slug: null, label: name, language: ORIGINAL }));
}

/** @param heard how the last word sounds, if it is in another script */
function isBegun(name: string, typed: readonly string[], heard: string): boolean {
  return townNames(name).some((form) => {
    const plain = words(form, ORIGINAL);
    if (heard.length >= SOUNDS && sound(plain.join('')).startsWith(heard)) return true;
    return plain.some((_, index) => plain.join(' ').startsWith(typed.slice(-index - 1).join(' ')));
  });
}

/** What is readable for the reader comes first, what is over last; among them the surest, then what was confirmed last. */
async function entries({ memory, heads }: Pick<Sources, 'memory' | 'heads'>, needed: readonly string[], asked: string, most: number): Promise<Suggestion[]> {
  if (most === 0) return [];
  const language = searchedAs(asked);
  const { relevance, facts } = memory;
  const now = new Date();
  const sure = least(memory.size, needed, (word) => standing(memory, word, language));
  const found: { number: number; order: readonly number[] }[] = [];
  sure.forEach((value, number) => {
    const entry = memory.of(number);
    if (value < LEAST_SURE.entry || entry === undefined) return;
    const isOwn = entry.isNamed || relevance.lexis(language).has(number);
    found.push({ number, order: [Number(facts.isEnded(number, now)), Number(!isOwn), -Math.round(value * 10), -(facts.checkedAt(number) ?? 0), number] });
  });
  found.sort((one, other) => compare(one.order, other.order));
  const told = found.slice(0, SPARE * most);
  const read = await heads.read(told.flatMap(({ number }) => memory.of(number) ?? []), asked);
  const suggestions = new Map<string, { suggestion: Suggestion; order: readonly number[] }>();
  for (const { number, order: [ended = 0, foreign = 0] } of told) {
    const head = read.get(memory.of(number)?.id ?? '');
    if (head === undefined) continue;
    const suggestion: Suggestion = { kind: 'ENTRY', noun: head.noun, slug: head.slug, label: head.title, language: head.language };
    // Several may have the same title, of which one is enough.
    const key = `${head.noun} ${head.title}`;
    if (!suggestions.has(key)) suggestions.set(key, { suggestion, order: [ended, foreign, unlike(suggestion, needed)] });
  }
  return [...suggestions.values()].sort((one, other) => compare(one.order, other.order)).slice(0, most).map(({ suggestion }) => suggestion);
}

/** 0 for a label that begins with what was typed, 1 for one whose words do, 2 for one that is found by another name. */
function unlike({ label, language }: Suggestion, needed: readonly string[]): number {
  const typed = needed.flatMap((word) => words(word, language));
  const stand = words(label, language);
  if (stand.join(' ').startsWith(typed.join(' '))) return 0;
  return typed.every((word) => stand.some((each) => each.startsWith(word))) ? 1 : 2;
}

/** The languages in which some text has a word, or one that begins so. */
function begunIn({ relevance }: Memory, word: string, tongues: readonly string[]): string[] {
  return tongues.filter((tag) => words(word, tag).every((each) => relevance.lexis(tag).begins(each)));
}

/** How surely each entry has a word, in any language in which it may be meant. A mistake is looked for only where nothing begins so. */
function standing(memory: Memory, word: string, language: string): Float32Array {
  const { relevance, size } = memory;
  const tongues = relevance.tongues(language);
  const begun = begunIn(memory, word, tongues);
  return greatest(size, (begun.length > 0 ? begun : tongues).map((tag) => least(size, words(word, tag), (each) => relevance.lexis(tag).sureness(each, size))));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] as number) - (other[at] as number);
}
