import type { APIRoute } from 'astro';
import { drawPicture } from '../sharing/picture.ts';

/** The picture that messengers show beside a link to this site. */
export const GET: APIRoute = () => new Response(new Uint8Array(drawPicture()), { headers: { 'content-type': 'image/png' } });
