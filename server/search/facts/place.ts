import type { Row } from '../../../schema/noun.ts';
import { fold } from '../words/fold.ts';
import { type Land, landOf } from './holidays.ts';
import { type Hours } from './hours.ts';

/** A point of the globe of radius 1. Straight lines between such points are fast to measure, and as good as arcs for telling which is nearer. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Kilometres; the mean radius of the Earth. */
const RADIUS = 6371.0088;

/** @param latitude degrees, as is `longitude` */
export function pointAt(latitude: number, longitude: number): Point {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return { x: Math.cos(north) * Math.cos(east), y: Math.cos(north) * Math.sin(east), z: Math.sin(north) };
}

/** Kilometres as the crow flies. */
export function kilometres(one: Point, other: Point): number {
  const [x, y, z] = [one.x - other.x, one.y - other.y, one.z - other.z];
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
}

/** What may be told of a place, however it is asked. */
export interface Site {
  readonly id: string;
  /** Without spaces. */
  readonly postalCode: string | null;
  /** Name of the municipality. */
  readonly municipality: string | null;
  /** Municipality and town as they are compared. */
  readonly towns: readonly string[];
  readonly land: Land | null;
  readonly point: Point | null;
  readonly stepFree: boolean;
  readonly hours: Hours | null;
  /** Whether one can go there. */
  readonly physical: boolean;
  readonly virtual: boolean;
}

/** The accessibility term of places without a step. */
const STEP_FREE = 'stufenlos';

interface Stated {
  readonly address?: { readonly postalCode?: string | null; readonly city?: string | null } | null;
  readonly municipality?: { readonly name: string; readonly key?: string | null } | null;
  readonly accessibility?: readonly string[];
}

/** The facts of a place. Of a hidden one nothing finer than the municipality, of one shown by its area no coordinates: a filter would give away what the page does not show. */
export function siteOf(place: Row): Site {
  const { address, municipality, accessibility = [] } = place as Stated;
  const { latitude, longitude, exposure, kind } = place;
  const hidden = exposure === 'HIDDEN';
  const isPublic = !hidden && exposure !== 'AREA_ONLY';
  const city = hidden ? null : (address?.city ?? null);
  const names = [municipality?.name, city].filter((name) => name != null);
  return {
    id: place.id,
    postalCode: hidden ? null : (address?.postalCode?.replaceAll(' ', '') ?? null),
    municipality: municipality?.name ?? null,
    towns: [...new Set(names.flatMap(townNames))],
    land: landOf(municipality?.key),
    point: isPublic && typeof latitude === 'number' && typeof longitude === 'number' ? pointAt(latitude, longitude) : null,
    stepFree: !hidden && accessibility.includes(STEP_FREE),
    hours: isPublic ? (place['hours'] as Hours | null) : null,
    physical: kind !== 'VIRTUAL' && kind !== 'POSTAL',
    virtual: kind === 'VIRTUAL',
  };
}

const TITLES = /^(?:hansestadt|lutherstadt|landeshauptstadt|universitätsstadt|kreisstadt|stadt|markt|gemeinde|verbandsgemeinde|samtgemeinde|einheitsgemeinde) (?=\p{L})/iu;

const named = new Map<string, readonly string[]>();

/** How people name a town: in full, and without its title ("Hansestadt Stendal") or what tells it from others ("Osterburg (Altmark)"); folded. */
export function townNames(name: string): readonly string[] {
  let names = named.get(name);
  if (names === undefined) {
    const short = name.replace(TITLES, '').replace(/ *\(.*\)$/u, '').replace(/, .*stadt$/iu, '');
    names = [...new Set([name, short].map((form) => fold(form, 'de').trim()))];
    // What people type comes this way too, and need not be kept.
    if (named.size < TOWNS) named.set(name, names);
  }
  return names;
}

/** Names remembered. */
const TOWNS = 2000;
