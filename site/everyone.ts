import { directory, type Directory } from './directory/directory.ts';
import type { Entry } from './directory/shapes.ts';
import type { Shelf } from './directory/shelf.ts';
import { everyReader, type Reader } from './reader.ts';

/** A page for every entry of one noun in every language, as `getStaticPaths` wants them. */
export async function pagesOf<Kept extends Entry>(shelfOf: (directory: Directory) => Shelf<Kept>) {
  const { all } = shelfOf(await directory());
  return everyReader().flatMap((reader) =>
    all.map((entry) => ({ params: { lang: reader.language, slug: entry.slug }, props: { reader, entry } })),
  );
}

/** One page in every language. */
export function pageForEveryone(): { params: { lang: string }; props: { reader: Reader } }[] {
  return everyReader().map((reader) => ({ params: { lang: reader.language }, props: { reader } }));
}
