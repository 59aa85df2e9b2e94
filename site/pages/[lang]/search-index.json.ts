import type { APIRoute } from 'astro';
import { everyEntry } from '../../alphabet.ts';
import { titleOf } from '../../cards.ts';
import { directory } from '../../directory/directory.ts';
import { pageForEveryone } from '../../everyone.ts';
import { readerOf } from '../../reader.ts';
import type { IndexedEntry } from '../../search/fallback.ts';

export const getStaticPaths = pageForEveryone;

/** Titles and summaries of a language, for searching where the server cannot be reached. */
export const GET: APIRoute<never, { lang: string }> = async ({ params }) => {
  const reader = readerOf(params.lang);
  const german = readerOf('de');
  const index: IndexedEntry[] = everyEntry(await directory(), reader).map(({ noun, slug, title, entry }) => {
    const summary = 'summary' in entry ? reader.text(entry.summary)?.value : undefined;
    const germanTitle = titleOf(noun, entry, german).value;
    return {
      noun,
      slug,
      title: title.value,
      ...(title.language === reader.language ? {} : { language: title.language }),
      ...(summary ? { summary: summary.slice(0, 200) } : {}),
      ...(germanTitle === title.value ? {} : { german: germanTitle }),
    };
  });
  return new Response(JSON.stringify(index), { headers: { 'content-type': 'application/json' } });
};
