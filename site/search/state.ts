import type { Weekday } from '../directory/shapes.ts';

/** Filters that are lists of values, in the order in which they are offered. */
export const filterNames = [
  'noun', 'topic', 'municipality', 'spokenLanguage', 'targetGroup', 'mode', 'access', 'audience', 'network',
] as const;

export type FilterName = (typeof filterNames)[number];

/** Filters that are true or not asked for. */
export const factNames = ['free', 'stepFree', 'keptCurrent'] as const;

export type FactName = (typeof factNames)[number];

/** When something must be open: now, or at some time of a day; `from` and `to` stand together. */
export type Open = { now: true } | ({ day: Weekday } | { date: string }) & { from?: string; to?: string };

export interface Near {
  /** A postal code or a municipality. */
  place: string;
  /** Kilometres. */
  within: number;
}

/** What is chosen, as the server takes it. */
export type Filters = Partial<Record<FilterName, string[]>> & Partial<Record<FactName | 'orInterpreter', true>> & { open?: Open; near?: Near };

/** What is being searched for; it stands in the address, so that it can be kept, shared and gone back to. */
export interface SearchState {
  query: string;
  filters: Filters;
  /** Whether each hit tells what its place among the hits is made of. */
  why?: true;
}

export const weekdays: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Distances that are offered, in kilometres. */
export const distances = [5, 10, 20, 50];
const usualDistance = 20;
const longestDistance = 200;

/**
 * What a control does to the search when it is used: it is told the search as it is then, which may have gone on since the control was drawn.
 */
export type Change = (state: SearchState) => SearchState;

/** Searches for what a change makes of what is searched for. */
export type Go = (change: Change) => void;

/** The server takes no longer queries. */
const longestQuery = 500;
const longestPlace = 100;

/** Reads what is being searched for from the query part of an address; what cannot be meant is left out. */
export function readState(address: string): SearchState {
  const parameters = new URLSearchParams(address);
  const filters: Filters = {};
  for (const name of filterNames) {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== '').slice(0, 50);
    if (values.length > 0) filters[name] = values;
  }
  for (const name of factNames) if (parameters.get(name) === '1') filters[name] = true;
  if (filters.spokenLanguage && parameters.get('orInterpreter') === '1') filters.orInterpreter = true;
  const open = readOpen(parameters.get('open') ?? '');
  if (open) filters.open = open;
  const near = readNear(parameters.get('near') ?? '', parameters.get('within') ?? '');
  if (near) filters.near = near;
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, longestQuery),
    filters,
    ...(parameters.get('why') === '1' ? { why: true as const } : {}),
  };
}

/** Writes it as the query part of an address, empty if nothing is searched for. */
export function writeState({ query, filters, why }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const name of filterNames) for (const value of filters[name] ?? []) parameters.append(name, value);
  for (const name of ['orInterpreter', ...factNames] as const) if (filters[name]) parameters.set(name, '1');
  if (filters.open) parameters.set('open', writeOpen(filters.open));
  if (filters.near) {
    parameters.set('near', filters.near.place);
    parameters.set('within', String(filters.near.within));
  }
  if (why) parameters.set('why', '1');
  const written = parameters.toString();
  return written && `?${written}`;
}

/** Reads "now", "TH", "TH-12:00-18:00" or "2026-11-26-12:00-18:00". */
export function readOpen(written: string): Open | undefined {
  if (written === 'now') return { now: true };
  const [, when = '', from, to] = /^([A-Z]{2}|\d{4}-\d\d-\d\d)(?:-(\d\d:\d\d)-(\d\d:\d\d))?$/.exec(written) ?? [];
  const hours = from !== undefined && to !== undefined ? { from, to } : {};
  if (to !== undefined && (to > '24:00' || (from ?? '') >= to)) return undefined;
  const day = weekdays.find((each) => each === when);
  if (day) return { day, ...hours };
  return isDate(when) ? { date: when, ...hours } : undefined;
}

/** The same, written. */
export function writeOpen(open: Open): string {
  if ('now' in open) return 'now';
  const hours = open.from && open.to ? `-${open.from}-${open.to}` : '';
  return `${'day' in open ? open.day : open.date}${hours}`;
}

function isDate(written: string): boolean {
  const moment = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) && written !== '';
}

/** A place as somebody wrote it, and within how many kilometres of it; nothing without a place. */
export function readNear(place: string, within: string): Near | undefined {
  const written = place.trim().slice(0, longestPlace);
  if (written === '') return undefined;
  const kilometres = /^\d{1,3}$/.test(within) ? Number(within) : usualDistance;
  return { place: written, within: Math.min(Math.max(kilometres, 1), longestDistance) };
}

/** The same search with one value of one filter added or taken away. */
export function withFilter(state: SearchState, name: FilterName, value: string, on: boolean): SearchState {
  const others = (state.filters[name] ?? []).filter((each) => each !== value);
  const values = on ? [...others, value] : others;
  const filters = { ...state.filters };
  if (values.length > 0) filters[name] = values;
  else delete filters[name];
  // "Or with an interpreter" says nothing without a language.
  if (!filters.spokenLanguage) delete filters.orInterpreter;
  return { ...state, filters };
}

/** The same search with one of the single filters set, or taken away by `undefined`. */
export function withFact<Name extends Exclude<keyof Filters, FilterName>>(state: SearchState, name: Name, value: Filters[Name] | undefined): SearchState {
  const filters = { ...state.filters };
  if (value === undefined) delete filters[name];
  else filters[name] = value;
  return { ...state, filters };
}

/** The same search with a value as it stands in facets, offers and addresses; the search itself where there is no such filter. */
export function withValue(state: SearchState, field: string, value: string): SearchState {
  const list = filterNames.find((name) => name === field);
  if (list) return withFilter(state, list, value, true);
  const fact = [...factNames, 'orInterpreter' as const].find((name) => name === field);
  if (fact) return withFact(state, fact, true);
  if (field === 'open') return withFact(state, 'open', readOpen(value) ?? state.filters.open);
  if (field === 'near') return withFact(state, 'near', readNear(value, String(state.filters.near?.within ?? '')));
  return state;
}

/** How many filters are chosen; "or with an interpreter" widens one and counts as none. */
export function countFilters(filters: Filters): number {
  return filterNames.reduce((count, name) => count + (filters[name]?.length ?? 0), 0)
    + [...factNames, 'open' as const, 'near' as const].filter((name) => filters[name]).length;
}
