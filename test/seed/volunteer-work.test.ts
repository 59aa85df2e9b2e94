import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, signedIn } from '../access/people.ts';
import { openDirectory } from '../harness/directory.ts';
import { behind } from './behind.ts';

const directory = await openDirectory({ content: 'seed', index: true });
afterAll(() => directory.close());

const volunteers = new Map<string, Person>();
beforeAll(async () => {
  for (const network of ['stendal', 'stade-buxtehude', 'alzey-worms', 'erkner', 'musterkreis']) volunteers.set(network, await signedIn(directory, 'volunteer', network));
});

/** Words of a volunteer, what they find among the first five, and what stands behind it: whom to turn to, and where one learns and meets. */
interface Way {
  /** Number of the source that says so. */
  source: string;
  network: string;
  words: string;
  finds: string;
  call: string[];
  /** Parts of what is said there. */
  learn?: string[];
}

const ASSIGN = [
  'Café der Förderinitiative Donnersberg (FID): Einsätze der Integrationspatinnen und -paten, Café der Förderinitiative Donnersberg (FID)',
  'Café Asyl der Diakonie Rheinhessen: Kontakte zu Integrationspatinnen und -paten, Café Asyl',
  'Alexandra von Bose, Kreisverwaltung Alzey-Worms',
];
const GUIDES = ['Fachvorträge und Workshops für Integrationspatinnen und -paten', 'Treffen aller Integrationspatinnen und -paten', 'Integrationspatin oder Integrationspate'];
const COUNTY = ['Koordinierungsstelle Integration des Landkreises Stendal: Integration@landkreis-stendal.de', 'Maria-Alexandra Jonas: +493931607040, Maria.Jonas@landkreis-stendal.de', 'Jakob Wernike: +493931608059, Jakob.Wernike@landkreis-stendal.de'];

const guides = (words: string, service: string): Way => ({ source: '003', network: 'alzey-worms', words, finds: `service ${service}-alzey-worms`, call: ASSIGN, learn: GUIDES });
const WAYS: Way[] = [
  { source: '000', network: 'stendal', words: 'Anlaufstelle Ehrenamt Stendal', finds: 'service anlaufstelle-ehrenamt-integration-stendal', call: ['Marcus Kronfeldt, Sozialstärken', ...COUNTY], learn: ['Fortbildungen im Projekt „Menschen helfen“', 'Auftakt des Projekts „Menschen helfen“'] },
  { source: '000', network: 'stendal', words: 'Fortbildung für Ehrenamtliche in Stendal', finds: 'event fortbildungen-menschen-helfen-stendal', call: ['Sozialstärken'], learn: ['Geplant'] },
  { source: '000', network: 'stendal', words: 'Familienpate Stendal', finds: 'article integrationslotsen-familienpaten-stendal', call: [...COUNTY, 'Marcus Kronfeldt, Sozialstärken'], learn: ['Fortbildungen im Projekt „Menschen helfen“'] },
  { source: '000', network: 'stendal', words: 'Integrationslotse gesucht in Stendal', finds: 'article integrationslotsen-familienpaten-stendal', call: COUNTY },
  { source: '002', network: 'stendal', words: 'Koordination Integration Stendal', finds: 'contact jakob-wernike', call: ['Jakob Wernike: +493931608059, Jakob.Wernike@landkreis-stendal.de'] },
  { source: '002', network: 'stendal', words: 'Treffen der Netzwerkakteure Stendal', finds: 'event treffen-der-netzwerkakteure-stendal', call: COUNTY.slice(1), learn: ['In regelmäßigen Abständen'] },
  { source: '001', network: 'stade-buxtehude', words: 'Ich möchte ehrenamtlich helfen in Buxtehude', finds: 'service ehrenamt-in-der-integration-machmit', call: ['Neubourgstraße 6, Stade', 'Harburger Straße 2, Buxtehude'], learn: ['Integrationslotsin oder Integrationslotse'] },
  { source: '001', network: 'stade-buxtehude', words: 'Schulung für Ehrenamtliche in Stade', finds: 'service schulung-supervision-migrationshelfer-stade', call: ['Diakonieverband der Ev.-lutherischen Kirchenkreise Buxtehude und Stade', 'Neubourgstraße 6, Stade'], learn: ['Ausbildung von Integrationslotsen im Landkreis Stade'] },
  { source: '001', network: 'stade-buxtehude', words: 'Integrationslotse werden in Stade', finds: 'event ausbildung-integrationslotsen-stade', call: ['Neubourgstraße 6, Stade'], learn: ['Integrationslotsin oder Integrationslotse'] },
  { source: '001', network: 'stade-buxtehude', words: 'Austausch in Stade', finds: 'service austauschforen-machmit', call: ['Neubourgstraße 6, Stade', 'Harburger Straße 2, Buxtehude'] },
  guides('Begleitung zum Amt, Alzey-Worms', 'begleitung-zu-behoerden'),
  guides('Antrag übersetzen in Alzey-Worms', 'antraege-uebersetzen'),
  guides('Gespräch in der Schule, Alzey-Worms', 'hilfe-in-der-schule'),
  guides('Begleitung zum Arzt, Alzey-Worms', 'begleitung-zum-arzt'),
  guides('Hilfe im Jobcenter, Alzey-Worms', 'hilfe-im-jobcenter'),
  guides('Kindergeldantrag ausfüllen in Alzey-Worms', 'kindergeldantrag-ausfuellen'),
  guides('sich in Deutschland zurechtfinden, Alzey-Worms', 'orientierung-im-alltag'),
  { ...guides('Integrationspate werden in Alzey-Worms', 'integrationspate-werden'), call: ASSIGN.slice(2) },
  { source: '003', network: 'alzey-worms', words: 'Treffen der Integrationspaten in Alzey-Worms', finds: 'event fruehjahrstreffen-integrationspaten-alzey-worms', call: ASSIGN.slice(2), learn: ['Im Frühjahr geplant'] },
  { source: '003', network: 'alzey-worms', words: 'Café, Einsätze der Integrationspaten, Alzey-Worms', finds: 'contact einsaetze-integrationspaten-cafe-fid', call: ['Café der Förderinitiative Donnersberg (FID)'] },
  { source: '004', network: 'erkner', words: 'Austausch für Ehrenamtliche in Erkner', finds: 'service integra-austausch-erkner', call: ['Mehrgenerationenhaus Erkner', 'Fichtenauer Weg 44, Erkner'], learn: ['INTEGRA-Netzwerktreffen', 'Seminar „Interkulturelle Kompetenzen im ehrenamtlichen Engagement“', 'Seminar „Asylverfahren beendet – Was nun?“', 'Interkulturelle Treffen'] },
  { source: '004', network: 'erkner', words: 'INTEGRA Netzwerktreffen in Erkner', finds: 'event integra-quartalstreffen-erkner', call: ['Fichtenauer Weg 44, Erkner'], learn: ['Einmal im Quartal'] },
  { source: '004', network: 'erkner', words: 'Rentner sprechen mit Geflüchteten, Erkner', finds: 'service gespraeche-rentner-junge-gefluechtete-erkner', call: ['Fichtenauer Weg 44, Erkner'], learn: ['INTEGRA-Netzwerktreffen'] },
  { source: '004', network: 'erkner', words: 'Seminar interkulturelle Kompetenz, Erkner', finds: 'event seminar-interkulturelle-kompetenzen-erkner', call: ['Mehrgenerationenhaus Erkner'], learn: ['War geplant'] },
];

