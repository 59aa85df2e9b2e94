import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type ReadMail, readMail } from '../harness/mails.ts';

/** A mail as the mail server got it. */
export interface Received extends ReadMail {
  readonly raw: string;
  /** Addresses of the SMTP envelope. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

/** A mail server that takes what is brought. */
export interface MailServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** Opens a mail server on a free port, or the given one. @param options what smtp-server takes, such as whom to refuse */
export async function openMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const keep = async (): Promise<void> => {
        const raw = await buffer(stream);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ ...(await readMail(raw)), raw: raw.toString(), envelope: { from, to: envelope.rcptTo.map(({ address }) => address) } });
      };
      keep().then(() => done(), done);
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: got } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${String(got)}`, received, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** A port at which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The error with which a mail server refuses. */
export function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
