import { RRule } from 'rrule';

/** Lines of a vCard or a calendar, unfolded, as their reader sees them: name, parameters, value (RFC 5545, RFC 6350). */
export interface Line {
  name: string;
  parameters: string;
  value: string;
}

/** @throws when a line is too long, does not end as it must, or has no value */
export function readLines(text: string): Line[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.');
  const tooLong = text.split('\r\n').find((line) => Buffer.byteLength(line) > 75 || line.includes('\n'));
  if (tooLong !== undefined) throw new Error(`Too long: ${tooLong}`);
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n').map((line) => {
    const parts = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/.exec(line);
    if (parts === null) throw new Error(`No line: ${line}`);
    return { name: parts[1] ?? '', parameters: parts[2] ?? '', value: parts[3] ?? '' };
  });
}

/** The text that an escaped value stands for. */
export function unescaped(value: string): string {
  return value.replace(/\\([\\,;n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** The events of a calendar, each as its lines. */
export function eventsOf(lines: Line[]): Line[][] {
  const events: Line[][] = [];
  let open: Line[] | undefined;
  for (const line of lines) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT') events.push((open = []));
    else if (line.name === 'END' && line.value === 'VEVENT') open = undefined;
    else open?.push(line);
  }
  return events;
}

export const valueOf = (event: Line[], name: string): string | undefined => event.find((line) => line.name === name)?.value;

/** Local times of an event's occasions from a day on, as a calendar reckons them from its lines alone. */
export function occasionsOf(event: Line[], day: string): string[] {
  const moment = (value: string): Date => new Date(value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/, '$1-$2-$3T$4:$5:$6Z'));
  const start = moment(valueOf(event, 'DTSTART') ?? '');
  const rule = valueOf(event, 'RRULE');
  const left = new Set(event.filter(({ name }) => name === 'EXDATE').map(({ value }) => moment(value).getTime()));
  // The rule's end is told in UTC and the times are local: an hour or two later.
  const end = rule === undefined ? undefined : /UNTIL=(\w+)/.exec(rule)?.[1];
  const all = rule === undefined ? [start] : new RRule({ ...RRule.parseString(rule), dtstart: start, ...(end === undefined ? {} : { until: new Date(moment(end).getTime() + 2 * 3_600_000 - 1000) }) }).all();
  return all.filter((each) => !left.has(each.getTime())).map((each) => each.toISOString().slice(0, 16)).filter((each) => each >= day);
}
