import type { APIRoute } from 'astro';
import { directory } from '../../directory/directory.ts';
import { drawPicture, type Painted } from '../../sharing/picture.ts';

/** A picture for each network; it is drawn anew only when the network's name or colour changes. */
export async function getStaticPaths() {
  const { networks } = await directory();
  return networks.all.map(({ slug, name, brand }) => ({ params: { network: slug }, props: { name, colour: brand?.colour ?? undefined } }));
}

/** The picture that messengers show beside a link to an entry of a network. */
export const GET: APIRoute<Painted> = ({ props: { name, colour } }) =>
  new Response(new Uint8Array(drawPicture({ name, colour })), { headers: { 'content-type': 'image/png' } });
