import { beforeAll, describe, expect, it } from 'vitest';
import { Bits } from '../../server/search/facts/bits.ts';
import { factsOf } from '../../server/search/facts/entry.ts';
import { Facts } from '../../server/search/facts/facts.ts';
import type { SearchFilter } from '../../server/search/question.ts';
import { Loaded } from './facts-loaded.ts';

const NOW = new Date('2026-11-22T10:00:00Z');

/** Degrees north that make ten kilometres. */
const TEN_KILOMETRES = 10 / 111.195;

const reformationDay = { slots: [{ day: 'SU', from: '09:00', to: '12:00' }] };
const address = (postalCode: string, city: string) => ({ address: { street: 'Testweg 1', postalCode, city }, municipality: { name: city } });
const service = (slug: string, more: Record<string, unknown> = {}) => ({ noun: 'service', slug, title: { de: slug }, actor: 'verein', modes: ['IN_PERSON'], ...more });
const at = (of: string, place: string, more: Record<string, unknown> = {}) => ({ noun: 'offering', service: of, place, ...more });

/** Probeburg lies ten kilometres south of Musterhausen; all of it is made up. */
const LINES = [
  { noun: 'term', slug: 'stufenlos', vocabulary: 'ACCESSIBILITY', label: { de: 'Stufenlos' } },
  { noun: 'network', slug: 'netz', name: 'Netz', federalState: 'SN' },
  { noun: 'actor', slug: 'verein', name: 'Verein' },
  { noun: 'relation', kind: 'MEMBER_OF', actor: 'verein', toNetwork: 'netz' },
  { noun: 'place', slug: 'nord', name: 'Nord', ...address('00101', 'Musterhausen (Probe)'), latitude: 52.01, longitude: 11 },
  { noun: 'place', slug: 'sued', name: 'Süd', ...address('00101', 'Musterhausen (Probe)'), latitude: 51.99, longitude: 11, accessibility: ['stufenlos'] },
  { noun: 'place', slug: 'unvermessen', name: 'Unvermessen', ...address('00101', 'Musterhausen (Probe)') },
  { noun: 'place', slug: 'burg', name: 'Burg', ...address('00102', 'Probeburg'), latitude: 52 - TEN_KILOMETRES, longitude: 11 },
  { noun: 'place', slug: 'verborgen', name: 'Verborgen', ...address('00103', 'Probeburg'), exposure: 'HIDDEN', latitude: 52.9, longitude: 11, accessibility: ['stufenlos'], hours: reformationDay },
  { noun: 'place', slug: 'ungefaehr', name: 'Ungefähr', ...address('00104', 'Weitweg'), exposure: 'AREA_ONLY', latitude: 52, longitude: 11, hours: reformationDay },
  { noun: 'place', slug: 'in-thueringen', name: 'In Thüringen', municipality: { name: 'Testdorf', key: '16077000' } },
  service('zweimal', { languages: ['de', 'ar'] }),
  at('zweimal', 'nord', { languages: ['ar'] }),
  at('zweimal', 'sued', { languages: ['de'] }),
  service('ohne-koordinaten'),
  at('ohne-koordinaten', 'unvermessen'),
  service('in-der-burg'),
  at('in-der-burg', 'burg'),
  service('im-verborgenen'),
  at('im-verborgenen', 'verborgen'),
  service('ungefaehr-dort'),
  at('ungefaehr-dort', 'ungefaehr'),
  service('am-telefon', { modes: ['PHONE'], area: [{ name: 'Probeburg' }, { name: 'Hansestadt Fernheim' }] }),
  service('sonntags', { hours: { slots: [{ day: 'WE', from: '09:00', to: '12:00' }] } }),
  service('bei-den-nachbarn', { hours: { slots: [{ day: 'WE', from: '09:00', to: '12:00' }] } }),
  at('bei-den-nachbarn', 'in-thueringen'),
  service('spaeter', { since: '2027-02', hours: { slots: [{ day: 'WE', from: '09:00', to: '12:00' }], holidays: 'OPEN' } }),
  { noun: 'event', slug: 'treffen', title: { de: 'Treffen' }, organiser: 'verein', place: 'sued', start: '2027-01-01T10:00' },
];

let directory: Loaded;
beforeAll(async () => {
  directory = await Loaded.lines(...LINES);
});

const services = (filter: SearchFilter, now = NOW): string[] => directory.pass({ noun: ['service'], ...filter }, now);

