import { stopWords } from '../stop-words.ts';
import { stemHash } from '../words/stem.ts';
import { forgetWords, hash, words } from '../words/tokens.ts';
import type { Base } from './base.ts';
import { nth, standardised, summed } from './fuse.ts';
import type { Lexicon } from './lexicon.ts';
import { type Asked, type EntryText, Lexis } from './lexis.ts';
import { passages } from './passages.ts';
import { forgetPlaces, place } from './space.ts';
import { Vectors } from './vectors.ts';

/** How much each part counts in the sum of standardised scores, for entries with a text in the asked language; chosen on the training questions. */
const WEIGHTS = { exact: 1, alike: 1, alikeInTitle: 0.3, translated: 0.3, meaning: 0.3, passage: 0.3 } as const;

/** The same for entries that only have the original. */
const WEIGHTS_ACROSS = { translated: 1, borrowed: 0.6, translatedInTitle: 0.3, borrowedInTitle: 0.3, meaning: 1, passage: 1 } as const;

/** The same where nothing was learned of the asked language: parts of words that happen to be shared say little then. */
const WEIGHTS_UNLEARNED = { translated: 1, borrowed: 0.2, translatedInTitle: 0.3, borrowedInTitle: 0.1 } as const;

type Part = keyof typeof WEIGHTS | keyof typeof WEIGHTS_ACROSS;
type Parts = Partial<Record<Part, Float32Array>>;

/** Related languages: many of their stems are the same once folded, and one is typed for the other. */
const KIN: Readonly<Record<string, string>> = { ru: 'uk', uk: 'ru', fa: 'ar', ar: 'fa' };

/** Of a question's telling words so many must be known, or nothing is found. */
const LEAST_KNOWN = 0.25;

/** What a misspelt word tells beside one that is written right. */
const MISSPELT = 0.8;

/** How much a word tells that questions are made of. */
const QUESTION_WORD = 0.15;

/** Words that tell less are in most questions. */
const TELLING = 0.35;

/** How many entries' passages are looked at. */
const CANDIDATES = 200;

/** How well the entries answer a question, by their numbers. */
export interface Answered {
  /** Sums of standardised parts; entries that are not there have some number too. */
  readonly scores: Float32Array;
  /** Whether anything in the question is known here: of a question in words nobody uses, every answer is a guess. */
  readonly isKnown: boolean;
  /** The parts of an entry's score, which add up to it. */
  why(number: number): { part: string; value: number }[];
  /** The word of the original through which an entry was found across languages. */
  through(number: number): string | undefined;
}

/** All entries' words and vectors in memory, and how well each entry answers a question in any language. */
export class Relevance {
  private readonly base: Base;
  private readonly original: string;
  private readonly lexes = new Map<string, Lexis>();
  private readonly vectors: Vectors;
  private learned: ReadonlyMap<string, Lexicon> = new Map();

  constructor(base: Base, original: string) {
    this.base = base;
    this.original = original;
    this.vectors = new Vectors(base.space.dimensions);
  }

  /** Takes what was learned from the directory's own translations, by language. */
  learn(lexica: ReadonlyMap<string, Lexicon>): void {
    this.learned = lexica;
  }

  /** Puts or replaces an entry's texts by language. */
  set(number: number, texts: ReadonlyMap<string, EntryText>): void {
    this.delete(number);
    for (const [language, text] of texts) this.lexis(language).set(number, text);
    const text = texts.get(this.original);
    if (text !== undefined) this.vectors.set(number, this.place(`${text.title}\n${text.body}`), passages(text).map((passage) => this.place(passage)));
  }

  delete(number: number): void {
    for (const lexis of this.lexes.values()) lexis.delete(number);
    this.vectors.delete(number);
  }

  /** Puts all in order after many entries came. */
  tidy(): void {
    for (const lexis of this.lexes.values()) lexis.tidy();
    forgetWords();
    forgetPlaces(this.base.space);
  }

  /** The words of a language. */
  lexis(language: string): Lexis {
    let lexis = this.lexes.get(language);
    if (lexis === undefined) this.lexes.set(language, (lexis = new Lexis(language)));
    return lexis;
  }

  private place(text: string): Float32Array {
    return place(text, this.original, this.base.space);
  }

  /** @param entries how many numbers there are */
  answer(question: string, language: string, entries: number): Answered {
    const asked = this.righted(this.weighed(question, language), language);
    const { parts, translated } = this.parts(question, asked, language, entries);
    const own = this.lexis(language);
    const scores = summed(parts, WEIGHTS, entries);
    const weightsAcross = this.isLearned(language) ? WEIGHTS_ACROSS : WEIGHTS_UNLEARNED;
    const across = summed(parts, weightsAcross, entries);
    for (let number = 0; number < entries; number++) if (!own.has(number)) scores[number] = across[number] as number;
    return {
      scores,
      isKnown: this.isKnown(asked, language),
      why: (number) => {
        const weights: Partial<Record<Part, number>> = own.has(number) ? WEIGHTS : weightsAcross;
        return (Object.entries(weights) as [Part, number][]).flatMap(([part, weight]) => (parts[part] === undefined ? [] : [{ part, value: weight * (parts[part][number] as number) }]));
      },
      through: (number) => (translated === undefined ? undefined : this.lexis(this.original).reason(number, translated)),
    };
  }

