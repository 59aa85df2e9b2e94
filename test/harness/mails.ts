import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

/** A mail as the person reads it whom it was sent to. */
export interface ReadMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Web addresses of the plain text, in their order. */
  readonly links: readonly string[];
  /** The six digits to sign in with, where there are some. */
  readonly code: string | undefined;
  /** With all headers. */
  readonly parsed: ParsedMail;
}

/** Reads what a mail program would get. */
export async function readMail(message: Buffer | string): Promise<ReadMail> {
  const parsed = await simpleParser(message);
  const { to, subject = '', text = '', html } = parsed;
  const code = /^ *(\d{3}) (\d{3})$/m.exec(text);
  return {
    to: [to ?? []].flat().map((each) => each.text).join(', '),
    subject,
    text,
    html: typeof html === 'string' ? html : '',
    links: text.match(/^https?:\/\/\S+$/gm) ?? [],
    code: code === null ? undefined : `${code[1] ?? ''}${code[2] ?? ''}`,
    parsed,
  };
}

/** Reads the mails that became files, in the order in which they did. */
export async function readMails(folder: string): Promise<ReadMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map(async (name) => readMail(await readFile(join(folder, name)))));
}
