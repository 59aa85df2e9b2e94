import { isIP } from 'node:net';

/** Whom mails come from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** A host may be a single word here, such as localhost, unlike in the addresses of entries. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** Reads `Name <address>`, `"Name" <address>` or an address alone; undefined when it is none of them. */
export function parseSender(value: string): Sender | undefined {
  const [, quoted, bare = '', inBrackets] = /^(?:"([^"\\]*)"|([^"<>]*?))\s*<([^<>]*)>$/.exec(value) ?? [];
  const address = (inBrackets ?? value).trim();
  const name = (quoted ?? bare).trim();
  return ADDRESS.test(address) && !/[\p{Cc}\u2028\u2029]/u.test(name) ? { name, address } : undefined;
}

/** The sender of a site that nobody has named one for; at an address of numbers no mail can be sent from anywhere but this machine. */
export function ownSender(publicUrl: string): Sender {
  const { hostname } = new URL(publicUrl);
  const host = isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? hostname : 'localhost';
  return { name: host, address: `noreply@${host}` };
}
