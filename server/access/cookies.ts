import type { Request, Response } from 'express';
import { SESSION_DAYS } from './sessions.ts';
import { PASSKEY } from './passkey-sign-in.ts';
import { SIGN_IN } from './sign-in.ts';

/** The session, the sign-in that this browser asked for, and what its passkey was asked to sign. The prefix binds them to this host and to a safe line. @see RFC 6265bis, section 4.1.3.2 */
export const SESSION = '__Host-session';
export const ASKED = '__Host-asked';
export const ASKED_PASSKEY = '__Host-passkey';

const SECONDS = { [SESSION]: SESSION_DAYS * 86_400, [ASKED]: SIGN_IN.minutes * 60, [ASKED_PASSKEY]: PASSKEY.minutes * 60 } as const;

/** The value of one of our cookies, if the browser sent it. */
export function cookie({ headers }: Pick<Request, 'headers'>, name: keyof typeof SECONDS): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

export function setCookie(response: Response, name: keyof typeof SECONDS, value: string): void {
  response.append('Set-Cookie', `${name}=${value}; Path=/; Max-Age=${String(SECONDS[name])}; HttpOnly; Secure; SameSite=Lax`);
}

export function clearCookie(response: Response, name: keyof typeof SECONDS): void {
  response.append('Set-Cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`);
}

/**
 * Whether another site made the browser send this. Browsers say so themselves; SameSite keeps the cookie back from those that do not.
 * The header Origin is no help here: with our referrer policy it says "null" for our own forms too.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isForeign({ headers }: Pick<Request, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