  /** Whether enough of the words that tell something stand in a text, can be translated, or are nearly such words. */
  private isKnown(asked: ReadonlyMap<string, number>, language: string): boolean {
    const telling = [...asked].filter(([, share]) => share >= TELLING).map(([word]) => word);
    const lexes = [...new Set([language, this.original])].map((tag) => this.lexis(tag));
    const sure = telling.map((word) => {
      if (lexes.some((lexis) => lexis.knows(word)) || this.translated([word], language).size > 0) return 1;
      return lexes.some((lexis) => lexis.meant(word) !== undefined) ? 0.5 : 0;
    });
    return sure.reduce<number>((sum, one) => sum + one, 0) >= telling.length * LEAST_KNOWN;
  }

  /** The languages in whose words a query in one language may be meant: itself, a related one, and the original. */
  tongues(language: string): string[] {
    return [...new Set([language, ...(KIN[language] === undefined ? [] : [KIN[language]]), this.original])];
  }

  /** How much a word tells in a question of a language, from 0 to 1: as was learned from questions, else little for the words that questions are made of. */
  share(word: string, language: string): number {
    return this.base.questionWords.get(language)?.get(hash(word)) ?? (isQuestionWord(word, language) ? QUESTION_WORD : 1);
  }

  /** Stems of the original that may stand for words, by hash, each with its likelihood. */
  translated(typed: readonly string[], language: string): Map<number, number> {
    return language === this.original ? new Map<number, number>() : this.translations(new Map(typed.map((word) => [word, 1])), language);
  }

  /** The words, and beside those that no text has the ones that may be meant. */
  private righted(asked: ReadonlyMap<string, number>, language: string): Map<string, number> {
    const lexis = this.lexis(language);
    const all = new Map(asked);
    for (const [word, share] of asked) {
      if (share < TELLING || lexis.knows(word)) continue;
      const meant = lexis.meant(word);
      if (meant !== undefined) for (const right of words(meant, language)) if (!all.has(right)) all.set(right, share * MISSPELT);
    }
    return all;
  }

  /** The question's words, each with how much it tells, from 0 to 1. */
  private weighed(question: string, language: string): Map<string, number> {
    return new Map(words(question, language).map((word) => [word, this.share(word, language)]));
  }

  private parts(question: string, asked: ReadonlyMap<string, number>, language: string, entries: number): { parts: Parts; translated: Asked | undefined } {
    const own = this.lexis(language);
    const found = own.score(own.ask(stems(asked, language), asked), entries);
    const parts: Parts = { exact: found.exact, alike: found.alike, alikeInTitle: found.alikeInTitle };
    let translated: Asked | undefined;
    if (language !== this.original) {
      const original = this.lexis(this.original);
      translated = original.ask(this.translations(asked, language), asked);
      const across = original.score(translated, entries);
      Object.assign(parts, { translated: across.exact, borrowed: across.alike, translatedInTitle: across.exactInTitle, borrowedInTitle: across.alikeInTitle } satisfies Parts);
    }
    for (const values of Object.values(parts)) standardised(values);
    const vector = this.vectors.asked(place(question, this.learnedAs(language), this.base.space, (word) => this.share(word, language)));
    const nearness = this.vectors.whole(vector, entries);
    parts.meaning = standardised(nearness.slice());
    parts.passage = this.passages(vector, parts, nearness);
    return { parts, translated };
  }

  /**
   * The nearest passages of the entries that stand well without them, standardised by the mean and spread of whole texts: so a passage lies on
   * the same scale. The others keep the score of their whole text.
   */
  private passages(vector: Int8Array, parts: Parts, nearness: Float32Array): Float32Array {
    const so = summed(parts, { ...WEIGHTS, ...WEIGHTS_ACROSS }, nearness.length);
    const least = nth(so, CANDIDATES);
    const nearest = nearness.slice();
    for (let number = 0; number < nearest.length; number++) {
      if ((so[number] as number) >= least) nearest[number] = this.vectors.nearest(vector, number) ?? (nearest[number] as number);
    }
    return standardised(nearest);
  }

  /** Stems of the original that may stand for the asked words, each with its likelihood times how much the word tells. */
  private translations(asked: ReadonlyMap<string, number>, language: string): Map<number, number> {
    const wanted = new Map<number, number>();
    for (const [tongue, lexicon] of this.lexica(language)) {
      const seen = new Set<number>();
      for (const [word, share] of asked) {
        const source = stemHash(word, tongue);
        if (seen.has(source)) continue;
        seen.add(source);
        for (const { stem, likelihood } of lexicon.translations(source)) wanted.set(stem, Math.max(wanted.get(stem) ?? 0, likelihood * share));
      }
    }
    return wanted;
  }

  /** Whether anything was learned of a language. */
  isLearned(language: string): boolean {
    return language === this.original || this.base.lexica.has(this.learnedAs(language));
  }

  /** The language whose learned numbers are asked for a language. */
  private learnedAs(language: string): string {
    return language === this.original || this.base.lexica.has(language) ? language : (KIN[language] ?? language);
  }

  /** What the directory learned itself, and the base's; without one, the base's of a related language. */
  private *lexica(language: string): Generator<[string, Lexicon]> {
    const own = this.learned.get(language);
    if (own !== undefined) yield [language, own];
    const tongue = this.learnedAs(language);
    const based = this.base.lexica.get(tongue);
    if (based !== undefined) yield [tongue, based];
  }
}

const questionWords = new Map<string, ReadonlySet<string>>();

function isQuestionWord(word: string, language: string): boolean {
  let known = questionWords.get(language);
  if (known === undefined) questionWords.set(language, (known = new Set(stopWords(language).flatMap((each) => words(each, language)))));
  return known.has(word);
}

function stems(asked: ReadonlyMap<string, number>, language: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const [word, share] of asked) {
    const stem = stemHash(word, language);
    found.set(stem, Math.max(found.get(stem) ?? 0, share));
  }
  return found;
}
