import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { escaped } from './html.ts';

/** By what a mail can tell who somebody is. */
export interface Named {
  /** Normalised. */
  readonly mail: string;
  readonly name: string | null;
}

/** Names shorter than this stand in other words too often to look for them. */
const SHORTEST = 3;

/** What is looked for of a name; nothing where it is too short. */
const soughtName = ({ name }: Named): string | undefined => (name !== null && name.trim().length >= SHORTEST ? name.trim() : undefined);

/** A name as an expression of PostgreSQL and JavaScript alike; its words may stand on two lines. */
const pattern = (name: string): string => name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');

/**
 * A mail address as an expression of PostgreSQL and JavaScript alike, for small letters: not as a part of a longer one, for "ina@example.org" stands in "martina@example.org".
 * @param mail normalised
 */
export const wholeAddress = (mail: string): string => `(?<![a-z0-9._%+-])${pattern(mail)}(?![a-z0-9-]|\\.[a-z0-9])`;

/**
 * Takes somebody out of the mails that wait: those to them and those that tell their address are gone; from others to others their name is.
 * Waits for mails that are being sent at the moment.
 */
export async function eraseQueued(client: Pick<PoolClient, 'query'>, person: Named): Promise<void> {
  await client.query(`delete from mail where lower(recipient) = $1 or lower(text) ~ $2`, [person.mail, wholeAddress(person.mail)]);
  const name = soughtName(person);
  if (name === undefined) return;
  const [plain, marked] = [pattern(name), pattern(escaped(name))];
  await client.query(`update mail set subject = regexp_replace(subject, $1, '…', 'g'), text = regexp_replace(text, $1, '…', 'g'), html = regexp_replace(html, $2, '…', 'g') where subject ~ $1 or text ~ $1 or html ~ $2`, [plain, marked]);
}

/** Removes files of mails that were sent to somebody or name them, whoever they were sent to: they are copies that nobody waits for. */
export async function eraseFiles(folder: string, person: Named): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const file of names.filter((each) => /\.eml(?:\.part)?$/.test(each))) {
    const path = join(folder, file);
    const text = decoded(await readFile(path, 'latin1').catch(() => ''));
    if (mentions(text, person)) await rm(path, { force: true });
  }
}

function mentions(text: string, person: Named): boolean {
  const name = soughtName(person);
  return new RegExp(wholeAddress(person.mail), 'u').test(text.toLowerCase()) || (name !== undefined && wholeWord(name).test(text));
}

const wholeWord = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${pattern(name)}(?![\\p{L}\\p{N}])`, 'u');

/** What a mail of ours says, with its parts as they are transferred (quoted-printable, base64, plain) in one text. @param message its bytes as Latin-1 @see RFC 2045, section 6 */
function decoded(message: string): string {
  const [head = '', ...parts] = message.split(/^--.*\r?\n/m);
  const texts = parts.map((part) => {
    const [headers = '', ...lines] = part.split(/\r?\n\r?\n/);
    const body = lines.join('\n\n');
    if (/^content-transfer-encoding: *base64/im.test(headers)) return Buffer.from(body, 'base64').toString('utf8');
    return /^content-transfer-encoding: *quoted-printable/im.test(headers) ? unquoted(body) : Buffer.from(body, 'latin1').toString('utf8');
  });
  return [head, ...texts].join('\n');
}

const unquoted = (body: string): string =>
  Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');
