import type { Directory } from './directory/directory.ts';
import type { Actor, Contact, Hours, Offering, Place, Service } from './directory/shapes.ts';
import { timetableOf } from './hours.ts';
import { landOf } from './land.ts';
import type { Timetable } from './live/timetable.ts';

/** Hours, and the Land whose public holidays hold for them. */
export interface Opening {
  hours: Hours | null;
  land: string;
  place?: Place | undefined;
  /** What tells the place from the others, where there are several: its town, or its name where the towns are the same. */
  at?: string | undefined;
}

/** When a service can be had at one of its places: the offering's hours, else the service's, else the place's. */
export function openingOfOffering(directory: Directory, service: Service, offering: Offering): Opening {
  const place = directory.places.get(offering.place);
  return { hours: offering.hours ?? service.hours ?? place?.hours ?? null, land: landOf(directory, { place, area: service.area, actor: service.actor }), place };
}

/** When a service can be had, at each of its places and by phone. */
export function openingsOfService(directory: Directory, service: Service): Opening[] {
  const offerings = directory.offeringsOfService(service);
  if (offerings.length === 0) return [{ hours: service.hours, land: landOf(directory, { area: service.area, actor: service.actor }) }];
  return [...phoneOpening(directory, service), ...toldApart(offerings.map((offering) => openingOfOffering(directory, service, offering)))];
}

/** When a service can be called whose places all have hours of their own: these say nothing of its phone. */
export function phoneOpening(directory: Directory, service: Service): Opening[] {
  const slots = service.hours?.slots.filter(({ mode }) => mode === 'PHONE') ?? [];
  if (!service.hours || slots.length === 0 || directory.offeringsOfService(service).some(({ hours }) => hours === null)) return [];
  return [{ hours: { ...service.hours, slots }, land: landOf(directory, { area: service.area, actor: service.actor }) }];
}

/** When a contact is there; the hours of its places are not its own. */
export function openingOfContact(directory: Directory, contact: Contact): Opening {
  const place = directory.places.pick(contact.places)[0];
  return { hours: contact.hours, land: landOf(directory, { place, actor: contact.actor, networks: directory.networksOfContact(contact) }) };
}

export function openingOfPlace(directory: Directory, place: Place): Opening {
  return { hours: place.hours, land: landOf(directory, { place, actor: directory.actorsAtPlace(place)[0] ?? null }) };
}

/** An actor is there when one of its places is open. */
export function openingsOfActor(directory: Directory, actor: Actor): Opening[] {
  return toldApart(directory.places.pick(actor.places).map((place) => ({ hours: place.hours, land: landOf(directory, { place, actor }), place })));
}

function toldApart(openings: Opening[]): Opening[] {
  if (openings.length < 2) return openings;
  const towns = openings.map(({ place }) => place?.municipality?.name ?? place?.address?.city ?? undefined);
  return openings.map((opening, index) => {
    const town = towns[index];
    return { ...opening, at: town !== undefined && towns.filter((other) => other === town).length === 1 ? town : opening.place?.name };
  });
}

/** What of it a list carries: the times alone. */
export function timetablesOf(openings: Opening[]): Timetable[] {
  return openings.flatMap(({ hours, land, at }) => {
    const table = hours && timetableOf(hours, land);
    return table ? [{ ...table, ...(at !== undefined && { at }) }] : [];
  });
}
