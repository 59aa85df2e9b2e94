import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SendMailOptions, createTransport } from 'nodemailer';
import { type QueuedMail, UNSENT_DAYS } from './queue.ts';
import type { Sender } from './sender.ts';

/** Brings one mail on its way; rejects when it could not. */
export type Carrier = (mail: QueuedMail, signal: AbortSignal) => Promise<void>;

/** Milliseconds: until there is a connection, until the server says hello, and how long it may be silent after that. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 } as const;

/** Hands mails to a mail server. @param url smtp:// or smtps://, with what nodemailer takes in its query, such as `?requireTLS=true` */
export function bySmtp(url: string, from: Sender): Carrier {
  const domain = domainOf(from);
  const transport = createTransport({ url, ...PATIENCE, ...(domain.includes('.') && { name: domain }) });
  return async (mail, signal) => {
    await transport.sendMail({ ...message(mail, from), signal });
  };
}

/** Writes each mail into a file that mail programs open, readable for this user alone. */
export function intoFolder(folder: string, from: Sender): Carrier {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (mail) => {
    const { message: written } = await transport.sendMail(message(mail, from));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${new Date().toISOString().replaceAll(':', '')}-${mail.id}.eml`);
    await writeFile(`${path}.part`, written, { mode: 0o600 });
    await rename(`${path}.part`, path);
  };
}

/** Removes files of mails that nobody took away for so many days: they name people, and may hold a code. They are as long there as mails that could not be sent. */
export async function forgetFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /\.eml(?:\.part)?$/.test(each))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < Date.now() - UNSENT_DAYS * 86_400_000) await rm(join(folder, name), { force: true });
  }
}

function message(mail: QueuedMail, from: Sender): SendMailOptions {
  return {
    from: { ...from },
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // The same each time it is tried: who gets it twice, because an acknowledgement was lost, sees it once.
    messageId: `<${mail.id}@${domainOf(from)}>`,
    xMailer: false,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const domainOf = ({ address }: Sender): string => address.slice(address.lastIndexOf('@') + 1);
