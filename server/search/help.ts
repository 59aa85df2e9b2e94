import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import type { Memory } from './memory.ts';
import { type Filterable, offersIn } from './offers.ts';
import type { SearchAnswer, SearchFilter } from './question.ts';
import { SHORT } from './rank.ts';
import { searchedAs } from './wordings.ts';
import { distance } from './words/distance.ts';
import { fold } from './words/fold.ts';
import { sound } from './words/sound.ts';
import { stemHash } from './words/stem.ts';
import { type Token, tokens, words } from './words/tokens.ts';

/** When fewer are found, topics are told that may lead further; and so many of them. */
const FEW = 3;
const TOPICS = 3;

/** Words that tell less, and shorter ones, are not put right. */
const TELLING = 0.65;
const SHORTEST = 5;

/** Letters by which a misspelt word may differ, more than which it only sounds alike; and how many sounds make that sure. */
const MISTAKES = 3;
const SOUNDS = 5;

/** First or last letters in which forms of a word differ. */
const ENDING = 2;

/** Languages whose verbs and nouns have persons and articles before them as well as endings. */
const INFLECTED_AT_BOTH_ENDS = new Set(['ar', 'fa']);

const TONGUES = [...new Set(LANGUAGES.map(searchedAs))];

interface Circumstances {
  readonly total: number;
  readonly chosen: SearchFilter | null | undefined;
}

/** What helps on: filters that the words name, the query as it may have been meant, topics near to it. */
export function help(memory: Memory, query: string, asked: string, { total, chosen }: Circumstances): Pick<SearchAnswer, 'didYouMean' | 'offers' | 'nearestTopics'> {
  if (query === '') return { didYouMean: null, offers: [], nearestTopics: [] };
  const language = searchedAs(asked);
  return {
    didYouMean: meant(memory, query, language, total),
    offers: offersIn(query, asked, filterable(memory)).filter(({ field, value }) => !isChosen(chosen, field, value)),
    nearestTopics: total < FEW ? nearest(memory, query, asked) : [],
  };
}

/** Whether a filter stands already: a list that has the value, or any other choice in its field. */
function isChosen(chosen: SearchFilter | null | undefined, field: string, value: string): boolean {
  const present: unknown = Object.entries(chosen ?? {}).find(([name]) => name === field)?.[1];
  return Array.isArray(present) ? present.includes(value) : present != null && present !== false;
}

function filterable({ facts, labels }: Memory): Filterable {
  return {
    spokenLanguages: () => facts.spokenLanguages(),
    municipalities: () => facts.municipalities(),
    centre: (postalCode) => facts.centre(postalCode),
    targetGroups: () => labels.targetGroups(),
    label: (field, value, language) => labels.ofAny(field, value, language),
  };
}

/** A word of the query that may be wrong, and what it may mean. */
interface Correction {
  readonly wrong: Token;
  readonly right: string;
  /** In whose texts the right word stands. */
  readonly language: string;
}

/** The query with its unknown words put right. Where enough is found as it is, only a word on which the query hangs. */
function meant(memory: Memory, query: string, language: string, total: number): string | null {
  const all = tokens(query, language);
  const telling = all.filter(({ word }) => memory.relevance.share(word, language) >= TELLING);
  const corrections = telling.flatMap((wrong) => {
    if (wrong.word.length < SHORTEST || isKnown(memory, wrong, language)) return [];
    const correction = correct(memory, wrong, language);
    return correction !== undefined && isLikely(correction, INFLECTED_AT_BOTH_ENDS.has(language) || (all.length > SHORT && total >= FEW)) ? [correction] : [];
  });
  const offered = total < FEW ? corrections : corrections.filter((correction) => isRarest(memory, correction, telling, language));
  if (offered.length === 0) return null;
  let put = query;
  // From the end, so that what is put in moves nothing.
  for (const { wrong: { at, written }, right } of offered.toReversed()) put = `${put.slice(0, at)}${right}${put.slice(at + written.length)}`;
  return put;
}

/** Whether a word, another form of it, or one that begins so stands anywhere in the directory, in whatever language; or was learned. */
function isKnown({ relevance, terms }: Memory, { word, written }: Token, language: string): boolean {
  if (relevance.share(word, language) < 1 || relevance.translated([word], language).size > 0) return true;
  return TONGUES.some((tag) => words(written, tag).every((each) => relevance.lexis(tag).begins(each) || terms.knows(each, tag)));
}

function correct({ relevance }: Memory, wrong: Token, asked: string): Correction | undefined {
  for (const language of new Set([asked, ORIGINAL])) {
    const right = relevance.lexis(language).meant(wrong.word);
    if (right !== undefined) return { wrong, right, language };
  }
  return undefined;
}

/**
 * Whether a word is misspelt, or sounds so much like the other that it must be that one.
 * @param strict a word with another beginning or ending is no mistake, but another form: as in questions that find enough, which are people's own sentences
 */
function isLikely({ wrong: { word }, right, language }: Correction, strict: boolean): boolean {
  const folded = fold(right, language);
  if (distance(word, folded, MISTAKES) > MISTAKES) return !strict && sound(word).length >= SOUNDS;
  return !strict || !isAnotherForm(word, folded);
}

function isAnotherForm(word: string, other: string): boolean {
  const kept = Math.min(word.length, other.length) - ENDING;
  return kept > 0 && (word.slice(0, kept) === other.slice(0, kept) || word.slice(-kept) === other.slice(-kept));
}

/** Whether no other telling word of the query is as rare as the right one. */
function isRarest({ relevance }: Memory, { wrong, right, language }: Correction, telling: readonly Token[], asked: string): boolean {
  const rarity = (word: string, tag: string): number => relevance.lexis(tag).ask(new Map([[stemHash(word, tag), 1]]), new Map()).stems[0]?.weight ?? Infinity;
  const itself = rarity(fold(right, language), language);
  return telling.every((other) => other.word === wrong.word || Math.min(rarity(other.word, asked), rarity(other.word, ORIGINAL)) < itself);
}

function nearest({ terms, relevance, labels }: Memory, query: string, asked: string): SearchAnswer['nearestTopics'] {
  const found = [...new Set([searchedAs(asked), ORIGINAL])].flatMap((language) => terms.surest(terms.answer(query, language, (word) => relevance.share(word, language))));
  return [...new Set(found)].filter((slug) => labels.isTopic(slug)).slice(0, TOPICS).map((slug) => ({ slug, label: labels.of('topic', slug, asked) }));
}
