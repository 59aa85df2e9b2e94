// One day for the whole build: pages built around midnight agree with each other.
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

/** The day of the build where the directory's offices are, such as "2026-12-01". */
export function today(): string {
  return day;
}

/** Whether something that ran until a year, month or day is over. */
export function hasEnded(until: string | null): boolean {
  return until !== null && until < today().slice(0, until.length);
}
