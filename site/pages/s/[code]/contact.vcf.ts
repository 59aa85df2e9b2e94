import type { APIRoute } from 'astro';
import { directory } from '../../../directory/directory.ts';
import type { Contact } from '../../../directory/shapes.ts';
import { vcardOf } from '../../../sharing/vcard.ts';
import { codeOf } from '../../../sharing/short.ts';

export async function getStaticPaths() {
  const { contacts } = await directory();
  return contacts.all.map((entry) => ({ params: { code: codeOf(entry.id) }, props: { entry } }));
}

/** A contact for an address book, the same file for every language. */
export const GET: APIRoute<{ entry: Contact }> = async ({ props: { entry }, site }) =>
  new Response(vcardOf(await directory(), entry, site), { headers: { 'content-type': 'text/vcard; charset=utf-8' } });
