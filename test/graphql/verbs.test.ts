import { afterAll, describe, expect, test } from 'vitest';
import { NOUNS } from '../../schema/nouns.ts';
import { openDirectory } from '../harness/directory.ts';
import { countRows } from '../harness/database.ts';

const directory = await openDirectory();
afterAll(() => directory.close());

describe.each(NOUNS.map((noun) => [noun.name, noun] as const))('a visitor', (name, noun) => {
  test(`may not save a ${name}`, async () => {
    const before = await countRows(directory.pool);
    const { data, errors } = await directory.graphql(`mutation { save${noun.typeName}(input: { slug: "neu" }) { id } }`);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await countRows(directory.pool)).toEqual(before);
  });

  test(`may not remove a ${name}, nor learn whether there is one`, async () => {
    const { errors } = await directory.graphql(`mutation { remove${noun.typeName}(reference: "neu") }`);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test(`who asks for a ${name} that is not there gets nothing, and no error`, async () => {
    expect(await directory.graphql(`{ ${name}(slug: "gibt-es-nicht") { id } byId: ${name}(id: "0d761f42-f9d7-4131-be72-f4bedc20b3bf") { id } ${noun.plural} { totalCount nodes { id } } }`)).toEqual({
      status: 200,
      data: { [name]: null, byId: null, [noun.plural]: { totalCount: 0, nodes: [] } },
    });
  });

  test(`must ask for a ${name} by id or by slug, not by both and not by neither`, async () => {
    for (const args of ['', '(id: "0d761f42-f9d7-4131-be72-f4bedc20b3bf", slug: "a")', '(id: null)']) {
      expect((await directory.graphql(`{ ${name}${args} { id } }`)).errors).toMatchObject([{ extensions: { code: 'ONE_OF_ID_AND_SLUG' } }]);
    }
  });
});

test.each(NOUNS.map((noun) => [noun.name, noun] as const))('a %s cannot be removed by a name that no entry can have, nor by one that none has', async (name, noun) => {
  expect((await directory.operate(`mutation { remove${noun.typeName}(reference: "Grün & Weiß") }`)).errors).toMatchObject([{ extensions: { code: 'BAD_SLUG', field: 'reference' } }]);
  expect((await directory.operate(`mutation { remove${noun.typeName}(reference: "gibt-es-nicht") }`)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' }, message: expect.stringContaining(name) }]);
});

describe('a token', () => {
  test.each(['wrong', '', 'operator-token-of-the-test', 'operator-token-of-the-tests-'])('that nobody has (%j) is refused with status 401, and nobody is taken for a visitor', async (token) => {
    const { status, data, errors } = await directory.graphql('{ actors { totalCount } }', {}, { token });
    expect(status).toBe(401);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_TOKEN' } }]);
  });

  test('of the operator lets save, change and remove, and the answer shows the entry as it is then', async () => {
    const input = { slug: 'verein', name: 'Musterverein', about: { de: 'Wir helfen.', en: { value: 'We help.', machine: 'seed' } } };
    const saved = await directory.operate('mutation ($input: ActorInput!) { saveActor(input: $input) { slug name version about(language: "en") { value language machine original } createdBy } }', { input });
    expect(saved).toEqual({ status: 200, data: { saveActor: { slug: 'verein', name: 'Musterverein', version: 1, about: { value: 'We help.', language: 'en', machine: 'seed', original: false }, createdBy: 'operator' } } });
    expect((await directory.graphql('{ actor(slug: "verein") { name about { value } } actors { totalCount } }')).data).toEqual({ actor: { name: 'Musterverein', about: { value: 'Wir helfen.' } }, actors: { totalCount: 1 } });
    expect((await directory.operate('mutation { removeActor(reference: "verein") }')).data).toEqual({ removeActor: true });
    expect((await directory.graphql('{ actor(slug: "verein") { id } }')).data).toEqual({ actor: null });
  });
});

test('two changes of one entry in one request each answer with what they made of it', async () => {
  const { data } = await directory.operate('mutation { one: saveActor(input: { slug: "haus", name: "Eins" }) { name version } two: saveActor(input: { slug: "haus", name: "Zwei" }) { name version } }');
  expect(data).toEqual({ one: { name: 'Eins', version: 1 }, two: { name: 'Zwei', version: 2 } });
});

test('every kind of entry can be saved and read back as it was given', async () => {
  const inputs: Record<string, Record<string, unknown>> = {
    term: { vocabulary: 'TOPIC', label: { de: 'Wohnen' }, synonyms: { de: ['Wohnung', 'Miete'] } },
    network: { name: 'Netz', area: { district: { name: 'Musterkreis' }, municipalities: [{ name: 'Musterstadt' }] }, federalState: 'ST', founded: '2015-11' },
    actor: { name: 'Verein', links: [{ kind: 'MASTODON', url: 'https://example.org/@verein' }], identifiers: [{ scheme: 'Vereinsregister', value: 'VR 0' }] },
    place: { name: 'Rathaus', latitude: 52.6, longitude: 11.85, address: { street: 'Musterallee 1' }, languages: ['de'], hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00', interval: 2, validFrom: '2026-01-05' }] } },
    contact: { role: { de: 'Beratung' }, channels: [{ kind: 'PHONE', value: '+493931607040', extension: '12', label: { de: 'Notfall' }, languages: ['ar'] }] },
    article: { kind: 'GUIDE', title: { de: 'Ankommen' }, body: { de: '# Ankommen\n\n[Amt](https://example.org)' }, publishedOn: '2026-01-05' },
    service: { title: { de: 'Beratung' }, actor: 'verein', eligibility: { minAge: 16, residenceStatuses: ['Duldung'] }, free: true, modes: ['IN_PERSON', 'PHONE'] },
    offering: { service: 'beratung', place: 'rathaus', hours: { exceptions: [{ from: '2026-12-24', closed: true, reason: { de: 'Heiligabend' } }], holidays: 'CLOSED' } },
    event: { title: { de: 'Treffen' }, start: '2026-12-01T17:30', end: '2026-12-01T19:00', recurrence: 'FREQ=WEEKLY;COUNT=3', exceptDates: ['2026-12-08'], registration: { required: true, limit: 20 } },
    qualification: { title: { de: 'Lotse' }, validMonths: 24, requirements: { de: ['Kurs', 'Gespräch'] } },
    relation: { kind: 'MEMBER_OF', actor: 'verein', toNetwork: 'netz', since: '2019' },
  };
  const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) && 'de' in value ? undefined : value);
  for (const noun of NOUNS) {
    const input = inputs[noun.name] ?? {};
    const simple = Object.keys(input).filter((name) => ['scalar', 'list'].includes(noun.all[name]?.kind ?? '') && plain(input[name]) !== undefined);
    const { data, errors } = await directory.operate(`mutation ($input: ${noun.typeName}Input!) { saved: save${noun.typeName}(input: $input) { ${simple.join(' ')} __typename } }`, { input });
    expect(errors, noun.name).toBeUndefined();
    expect(data).toEqual({ saved: { __typename: noun.typeName, ...Object.fromEntries(simple.map((name) => [name, input[name]])) } });
  }
});