describe('near a place', () => {
  it('is within so many kilometres of the middle of its postal code, as the directory’s own places tell', () => {
    expect(services({ near: { place: '00101', within: 2 } })).toEqual(['ohne-koordinaten', 'zweimal']);
    expect(services({ near: { place: '00101', within: 9 } })).not.toContain('in-der-burg');
    expect(services({ near: { place: '00101', within: 11 } })).toContain('in-der-burg');
    expect(services({ near: { place: ' 00 101 ' } })).toContain('in-der-burg');
  });

  it('is told by the name of a municipality too, however it is typed', () => {
    for (const place of ['Musterhausen (Probe)', 'musterhausen', 'MUSTERHAUSEN']) expect(services({ near: { place, within: 2 } })).toEqual(['ohne-koordinaten', 'zweimal']);
  });

  it('has a distance in kilometres, to the nearest of several places', () => {
    const centre = directory.facts.centre('00101');
    if (centre === undefined) throw new Error('no centre');
    expect(directory.facts.distance(directory.number('in-der-burg'), centre)).toBeCloseTo(10, 2);
    expect(directory.facts.distance(directory.number('zweimal'), centre)).toBeCloseTo(0.01 * 111.195, 2);
    expect(directory.facts.distance(directory.number('ohne-koordinaten'), centre)).toBeCloseTo(0, 2);
    expect(directory.facts.distance(directory.number('treffen', 'event'), centre)).toBeCloseTo(0.01 * 111.195, 2);
    expect(directory.facts.distance(directory.number('sonntags'), centre)).toBeNull();
  });

  it('has no distance where nobody states a coordinate, and then it is the same place', () => {
    const centre = directory.facts.centre('Testdorf');
    expect(centre).toMatchObject({ town: 'testdorf', point: null });
    expect(services({ near: { place: 'Testdorf' } })).toEqual(['bei-den-nachbarn']);
  });

  it('is whoever serves the town without being anywhere, and has no distance', () => {
    for (const place of ['Probeburg', '00102']) expect(services({ near: { place, within: 1 }, mode: ['PHONE'] })).toEqual(['am-telefon']);
    expect(services({ near: { place: 'Musterhausen' } })).not.toContain('am-telefon');
    for (const place of ['Fernheim', 'hansestadt fernheim']) expect(services({ near: { place } })).toEqual(['am-telefon']);
    const centre = directory.facts.centre('Probeburg');
    expect(centre && directory.facts.distance(directory.number('am-telefon'), centre)).toBeNull();
  });

  it('holds together with the other facts of one place', () => {
    expect(services({ stepFree: true, spokenLanguage: ['de'] })).toEqual(['zweimal']);
    expect(services({ stepFree: true, spokenLanguage: ['ar'] })).toEqual([]);
  });
});

describe('places that are not to be found', () => {
  it('are known by their municipality alone', () => {
    expect(services({ municipality: ['Probeburg'], mode: ['IN_PERSON'] })).toEqual(['im-verborgenen', 'in-der-burg']);
    expect(directory.facts.centre('00103')).toBeUndefined();
    expect(services({ stepFree: true })).not.toContain('im-verborgenen');
    expect(services({ open: { day: 'SU' } })).toEqual([]);
  });

  it('are as far as the middle of their municipality, and have none if nothing else is there', () => {
    const centre = directory.facts.centre('00101');
    if (centre === undefined) throw new Error('no centre');
    expect(directory.facts.distance(directory.number('im-verborgenen'), centre)).toBeCloseTo(10, 2);
    expect(directory.facts.distance(directory.number('ungefaehr-dort'), centre)).toBeNull();
    expect(services({ near: { place: '00101', within: 2 } })).not.toContain('ungefaehr-dort');
    expect(services({ near: { place: '00104', within: 2 } })).toEqual(['ungefaehr-dort']);
  });

  it('give nothing away even if somebody hands over all of them', () => {
    const open = directory.entries.map((entry) => ({
      ...entry,
      shown: { ...entry.shown, places: (entry.shown['places'] ?? []).map((place) => ({ ...place, latitude: 52, longitude: 11, hours: reformationDay, address: { postalCode: '00103' } })) },
    }));
    const hidden = open[directory.number('im-verborgenen')];
    if (hidden === undefined) throw new Error('no entry');
    expect(factsOf(hidden).variants).toMatchObject([{ point: null, stepFree: false, hours: null, postalCode: null }]);
    const byArea = open[directory.number('ungefaehr-dort')];
    if (byArea === undefined) throw new Error('no entry');
    expect(factsOf(byArea).variants).toMatchObject([{ point: null, hours: null }]);
  });
});

describe('holidays', () => {
  it('are those of the Land of the place, else of the network', () => {
    // Day of repentance: a holiday in Saxony alone.
    expect(services({ open: { date: '2026-11-18' } })).toEqual(['bei-den-nachbarn']);
    expect(services({ open: { date: '2026-11-25' } })).toEqual(['bei-den-nachbarn', 'sonntags']);
  });

  it('do not open what has not begun', () => {
    expect(services({ open: { date: '2027-01-27' } })).not.toContain('spaeter');
    expect(services({ open: { date: '2027-02-03' } })).toContain('spaeter');
  });
});

