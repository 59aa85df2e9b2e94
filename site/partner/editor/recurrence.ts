import { WEEK } from './hours-sentence.ts';

/** How often something happens; what cannot be said so is a rule of its own. */
export const RHYTHMS = ['once', 'week', 'twoWeeks', 'month', 'other'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Recurrence {
  readonly rhythm: Rhythm;
  /** Of the month: 1 to 5, or -1 for the last. */
  readonly nth: number;
  /** Weekday as in RFC 5545. */
  readonly day: string;
  /** Last day, such as "2027-06-30"; may be empty while it is being written. */
  readonly until: string;
}

const partsOf = (rule: string): Map<string, string> => new Map(rule.split(';').filter((part) => part !== '').map((part) => part.split('=', 2) as [string, string]));
const ruleOf = (parts: ReadonlyMap<string, string>): string => [...parts].map(([name, value]) => `${name}=${value}`).join(';');

/** Reads a rule that repeats. @see RFC 5545, section 3.3.10 */
export function readRecurrence(rule: string): Recurrence {
  const parts = partsOf(rule);
  const [, nth, day] = /^([1-5]|-1)(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '') ?? [];
  return { rhythm: rhythmOf(parts, nth !== undefined), nth: Number(nth ?? 1), day: day ?? 'MO', until: year === undefined ? '' : [year, month, date].join('-') };
}

function rhythmOf(parts: ReadonlyMap<string, string>, isNth: boolean): Rhythm {
  const known = new Set(['FREQ', 'INTERVAL', 'UNTIL', 'BYDAY', 'WKST']);
  const interval = parts.get('INTERVAL') ?? '1';
  if (parts.size === 0) return 'once';
  if ([...parts.keys()].some((name) => !known.has(name))) return 'other';
  if (parts.get('FREQ') === 'WEEKLY' && (interval === '1' || interval === '2')) return interval === '1' ? 'week' : 'twoWeeks';
  return parts.get('FREQ') === 'MONTHLY' && interval === '1' && isNth ? 'month' : 'other';
}

/** A rule with another rhythm; the end stays. */
export function withRhythm(rule: string, { rhythm, nth, day }: Pick<Recurrence, 'rhythm' | 'nth' | 'day'>): string {
  const until = partsOf(rule).get('UNTIL');
  const end = until === undefined ? '' : `;UNTIL=${until}`;
  switch (rhythm) {
    case 'once': return '';
    case 'week': return `FREQ=WEEKLY${end}`;
    case 'twoWeeks': return `FREQ=WEEKLY;INTERVAL=2${end}`;
    case 'month': return `FREQ=MONTHLY;BYDAY=${String(nth)}${WEEK.find((each) => each === day) ?? 'MO'}${end}`;
    case 'other': return rule;
  }
}

/** A rule that ends on another day, whatever else it says. */
export function withUntil(rule: string, day: string): string {
  const parts = partsOf(rule);
  parts.delete('COUNT');
  if (day === '') parts.delete('UNTIL');
  else parts.set('UNTIL', `${day.replaceAll('-', '')}T235959Z`);
  return ruleOf(parts);
}
