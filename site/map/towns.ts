import { addressLine } from '../addresses.ts';
import type { Directory } from '../directory/directory.ts';
import { conclusion } from '../directory/questions.ts';
import type { Actor, Network, Place } from '../directory/shapes.ts';
import { geoLink } from '../geo.ts';
import { isGuarded } from '../guarded.ts';
import { municipalityOf, slugsOfTowns } from '../municipalities.ts';
import { hasEnded } from '../today.ts';
import type { Point } from './plan.ts';

/** A place of a network, as its map shows it. */
export interface MappedPlace {
  slug: string;
  name: string;
  line: string | undefined;
  geo: string | undefined;
  guarded: boolean;
  /** Where it is, where that may be known and is. */
  point: Point | undefined;
}

export interface MappedTown {
  /** Of its page. */
  slug: string;
  name: string;
  places: MappedPlace[];
  /** Mean of the public places there, as the search by distance reckons too: nothing is asked of anybody else. */
  centre: Point | undefined;
}

// Nine languages and three kinds of pages ask for the same map.
const drawn = new WeakMap<Directory, Map<string, MappedTown[]>>();

const map = conclusion('map', (id, all: Directory): MappedTown[] => {
  const known = drawn.get(all) ?? new Map<string, MappedTown[]>();
  drawn.set(all, known);
  const network = all.networks.all.find((one) => one.id === id);
  const towns = known.get(id) ?? (network ? townsOnMap(all, network) : []);
  known.set(id, towns);
  return towns;
});
const hasOne = conclusion('has-map', (id, all: Directory) => map(id, all).length > 0);
const everyOne = conclusion('maps', (_, all: Directory) => all.networks.all.filter((network) => hasMap(all, network)).map(({ slug, name, area }) => ({ slug, name: area?.district?.name ?? name })));

/** The towns of a network's map by name; none, where nobody knows where any of its places is. */
export const mapOf = (all: Directory, network: Pick<Network, 'id'>): MappedTown[] => map(network.id, all);

/** Whether a network has a map. */
export const hasMap = (all: Directory, network: Pick<Network, 'id'>): boolean => hasOne(network.id, all);

/** The networks that have a map, each with what it is a map of. */
export const mapsOf = (all: Directory): { slug: string; name: string }[] => everyOne('', all);

/** Path of a network's map in one language. */
export const mapPath = (language: string, slug: string): string => `/${language}/networks/${slug}/map/`;

function townsOnMap(all: Directory, network: Network): MappedTown[] {
  const slugOf = slugsOfTowns(all);
  const towns = new Map<string, MappedTown>();
  for (const place of placesOf(all, network)) {
    const municipality = municipalityOf(place);
    if (!municipality) continue;
    const slug = slugOf(municipality);
    const town = towns.get(slug) ?? { slug, name: municipality.name, places: [], centre: undefined };
    towns.set(slug, town);
    town.places.push(mapped(place));
  }
  const order = (one: { name: string; slug: string }, other: { name: string; slug: string }) => one.name.localeCompare(other.name, 'de') || one.slug.localeCompare(other.slug);
  for (const town of towns.values()) {
    town.places.sort(order);
    town.centre = mean(town.places.flatMap(({ point }) => point ?? []));
  }
  const sorted = [...towns.values()].sort(order);
  return sorted.some(({ centre }) => centre) ? sorted : [];
}

function mapped(place: Place): MappedPlace {
  const guarded = isGuarded(place);
  const { latitude, longitude } = place;
  return {
    slug: place.slug,
    name: place.name,
    line: addressLine(place),
    geo: guarded ? undefined : geoLink(place),
    guarded,
    point: guarded || latitude === null || longitude === null ? undefined : { latitude, longitude },
  };
}

/** Places where the members of a network and their departments are to be found, and where they offer something: those that one can go to. */
function placesOf(all: Directory, network: Network): Set<Place> {
  const actors = new Set<Actor>(all.actors.pick(all.membersOfNetwork(network).flatMap(({ actor, until }) => (actor && !hasEnded(until) ? [actor] : []))));
  // A set goes on to what is added while it is gone through.
  for (const actor of actors) for (const part of all.partsOfActor(actor)) actors.add(part);
  const places = new Set<Place>();
  const add = (references: Parameters<typeof all.places.pick>[0]) => {
    for (const place of all.places.pick(references)) if (place.kind !== 'POSTAL' && place.kind !== 'VIRTUAL') places.add(place);
  };
  for (const contact of all.contacts.pick(network.coordinators)) add(contact.places);
  for (const actor of actors) {
    if (hasEnded(actor.until)) continue;
    add(actor.places);
    for (const contact of all.contactsOfActor(actor)) add(contact.places);
    for (const service of all.servicesOfActor(actor)) if (!hasEnded(service.until)) add(all.offeringsOfService(service).flatMap(({ place }) => place ?? []));
  }
  return places;
}

function mean(points: Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const of = (part: keyof Point) => points.reduce((sum, point) => sum + point[part], 0) / points.length;
  return { latitude: of('latitude'), longitude: of('longitude') };
}
