import slugify from '@sindresorhus/slugify';
import type { Directory } from './directory/directory.ts';
import type { Actor, Contact, Event, Municipality, Place, Service } from './directory/shapes.ts';

/** A town or a municipality, and what there is in it or for it. */
export interface Town {
  slug: string;
  name: string;
  /** What is there comes first, then what serves the town from elsewhere. */
  services: Service[];
  actors: Actor[];
  contacts: Contact[];
  events: Event[];
  /** Where in the town that is, as far as it is anywhere. */
  places: Place[];
}

/**
 * The towns that the entries name, by name. Two of the same name are told apart by their official keys (AGS); a name without a key is the one
 * town of that name, since most sources name towns without.
 */
export function townsOf(all: Directory): Town[] {
  const towns = new Map<string, Town>();
  const inTown = new Map<Town, Set<unknown>>();
  const slugOf = slugsOfTowns(all);
  const townOf = (municipality: Municipality): Town => {
    const { name } = municipality;
    const slug = slugOf(municipality);
    let town = towns.get(slug);
    if (!town) towns.set(slug, (town = { slug, name, services: [], actors: [], contacts: [], events: [], places: [] }));
    return town;
  };
  const townAt = (place: Place | undefined): Municipality | null => {
    const municipality = municipalityOf(place);
    if (place && municipality) townOf(municipality).places.push(place);
    return municipality;
  };
  const put = <Kept>(municipalities: (Municipality | null | undefined)[], listOf: (town: Town) => Kept[], entry: Kept) => {
    for (const town of new Set(municipalities.flatMap((each) => (each ? [townOf(each)] : [])))) {
      const listed = inTown.get(town) ?? new Set();
      if (!listed.has(entry)) listOf(town).push(entry);
      inTown.set(town, listed.add(entry));
    }
  };
  for (const network of all.networks.all) for (const municipality of network.area?.municipalities ?? []) townOf(municipality);
  for (const service of all.services.all) put(all.places.pick(all.offeringsOfService(service).flatMap(({ place }) => place ?? [])).map(townAt), (town) => town.services, service);
  for (const service of all.services.all) put(service.area, (town) => town.services, service);
  for (const actor of all.actors.all) put(all.places.pick(actor.places).map(townAt), (town) => town.actors, actor);
  for (const contact of all.contacts.all) put(all.places.pick(contact.places).map(townAt), (town) => town.contacts, contact);
  for (const event of all.events.all) put([townAt(all.places.get(event.place))], (town) => town.events, event);
  for (const town of towns.values()) town.places = [...new Set(town.places)];
  return [...towns.values()].filter((town) => sizeOf(town) > 0).sort((one, other) => one.name.localeCompare(other.name, 'de'));
}

/** The municipality that a place is in; where the source names none, the town of its address. */
export function municipalityOf(place: Place | undefined): Municipality | null {
  return place?.municipality ?? (place?.address?.city ? { name: place.address.city, key: null } : null);
}

/** What a town's page lists. */
export type TownItem =
  | { noun: 'service'; entry: Service }
  | { noun: 'contact'; entry: Contact }
  | { noun: 'actor'; entry: Actor }
  | { noun: 'event'; entry: Event };

/** What a town's page lists, services first. */
export function townItems({ services, contacts, actors, events }: Town): TownItem[] {
  return [
    ...services.map((entry) => ({ noun: 'service' as const, entry })),
    ...contacts.map((entry) => ({ noun: 'contact' as const, entry })),
    ...actors.map((entry) => ({ noun: 'actor' as const, entry })),
    ...events.map((entry) => ({ noun: 'event' as const, entry })),
  ];
}

/** How many entries a town's page lists. */
export function sizeOf(town: Town): number {
  return townItems(town).length;
}

/** What the pages of towns are called. */
export function slugsOfTowns(all: Directory): (municipality: Municipality) => string {
  const keys = keysByName(all);
  return ({ name, key }) => slugify((keys.get(name) ?? []).length > 1 && key ? `${name} ${key}` : name);
}

function keysByName(all: Directory): Map<string, string[]> {
  const named = [
    ...all.networks.all.flatMap((network) => network.area?.municipalities ?? []),
    ...all.places.all.flatMap(({ municipality }) => municipality ?? []),
    ...all.services.all.flatMap(({ area }) => area),
  ];
  const keys = new Map<string, Set<string>>();
  for (const { name, key } of named) if (key) keys.set(name, (keys.get(name) ?? new Set()).add(key));
  return new Map([...keys].map(([name, found]) => [name, [...found]]));
}
