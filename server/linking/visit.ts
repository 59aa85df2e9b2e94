import { lookup as resolveName } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type LookupFunction, isIP } from 'node:net';
import { isPublic } from './private.ts';

/** What came of asking for a page, beside a status of HTTP. */
export const ANSWERS = ['NO_SUCH_HOST', 'NO_CONNECTION', 'TIMEOUT', 'CERTIFICATE', 'TOO_MANY_REDIRECTS', 'PRIVATE'] as const;
export type Answer = (typeof ANSWERS)[number] | `${number}`;

/** Seconds for all of it, and redirects that are followed. */
const PATIENCE = 10;
const MOST_REDIRECTS = 5;

/** What a GET asks for; servers that know no ranges send all, and are not listened to. */
const PART = 'bytes=0-1023';

export interface Visiting {
  /** How we call ourselves. */
  readonly userAgent: string;
  /** Which IP addresses may be asked: those of everybody's internet unless said otherwise. */
  readonly permits?: (address: string) => boolean;
  /** Seconds. */
  readonly patience?: number;
  readonly ending?: AbortSignal;
}

/**
 * Asks whether a page is there, as a browser would: HEAD, and where that is not answered well, GET of its first part, of which nothing is read.
 * Never asks an address that is not everybody's: each name is resolved once and the very address that was looked at is asked, at every redirect too.
 * robots.txt is not asked: it is for programs that follow links from page to page, and this asks only for what people publish here, each once a week.
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export async function visit(url: string, { userAgent, permits = isPublic, patience = PATIENCE, ending }: Visiting): Promise<Answer> {
  const late = AbortSignal.timeout(patience * 1000);
  const signal = ending === undefined ? late : AbortSignal.any([late, ending]);
  try {
    const first = await follow('HEAD', url);
    return first.startsWith('2') ? first : await follow('GET', url);
  } catch (error) {
    if (ending?.aborted === true) throw error;
    return late.aborted ? 'TIMEOUT' : answerOf(error);
  }

  async function follow(method: 'HEAD' | 'GET', from: string): Promise<Answer> {
    let next = from;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const { status, location } = await ask(method, new URL(next));
      if (location === undefined || status < 300 || status > 399) return `${status}`;
      if (!URL.canParse(location, next)) return `${status}`;
      next = new URL(location, next).href;
    }
    return 'TOO_MANY_REDIRECTS';
  }

  function ask(method: string, url: URL): Promise<{ status: number; location: string | undefined }> {
    const { protocol, hostname } = url;
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    if (!['http:', 'https:'].includes(protocol) || (isIP(host) !== 0 && !permits(host))) return Promise.reject(new PrivateError());
    return new Promise((resolve, reject) => {
      const request = (protocol === 'https:' ? requestHttps : requestHttp)(url, {
        method, signal, agent: false, lookup: permittedOnly(permits), auth: undefined,
        headers: { 'user-agent': userAgent, accept: 'text/html,*/*;q=0.8', ...(method === 'GET' && { range: PART }) },
      }, (response: IncomingMessage) => {
        // Not a byte more than the head, however large the page is.
        response.destroy();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      });
      request.on('error', reject);
      request.end();
    });
  }
}

class PrivateError extends Error {
  readonly code = 'PRIVATE';
}

/** Resolves names, and only to addresses that may be asked: what was looked at is what is connected to, so that a name cannot change in between. */
const permittedOnly = (permits: (address: string) => boolean): LookupFunction => (hostname, options, done) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = error === null ? addresses : [];
    if (error !== null) done(error, '');
    else if (first === undefined || !addresses.every(({ address }) => permits(address))) done(new PrivateError(), '');
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

function answerOf(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'PRIVATE') return 'PRIVATE';
  // EAI_AGAIN is not among them: then it is the resolver that cannot be reached.
  if (code === 'ENOTFOUND' || code === 'ENODATA') return 'NO_SUCH_HOST';
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'CERTIFICATE' : 'NO_CONNECTION';
}
