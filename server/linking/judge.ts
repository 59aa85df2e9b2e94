import type { Answer } from './visit.ts';

/** Since when a page has not been there, as far as is known. */
export interface Standing {
  /** Since when it has not answered as a page does. */
  readonly failingSince: Date | null;
  /** Since when it has said that there is no such page. */
  readonly goneSince: Date | null;
  /** Since when it counts as broken; readers should not be sent there. */
  readonly brokenSince: Date | null;
}

export interface Judged extends Standing {
  readonly nextTry: Date;
}

const DAY = 86_400_000;

/** Days between two tries, days until a page that is gone is asked again, and days for which one that fails may only be away. */
export const RHYTHM = { usual: 7, again: 1, away: 28 } as const;

/** Whoever looks a day later may look some minutes early. */
const NEARLY = 0.98;

/**
 * What an answer says of a page. Gone is what twice, a day apart, is said not to be there (404, 410, no such host); what only fails (errors of the server, no connection,
 * no answer in time) is broken after four weeks. Whoever refuses us (401, 403, 429 and the like) or stands in a private network says nothing about what readers get.
 */
export function judge(before: Standing, answer: Answer, now: Date): Judged {
  const meaning = meaningOf(answer);
  const next = (days: number): Date => new Date(now.getTime() + days * DAY);
  if (meaning === 'there' || meaning === 'refused') return { failingSince: null, goneSince: null, brokenSince: null, nextTry: next(RHYTHM.usual) };
  const failingSince = before.failingSince ?? now;
  const goneSince = meaning === 'gone' ? (before.goneSince ?? now) : null;
  const isBroken = (goneSince !== null && lasts(goneSince, RHYTHM.again, now)) || lasts(failingSince, RHYTHM.away, now);
  const brokenSince = before.brokenSince ?? (isBroken ? now : null);
  return { failingSince, goneSince, brokenSince, nextTry: next(goneSince !== null && brokenSince === null ? RHYTHM.again : RHYTHM.usual) };
}

const lasts = (since: Date, days: number, now: Date): boolean => now.getTime() - since.getTime() >= days * DAY * NEARLY;

function meaningOf(answer: Answer): 'there' | 'gone' | 'refused' | 'away' {
  if (/^[23]/.test(answer)) return 'there';
  if (answer === '404' || answer === '410' || answer === 'NO_SUCH_HOST') return 'gone';
  if (answer.startsWith('4') || answer === 'PRIVATE') return 'refused';
  return 'away';
}
