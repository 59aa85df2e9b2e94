import type { APIRoute } from 'astro';

/** Everybody may read everything; where the site knows its own address, it names its map. */
export const GET: APIRoute = ({ site }) => {
  const map = site ? `\nSitemap: ${new URL('/sitemap.xml', site).href}\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${map}`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
