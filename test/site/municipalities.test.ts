import { describe, expect, it } from 'vitest';
import { Shelf, gather } from '../../site/directory/shelf.ts';
import type { Directory } from '../../site/directory/directory.ts';
import type { Actor, Contact, Entry, Event, Network, Noun, Offering, Place, Service } from '../../site/directory/shapes.ts';
import { townItems, townsOf } from '../../site/municipalities.ts';

/** What the towns hang on, of entries with what matters here. */
function directoryOf(given: { places?: Partial<Place>[]; services?: Partial<Service>[]; offerings?: Partial<Offering>[]; actors?: Partial<Actor>[]; networks?: Partial<Network>[] }): Directory {
  const shelf = <Kept extends Entry>(noun: Noun, entries: Partial<Kept>[] = []) => new Shelf(noun, entries.map((entry) => ({ slug: entry.id, ...entry }) as Kept));
  const services = shelf<Service>('service', given.services?.map((service) => ({ area: [], ...service })));
  const actors = shelf<Actor>('actor', given.actors);
  return {
    places: shelf<Place>('place', given.places), services, actors, contacts: shelf<Contact>('contact'), events: shelf<Event>('event'), networks: shelf<Network>('network', given.networks),
    offeringsOfService: gather('offeringsOfService', (given.offerings ?? []) as Offering[], ({ service }) => [service]),
  } as Directory;
}

const seen = (all: Directory) => townsOf(all).map((town) => `${town.slug}: ${townItems(town).map(({ entry }) => entry.id).join(' ')}`);

describe('the page of a town', () => {
  it('lists once what is there, and what serves it from elsewhere', () => {
    const all = directoryOf({
      places: [{ id: 'here', municipality: { name: 'Osterburg', key: null } }, { id: 'there', municipality: { name: 'Stendal', key: null } }],
      services: [{ id: 'twice', area: [{ name: 'Osterburg', key: null }] }, { id: 'mobile', area: [{ name: 'Osterburg', key: null }] }],
      offerings: [{ id: 'a', service: { id: 'twice' }, place: { id: 'here' } }, { id: 'b', service: { id: 'twice' }, place: { id: 'there' } }] as Partial<Offering>[],
      actors: [{ id: 'club', places: [{ id: 'there' }] }] as Partial<Actor>[],
    });
    expect(seen(all)).toEqual(['osterburg: twice mobile', 'stendal: twice club']);
  });

  it('is there for the town of an address, where the source names no municipality', () => {
    const all = directoryOf({
      places: [{ id: 'office', municipality: null, address: { street: 'Musterweg 1', extra: null, postalCode: null, city: 'Stendal', country: null } }],
      actors: [{ id: 'club', places: [{ id: 'office' }] }] as Partial<Actor>[],
    });
    expect(seen(all)).toEqual(['stendal: club']);
  });

  it('is there for towns that have something, and not for the others of a network', () => {
    expect(seen(directoryOf({ networks: [{ id: 'network', area: { district: null, municipalities: [{ name: 'Nirgends', key: null }] } }] }))).toEqual([]);
  });

  it('tells towns of the same name apart by their keys', () => {
    const all = directoryOf({ services: [{ id: 'one', area: [{ name: 'Neustadt', key: '15090001' }] }, { id: 'other', area: [{ name: 'Neustadt', key: '03359002' }] }] });
    expect(seen(all)).toEqual(['neustadt-15090001: one', 'neustadt-03359002: other']);
  });
});
