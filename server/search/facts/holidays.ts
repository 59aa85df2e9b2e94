import { type Day, dayAt, numberOf } from './moment.ts';

/** The Länder, in the order of the first two digits of an AGS: 01 is the first. */
const LAENDER = ['SH', 'HH', 'NI', 'HB', 'NW', 'HE', 'RP', 'BW', 'BY', 'SL', 'BE', 'BB', 'MV', 'SN', 'ST', 'TH'] as const;
export type Land = (typeof LAENDER)[number];

/** The Land of two letters; null for what is none. */
export function land(letters: unknown): Land | null {
  return LAENDER.find((known) => known === letters) ?? null;
}

/** The Land in which a municipality or district lies. @param key its AGS of 5 or 8 digits */
export function landOf(key: unknown): Land | null {
  return typeof key === 'string' ? (LAENDER[Number(key.slice(0, 2)) - 1] ?? null) : null;
}

/** Days of the calendar that are holidays in some Länder; in all of them where none is named. */
const FIXED: readonly (readonly [string, ...Land[]])[] = [
  ['01-01'],
  ['01-06', 'BW', 'BY', 'ST'],
  ['03-08', 'BE', 'MV'],
  ['05-01'],
  ['08-15', 'SL'],
  ['09-20', 'TH'],
  ['10-03'],
  ['10-31', 'BB', 'HB', 'HH', 'MV', 'NI', 'SH', 'SN', 'ST', 'TH'],
  ['11-01', 'BW', 'BY', 'NW', 'RP', 'SL'],
  ['12-25'],
  ['12-26'],
];

/** The same by days after Easter Sunday: Good Friday, Easter, Ascension, Whitsun, Corpus Christi. */
const MOVABLE: readonly (readonly [number, ...Land[]])[] = [[-2], [0, 'BB'], [1], [39], [49, 'BB'], [50], [60, 'BW', 'BY', 'HE', 'NW', 'RP', 'SL']];

/** By Land, and then by year. */
const known = new Map<Land | null, Map<number, ReadonlySet<string>>>();

/**
 * The public holidays of a Land in a year, as dates ("2027-05-06"); without a Land, those that all have.
 * Only what the law of a Land makes a holiday everywhere in it. Left out, since an address in the Land does not tell: the Assumption in Bavaria (municipalities that are
 * mostly Catholic), Corpus Christi in single municipalities of Saxony and Thuringia, the Peace Festival of Augsburg; and days that were made holidays once.
 * @see https://de.wikipedia.org/wiki/Gesetzliche_Feiertage_in_Deutschland
 */
export function holidays(year: number, of: Land | null): ReadonlySet<string> {
  let years = known.get(of);
  if (years === undefined) known.set(of, (years = new Map<number, ReadonlySet<string>>()));
  let dates = years.get(year);
  if (dates === undefined) {
    const held = ([, ...only]: readonly [unknown, ...Land[]]): boolean => only.length === 0 || (of !== null && only.includes(of));
    const easter = easterSunday(year);
    dates = new Set([
      ...FIXED.filter(held).map(([day]) => `${year}-${day}`),
      ...MOVABLE.filter(held).map(([days]) => dayAt(easter + days).date),
      ...(of === 'SN' ? [repentance(year).date] : []),
    ]);
    years.set(year, dates);
  }
  return dates;
}

/** Easter Sunday in the Gregorian calendar, as days since 1970. @see https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const day = moon + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1) / 86_400_000;
}

/** Buß- und Bettag: the Wednesday before 23 November. */
function repentance(year: number): Day {
  const last = dayAt(numberOf(`${year}-11-22`));
  return dayAt(last.number - ((last.weekday - 2 + 7) % 7));
}
