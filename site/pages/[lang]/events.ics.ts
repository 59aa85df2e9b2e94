import type { APIRoute } from 'astro';
import { brandFor } from '../../brand/brand.ts';
import { directory } from '../../directory/directory.ts';
import { pageForEveryone } from '../../everyone.ts';
import { readerOf } from '../../reader.ts';
import { calendarOf, datedEvents } from '../../sharing/calendar.ts';

export const getStaticPaths = pageForEveryone;

/** All dated events of the directory, for calendars that look again by themselves. */
export const GET: APIRoute<never, { lang: string }> = async ({ params, site }) => {
  const reader = readerOf(params.lang);
  const all = await directory();
  const name = `${brandFor(all, reader).name} – ${reader.word('frame.events')}`;
  return new Response(calendarOf(all, datedEvents(all), reader, site, name), { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
