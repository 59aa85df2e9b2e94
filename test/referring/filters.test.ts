import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory({ index: true });
const { pool } = directory;
afterAll(() => directory.close());

let volunteer: Person;
beforeAll(async () => {
  await keep(pool, ...TWO_NETWORKS);
  const always = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((day) => ({ day, from: '08:00', to: '18:00' }));
  const hours = (mode: string) => ({ slots: always.map((slot) => ({ ...slot, mode })), holidays: 'OPEN' });
  await keep(
    pool,
    { noun: 'place', slug: 'praxis', name: 'Musterpraxis', municipality: { name: 'Osterburg' }, visibility: 'VOLUNTEER' },
    { noun: 'contact', slug: 'direkt', name: 'Erika Beispiel', role: { de: 'Begleitung zum Arzt' }, actor: 'eigen-actor', languages: ['ar'], places: ['praxis'], visibility: 'VOLUNTEER', channels: [{ kind: 'PHONE', value: '+493931607040', visibility: 'VOLUNTEER' }] },
    { noun: 'service', slug: 'frei', title: { de: 'Sprechstunde frei' }, actor: 'eigen-actor', capacity: 'OPEN', hours: hours('PHONE') },
    { noun: 'service', slug: 'voll', title: { de: 'Sprechstunde voll' }, actor: 'eigen-actor', capacity: 'FULL', hours: hours('APPOINTMENT') },
    { noun: 'service', slug: 'wartet', title: { de: 'Sprechstunde wartet' }, actor: 'eigen-actor', capacity: 'WAITING_LIST', visibility: 'VOLUNTEER' },
  );
  volunteer = await signedIn(directory, 'volunteer', 'eigen-network');
  await directory.search.settled();
});

interface Found {
  search: { hits: { slug: string; visibility: string; phone: { number: string } | null }[]; offers: { field: string; value: string; query: string }[]; facets: { field: string }[] };
}

const SEARCH = 'query ($query: String, $filter: SearchFilter, $restricted: Boolean) { search(query: $query, language: "de", filter: $filter, restricted: $restricted) { hits { slug visibility phone { number } } offers { field value query } facets { field } } }';
const slugs = async (by: Pick<Person, 'ask'>, filter: Record<string, unknown>, restricted = true): Promise<string[]> => ((await by.ask<Found>(SEARCH, { filter, restricted })).data?.search.hits ?? []).map(({ slug }) => slug).sort();

test('a search is confined to what has room, a waiting list or none, for everybody and for those who see more', async () => {
  expect(await slugs(volunteer, { capacity: ['OPEN'] })).toEqual(['frei']);
  expect(await slugs(volunteer, { capacity: ['WAITING_LIST', 'FULL'] })).toEqual(['voll', 'wartet']);
  expect(await slugs({ ask: directory.graphql }, { capacity: ['WAITING_LIST', 'FULL'] }, false)).toEqual(['voll']);
  const { data } = await volunteer.ask<Found>(SEARCH, { restricted: true });
  expect(data?.search.facets.map(({ field }) => field)).not.toContain('capacity');
});

test('times that need an appointment count on a day unless one asks for others', async () => {
  const day = { date: '2026-12-02', from: '09:00', to: '24:00' };
  expect(await slugs(volunteer, { open: day })).toEqual(['frei', 'voll']);
  expect(await slugs(volunteer, { open: { ...day, withoutAppointment: true } })).toEqual(['frei']);
  expect(await slugs(volunteer, { open: { ...day, from: '18:30', withoutAppointment: true } })).toEqual([]);
});

test('"Arabisch, Arzt, Osterburg" names filters, and what they leave finds the restricted contact with its phone; nobody else finds it', async () => {
  const { data } = await volunteer.ask<Found>(SEARCH, { query: 'Arabisch, Arzt, Osterburg', restricted: true });
  expect(data?.search.offers).toEqual(expect.arrayContaining([{ field: 'spokenLanguage', value: 'ar', query: 'Arzt, Osterburg' }, { field: 'municipality', value: 'Osterburg', query: 'Arabisch, Arzt' }]));
  const filter = { spokenLanguage: ['ar'], municipality: ['Osterburg'] };
  expect((await volunteer.ask<Found>(SEARCH, { query: 'Arzt', filter, restricted: true })).data?.search.hits).toEqual([{ slug: 'direkt', visibility: 'VOLUNTEER', phone: { number: '+493931607040' } }]);
  expect((await volunteer.ask<Found>(SEARCH, { query: 'Arzt', filter })).data?.search.hits).toEqual([]);
  expect((await directory.graphql(SEARCH, { query: 'Arzt', filter, restricted: true })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
