import { setTimeout as wait } from 'node:timers/promises';
import { type DirectoryError, fail } from '../../schema/error.ts';
import type { Markup } from './markup.ts';

/** Something elsewhere that translates. */
export interface Provider {
  /** Its name, under which translations are marked as made by it. */
  readonly engine: string;
  readonly markup: Markup;
  /** Languages of the directory that it translates into. @throws as askProvider */
  languages(): Promise<ReadonlySet<string>>;
  /**
   * Lines in another language, in the same order.
   * @param lines in the provider's markup; at most LINES_AT_ONCE
   * @throws as askProvider
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

/** Characters of what a provider says about its failing that are kept, for the log. */
const SAID = 300;

/** What statuses mean for whoever waits; 456 is DeepL's own. Others say that it is away. */
const REFUSALS: Readonly<Record<number, (engine: string) => DirectoryError>> = {
  400: (engine) => fail('TRANSLATOR_REFUSED', engine),
  401: (engine) => fail('TRANSLATOR_NOT_SET_UP', engine),
  403: (engine) => fail('TRANSLATOR_NOT_SET_UP', engine),
  404: (engine) => fail('TRANSLATOR_NOT_SET_UP', engine),
  413: (engine) => fail('TRANSLATOR_TOO_LONG', engine),
  456: (engine) => fail('TRANSLATOR_USED_UP', engine),
};

/** What can go wrong with an engine as a whole, whatever text it is given. */
export const BROKEN: ReadonlySet<string> = new Set(['TRANSLATOR_AWAY', 'TRANSLATOR_NOT_SET_UP', 'TRANSLATOR_USED_UP']);

/**
 * Asks a provider; where it is too busy (429, 503) once more, when it says so.
 * @returns the answer as JSON
 * @throws TRANSLATOR_AWAY, TRANSLATOR_NOT_SET_UP, TRANSLATOR_USED_UP, TRANSLATOR_TOO_LONG, TRANSLATOR_REFUSED; its own words are the cause, for the log alone
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
    const cause = new Error(`status ${String(response.status)}: ${await beginningOf(response)}`);
    throw Object.assign((REFUSALS[response.status] ?? ((name) => fail('TRANSLATOR_AWAY', name)))(engine), { cause });
  }
  try {
    return await response.json();
  } catch (cause) {
    throw Object.assign(fail('TRANSLATOR_AWAY', engine), { cause });
  }
}

/** What an answer begins with; however much there is, only its first part is read. */
async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  try {
    const { value } = await reader.read();
    return new TextDecoder().decode(value?.subarray(0, 4 * SAID)).slice(0, SAID);
  } catch {
    return '';
  } finally {
    await reader.cancel().catch(() => undefined);
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
  if (lines.length !== sent.length) throw Object.assign(fail('TRANSLATOR_REFUSED', engine), { cause: new Error(`${String(lines.length)} lines came back for ${String(sent.length)}`) });
  return lines;
}

/** A part of an object of which nothing is known. */
export const partOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
