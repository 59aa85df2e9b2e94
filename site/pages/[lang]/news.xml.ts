import type { APIRoute } from 'astro';
import { directory } from '../../directory/directory.ts';
import { pageForEveryone } from '../../everyone.ts';
import { readerOf } from '../../reader.ts';
import { publicUrl } from '../../settings.ts';
import { newsFeed } from '../../sharing/news.ts';

// Feed readers need whole addresses: without its own the site has no feed.
export const getStaticPaths = () => (publicUrl ? pageForEveryone() : []);

/** The news of a language as RSS. */
export const GET: APIRoute<never, { lang: string }> = async ({ params, site }) =>
  site
    ? new Response(newsFeed(await directory(), readerOf(params.lang), site), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } })
    : new Response(null, { status: 404 });
