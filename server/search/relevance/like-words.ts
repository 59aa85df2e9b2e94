import { distance } from '../words/distance.ts';
import { scriptKey, typedKeys } from '../words/latin.ts';
import { isLatin, sound } from '../words/sound.ts';

/** How sure it is that a word of a text is meant by a typed one, from 0 to 1, by how it was recognised. */
const SURE = { same: 1, article: 0.98, stem: 0.95, beginning: 0.7, longer: 0.2, within: 0.55, contains: 0.5, mistake: 0.12, misspelt: 0.78, otherScript: 0.85, sound: 0.5 };

const ARTICLE = 'ال';

/** A typed word as long as this may be part of another, or have another in it. */
const PART = 4;

/** Letters of a word's beginning by which longer ones are found. */
const BEGINNING = 2;

/** Mistakes that a word may have, by its length. */
const mistakes = (length: number): number => (length >= 13 ? 3 : length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** Letters up to which one mistake may spoil every part of a word; and how much a longer word must share, of what the likest shares. */
const ALL_PARTS = 5;
const SHARED = 0.3;

/** Words of fewer consonants sound like too many others; less so those that somebody writes in the letters of another script. */
const LEAST_SOUNDS = { sameScript: 3, otherScript: 2, question: 5 };

/** Typed words remembered with what was found: the same are typed again, letter by letter. */
const REMEMBERED = 400;

/** What the words of a language offer to somebody who looks for one. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** The number of a word, if there is such. */
  number(word: string): number | undefined;
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
  private readonly keys = new Map<string, number[]>();
  private keyed = 0;
  /** All words, each after a line's end, and where each begins. */
  private joined = '';
  private starts: number[] = [];
  private readonly rightedWords = new Map<string, readonly number[]>();
  private readonly remembered = new Map<string, ReadonlyMap<number, number>>();

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** @returns numbers of words, each with how sure it is; words that no text has any more may be among them */
  of(typed: string): ReadonlyMap<number, number> {
    this.join();
    let found = this.remembered.get(typed);
    if (found === undefined) {
      found = this.find(typed);
      if (this.remembered.size >= REMEMBERED) this.remembered.clear();
      this.remembered.set(typed, found);
    }
    return found;
  }

  /** Whether some word begins so. */
  begins(typed: string): boolean {
    this.join();
    return this.occurrences(`\n${typed}`).some((id) => this.vocabulary.stands(id));
  }

  /** The likeliest word of the texts for one that they do not have; only misspellings count, since others are found as they are. */
  meant(typed: string): number | undefined {
    this.join();
    let found = this.rightedWords.get(typed);
    if (found === undefined) {
      const sure = new Map<number, number>();
      this.misspelt(typed, (id, how) => sure.set(id, how));
      found = [...sure].sort(([, one], [, other]) => other - one).map(([id]) => id);
      if (this.rightedWords.size >= REMEMBERED) this.rightedWords.clear();
      this.rightedWords.set(typed, found);
    }
    return found.find((id) => this.vocabulary.stands(id));
  }

  /** A word of the texts that sounds like one that they do not have. */
  heard(typed: string): number | undefined {
    const { words } = this.vocabulary;
    const other = this.inOtherScript(typed)[0];
    if (other !== undefined) return other;
    return this.soundingLike(typed).find((id) => isLatin(typed) !== isLatin(words[id] ?? '') || sound(typed).length >= LEAST_SOUNDS.question);
  }

  private find(typed: string): Map<number, number> {
    const { words } = this.vocabulary;
    const found = new Map<number, number>();
    const put = (id: number, sure: number): void => {
      if (sure > (found.get(id) ?? 0)) found.set(id, sure);
    };
    if (typed.length >= PART) for (const id of this.occurrences(typed)) put(id, SURE.within);
    if (typed.length >= BEGINNING) for (const id of this.occurrences(`\n${typed}`)) put(id, SURE.beginning + (SURE.longer * typed.length) / (words[id] ?? '').length);
    for (let length = Math.max(PART + 1, Math.ceil(typed.length / 2)); length < typed.length; length++) {
      const id = this.vocabulary.number(typed.slice(0, length));
      if (id !== undefined) put(id, SURE.contains);
    }
    for (const id of this.vocabulary.sameStem(typed)) put(id, SURE.stem);
    const same = this.vocabulary.number(typed);
    if (same !== undefined) put(same, SURE.same);
    // With the Arabic article or without it, a word is the same.
    const other = this.vocabulary.number(typed.startsWith(ARTICLE) ? typed.slice(ARTICLE.length) : ARTICLE + typed);
    if (other !== undefined) put(other, SURE.article);
    if (best(found) < SURE.beginning) for (const id of this.inOtherScript(typed)) put(id, SURE.otherScript);
    if (best(found) < SURE.beginning) this.misspelt(typed, put);
    if (best(found) < SURE.within) for (const id of this.soundingLike(typed)) put(id, SURE.sound);
    return found;
  }

  /** Words in which something stands, each once. */
  private occurrences(part: string): number[] {
    const found: number[] = [];
    for (let at = this.joined.indexOf(part); at !== -1; ) {
      const id = this.wordAt(at + 1);
      found.push(id);
      at = this.joined.indexOf(part, this.starts[id + 1] ?? this.joined.length);
    }
    return found;
  }

  /** The word that stands at a place of all the words joined. */
  private wordAt(place: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Takes new words in. */
  private join(): void {
    const { words } = this.vocabulary;
    if (this.starts.length === words.length) return;
    const fresh = words.slice(this.starts.length);
    let at = this.joined.length;
    for (const word of fresh) {
      this.starts.push(at);
      at += word.length + 1;
    }
    // Joined in one go, since a string that grows piece by piece is slow to search.
    this.joined = [this.joined, ...fresh.map((word) => `\n${word}`)].join('');
    this.remembered.clear();
    this.rightedWords.clear();
  }

  private misspelt(typed: string, put: (id: number, sure: number) => void): void {
    const most = mistakes(typed.length);
    if (most === 0) return;
    const { words } = this.vocabulary;
    const shared = this.vocabulary.shared(typed);
    let greatest = 0;
    for (const one of shared) if (one > greatest) greatest = one;
    // Of a short word a single mistake may spoil every part, but then it is not in the first letter too; a longer one still shares some.
    const isShort = typed.length <= ALL_PARTS;
    const least = isShort ? 1 : Math.max(1, greatest * SHARED);
    const first = typed.charCodeAt(0);
    for (let id = 0; id < words.length; id++) {
      const isNear = (shared[id] as number) >= least;
      if (!isNear && !isShort) continue;
      const word = words[id] as string;
      if (word.length < PART || Math.abs(word.length - typed.length) > most || (!isNear && word.charCodeAt(0) !== first)) continue;
      const bound = Math.min(most, mistakes(word.length));
      const far = distance(typed, word, bound);
      if (far <= bound) put(id, SURE.misspelt - SURE.mistake * far);
    }
  }

  /** Words of another script that somebody typed in Latin letters. */
  private inOtherScript(typed: string): number[] {
    const keys = typedKeys(typed);
    if (keys === undefined) return [];
    const { words } = this.vocabulary;
    for (; this.keyed < words.length; this.keyed++) {
      const key = scriptKey(words[this.keyed] ?? '');
      if (key === undefined) continue;
      const list = this.keys.get(key);
      if (list === undefined) this.keys.set(key, [this.keyed]);
      else list.push(this.keyed);
    }
    return [...(this.keys.get(keys.cyrillic) ?? []), ...(this.keys.get(keys.arabic) ?? [])].filter((id) => this.vocabulary.stands(id));
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
