import { titleOf } from '../cards.ts';
import type { Directory } from '../directory/directory.ts';
import type { Event } from '../directory/shapes.ts';
import { pathOf } from '../paths.ts';
import type { Reader } from '../reader.ts';
import { berlinMoment } from '../berlin.ts';
import { contentText, textValue, type ContentLine } from './content-lines.ts';

/** Rules of Central European time since 1996 (Directive 2000/84/EC), for the years of all events that can be kept. */
const berlin: ContentLine[] = [
  ['BEGIN', 'VTIMEZONE'], ['TZID', 'Europe/Berlin'],
  ['BEGIN', 'DAYLIGHT'], ['TZOFFSETFROM', '+0100'], ['TZOFFSETTO', '+0200'], ['TZNAME', 'CEST'],
  ['DTSTART', '19960331T020000'], ['RRULE', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'], ['END', 'DAYLIGHT'],
  ['BEGIN', 'STANDARD'], ['TZOFFSETFROM', '+0200'], ['TZOFFSETTO', '+0100'], ['TZNAME', 'CET'],
  ['DTSTART', '19961027T030000'], ['RRULE', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'], ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
];

/** The events that a calendar can keep: those with a date. */
export function datedEvents(all: Directory): Event[] {
  return all.events.all.filter((event) => event.start !== null);
}

/**
 * Events as a calendar file in one reader's language, with all their dates, exceptions and cancellations.
 * @param name of the calendar, for those who subscribe to it; a file of one event has none
 * @param site where the site is reached; without it events name no page
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function calendarOf(all: Directory, events: Event[], reader: Reader, site: URL | undefined, name?: string): string {
  return contentText([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//integration-directory//NONSGML site//DE'],
    ['METHOD', 'PUBLISH'],
    ...(name === undefined ? [] : [['NAME', textValue(name)], ['X-WR-CALNAME', textValue(name)], ['REFRESH-INTERVAL;VALUE=DURATION', 'PT12H']] satisfies ContentLine[]),
    ...berlin,
    ...events.flatMap((event) => eventLines(all, event, reader, site)),
    ['END', 'VCALENDAR'],
  ]);
}

function eventLines(all: Directory, event: Event, reader: Reader, site: URL | undefined): ContentLine[] {
  const { start } = event;
  if (!start) return [];
  const place = all.places.get(event.place);
  const organiser = all.actors.get(event.organiser);
  const address = place?.address;
  const where = [place?.name, address?.street, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const page = site && new URL(pathOf(reader.language, 'event', event.slug), site).href;
  const described = [
    reader.text(event.summary)?.value,
    reader.text(event.when)?.value,
    organiser && `${reader.word('event.organiser')}: ${organiser.name}`,
    reader.text(event.registrationNote)?.value,
    event.online,
    page,
  ].filter(Boolean).join('\n');
  const changed = utc(event.changedAt);
  const title = titleOf('event', event, reader);
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', `urn:uuid:${event.id}`],
    ['DTSTAMP', changed],
    ['LAST-MODIFIED', changed],
    ['DTSTART;TZID=Europe/Berlin', local(start)],
    ...(event.end ? [['DTEND;TZID=Europe/Berlin', local(event.end)] satisfies ContentLine] : []),
    ...(event.recurrence ? [['RRULE', ruleOf(event.recurrence)] satisfies ContentLine] : []),
    // A date that is left out is told by the moment at which that occasion would begin.
    ...event.exceptDates.map((date): ContentLine => ['EXDATE;TZID=Europe/Berlin', local(`${date.slice(0, 10)}${start.slice(10)}`)]),
    [`SUMMARY;LANGUAGE=${title.language}`, textValue(title.value)],
    ...(described ? [['DESCRIPTION', textValue(described)] satisfies ContentLine] : []),
    ...(where ? [['LOCATION', textValue(where)] satisfies ContentLine] : []),
    ...(page ? [['URL', page] satisfies ContentLine] : []),
    ['STATUS', event.cancelled ? 'CANCELLED' : 'CONFIRMED'],
    ['TRANSP', 'OPAQUE'],
    ['END', 'VEVENT'],
  ];
}

/** "2026-12-01T17:00:00" → "20261201T170000", without a zone: the property names it. */
function local(moment: string): string {
  return `${moment.slice(0, 16).replace(/[-:]/g, '')}00`;
}

/** A moment with its zone, in UTC to the second. */
function utc(moment: string): string {
  return new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');
}

/**
 * A rule without the property's name. Its end is told in UTC, as RFC 5545 section 3.3.10 wants where the start has a zone;
 * a day alone means its beginning, as everywhere on the site.
 */
function ruleOf(recurrence: string): string {
  return recurrence.replace(/^RRULE:/, '').replace(/UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(?=;|$)/, (_, ...found: (string | undefined)[]) => {
    const [year, month, day, hour = '00', minute = '00', second = '00'] = found;
    return `UNTIL=${utc(berlinMoment(`${String(year)}-${String(month)}-${String(day)}T${hour}:${minute}:${second}`).toISOString())}`;
  });
}
