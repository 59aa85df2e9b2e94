import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { type Answer, openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { everything } from '../harness/selection.ts';

const directory = await openDirectory();
afterAll(() => directory.close());

/** Stands in every value that must not leave the server. */
const CANARY = 'kanarienvogel';

/** A place that says where it is in every field it has. */
const place = (slug: string, exposure: string, name: string) => ({
  noun: 'place',
  slug,
  name,
  exposure,
  alsoKnownAs: [`Haus ${CANARY}`],
  about: { de: `Im Haus ${CANARY}`, en: `In the house ${CANARY}` },
  address: { street: `${CANARY}weg 7`, extra: `Hof ${CANARY}`, postalCode: '00001', city: 'Musterstadt' },
  municipality: { name: 'Musterstadt', key: '00000001' },
  latitude: 52.123456,
  longitude: 11.654321,
  directions: { de: `Neben der Bäckerei ${CANARY}` },
  hours: { note: { de: `Klingeln bei ${CANARY}` }, link: `https://example.org/${CANARY}` },
  url: `https://example.org/${CANARY}`,
  identifiers: [{ scheme: 'OpenStreetMap', value: `node/${CANARY}` }],
  sources: [`Lageplan ${CANARY}.pdf`],
});

interface Places {
  places: { nodes: { slug: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  await keep(
    directory.pool,
    { noun: 'actor', slug: 'frauenhaus', name: 'Frauenhaus Musterkreis', places: [`schutz-${CANARY}`, 'treffpunkt', 'rathaus'] },
    { noun: 'service', slug: 'zuflucht', title: { de: 'Zuflucht' }, actor: 'frauenhaus' },
    { noun: 'offering', service: 'zuflucht', place: `schutz-${CANARY}` },
    { noun: 'offering', service: 'zuflucht', place: 'treffpunkt' },
    { noun: 'contact', slug: 'dienst', name: 'Bereitschaft', actor: 'frauenhaus', places: [`schutz-${CANARY}`] },
    { noun: 'event', slug: 'abend', title: { de: 'Abend' }, organiser: 'frauenhaus', place: `schutz-${CANARY}`, start: '2026-12-01T18:00' },
    { ...place(`schutz-${CANARY}`, 'HIDDEN', `Schutzhaus ${CANARY}`) },
    { ...place('treffpunkt', 'AREA_ONLY', 'Treffpunkt') , sources: []},
    { noun: 'place', slug: 'rathaus', name: 'Rathaus', address: { street: 'Musterallee 1' } },
  );
  const { rows } = await directory.pool.query<{ slug: string; id: string }>('select slug, id from place union all select slug, id from offering');
  for (const { slug, id } of rows) ids[slug] = id;
});

const hidden = () => ids[`schutz-${CANARY}`] ?? '';
const hiddenOffering = () => ids[`zuflucht-at-schutz-${CANARY}`] ?? '';

describe('a hidden place', () => {
  test('shows nothing finer than its municipality, and is known by its id', async () => {
    const { data } = await directory.graphql('query ($id: UUID!) { place(id: $id) { id slug name exposure municipality { name key } address { street postalCode city } latitude longitude } }', { id: hidden() });
    expect(data).toEqual({
      place: { id: hidden(), slug: hidden(), name: 'Musterstadt', exposure: 'HIDDEN', municipality: { name: 'Musterstadt', key: '00000001' }, address: null, latitude: null, longitude: null },
    });
  });

  test('is found by the slug that it shows, and not by its real one', async () => {
    const ask = (slug: string) => directory.graphql('query ($slug: Slug!) { place(slug: $slug) { id } }', { slug });
    expect((await ask(hidden())).data).toEqual({ place: { id: hidden() } });
    expect((await ask(`schutz-${CANARY}`)).data).toEqual({ place: null });
  });

  test('is not found by a slug that it had before', async () => {
    await keep(directory.pool, { noun: 'place', id: hidden(), slug: 'frueher' });
    await keep(directory.pool, { noun: 'place', id: hidden(), slug: `schutz-${CANARY}` });
    expect((await directory.graphql('{ place(slug: "frueher") { id } }')).data).toEqual({ place: null });
    expect((await directory.operate('{ place(slug: "frueher") { slug } }')).data).toEqual({ place: { slug: `schutz-${CANARY}` } });
  });

  test.each(NOUNS.map((noun) => [noun.plural, noun] as const))('gives nothing away through the list of %s, two references deep', async (_, noun) => {
    const { data, errors } = await directory.graphql(`{ ${noun.plural}(first: 20) { nodes ${everything(noun, 1)} edges { cursor } pageInfo { startCursor endCursor } } }`);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).match(/.{0,60}(?:kanarienvogel|52\.12|11\.65)/)?.[0]).toBeUndefined();
    const { [noun.plural]: list } = data as Record<string, { edges: { cursor: string }[] }>;
    for (const { cursor } of list?.edges ?? []) expect(Buffer.from(cursor, 'base64url').toString()).not.toContain(CANARY);
  });

  test('cannot be guessed by asking which lists its slug leads to', async () => {
    const real = [`schutz-${CANARY}`];
    const { data } = await directory.graphql(
      `query ($real: [Reference!], $offering: [Reference!]) {
        places(filter: { is: $real }) { totalCount } offerings(filter: { place: $real }) { totalCount } actors(filter: { places: $real }) { totalCount }
        contacts(filter: { places: $real }) { totalCount } events(filter: { place: $real }) { totalCount } byOffering: offerings(filter: { is: $offering }) { totalCount }
      }`,
      { real, offering: [`zuflucht-at-schutz-${CANARY}`] },
    );
    expect(data).toEqual({ places: { totalCount: 0 }, offerings: { totalCount: 0 }, actors: { totalCount: 0 }, contacts: { totalCount: 0 }, events: { totalCount: 0 }, byOffering: { totalCount: 0 } });
  });

  test('can be filtered for by the id that it shows, and by its municipality', async () => {
    const { data } = await directory.graphql(
      'query ($id: [Reference!]) { places(filter: { is: $id }) { totalCount } offerings(filter: { place: $id }) { nodes { id slug } } services(filter: { municipality: ["Musterstadt"] }) { nodes { slug } } }',
      { id: [hidden()] },
    );
    expect(data).toEqual({ places: { totalCount: 1 }, offerings: { nodes: [{ id: hiddenOffering(), slug: hiddenOffering() }] }, services: { nodes: [{ slug: 'zuflucht' }] } });
  });

  test('stands in a list where its id belongs, so that its place in the alphabet tells nothing, and paging gives each place once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 1; page <= 3; page += 1) {
      const answer: Answer<Places> = await directory.graphql<Places>('query ($after: String) { places(first: 1, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }', { after });
      seen.push(...(answer.data?.places.nodes ?? []).map(({ slug }) => slug));
      expect(answer.data?.places.pageInfo.hasNextPage).toBe(page < 3);
      after = answer.data?.places.pageInfo.endCursor ?? null;
    }
    expect(seen).toEqual([hidden(), 'rathaus', 'treffpunkt'].toSorted());
  });

  test('is seen as it is by whoever runs the directory', async () => {
    const { data } = await directory.operate('query ($slug: Slug!) { place(slug: $slug) { name address { street } offerings { slug } } }', { slug: `schutz-${CANARY}` });
    expect(data).toEqual({ place: { name: `Schutzhaus ${CANARY}`, address: { street: `${CANARY}weg 7` }, offerings: [{ slug: `zuflucht-at-schutz-${CANARY}` }] } });
  });
});

describe('a place of which only the area is shown', () => {
  test('shows its name, town and postal code, and no street', async () => {
    const { data } = await directory.graphql('{ place(slug: "treffpunkt") { slug name address { street extra postalCode city } latitude longitude directions { value } hours { link } } }');
    expect(data).toEqual({
      place: { slug: 'treffpunkt', name: 'Treffpunkt', address: { street: null, extra: null, postalCode: '00001', city: 'Musterstadt' }, latitude: null, longitude: null, directions: null, hours: null },
    });
  });
});
