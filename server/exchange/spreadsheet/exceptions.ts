import { DAY, type Notation, SPAN, german, modeOf, modeSaid, time } from './notation.ts';

type Part = Readonly<Record<string, unknown>>;

const LINE = new RegExp(`^(${DAY})(?: ?(?:[-–]|bis) ?(${DAY}))? ?: ?([^()]+?)(?: ?\\((.*)\\))?$`, 'u');
const SLOT = new RegExp(`^${SPAN}(?: Uhr)?(?: (offen|Termin|Telefon))?$`, 'iu');
const CLOSED = /^(?:zu|geschlossen)$/iu;

/** Days with other hours: `24.12.2026-01.01.2027: zu (Betriebsferien); 31.12.2026: 9-12, 14-16 Termin`; the reason is the German one. */
export const EXCEPTIONS: Notation = {
  between: '; ',
  // A reason may hold a semicolon; the next item begins with a day.
  apart: /\n|;\s*(?=\d|\n|$)/,
  example: '24.12.2026: zu (Heiligabend); 27.12.2026-01.01.2027: zu (Betriebsferien); 31.12.2026: 9-12, 14-16 Termin',
  say: ({ from, until, closed, slots, reason }) => {
    const days = `${shown(from)}${typeof until === 'string' && until !== from ? `-${shown(until)}` : ''}`;
    const hours = closed === true ? 'zu' : ((slots ?? []) as Part[]).map((slot) => `${String(slot['from'])}-${String(slot['to'])}${modeSaid(slot['mode'])}`).join(', ');
    const why = reasonSaid(reason);
    return `${days}: ${hours}${why === '' ? '' : ` (${why})`}`;
  },
  take: (line) => {
    const [whole, from = '', until, hours = '', reason] = LINE.exec(line) ?? [];
    if (whole === undefined) return undefined;
    const days = { from: iso(from), ...(until !== undefined && { until: iso(until) }), ...(reason !== undefined && reason.trim() !== '' && { reason: { de: reason.trim() } }) };
    if (CLOSED.test(hours)) return { ...days, closed: true };
    const slots = hours.split(/, ?| und /u).map(slot);
    return slots.includes(undefined) ? undefined : { ...days, closed: false, slots };
  },
};

/** The German reason in one line, as it can stand between others. */
export const reasonSaid = (reason: unknown): string => {
  const words = german(reason);
  return typeof words === 'string' ? words.replaceAll(/\s+/g, ' ').replaceAll(/;(?=\s*(?:\d|$))/g, ',').trim() : '';
};

function slot(given: string): Part | undefined {
  const [whole, from = '', to = '', mode] = SLOT.exec(given.trim()) ?? [];
  return whole === undefined ? undefined : { from: time(from), to: time(to), ...(mode !== undefined && { mode: modeOf(mode) }) };
}

/** A day as Germans write it. */
const shown = (day: unknown): string => String(day).split('-').reverse().join('.');

function iso(day: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day) ?? [];
  return year === '' ? day : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
