import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../schema/error.ts';
import type { Markup } from './markup.ts';

/** Something elsewhere that translates. */
export interface Provider {
  /** Its name, under which translations are marked as made by it. */
  readonly engine: string;
  readonly markup: Markup;
  /** Languages of the directory that it translates into. @throws TRANSLATOR_AWAY, TRANSLATOR_REFUSED */
  languages(): Promise<ReadonlySet<string>>;
  /**
   * Lines in another language, in the same order.
   * @param lines in the provider's markup; at most LINES_AT_ONCE
   * @throws TRANSLATOR_AWAY, TRANSLATOR_REFUSED
   */
  translate(lines: readonly string[], from: string, to: string): Promise<string[]>;
}

/** Where a provider is reached, and with what. */
export interface Access {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string | undefined;
  /** Milliseconds that an answer may take. */
  readonly patience: number;
}

/** DeepL takes 50 texts at once, LibreTranslate any number. */
export const LINES_AT_ONCE = 50;

/** Milliseconds that are waited before the one other try, at most. */
const LONGEST_WAIT = 10_000;

/** Says of statuses what those who run the directory can do about them; 456 is DeepL's own. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'it does not understand the question',
  401: 'it does not accept the key of this directory',
  403: 'it does not accept the key of this directory',
  404: 'its address is not right',
  413: 'the text is too long for it',
  456: 'what may be translated this month is used up',
};

/**
 * Asks a provider; where it is too busy (429, 503) once more, when it says so.
 * @returns the answer as JSON
 * @throws TRANSLATOR_AWAY, TRANSLATOR_REFUSED
 */
export async function askProvider(engine: string, url: string, init: RequestInit, patience: number): Promise<unknown> {
  const once = async (): Promise<Response> => {
    try {
      return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patience) });
    } catch (cause) {
      throw Object.assign(fail('TRANSLATOR_AWAY', engine), { cause });
    }
  };
  let response = await once();
  if (response.status === 429 || response.status === 503) {
    const pause = pauseOf(response.headers.get('retry-after'));
    await response.body?.cancel();
    if (pause > LONGEST_WAIT) throw fail('TRANSLATOR_AWAY', engine);
    await wait(pause);
    response = await once();
  }
  if (!response.ok) {
    await response.body?.cancel();
    const why = REFUSALS[response.status];
    throw why === undefined ? fail('TRANSLATOR_AWAY', engine) : fail('TRANSLATOR_REFUSED', engine, why);
  }
  try {
    return await response.json();
  } catch (cause) {
    throw Object.assign(fail('TRANSLATOR_AWAY', engine), { cause });
  }
}

/** Milliseconds of a header `Retry-After`, which is a number of seconds or a date; a second without one. @see RFC 9110, section 10.2.3 */
function pauseOf(header: string | null): number {
  if (header === null || header.trim() === '') return 1000;
  const seconds = Number(header);
  const pause = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(pause) ? 1000 : Math.max(0, pause);
}

/** The strings of an answer. @throws TRANSLATOR_REFUSED unless there are as many as lines were sent */
export function linesOf(engine: string, answer: readonly unknown[], sent: readonly string[]): string[] {
  const lines = answer.filter((line): line is string => typeof line === 'string');
  if (lines.length !== sent.length) throw fail('TRANSLATOR_REFUSED', engine, 'its answer cannot be read');
  return lines;
}

/** A part of an object of which nothing is known. */
export const partOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
