import type { APIRoute } from 'astro';
import { brandOf } from '../../brand/brand.ts';
import { coloursOf } from '../../brand/colours.ts';
import { directory } from '../../directory/directory.ts';

/** Files of the network that brands the site; none where no network does. */
export async function getStaticPaths() {
  const own = brandOf(await directory());
  const [kind, data] = own?.logo?.replace('data:image/', '').split(';base64,') ?? [];
  return [
    ...(own?.colour ? [{ params: { file: 'colours.css' }, props: { type: 'text/css', body: coloursOf(own.colour) } }] : []),
    ...(kind && data ? [{ params: { file: `logo.${kind}` }, props: { type: `image/${kind}`, body: Buffer.from(data, 'base64') } }] : []),
  ];
}

export const GET: APIRoute<{ type: string; body: string | Buffer<ArrayBuffer> }> = ({ props: { type, body } }) => new Response(body, { headers: { 'content-type': type } });
