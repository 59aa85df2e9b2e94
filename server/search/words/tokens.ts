import { fold } from './fold.ts';

/** Letters and digits, with the marks and joiners that folding takes out. */
const WRITTEN = /[\p{L}\p{N}\p{M}\u0640\u00ad\u200b-\u200d]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHE = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu;

/** Folding takes ten times as long as looking up, and texts repeat their words; so many are remembered of a language. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Map<string, readonly string[]>>();

/** Forgets them: after many texts came, few of the same follow. */
export function forgetWords(): void {
  kept.clear();
}

/** A word as it is compared, and as it stands in the text. */
export interface Token {
  readonly word: string;
  readonly written: string;
  /** Where it begins in the text, in UTF-16 code units. */
  readonly at: number;
}

/** The folded words of a text in their order. In Ukrainian an apostrophe stands inside a word; in French and English it ends one. */
export function words(text: string, language: string): string[] {
  const found: string[] = [];
  for (const written of joined(text, language).match(WRITTEN) ?? []) for (const word of foldedWords(written, language)) found.push(word);
  return found;
}

/** The same with what is written, and where. */
export function tokens(text: string, language: string): Token[] {
  const found: Token[] = [];
  for (const { 0: written, index: at } of joined(text, language).matchAll(WRITTEN)) for (const word of foldedWords(written, language)) found.push({ word, written, at });
  return found;
}

function joined(text: string, language: string): string {
  return language === 'uk' || language === 'ru' ? text.replace(APOSTROPHE, '\u00ad') : text;
}

function foldedWords(written: string, language: string): readonly string[] {
  let known = kept.get(language);
  if (known === undefined || known.size > MOST_KEPT) kept.set(language, (known = new Map<string, readonly string[]>()));
  let plain = known.get(written);
  if (plain === undefined) known.set(written, (plain = fold(written, language).match(WORD) ?? []));
  return plain;
}

/** The parts of 3 to 5 letters of a word with its edges marked; a shorter word is one part. */
export function grams(word: string): string[] {
  const edged = `_${word}_`;
  const parts: string[] = [];
  for (let size = 3; size <= 5; size++) for (let at = 0; at + size <= edged.length; at++) parts.push(edged.slice(at, at + size));
  if (parts.length === 0) parts.push(edged);
  return parts;
}

/** FNV-1a over UTF-16 code units, 32 bits. @see http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