describe('filters that cannot be', () => {
  it.each<[string, SearchFilter]>([
    ['filter.near.place', { near: { place: 'Nirgendwo' } }],
    ['filter.near.place', { near: { place: '' } }],
    ['filter.near.within', { near: { place: '00101', within: 0 } }],
    ['filter.near.within', { near: { place: '00101', within: 201 } }],
    ['filter.near.within', { near: { place: '00101', within: 1.5 } }],
    ['filter.open', { open: { day: 'TH', date: '2026-11-26' } }],
    ['filter.open', { open: { now: true, day: 'TH' } }],
    ['filter.open', { open: { now: true, from: '12:00' } }],
    ['filter.open', { open: { from: '12:00' } }],
    ['filter.open.to', { open: { day: 'TH', from: '18:00', to: '12:00' } }],
    ['filter.open.to', { open: { day: 'TH', from: '12:00', to: '12:00' } }],
    ['filter.open.from', { open: { day: 'TH', from: '24:00' } }],
    ['filter.open.from', { open: { day: 'TH', from: 'noon' } }],
    ['filter.open.date', { open: { date: '2026-02-30' } }],
    ['filter.topic', { topic: Array.from({ length: 101 }, String) }],
  ])('are refused with the field: %s %j', (field, filter) => {
    const act = () => directory.facts.pass(filter, NOW);
    expect(act).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field }));
    expect(() => directory.facts.facets(new Bits(), filter, NOW)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field }));
  });

  it('are not those that ask for nothing', () => {
    for (const filter of [{}, { open: {} }, { open: { now: false } }, { topic: [], free: false, stepFree: null, near: null, open: null }]) {
      expect(directory.facts.pass(filter, NOW).count).toBe(directory.entries.length);
    }
    expect(directory.facts.pass(null, NOW).count).toBe(directory.entries.length);
  });
});

describe('entries that change', () => {
  it('are counted as they are now, also in times that were asked for before', () => {
    const facts = new Facts();
    const [closed, open] = [directory.entries[directory.number('in-der-burg')], directory.entries[directory.number('bei-den-nachbarn')]];
    if (closed === undefined || open === undefined) throw new Error('no entries');
    const wednesday: SearchFilter = { open: { date: '2026-11-25', from: '10:00' } };
    const passing = (filter: SearchFilter): number[] => [...facts.pass(filter, NOW).numbers()];
    facts.set(0, factsOf(closed));
    facts.set(70, factsOf(open));
    expect(passing(wednesday)).toEqual([70]);
    facts.set(0, factsOf(open));
    expect(passing(wednesday)).toEqual([0, 70]);
    facts.delete(70);
    expect(passing(wednesday)).toEqual([0]);
    expect(passing({ municipality: ['Probeburg'] })).toEqual([]);
    expect(facts.centre('00102')).toBeUndefined();
    facts.set(70, factsOf(closed));
    facts.set(0, factsOf(closed));
    expect(passing(wednesday)).toEqual([]);
    expect(facts.municipalities()).toEqual(['Probeburg']);
    const phone = directory.entries[directory.number('am-telefon')];
    if (phone === undefined) throw new Error('no entry');
    facts.set(1, factsOf(phone));
    expect(passing({ near: { place: 'Fernheim' } })).toEqual([1]);
    facts.delete(1);
    expect(facts.centre('Fernheim')).toBeUndefined();
    facts.delete(0);
    facts.delete(70);
    facts.delete(70);
    expect(passing({})).toEqual([]);
    expect([facts.municipalities(), facts.spokenLanguages(), facts.centre('00102')]).toEqual([[], [], undefined]);
  });
});

describe('sets of numbers', () => {
  it('hold what was put in and not taken out, however large', () => {
    const bits = Bits.of([0, 31, 32, 33, 100_000]);
    expect([...bits.numbers()]).toEqual([0, 31, 32, 33, 100_000]);
    expect([bits.has(31), bits.has(34), bits.has(1_000_000), bits.count]).toEqual([true, false, false, 5]);
    expect([...bits.delete(32).delete(7_000_000).numbers()]).toEqual([0, 31, 33, 100_000]);
  });

  it('are combined whatever their lengths', () => {
    const [few, many] = [() => Bits.of([1, 5, 63]), () => Bits.of([5, 63, 64, 900])];
    expect([...few().and(many()).numbers()]).toEqual([5, 63]);
    expect([...many().and(few()).numbers()]).toEqual([5, 63]);
    expect([...few().or(many()).numbers()]).toEqual([1, 5, 63, 64, 900]);
    expect(few().countAnd(many())).toBe(2);
    expect(Bits.countInPairs([few(), many()], [many(), Bits.of([900, 64])])).toBe(4);
    expect(Bits.countInPairs([few()], [many()])).toBe(2);
    expect(new Bits().isEmpty).toBe(true);
    expect(few().copy().and(new Bits()).isEmpty).toBe(true);
  });
});
