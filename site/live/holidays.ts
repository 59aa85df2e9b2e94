/** The Länder, in the order of the first two digits of an official key (AGS): 01 is the first. */
export const LAENDER = ['SH', 'HH', 'NI', 'HB', 'NW', 'HE', 'RP', 'BW', 'BY', 'SL', 'BE', 'BB', 'MV', 'SN', 'ST', 'TH'];

/** Holidays by the calendar, and by days after Easter Sunday; behind the colon the Länder that keep it, none: all of them. */
const FIXED = '01-01 01-06:BWBYST 03-08:BEMV 05-01 08-15:SL 09-20:TH 10-03 10-31:BBHBHHMVNISHSNSTTH 11-01:BWBYNWRPSL 12-25 12-26'.split(' ');
const MOVABLE = '-2 0:BB 1 39 49:BB 50 60:BWBYHENWRPSL'.split(' ');

const DAY = 86_400_000;

/** A date such as "2026-12-24" as days since 1970, and back. Calendar days have no hours, so no change of the clock touches them. */
export const numberOf = (date: string): number => Date.parse(date) / DAY;
export const dateOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/**
 * Whether a day is a public holiday everywhere in a Land ("ST"); without a Land, whether it is one in all of Germany.
 * The same rule as the server's filter "open", and checked with the same cases (test/hours).
 * @param day days since 1970
 * @see https://de.wikipedia.org/wiki/Gesetzliche_Feiertage_in_Deutschland
 */
export function isHoliday(day: number, land: string): boolean {
  const date = dateOf(day);
  const afterEaster = String(day - easterSunday(Number(date.slice(0, 4))));
  const held = (name: string) => (holiday: string) => {
    const [when, where] = holiday.split(':');
    return when === name && (where === undefined || where.match(/../g)?.includes(land) === true);
  };
  return FIXED.some(held(date.slice(5))) || MOVABLE.some(held(afterEaster)) || (land === 'SN' && isRepentance(date));
}

/** Days since 1970. @see https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const day = moon + weekday - 7 * Math.floor((golden + 11 * moon + 22 * weekday) / 451) + 114;
  return Date.UTC(year, Math.floor(day / 31) - 1, (day % 31) + 1) / DAY;
}

/** Buß- und Bettag: the Wednesday before 23 November. */
function isRepentance(date: string): boolean {
  return date.slice(5, 7) === '11' && Number(date.slice(8)) >= 16 && Number(date.slice(8)) <= 22 && new Date(date).getUTCDay() === 3;
}
