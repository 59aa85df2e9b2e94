import { distance } from './words/distance.ts';
import { fold } from './words/fold.ts';
import { stemHash } from './words/stem.ts';
import { tokens } from './words/tokens.ts';

/** Words of a summary that a hit shows, around those that matched, and how many of them stand before the first. */
const SUMMARY_WORDS = 30;
const BEFORE = 6;

/** Letters that a typed word needs to match the beginning of another; and to match another's inside or a misspelt one. */
const BEGINNING = 2;
const PART = 4;

/** What is to be marked in a text: words of these stems, and words like those typed. */
export interface Wanted {
  readonly stems: ReadonlySet<number>;
  readonly typed: readonly string[];
}

/** The text with the matches between U+0002 and U+0003. */
export function marked(text: string, language: string, wanted: Wanted): string {
  let told = '';
  let last = 0;
  for (const { from, to } of matches(text, language, wanted)) {
    told += `${text.slice(last, from)}\u0002${text.slice(from, to)}\u0003`;
    last = to;
  }
  return told + text.slice(last);
}

/** The same of a longer text, cut to the words around its first match. */
export function markedPart(text: string, language: string, wanted: Wanted): string {
  const words = [...text.matchAll(/\S+/gu)];
  if (words.length <= SUMMARY_WORDS) return marked(text, language, wanted);
  const first = matches(text, language, wanted)[0]?.from ?? 0;
  const hit = words.findIndex(({ index, 0: word }) => index + word.length > first);
  const start = hit < SUMMARY_WORDS - BEFORE ? 0 : Math.min(hit - BEFORE, words.length - SUMMARY_WORDS);
  const end = words[start + SUMMARY_WORDS]?.index ?? text.length;
  const part = text.slice(words[start]?.index ?? 0, end).trimEnd();
  return `${start > 0 ? '…' : ''}${marked(part, language, wanted)}${end < text.length ? '…' : ''}`;
}

function matches(text: string, language: string, { stems, typed }: Wanted): { from: number; to: number }[] {
  return tokens(text, language).flatMap(({ word, written, at }) => {
    if (stems.has(stemHash(word, language))) return [{ from: at, to: at + written.length }];
    for (const each of typed) {
      if (each.length >= BEGINNING && word.startsWith(each)) return [{ from: at, to: at + beginning(written, each, language) }];
      if (each.length >= PART && (word.includes(each) || isMisspelt(each, word))) return [{ from: at, to: at + written.length }];
    }
    return [];
  });
}

/** How much of a written word is what was typed. */
function beginning(written: string, typed: string, language: string): number {
  for (let length = typed.length; length < written.length; length++) if (fold(written.slice(0, length), language).length >= typed.length) return length;
  return written.length;
}

function isMisspelt(typed: string, word: string): boolean {
  const most = typed.length >= 8 ? 2 : 1;
  return word.length >= PART && distance(typed, word, most) <= most;
}
