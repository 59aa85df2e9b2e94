import type { NodemailerError } from 'nodemailer';

/** Why a mail could not be sent. */
export interface Failure {
  /** For whoever looks after undelivered mail; may hold the address. */
  readonly why: string;
  /** For the log: a code without anything personal. */
  readonly code: string;
  /** The mail server will never take mail for this address. */
  readonly refused: boolean;
  /** There is nobody to give mails to, whatever their address. */
  readonly away: boolean;
}

/** Longest reason that is kept, in characters. */
const LONGEST = 500;

/** Reads what nodemailer or the file system threw. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) return { why: String(thrown).slice(0, LONGEST), code: 'UNKNOWN', refused: false, away: true };
  const { message, response, responseCode, command, code, originalCode }: NodemailerError = thrown;
  return {
    why: (response ?? message).toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').slice(0, LONGEST),
    code: String(responseCode ?? originalCode ?? code ?? thrown.name),
    refused: command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500 && !isPolicy(response),
    away: responseCode === undefined || code === 'EAUTH',
  };
}

/**
 * Whether a refusal is about us and not about the address, such as "relaying denied" for want of a password: that can be mended, and then the mail is taken.
 * @see https://www.rfc-editor.org/rfc/rfc3463#section-3.8
 */
function isPolicy(response: string | undefined): boolean {
  return /^5\d\d[ -]5\.7\.\d/.test(response ?? '');
}
