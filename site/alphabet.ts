import { inOrder, type Lettered } from './alphabet-pages.ts';
import { titleOf, type Listed } from './cards.ts';
import type { Directory } from './directory/directory.ts';
import { pathOf, type NounWithPage } from './paths.ts';
import type { Reader, Said } from './reader.ts';

/** All entries and places in the order of the reader's alphabet; German titles among Arabic ones keep their own letters. */
export function lettersOf(directory: Directory, reader: Reader): Lettered[] {
  const places = directory.places.all.map((place) => ({ noun: 'place' as const, slug: place.slug, title: titleOf('place', place, reader) }));
  const entries = [...everyEntry(directory, reader), ...places].map(({ noun, slug, title }) => ({ noun, href: pathOf(reader.language, noun, slug), title }));
  return inOrder(entries, reader);
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
