import type { APIRoute } from 'astro';
import { directory } from '../../../../directory/directory.ts';
import type { Event } from '../../../../directory/shapes.ts';
import { everyReader, type Reader } from '../../../../reader.ts';
import { calendarOf, datedEvents } from '../../../../sharing/calendar.ts';

export async function getStaticPaths() {
  const events = datedEvents(await directory());
  return everyReader().flatMap((reader) =>
    events.map((entry) => ({ params: { lang: reader.language, slug: entry.slug }, props: { reader, entry } })),
  );
}

/** One event for a calendar. */
export const GET: APIRoute<{ reader: Reader; entry: Event }> = async ({ props: { reader, entry }, site }) =>
  new Response(calendarOf(await directory(), [entry], reader, site), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