/** The first five hits, among the entries of all networks. */
async function found(by: Pick<Person, 'ask'>, query: string, restricted = true): Promise<string[]> {
  const { data, errors } = await by.ask<{ search: { hits: { noun: string; slug: string }[] } }>('query ($query: String!, $restricted: Boolean) { search(query: $query, language: "de", first: 5, restricted: $restricted) { hits { noun slug } } }', { query, restricted });
  if (data == null) throw new Error(JSON.stringify(errors));
  return data.search.hits.map(({ noun, slug }) => `${noun} ${slug}`);
}

function volunteer(network: string): Person {
  const person = volunteers.get(network);
  if (person === undefined) throw new Error(`Nobody volunteers in ${network}.`);
  return person;
}

test.each(WAYS.map((way) => [`source ${way.source}: "${way.words}" finds ${way.finds}`, way] as const))('%s, and there whom to turn to and where one learns and meets', async (_, { source, network, words, finds, call, learn = [] }) => {
  const { ask } = volunteer(network);
  expect(await found({ ask }, words)).toContain(finds);
  const shown = await behind(ask, finds, network);
  expect(shown.sources.map((name) => name.slice(0, 3))).toContain(source);
  for (const who of call) expect(shown.call).toContain(who);
  for (const what of learn) expect(shown.learn).toContainEqual(expect.stringContaining(what));
});

test('sources 000 to 004: no real network has a way to reach somebody that its source does not state, and nothing that not everybody may see', async () => {
  const { rows: entries } = await directory.pool.query<{ noun: string; hidden: number }>(
    ['actor', 'article', 'contact', 'event', 'network', 'offering', 'place', 'qualification', 'relation', 'service'].map((noun) => `select '${noun}' as noun, count(*) filter (where reach > 0)::int as hidden from "${noun}" where exists (select from unnest(sources) s where s ~ '^00[0-4]_')`).join(' union all '),
  );
  for (const { noun, hidden } of entries) expect(hidden, noun).toBe(0);
  const { rows: ways } = await directory.pool.query<{ value: string; visibility: string }>(`select channel->>'value' as value, channel->>'visibility' as visibility from contact, jsonb_array_elements(channels) channel where exists (select from unnest(sources) s where s ~ '^00[0-4]_') order by 1`);
  expect(ways).toEqual(['+493931607040', '+493931608059', 'Integration@landkreis-stendal.de', 'Jakob.Wernike@landkreis-stendal.de', 'Maria.Jonas@landkreis-stendal.de'].map((value) => ({ value, visibility: 'PUBLIC' })));
});

