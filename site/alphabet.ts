import { titleOf, type Listed } from './cards.ts';
import type { Directory } from './directory/directory.ts';
import { pathOf, type NounWithPage } from './paths.ts';
import type { Reader, Said } from './reader.ts';

/** An entry under its letter. */
export interface Lettered {
  letter: string;
  noun: NounWithPage;
  href: string;
  title: Said;
}

/** All entries in the order of the reader's alphabet; German titles among Arabic ones keep their own letters. */
export function lettersOf(directory: Directory, reader: Reader): Lettered[] {
  return everyEntry(directory, reader)
    .map(({ noun, slug, title }) => ({ noun, href: pathOf(reader.language, noun, slug), title, letter: letterOf(title.value, reader) }))
    .sort((one, other) => reader.compare(one.letter, other.letter) || reader.compare(sortable(one.title.value), sortable(other.title.value)));
}

/** Every entry that has a page and is looked for by name, with its title for the reader. */
export function everyEntry(directory: Directory, reader: Reader): { noun: NounWithPage; slug: string; title: Said; entry: Listed[NounWithPage] }[] {
  const shelves = {
    service: directory.services.all,
    actor: directory.actors.all,
    contact: directory.contacts.all,
    article: directory.articles.all,
    event: directory.events.all,
    qualification: directory.qualifications.all,
    network: directory.networks.all,
  } as const;
  return Object.entries(shelves).flatMap(([noun, entries]) =>
    entries.map((entry) => {
      const named = noun as keyof typeof shelves;
      return { noun: named, slug: entry.slug, title: titleOf(named, entry, reader), entry };
    }),
  );
}

// Quotation marks, brackets and the Arabic article do not count in an alphabet.
const sortable = (title: string): string => title.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^ال(?=\p{L}{2})/u, '');

function letterOf(title: string, reader: Reader): string {
  const first = sortable(title).normalize('NFD').match(/\p{L}|\p{N}/u)?.[0];
  if (!first) return '#';
  if (/\p{N}/u.test(first)) return '0–9';
  return first.toLocaleUpperCase(reader.language);
}
