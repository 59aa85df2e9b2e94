const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/**
 * The day that it is in Germany at a moment: "2026-12-01T23:30:00.000Z" is on "2026-12-02". A date or a local time, which names no zone, keeps its day.
 * @param when a date, a local time or a moment in ISO 8601
 */
export function berlinDay(when: string): string {
  return when.endsWith('Z') ? wallClock.format(new Date(when)).slice(0, 10) : when.slice(0, 10);
}

/**
 * The moment of a local time in Germany; of an hour that comes twice in autumn one of both.
 * @param local such as "2026-12-01T17:00"
 */
export function berlinMoment(local: string): Date {
  const asIfUtc = new Date(`${local.slice(0, 19)}Z`);
  const ahead = (moment: Date) => new Date(`${wallClock.format(moment).replace(' ', 'T')}Z`).getTime() - moment.getTime();
  // The clock is read again at the moment found, which counts around the change of summer time.
  const near = new Date(asIfUtc.getTime() - ahead(asIfUtc));
  return new Date(asIfUtc.getTime() - ahead(near));
}

/** A local time with its distance to UTC: "2026-12-01T17:00+01:00". */
export function withOffset(local: string): string {
  const minutes = (new Date(`${local.slice(0, 19)}Z`).getTime() - berlinMoment(local).getTime()) / 60_000;
  return `${local.slice(0, 16)}+${String(minutes / 60).padStart(2, '0')}:00`;
}
