import { distance } from '../words/distance.ts';
import { isLatin, sound } from '../words/sound.ts';

/** How sure it is that a word of a text is meant by a typed one, from 0 to 1, by how it was recognised. */
const SURE = { same: 1, stem: 0.95, beginning: 0.7, within: 0.55, contains: 0.5, mistake: 0.12, misspelt: 0.78, sound: 0.5 };

/** A typed word as long as this may be part of another, or have another in it. */
const PART = 4;

/** Mistakes that a word may have, by its length. */
const mistakes = (length: number): number => (length >= 13 ? 3 : length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** Letters up to which one mistake may spoil every part of a word; and how much a longer word must share, of what the likest shares. */
const ALL_PARTS = 5;
const SHARED = 0.3;

/** Words of fewer consonants sound like too many others; less so those that somebody writes in the letters of another script. */
const LEAST_SOUNDS = { sameScript: 3, otherScript: 2, question: 5 };

/** What the words of a language offer to somebody who looks for one. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** Whether texts still have the word. */
  stands(id: number): boolean;
  /** The words with the same stem. */
  sameStem(word: string): readonly number[];
  /** How many parts each word shares with a typed one. */
  shared(word: string): Float32Array;
}

/** Finds the words that somebody may mean by what he typed: the same, its other forms, longer and shorter ones, misspelt ones, such as sound alike. */
export class LikeWords {
  private readonly vocabulary: Vocabulary;
  private readonly sounds = new Map<string, number[]>();
  private known = 0;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** @returns numbers of words, each with how sure it is */
  of(typed: string): Map<number, number> {
    const found = new Map<number, number>();
    const put = (id: number, sure: number): void => {
      if (sure > (found.get(id) ?? 0) && this.vocabulary.stands(id)) found.set(id, sure);
    };
    this.vocabulary.words.forEach((word, id) => put(id, written(typed, word)));
    for (const id of this.vocabulary.sameStem(typed)) put(id, SURE.stem);
    if (best(found) < SURE.beginning) this.misspelt(typed, put);
    if (best(found) < SURE.within) this.soundAlike(typed, put);
    return found;
  }

  /** The likeliest word of the texts for one that they do not have; only misspellings count, since others are found as they are. */
  meant(typed: string): number | undefined {
    const found = new Map<number, number>();
    this.misspelt(typed, (id, sure) => {
      if (sure > 0 && this.vocabulary.stands(id)) found.set(id, sure);
    });
    return [...found].sort(([, one], [, other]) => other - one)[0]?.[0];
  }

  private misspelt(typed: string, put: (id: number, sure: number) => void): void {
    const most = mistakes(typed.length);
    if (most === 0) return;
    const { words } = this.vocabulary;
    const shared = this.vocabulary.shared(typed);
    // Of a short word a single mistake may spoil every part; a longer one still shares some with the right one.
    const least = typed.length <= ALL_PARTS ? 0 : SHARED * shared.reduce((greatest, one) => Math.max(greatest, one), 0);
    words.forEach((word, id) => {
      if ((shared[id] as number) < least || word.length < PART) return;
      const bound = Math.min(most, mistakes(word.length));
      const far = distance(typed, word, bound);
      if (far <= bound) put(id, SURE.misspelt - SURE.mistake * far);
    });
  }

  /** A word of the texts that sounds like one that they do not have. */
  heard(typed: string): number | undefined {
    const { words } = this.vocabulary;
    return this.soundingLike(typed).find((id) => isLatin(typed) !== isLatin(words[id] ?? '') || sound(typed).length >= LEAST_SOUNDS.question);
  }

  private soundAlike(typed: string, put: (id: number, sure: number) => void): void {
    for (const id of this.soundingLike(typed)) put(id, SURE.sound);
  }

  private soundingLike(typed: string): number[] {
    const asked = sound(typed);
    if (asked.length < LEAST_SOUNDS.otherScript) return [];
    const { words } = this.vocabulary;
    for (; this.known < words.length; this.known++) {
      const heard = sound(words[this.known] ?? '');
      const list = this.sounds.get(heard);
      if (list !== undefined) list.push(this.known);
      else if (heard.length >= LEAST_SOUNDS.otherScript) this.sounds.set(heard, [this.known]);
    }
    const found = (this.sounds.get(asked) ?? []).filter((id) => this.vocabulary.stands(id));
    return asked.length >= LEAST_SOUNDS.sameScript ? found : found.filter((id) => isLatin(words[id] ?? '') !== isLatin(typed));
  }
}

function best(found: ReadonlyMap<number, number>): number {
  let most = 0;
  for (const sure of found.values()) if (sure > most) most = sure;
  return most;
}

function written(typed: string, word: string): number {
  if (typed === word) return SURE.same;
  if (word.length > typed.length) {
    if (typed.length >= 2 && word.startsWith(typed)) return SURE.beginning + (0.2 * typed.length) / word.length;
    return typed.length >= PART && word.includes(typed) ? SURE.within : 0;
  }
  return word.length > PART && word.length * 2 >= typed.length && typed.startsWith(word) ? SURE.contains : 0;
}
