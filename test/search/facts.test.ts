import { beforeAll, describe, expect, it } from 'vitest';
import { Bits } from '../../server/search/facts/bits.ts';
import { FACET_FIELDS, FACT_FACETS, type FacetField, type FactFacet, type SearchFilter } from '../../server/search/question.ts';
import { Loaded } from './facts-loaded.ts';
import { CLINIC, LITERACY, USUAL } from './thursday-afternoon.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const arabicInPerson = { spokenLanguage: ['ar'], mode: ['IN_PERSON'], noun: ['service'] };
const afternoon = (date: string): SearchFilter => ({ ...arabicInPerson, open: { date, from: '12:00', to: '18:00' } });

const sorted = (...slugs: string[]): string[] => slugs.sort();

let directory: Loaded;
beforeAll(async () => {
  directory = await Loaded.seed();
});

describe('Arabic, Thursday afternoon, in person', () => {
  it('fits exactly the services of the Musterkreis that are there then', () => {
    expect(directory.pass(afternoon('2026-11-26'), NOW)).toEqual(sorted(...USUAL, CLINIC));
  });

  it('leaves out who is closed that day, and takes in who opens instead of another day', () => {
    expect(directory.pass(afternoon('2026-12-17'), NOW)).toEqual(sorted(...USUAL.filter((slug) => slug !== 'mbe-sprechstunde-musterstadt'), CLINIC));
  });

  it('takes in a course from the day it begins, and leaves out who is away that day', () => {
    expect(directory.pass(afternoon('2027-01-28'), NOW)).not.toContain(LITERACY);
    expect(directory.pass(afternoon('2027-02-04'), NOW)).toEqual(sorted(...USUAL.filter((slug) => slug !== 'jmd-beratung-musterkreis'), LITERACY));
    expect(directory.pass(afternoon('2027-02-11'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
  });

  it('is only who is open on holidays too, on a public holiday', () => {
    expect(directory.pass(afternoon('2027-05-06'), NOW)).toEqual(['sprachcafe-musterstadt']);
  });

  it('is the same on both sides of a change of the clock', () => {
    expect(directory.pass(afternoon('2027-03-25'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
    expect(directory.pass(afternoon('2027-04-01'), NOW)).toEqual(sorted(...USUAL, LITERACY));
    expect(directory.pass(afternoon('2027-04-08'), NOW)).toEqual(sorted(...USUAL, CLINIC, LITERACY));
    expect(directory.pass(afternoon('2026-10-22'), NOW)).toEqual(sorted(...USUAL, CLINIC));
    expect(directory.pass(afternoon('2026-10-29'), NOW)).toEqual(USUAL);
  });
});

describe('open now', () => {
  const open = (instant: string, filter: SearchFilter = { noun: ['service'] }): string[] => directory.pass({ ...filter, open: { now: true } }, new Date(instant));

  it('is by the clock of Berlin on both sides of its change', () => {
    expect(['2027-03-25T13:59:00Z', '2027-03-25T14:00:00Z', '2027-03-25T15:59:00Z', '2027-03-25T16:00:00Z'].map((instant) => open(instant).includes('sprachcafe-musterstadt'))).toEqual([false, true, true, false]);
    expect(['2027-04-01T12:59:00Z', '2027-04-01T13:00:00Z', '2027-04-01T14:59:00Z', '2027-04-01T15:00:00Z'].map((instant) => open(instant).includes('sprachcafe-musterstadt'))).toEqual([false, true, true, false]);
  });

  it('is what never closes in the hour that the clocks leave out, and in the one that they repeat', () => {
    for (const instant of ['2027-03-28T00:59:00Z', '2027-03-28T01:00:00Z', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z']) expect(open(instant)).toContain('notaufnahme-musterklinikum');
  });

  it('leaves out whom one needs an appointment for, which the day does not', () => {
    const service = 'antidiskriminierung-musterkreis';
    expect(open('2026-11-26T15:00:00Z')).not.toContain(service);
    expect(directory.pass({ open: { date: '2026-11-26', from: '16:00' } }, NOW)).toContain(service);
  });

  it('is who can be called, but not in person', () => {
    const morning = '2026-11-24T10:30:00Z';
    expect(open(morning, {})).toContain('beispiel-jobcenter-hotline');
    expect(open(morning, { mode: ['IN_PERSON'] })).not.toContain('sprachmittlung-musterkreis');
    expect(open(morning, { mode: ['PHONE'] })).toContain('sprachmittlung-musterkreis');
  });
});

describe('facts that must hold together', () => {
  const thursday: SearchFilter = { open: { date: '2026-11-26', from: '12:00', to: '18:00' } };

  it('hold at one place: who speaks Arabic in Testhausen does not in Musterstadt', () => {
    const service = 'arbeitsvermittlung-beispiel-jobcenter';
    expect(directory.pass({ ...arabicInPerson, ...thursday, municipality: ['Testhausen'] }, NOW)).toContain(service);
    expect(directory.pass({ ...arabicInPerson, ...thursday, municipality: ['Musterstadt'] }, NOW)).not.toContain(service);
    expect(directory.pass({ ...arabicInPerson, open: { date: '2026-11-26', from: '08:00', to: '12:00' } }, NOW)).not.toContain(service);
    expect(directory.pass({ spokenLanguage: ['en'], mode: ['IN_PERSON'], open: { date: '2026-11-26', from: '08:00', to: '12:00' } }, NOW)).toContain(service);
  });

  it('do not count times for calling as times for coming', () => {
    for (const service of ['schuldnerberatung-musterstadt', 'buergergeld-beispiel-jobcenter']) {
      expect(directory.pass({ ...thursday, spokenLanguage: ['ar'], mode: ['PHONE'] }, NOW)).toContain(service);
      for (const date of ['2026-11-26', '2026-12-03', '2027-02-04', '2027-04-01']) expect(directory.pass(afternoon(date), NOW)).not.toContain(service);
    }
  });

  it('do not count times for coming as times for calling, where some for calling are stated', () => {
    const tuesday: SearchFilter = { open: { date: '2026-11-24', from: '09:00', to: '12:00' } };
    expect(directory.pass({ ...tuesday, mode: ['IN_PERSON'] }, NOW)).toContain('schuldnerberatung-musterstadt');
    expect(directory.pass({ ...tuesday, mode: ['PHONE'] }, NOW)).not.toContain('schuldnerberatung-musterstadt');
  });

  it('count times with an appointment only for who does not ask to come without', () => {
    const tuesday: SearchFilter = { open: { date: '2026-11-24', from: '13:00', to: '18:00' } };
    expect(directory.pass(tuesday, NOW)).toContain('asylbewerberleistungen-musterkreis');
    expect(directory.pass({ ...tuesday, access: ['WALK_IN'] }, NOW)).not.toContain('asylbewerberleistungen-musterkreis');
    expect(directory.pass({ ...tuesday, access: ['WALK_IN'] }, NOW)).toContain('duldung-musterkreis');
  });

  it('find whom a municipality is served by, and in person only who is there', () => {
    const service = 'einbuergerung-musterkreis';
    expect(directory.pass({ municipality: ['Beispielheim'] }, NOW)).toContain(service);
    expect(directory.pass({ municipality: ['Beispielheim'], mode: ['PHONE'] }, NOW)).toContain(service);
    expect(directory.pass({ municipality: ['Beispielheim'], mode: ['IN_PERSON'] }, NOW)).not.toContain(service);
    expect(directory.pass({ municipality: ['Musterstadt'], mode: ['IN_PERSON'] }, NOW)).toContain(service);
  });

  it('count every language as spoken where interpreters can be had, if that will do', () => {
    const tigrinya: SearchFilter = { noun: ['service'], spokenLanguage: ['ti'] };
    const spoken = directory.pass(tigrinya, NOW);
    const either = directory.pass({ ...tigrinya, orInterpreter: true }, NOW);
    expect(spoken).not.toContain('buergergeld-beispiel-jobcenter');
    expect(either).toEqual(expect.arrayContaining([...spoken, 'buergergeld-beispiel-jobcenter']));
    expect(either).not.toContain('duldung-musterkreis');
  });
});

describe('other facts', () => {
  it('are free of charge, where that is stated', () => {
    const free = directory.pass({ free: true }, NOW);
    expect(free).toContain('duldung-musterkreis');
    expect(free).not.toContain('aufenthaltstitel-musterkreis');
  });

  it('are kept current, if somebody confirmed them within twelve months', () => {
    const current = (instant: string): string[] => directory.pass({ keptCurrent: true }, new Date(instant));
    expect(current('2026-11-22T10:00:00Z')).not.toContain('wohngeld-musterkreis');
    expect(current('2026-11-18T08:59:00Z')).toContain('wohngeld-musterkreis');
    expect(current('2026-11-22T10:00:00Z')).not.toContain('gruenden-musterkammer');
  });

  it('are step-free, if the place is that may be told', () => {
    const stepFree = directory.pass({ stepFree: true }, NOW);
    expect(stepFree).toEqual(expect.arrayContaining(['duldung-musterkreis', 'bewohnerberatung-probedorf', 'stadtbibliothek-musterstadt']));
    expect(stepFree).not.toContain('aufnahme-frauenhaus-musterkreis');
    expect(stepFree).not.toContain('online-beratung-musterstadt');
  });

  it('tell ranking what is over, how full it is and when it was confirmed', () => {
    expect(directory.facts.isEnded(directory.number('kuechentisch-deutsch-testhausen'), NOW)).toBe(true);
    expect(directory.facts.isEnded(directory.number('duldung-musterkreis'), NOW)).toBe(false);
    expect(directory.facts.capacity(directory.number('familiennachzug-musterstadt'))).toBe('WAITING_LIST');
    expect(directory.facts.capacity(directory.number('duldung-musterkreis'))).toBeNull();
    expect(directory.facts.checkedAt(directory.number('duldung-musterkreis'))).toBe(Date.parse('2026-02-03T09:00:00Z'));
    expect(directory.facts.checkedAt(100_000)).toBeNull();
  });

  it('know the municipalities of the directory', () => {
    expect(directory.facts.municipalities()).toEqual(expect.arrayContaining(['Beispielheim', 'Buxtehude', 'Musterstadt', 'Stade']));
  });

  it('know how far the towns of the Musterkreis are from each other, by postal code and by name', () => {
    const near = (place: string, within: number): string[] => directory.pass({ noun: ['service'], near: { place, within } }, NOW);
    expect(near('Neumuster', 1)).toContain('wohnungslotsen-neumuster');
    for (const place of ['Neumuster', 'NEUMUSTER', '00005', ' 00 005']) expect(near(place, 1)).not.toContain('sprachcafe-musterstadt');
    for (const place of ['Neumuster', '00005']) expect(near(place, 15)).toEqual(expect.arrayContaining(['wohnungslotsen-neumuster', 'sprachcafe-musterstadt']));
    expect(near('Neumuster', 15)).not.toContain('hausaufgabenhilfe-testwerk');
    expect(directory.facts.centre('nirgends')).toBeUndefined();
  });

  it('know no coordinates of the real networks, since their sources state none: there the same town is near', () => {
    for (const place of ['Erkner', '15537', 'Stade', 'Buxtehude', 'Hansestadt Stendal', 'Stendal']) expect(directory.facts.centre(place)).toMatchObject({ point: null });
    const near = (place: string): string[] => directory.pass({ near: { place } }, NOW);
    for (const place of ['Erkner', '15537']) expect(near(place)).toContain('mehrgenerationenhaus-erkner');
    for (const place of ['Stendal', 'Hansestadt Stendal', 'hansestadt stendal']) expect(near(place)).toContain('stendal');
    // No source says what is at this postal code of Stendal.
    expect(directory.facts.centre('39576')).toBeUndefined();
  });
});

describe('counts', () => {
  const filters: SearchFilter[] = [
    {},
    afternoon('2026-11-26'),
    { municipality: ['Musterstadt'], free: true },
    { mode: ['PHONE', 'ONLINE'], municipality: ['Beispielheim', 'Testhausen'], spokenLanguage: ['uk'], orInterpreter: true },
    { access: ['WALK_IN'], open: { day: 'TU', from: '13:00', to: '18:00' }, stepFree: true },
    { topic: ['arbeit-ausbildung'], keptCurrent: true, open: { now: true } },
  ];
  const now = new Date('2026-11-24T12:30:00Z');

  it.each(filters)('of every value are what choosing it alone in its field gives: %j', (filter) => {
    const found = Bits.of(directory.entries.flatMap((_, number) => (number % 7 === 0 ? [] : [number])));
    const facets = directory.facts.facets(found, filter, now);
    expect(facets.map(({ field }) => field)).toEqual([...FACET_FIELDS, ...FACT_FACETS]);
    for (const { field, values } of facets) {
      for (const { value, count } of values) {
        const choice = field === 'open' ? (value === 'now' ? { now: true } : { day: value }) : ['free', 'stepFree', 'keptCurrent'].includes(field) ? true : [value];
        const chosen: SearchFilter = { ...filter, [field]: choice };
        expect([field, value, count]).toEqual([field, value, directory.facts.pass(chosen, now).and(found).count]);
        expect(count).toBeGreaterThan(0);
      }
      expect(values.map(({ count }) => count)).toEqual(values.map(({ count }) => count).sort((one, other) => other - one));
    }
  });

  it('give every filter something to choose and something to leave out in the Musterkreis', () => {
    const musterkreis = directory.facts.pass({ network: ['musterkreis'] }, NOW);
    const facets = new Map(directory.facts.facets(musterkreis, {}, NOW).map(({ field, values }) => [field, new Map(values.map(({ value, count }) => [value, count]))]));
    const least: Partial<Record<FacetField | FactFacet, readonly string[]>> = {
      noun: ['actor', 'article', 'contact', 'event', 'service'],
      spokenLanguage: ['ar', 'de', 'en', 'fa', 'fr', 'ru', 'tr', 'uk'],
      municipality: ['Beispielheim', 'Musterstadt', 'Neumuster', 'Probedorf', 'Testhausen'],
      mode: ['ACCOMPANIMENT', 'IN_PERSON', 'ONLINE', 'PHONE', 'VISIT'],
      access: ['APPOINTMENT', 'REFERRAL', 'WALK_IN'],
      audience: ['NEWCOMERS', 'PROFESSIONALS', 'VOLUNTEERS'],
      free: ['true'],
      stepFree: ['true'],
      keptCurrent: ['true'],
      open: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU', 'now'],
    };
    for (const [field, values] of Object.entries(least)) {
      for (const value of values) {
        const count = facets.get(field as FacetField)?.get(value) ?? 0;
        expect(count, `${field} ${value}`).toBeGreaterThan(0);
        expect(count, `${field} ${value}`).toBeLessThan(musterkreis.count);
      }
    }
    for (const field of ['topic', 'targetGroup'] as const) expect(facets.get(field)?.size).toBeGreaterThan(10);
    const services = directory.pass({ network: ['musterkreis'], noun: ['service'] }, NOW);
    for (const filter of [{ free: true }, { stepFree: true }, { keptCurrent: true }, { spokenLanguage: ['ti'], orInterpreter: true }]) {
      const found = directory.pass({ network: ['musterkreis'], noun: ['service'], ...filter }, NOW);
      expect([filter, found.length > 2, services.length - found.length > 2]).toEqual([filter, true, true]);
    }
  });

  it('leave nothing out: a value that is not counted is one that nobody has', () => {
    const [noun, , , spoken] = directory.facts.facets(directory.facts.pass({}, now), {}, now);
    expect(noun?.values.reduce((sum, { count }) => sum + count, 0)).toBe(directory.entries.length);
    expect(spoken?.values.map(({ value }) => value).sort()).toEqual(directory.facts.spokenLanguages().sort());
  });

  it('can leave out what is chosen in one field', () => {
    const filter = afternoon('2026-11-26');
    const { mode: _, ...open } = filter;
    expect(directory.pass(filter, NOW, 'mode')).toEqual(directory.pass(open, NOW));
  });
});
