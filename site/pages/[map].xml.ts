import type { APIRoute } from 'astro';
import { directory } from '../directory/directory.ts';
import { publicUrl } from '../settings.ts';
import { mapIndex, mapPart, mapParts, type MappedPage } from '../sharing/sitemap.ts';

/** The index, and its parts; a map needs whole addresses, so that a site without its own has none. */
export async function getStaticPaths() {
  if (!publicUrl) return [];
  const parts = mapParts(await directory());
  return [
    { params: { map: 'sitemap' }, props: { pages: undefined } },
    ...parts.map((pages, index) => ({ params: { map: `sitemap-${String(index + 1)}` }, props: { pages } })),
  ];
}

/** What search engines are told of all pages. */
export const GET: APIRoute<{ pages: MappedPage[] | undefined }> = async ({ props: { pages }, site }) => {
  if (!site) return new Response(null, { status: 404 });
  const xml = pages ? mapPart(pages, site) : mapIndex(await directory(), site);
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
