import type { Event as SchemaEvent, EventAttendanceModeEnumeration, Schedule } from 'schema-dts';
import { titleOf } from '../cards.ts';
import type { Event } from '../directory/shapes.ts';
import { withOffset } from '../berlin.ts';
import { actorReference, dayName, pageOf, placeReference, some, type Speaker } from './words.ts';

/** An event with its rule. @see https://schema.org/Event */
export function eventData(speaker: Speaker, event: Event): SchemaEvent {
  const { all, reader } = speaker;
  const place = all.places.get(event.place);
  const organiser = all.actors.get(event.organiser);
  return {
    '@type': 'Event',
    name: titleOf('event', event, reader).value,
    description: reader.text(event.summary)?.value,
    url: pageOf(speaker, 'event', event.slug),
    startDate: event.start ? withOffset(event.start) : undefined,
    endDate: event.end ? withOffset(event.end) : undefined,
    eventSchedule: event.start && event.recurrence ? scheduleOf(event, event.start, event.recurrence) : undefined,
    eventStatus: event.cancelled ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    eventAttendanceMode: attendance(place !== undefined, event.online !== null),
    location: some([
      ...(place ? [placeReference(speaker, place)] : []),
      ...(event.online ? [{ '@type': 'VirtualLocation' as const, url: event.online }] : []),
    ]),
    organizer: organiser && actorReference(speaker, organiser),
  };
}

function attendance(there: boolean, online: boolean): EventAttendanceModeEnumeration | undefined {
  if (there && online) return 'https://schema.org/MixedEventAttendanceMode';
  if (online) return 'https://schema.org/OnlineEventAttendanceMode';
  return there ? 'https://schema.org/OfflineEventAttendanceMode' : undefined;
}

const units: Record<string, string> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' };

/** The rule of RFC 5545 in the words of schema.org. @see https://schema.org/Schedule */
function scheduleOf(event: Event, start: string, recurrence: string): Schedule {
  const parts = new Map(recurrence.replace(/^RRULE:/, '').split(';').map((part): [string, string] => {
    const [name = '', value = ''] = part.split('=');
    return [name, value];
  }));
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  const unit = units[parts.get('FREQ') ?? ''];
  return {
    '@type': 'Schedule',
    startDate: start.slice(0, 10),
    endDate: until && `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`,
    startTime: start.slice(11, 16),
    endTime: event.end?.slice(0, 10) === start.slice(0, 10) ? event.end.slice(11, 16) : undefined,
    repeatCount: count === undefined ? undefined : Number(count),
    repeatFrequency: unit && `P${parts.get('INTERVAL') ?? '1'}${unit}`,
    // A day alone has a name of its own; "the second Wednesday" is told as in RFC 5545.
    byDay: some((parts.get('BYDAY')?.split(',') ?? []).map((day) => dayName(day) ?? day)),
    byMonthDay: some((parts.get('BYMONTHDAY')?.split(',') ?? []).map(Number)),
    byMonth: some((parts.get('BYMONTH')?.split(',') ?? []).map(Number)),
    exceptDate: some(event.exceptDates.map((date) => date.slice(0, 10))),
    scheduleTimezone: 'Europe/Berlin',
  };
}
