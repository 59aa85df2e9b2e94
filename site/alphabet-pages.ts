import { leavesOf, type Leaf } from './leaves.ts';
import type { NounWithPage } from './paths.ts';
import type { Reader, Said } from './reader.ts';

/** An entry under its letter. */
export interface Lettered {
  letter: string;
  noun: NounWithPage;
  href: string;
  title: Said;
}

/** What of a reader an order needs. */
type Alphabet = Pick<Reader, 'language' | 'compare'>;

/** Puts whatever has a title under its letter, in the order of the reader's alphabet. */
export function inOrder(entries: Omit<Lettered, 'letter'>[], reader: Alphabet): Lettered[] {
  const byLetter = Map.groupBy(
    entries.map((entry) => ({ ...entry, letter: letterOf(entry.title.value, reader) })),
    ({ letter }) => letter,
  );
  return [...byLetter]
    .sort(([one], [other]) => reader.compare(one, other))
    .flatMap(([, items]) =>
      items
        .map((item) => ({ item, key: sortable(item.title.value) }))
        .sort((one, other) => reader.compare(one.key, other.key))
        .map(({ item }) => item),
    );
}

/** A letter that goes on over several pages: what its part of each page begins and ends with. */
export interface Span {
  letter: string;
  parts: { number: number; first: Said; last: Said }[];
}

/** One page from A to Z. */
export interface AlphabetPage {
  leaf: Leaf<Lettered>;
  /** The page on which each letter begins, the same on all pages. */
  letters: ReadonlyMap<string, number>;
  /** Where the letters of this page go on, so that nobody has to leaf through a long one. */
  spans: Span[];
}

/** Entries on a page of the alphabet: names are short. */
const NAMES = 300;

/**
 * Cuts the alphabet into pages. The first page leads to each letter and a letter's first page to all its parts: two clicks to every entry's line,
 * however many there are and whatever they begin with.
 */
export function alphabetPages(entries: Lettered[], size = NAMES): AlphabetPage[] {
  const leaves = leavesOf(entries, size);
  const spans = new Map<string, Span>();
  for (const { number, items } of leaves) {
    for (const { letter, title } of items) {
      let span = spans.get(letter);
      if (!span) spans.set(letter, (span = { letter, parts: [] }));
      const part = span.parts.at(-1);
      if (part?.number === number) part.last = title;
      else span.parts.push({ number, first: title, last: title });
    }
  }
  const letters = new Map([...spans].map(([letter, { parts }]) => [letter, parts[0]?.number ?? 1]));
  return leaves.map((leaf) => {
    const here = new Set(leaf.items.map(({ letter }) => letter));
    return { leaf, letters, spans: [...here].flatMap((letter) => spans.get(letter) ?? []).filter(({ parts }) => parts.length > 1) };
  });
}

// Quotation marks, brackets and the Arabic article do not count in an alphabet.
const sortable = (title: string): string => title.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^ال(?=\p{L}{2})/u, '');

function letterOf(title: string, reader: Alphabet): string {
  const first = sortable(title).normalize('NFD').match(/\p{L}|\p{N}/u)?.[0];
  if (!first) return '#';
  if (/\p{N}/u.test(first)) return '0–9';
  return first.toLocaleUpperCase(reader.language);
}
