import { type DirectoryError, fail } from '../../../schema/error.ts';
import { type Capacity, FACET_FIELDS, type FacetField, type FactFacet, type NearFilter, type OpenFilter, type SearchFilter, WEEKDAYS, type Weekday } from '../question.ts';
import type { Centre } from './centres.ts';
import type { Window } from './hours.ts';
import { type Day, type Moment, dayAt, inBerlin, minuteOf, numberOf } from './moment.ts';
import { DAY } from './timetables.ts';

/** A filter that can be applied. */
export interface Asked {
  readonly lists: Partial<Record<FacetField, readonly string[]>>;
  readonly orInterpreter: boolean;
  readonly free: boolean;
  readonly stepFree: boolean;
  readonly keptCurrent: boolean;
  /** None: whether there is room or not. */
  readonly capacity: readonly Capacity[];
  readonly open: Window | null;
  readonly near: { readonly centre: Centre; readonly within: number } | null;
}

/** Values of a field that anybody chooses. */
const MOST_VALUES = 100;

/** Kilometres. */
const WITHIN = { least: 1, most: 200, usual: 20 };

/**
 * Understands a filter at a moment.
 * @param find what the directory knows of a postal code or municipality
 * @throws BAD_INPUT with the field, such as "filter.near.place"
 */
export function understand(filter: SearchFilter, now: Date, find: (place: string) => Centre | undefined): Asked {
  const lists = FACET_FIELDS.flatMap((field): [FacetField, readonly string[]][] => {
    const values = filter[field] ?? [];
    if (values.length > MOST_VALUES) throw bad(field, `${String(values.length)} values are given; ${String(MOST_VALUES)} are allowed.`);
    return values.length === 0 ? [] : [[field, values]];
  });
  return {
    lists: Object.fromEntries(lists),
    orInterpreter: filter.orInterpreter === true,
    free: filter.free === true,
    stepFree: filter.stepFree === true,
    keptCurrent: filter.keptCurrent === true,
    capacity: filter.capacity ?? [],
    open: filter.open == null ? null : windowOf(filter.open, now),
    near: filter.near == null ? null : nearOf(filter.near, find),
  };
}

/** The filter without what is chosen in one field. */
export function without(asked: Asked, field: FacetField | FactFacet): Asked {
  switch (field) {
    case 'free':
    case 'stepFree':
    case 'keptCurrent':
      return { ...asked, [field]: false };
    case 'open':
      return { ...asked, open: null };
    default:
      return { ...asked, lists: { ...asked.lists, [field]: [] } };
  }
}

/** Whether anything is chosen in a field. */
export function isChosen(asked: Asked, field: FacetField | FactFacet): boolean {
  switch (field) {
    case 'free':
    case 'stepFree':
    case 'keptCurrent':
      return asked[field];
    case 'open':
      return asked.open !== null;
    default:
      return (asked.lists[field] ?? []).length > 0;
  }
}

function windowOf({ now: asksNow, day, date, from, to, withoutAppointment }: OpenFilter, now: Date): Window | null {
  const days = [asksNow === true, day != null, date != null].filter(Boolean).length;
  if (days > 1) throw bad('open', 'Give one of "now", "day" and "date".');
  if (asksNow === true) {
    if (from != null || to != null) throw bad('open', 'Give either "now" or a day with "from" and "to".');
    return windowNow(inBerlin(now));
  }
  if (days === 0) {
    if (from != null || to != null) throw bad('open', '"from" and "to" need a "day" or a "date".');
    return null;
  }
  const on = date == null ? nextOf(day ?? 'MO', inBerlin(now).day) : dateOf(date);
  const begin = from == null ? 0 : minuteAt(from, 'open.from');
  if (begin >= DAY) throw bad('open.from', 'Nothing begins at 24:00; give a time before it.');
  const end = to == null ? (from == null ? DAY : begin + 1) : minuteAt(to, 'open.to');
  if (end <= begin) throw bad('open.to', `"${to ?? '24:00'}" is not after "${from ?? '00:00'}". The end must come after the beginning, both on one day; 24:00 is its end.`);
  return { day: on, from: begin, to: end, walkIn: withoutAppointment === true };
}

/** This minute. Who looks for what is open now comes as he is, without an appointment. */
export function windowNow({ day, minute }: Moment): Window {
  return { day, from: minute, to: minute + 1, walkIn: true };
}

/** Any time of the next such day, today counted in. */
export function windowOn(weekday: Weekday, today: Day): Window {
  return { day: nextOf(weekday, today), from: 0, to: DAY, walkIn: false };
}

function nextOf(weekday: Weekday, today: Day): Day {
  return dayAt(today.number + ((WEEKDAYS.indexOf(weekday) - today.weekday + 7) % 7));
}

function dateOf(date: string): Day {
  const number = /^\d{4}-\d\d-\d\d$/.test(date) ? numberOf(date) : Number.NaN;
  // 30 February is rolled over into March.
  const day = Number.isNaN(number) ? undefined : dayAt(number);
  if (day?.date !== date) throw bad('open.date', `"${date}" is not a date. Write year-month-day, such as "2026-12-01".`);
  return day;
}

function minuteAt(time: string, field: string): number {
  if (/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) return minuteOf(time);
  throw bad(field, `"${time}" is not a time of day. Write "09:00", from "00:00" to "24:00".`);
}

function nearOf({ place, within }: NearFilter, find: (place: string) => Centre | undefined): Asked['near'] {
  const distance = within ?? WITHIN.usual;
  if (!Number.isInteger(distance) || distance < WITHIN.least || distance > WITHIN.most) {
    throw bad('near.within', `"${String(distance)}" is not a distance. Give ${String(WITHIN.least)} to ${String(WITHIN.most)} kilometres.`);
  }
  const centre = find(place);
  if (centre === undefined) throw bad('near.place', `"${place.slice(0, 100)}" is no place that this directory knows. Give a postal code or a municipality of the area.`);
  return { centre, within: distance };
}

function bad(field: string, sentence: string): DirectoryError {
  const error = fail('BAD_INPUT', sentence);
  error.field = `filter.${field}`;
  return error;
}
