import rrule from 'rrule';
import { fail } from './error.ts';

/** Enough for a weekly meeting over ten years; more is a mistake, and would be many pages. */
const MOST_OCCURRENCES = 1000;
const MOST_YEARS = 20;

/** The parts of a rule that repeats by the day or more slowly. @see RFC 5545, section 3.3.10 */
const PARTS: Record<string, RegExp> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  UNTIL: /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/,
  COUNT: /^[1-9]\d{0,4}$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  BYDAY: /^(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*$/,
  BYMONTHDAY: /^-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*$/,
  BYYEARDAY: /^-?\d{1,3}(?:,-?\d{1,3})*$/,
  BYWEEKNO: /^-?\d{1,2}(?:,-?\d{1,2})*$/,
  BYMONTH: /^(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*$/,
  BYSETPOS: /^-?\d{1,3}(?:,-?\d{1,3})*$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
};

/** Gives an RRULE back that is well formed and ends. @throws BAD_RECURRENCE @see RFC 5545, section 3.3.10 */
export function recurrence(given: string): string {
  const rule = given.trim().replace(/^RRULE:/i, '').toUpperCase();
  const parts = new Map<string, string>();
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=', 2);
    const pattern = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (pattern === undefined) throw fail('BAD_RECURRENCE', `"${name.slice(0, 20)}" is no part of it; allowed are ${Object.keys(PARTS).join(', ')}`);
    if (!pattern.test(value)) throw fail('BAD_RECURRENCE', name === 'FREQ' ? 'FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY' : `"${part.slice(0, 40)}" is malformed`);
    if (parts.has(name)) throw fail('BAD_RECURRENCE', `${name} stands twice in it`);
    parts.set(name, value);
  }
  if (!parts.has('FREQ')) throw fail('BAD_RECURRENCE', 'it has no FREQ');
  if (parts.has('UNTIL') === parts.has('COUNT')) throw fail('BAD_RECURRENCE', parts.has('UNTIL') ? 'it has both UNTIL and COUNT' : 'it never ends');
  return rule;
}

/** Checks how often a rule happens from its start (local date and time). @throws BAD_RECURRENCE when never, too often or for too long */
export function happensFrom(rule: string, start: string): void {
  const first = new Date(`${start}:00Z`);
  const horizon = new Date(first);
  horizon.setUTCFullYear(first.getUTCFullYear() + MOST_YEARS);
  const { until, count, ...options } = parse(rule);
  if (until != null && until > horizon) throw fail('BAD_RECURRENCE', `it goes on for more than ${String(MOST_YEARS)} years`);
  // Without a horizon, a rule that never happens would be looked for until the year 9999.
  const times = new rrule.RRule({ ...options, dtstart: first, until: until ?? horizon, count: Math.min(count ?? Infinity, MOST_OCCURRENCES + 1) }).all().length;
  if (times === 0) throw fail('BAD_RECURRENCE', 'it never happens');
  if (times > MOST_OCCURRENCES) throw fail('BAD_RECURRENCE', `it has more than ${String(MOST_OCCURRENCES)} occurrences`);
  if (count != null && times < count) throw fail('BAD_RECURRENCE', `it goes on for more than ${String(MOST_YEARS)} years`);
}

function parse(rule: string): Partial<rrule.Options> {
  try {
    return rrule.RRule.parseString(rule);
  } catch (cause) {
    throw Object.assign(fail('BAD_RECURRENCE', 'it is not an RRULE'), { cause });
  }
}
