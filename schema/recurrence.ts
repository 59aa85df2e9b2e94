import rrule from 'rrule';
import { fail } from './error.ts';

/** Enough for a weekly meeting over ten years; more is a mistake, and would be many pages. */
const MOST_OCCURRENCES = 1000;

/** Gives an RRULE back that ends. @throws BAD_RECURRENCE @see RFC 5545, section 3.3.10 */
export function recurrence(given: string): string {
  const rule = given.trim().replace(/^RRULE:/i, '');
  if (/[\r\n]/.test(rule)) throw fail('BAD_RECURRENCE', 'it has more than one line');
  const options = parse(rule);
  if (options.until == null && options.count == null) throw fail('BAD_RECURRENCE', 'it never ends');
  if (options.freq === undefined || options.freq > rrule.Frequency.DAILY) throw fail('BAD_RECURRENCE', 'it repeats more than once a day');
  if ((options.count ?? 0) > MOST_OCCURRENCES) throw fail('BAD_RECURRENCE', `it has more than ${String(MOST_OCCURRENCES)} occurrences`);
  return rule;
}

function parse(rule: string): Partial<rrule.Options> {
  try {
    return rrule.RRule.parseString(rule);
  } catch (cause) {
    const error = fail('BAD_RECURRENCE', 'it is not an RRULE');
    error.cause = cause;
    throw error;
  }
}