const QUALIFICATION = 'query ($slug: Slug!) { qualification(slug: $slug) { trainings { slug } certifiers { slug } networks { slug } requirements { lines } validMonths } }';

test('source 003: the district certifies who came to lectures and workshops regularly', async () => {
  const { data } = await directory.graphql(QUALIFICATION, { slug: 'integrationspate-alzey-worms' });
  expect(data?.['qualification']).toEqual({ trainings: [], certifiers: [{ slug: 'kreisverwaltung-alzey-worms' }], networks: [{ slug: 'alzey-worms' }], requirements: { lines: ['Regelmäßig Fachvorträge und Workshops besuchen'] }, validMonths: null });
});

test('source 001: guides were trained; who certified them, and for what, is not stated', async () => {
  const { data } = await directory.graphql(QUALIFICATION, { slug: 'integrationslotse-stade' });
  expect(data?.['qualification']).toEqual({ trainings: [], certifiers: [], networks: [{ slug: 'stade-buxtehude' }], requirements: null, validMonths: null });
});

describe('the fictional Musterkreis shows what real networks do not yet have', () => {
  const DESK = 'contact muster-lotseneinsatz';
  const CIRCLE = 'event musterkreis-lotsenrunde';

  test('a volunteer finds the desk that assigns guides, from the words and from the service, and calls it; a visitor sees neither', async () => {
    const { ask } = volunteer('musterkreis');
    expect(await found({ ask }, 'Einsatzvergabe für Lotsen')).toContain(DESK);
    const line = 'Einsatzvergabe für Lotsinnen und Lotsen: +498999998927, einsatz@freiwillige.musterstadt.example';
    expect((await behind(ask, DESK, 'musterkreis')).call).toContain(line);
    expect((await behind(ask, 'service behoerdenbegleitung-musterkreis', 'musterkreis')).call).toContain(line);
    expect(await found({ ask: directory.graphql }, 'Einsatzvergabe für Lotsen', false)).not.toContain(DESK);
    expect(JSON.stringify(await behind(directory.graphql, 'service behoerdenbegleitung-musterkreis', 'musterkreis'))).not.toMatch(/Einsatzvergabe|98927/);
    await expect(behind(directory.graphql, DESK, 'musterkreis')).rejects.toThrow();
  });

  test('a volunteer finds the monthly circle of the guides; the public project does not tell of it', async () => {
    const { ask } = volunteer('musterkreis');
    expect(await found({ ask }, 'Lotsenrunde')).toContain(CIRCLE);
    const project = 'article musterkreis-projekt-musterlotsen';
    expect((await behind(ask, project, 'musterkreis')).learn).toContainEqual(expect.stringContaining('Lotsenrunde'));
    expect((await behind(directory.graphql, project, 'musterkreis')).learn).not.toContainEqual(expect.stringContaining('Lotsenrunde'));
    expect(await found({ ask: directory.graphql }, 'Lotsenrunde', false)).not.toContain(CIRCLE);
    const { data } = await ask<{ event: unknown }>('{ event(slug: "musterkreis-lotsenrunde") { visibility start recurrence audience } }');
    expect(data?.event).toEqual({ visibility: 'VOLUNTEER', start: '2026-12-01T18:00', recurrence: 'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20271231T225959Z', audience: ['VOLUNTEERS'] });
  });

  test('the training to become a guide takes two Saturdays, takes registrations for its places, and leads to a certificate that ends', async () => {
    const { ask } = volunteer('musterkreis');
    expect(await found({ ask }, 'Schulung Lotsen')).toContain('event musterkreis-schulung-musterlotsen');
    const days = ['musterkreis-schulung-musterlotsen', 'musterkreis-schulung-musterlotsen-2'];
    const { data } = await ask<Record<'first' | 'second', unknown>>(`{ ${['first', 'second'].map((name, index) => `${name}: event(slug: "${days[index] ?? ''}") { start registration { required here limit until } }`).join(' ')} }`);
    const registration = { required: true, here: true, limit: 16, until: '2027-01-22' };
    expect(data).toEqual({ first: { start: '2027-02-06T09:30', registration }, second: { start: '2027-02-13T09:30', registration } });
    const { data: certificate } = await ask<{ qualification: { requirements: { lines: string[] } } }>(QUALIFICATION, { slug: 'musterkreis-musterlotse' });
    expect(certificate?.qualification).toMatchObject({ trainings: days.map((slug) => ({ slug })), certifiers: [{ slug: 'freiwilligenagentur-musterstadt' }, { slug: 'koordinierungsstelle-musterkreis' }], validMonths: 36 });
    expect(certificate?.qualification.requirements.lines).toContain('Schulung an zwei Samstagen (13 Stunden)');
  });
});
