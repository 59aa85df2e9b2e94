import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A secret that nobody guesses: 32 random bytes as base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: whoever reads the database cannot use it. A token is random enough for a plain hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A code of six digits, for people who type it. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is kept of a code. Six digits are soon guessed, so they are hashed with a token that is not kept itself. */
export const codeHash = (token: string, code: string): Buffer => createHmac('sha256', token).update(code).digest();

/** Compares in a time that does not tell how much was right. */
export const equal = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);
