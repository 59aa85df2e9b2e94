import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { coerce } from '../../server/exchange/ndjson.ts';
import { saveAll } from '../../server/store/save.ts';
import { transaction } from '../../server/store/transaction.ts';
import { countRows, empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep, take } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());
beforeEach(async () => {
  await empty(pool);
});

const COUNSELLING = { noun: 'service', slug: 'beratung', title: { de: 'Beratung', en: 'Advice' }, actor: 'verein', languages: ['de', 'ar'], bring: { de: ['Pass', 'Brief vom Amt'] } };
const ASSOCIATION = { noun: 'actor', slug: 'verein', name: 'Musterverein', alsoKnownAs: ['MV'], website: 'https://example.org' };

async function actor(slug: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await pool.query<Record<string, unknown>>('select * from actor where slug = $1', [slug]);
  return rows[0];
}

describe('saving', () => {
  test('makes a new entry, with a slug from its title where none is given', async () => {
    expect(await keep(pool, { noun: 'actor', name: 'Bürgerhaus „Zur Mühle“ e. V.' })).toMatchObject({ created: 1 });
    const { rows } = await pool.query('select slug, version, state, visibility, reach from actor');
    expect(rows).toEqual([{ slug: 'buergerhaus-zur-muehle-e-v', version: 1, state: 'PUBLISHED', visibility: 'PUBLIC', reach: 0 }]);
  });

  test('changes the fields that are given and leaves the others', async () => {
    await keep(pool, ASSOCIATION);
    expect(await keep(pool, { noun: 'actor', slug: 'verein', since: '2019-06' })).toMatchObject({ created: 0, changed: 1 });
    expect(await actor('verein')).toMatchObject({ name: 'Musterverein', also_known_as: ['MV'], since: '2019-06', version: 2 });
  });

  test('clears what is given as null, and lists too', async () => {
    await keep(pool, { noun: 'term', slug: 'verein', vocabulary: 'ACTOR_KIND', label: { de: 'Verein' } }, { ...ASSOCIATION, kind: 'verein' });
    await keep(pool, { noun: 'actor', slug: 'verein', website: null, alsoKnownAs: null, kind: null });
    expect(await actor('verein')).toMatchObject({ website: null, also_known_as: [], kind_id: null });
  });

  test('does nothing when everything is as before: no version, no revision, no outbox row', async () => {
    const lines = [COUNSELLING, ASSOCIATION, { noun: 'place', slug: 'rathaus', name: 'Rathaus', latitude: 52.6, address: { street: 'Musterweg 1', city: 'Musterstadt' } }, { noun: 'offering', service: 'beratung', place: 'rathaus', hours: { slots: [{ day: 'MO', from: '09:00', to: '12:00' }] } }];
    expect(await keep(pool, ...lines)).toMatchObject({ created: 4 });
    const before = await countRows(pool);
    expect(await keep(pool, ...lines)).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    expect(await countRows(pool)).toEqual(before);
  });

  test('does nothing the second time when stamps are given that differ from those of the entry', async () => {
    await keep(pool, ASSOCIATION);
    const stamped = { ...ASSOCIATION, createdAt: '2020-01-01T00:00:00Z', changedAt: '2020-01-02T00:00:00Z', changedBy: 'Max Muster', checkedAt: '2020-01-03T00:00:00Z' };
    await keep(pool, stamped);
    expect(await keep(pool, stamped)).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('takes references that point forwards', async () => {
    expect(await keep(pool, COUNSELLING, ASSOCIATION)).toMatchObject({ created: 2 });
  });

  test('takes entries that refer to each other', async () => {
    await keep(
      pool,
      { noun: 'article', slug: 'eins', kind: 'GUIDE', title: { de: 'Eins' }, articles: ['zwei'], author: 'verein' },
      { noun: 'article', slug: 'zwei', kind: 'GUIDE', title: { de: 'Zwei' }, articles: ['eins'] },
      { ...ASSOCIATION, places: ['haus'] },
      { noun: 'place', slug: 'haus', name: 'Haus' },
    );
    const { rows } = await pool.query('select o.slug as from, t.slug as to from article_articles p join article o on o.id = p.owner_id join article t on t.id = p.target_id order by 1');
    expect(rows).toEqual([{ from: 'eins', to: 'zwei' }, { from: 'zwei', to: 'eins' }]);
  });

  test.each([
    ['actors', [{ noun: 'actor', slug: 'a', name: 'A', parent: 'b' }, { noun: 'actor', slug: 'b', name: 'B', parent: 'c' }, { noun: 'actor', slug: 'c', name: 'C', parent: 'a' }]],
    ['a term', [{ noun: 'term', slug: 'a', vocabulary: 'TOPIC', label: { de: 'A' }, parent: 'a' }]],
  ])('refuses parents that go round in a circle (%s)', async (_, lines) => {
    const { problems } = await take(pool, lines);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'BAD_RELATION', field: 'parent' });
    expect(await countRows(pool)).toMatchObject({ actor: 0, term: 0, revision: 0, outbox: 0 });
  });

  test('keeps the order of references', async () => {
    const terms = ['eins', 'zwei', 'drei'].map((slug) => ({ noun: 'term', slug, vocabulary: 'TOPIC', label: { de: slug } }));
    await keep(pool, ...terms, ASSOCIATION, { ...COUNSELLING, topics: ['drei', 'eins', 'zwei', 'drei'] });
    const { data } = await directory.graphql('{ service(slug: "beratung") { topics { slug } } }');
    expect(data).toEqual({ service: { topics: [{ slug: 'drei' }, { slug: 'eins' }, { slug: 'zwei' }] } });
    expect(await keep(pool, { ...COUNSELLING, topics: ['drei', 'eins', 'zwei'] })).toMatchObject({ unchanged: 1 });
    expect(await keep(pool, { ...COUNSELLING, topics: ['eins', 'drei', 'zwei'] })).toMatchObject({ changed: 1 });
  });
});

describe('slugs', () => {
  test('stay when the title changes', async () => {
    await keep(pool, ASSOCIATION);
    await keep(pool, { noun: 'actor', slug: 'verein', name: 'Ein ganz anderer Name' });
    expect(await actor('verein')).toMatchObject({ name: 'Ein ganz anderer Name' });
  });

  test('that were given up answer with the new one, also as a reference and in an import', async () => {
    await keep(pool, ASSOCIATION, COUNSELLING);
    const id = (await actor('verein'))?.['id'];
    await keep(pool, { noun: 'actor', id, slug: 'musterverein' });
    await keep(pool, { noun: 'actor', id, slug: 'muster' });
    for (const slug of ['verein', 'musterverein', 'muster']) {
      expect((await directory.graphql('query ($slug: Slug!) { actor(slug: $slug) { id slug } }', { slug })).data).toEqual({ actor: { id, slug: 'muster' } });
    }
    await keep(pool, { noun: 'service', slug: 'beratung', actor: 'verein' });
    expect(await keep(pool, { noun: 'actor', slug: 'verein', since: '2019' })).toMatchObject({ created: 0, changed: 1 });
    expect(await actor('muster')).toMatchObject({ since: '2019' });
  });

  test('of an entry known by its id are not touched by a title that another entry has', async () => {
    await keep(pool, ASSOCIATION, { noun: 'actor', slug: 'stiftung', name: 'Stiftung' });
    const id = (await actor('stiftung'))?.['id'];
    await keep(pool, { noun: 'actor', id, name: 'Verein' });
    expect(await actor('stiftung')).toMatchObject({ name: 'Verein' });
  });

  test('of offerings and relations are made of what they tie', async () => {
    await keep(
      pool,
      { noun: 'offering', service: 'beratung', place: 'rathaus' },
      { noun: 'relation', kind: 'COOPERATES_WITH', actor: 'verein', toActor: 'stiftung' },
      { noun: 'place', slug: 'rathaus', name: 'Rathaus' },
      { noun: 'actor', slug: 'stiftung', name: 'Stiftung' },
      COUNSELLING,
      ASSOCIATION,
    );
    const { rows } = await pool.query('select slug from offering union all select slug from relation order by 1');
    expect(rows).toEqual([{ slug: 'beratung-at-rathaus' }, { slug: 'verein-cooperates-with-stiftung' }]);
  });

  test('can be made of a title in any script', async () => {
    await keep(pool, { noun: 'actor', name: 'Спілка українців' }, { noun: 'actor', name: 'جمعية' }, { noun: 'actor', name: '协会' }, { noun: 'actor', name: 'Sehr langer Name '.repeat(12) });
    const { rows } = await pool.query<{ slug: string }>('select slug from actor');
    expect(rows).toHaveLength(4);
    for (const { slug } of rows) expect(slug).toMatch(/^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });
});

describe('the record of a change', () => {
  test('tells who, when, from where, which fields, and the whole entry', async () => {
    await keep(pool, ASSOCIATION);
    await take(pool, [{ noun: 'actor', slug: 'verein', since: '2019', alsoKnownAs: [] }], { name: 'Max Muster', origin: 'API' });
    const { rows } = await pool.query<{ at: Date }>('select noun, version, at, by, origin, fields, snapshot from revision order by id');
    expect(rows).toMatchObject([
      { noun: 'actor', version: 1, by: 'Erika Muster', origin: 'IMPORT', snapshot: ASSOCIATION },
      { noun: 'actor', version: 2, by: 'Max Muster', origin: 'API', fields: ['alsoKnownAs', 'since'], snapshot: { slug: 'verein', name: 'Musterverein', since: '2019' } },
    ]);
    expect(rows.every(({ at }) => Math.abs(Date.now() - at.getTime()) < 60_000)).toBe(true);
  });

  test('brings any version back when its snapshot is saved', async () => {
    await keep(pool, ASSOCIATION, COUNSELLING);
    await keep(pool, { noun: 'service', slug: 'beratung', title: { de: 'Etwas anderes' }, bring: null });
    const { rows } = await pool.query<{ snapshot: Record<string, unknown> }>(`select snapshot from revision where noun = 'service' and version = 1`);
    await keep(pool, rows[0]?.snapshot ?? {});
    const { data } = await directory.graphql('{ service(slug: "beratung") { title { value } bring { lines } } }');
    expect(data).toEqual({ service: { title: { value: 'Beratung' }, bring: { lines: ['Pass', 'Brief vom Amt'] } } });
  });

  test('and the search\'s to-do list are written with the change or not at all', async () => {
    const line = coerce(ASSOCIATION, 'lines', 1);
    if (Array.isArray(line)) throw new Error('The line is right');
    const failing = transaction(pool, async (client) => {
      await saveAll(client, [line], { name: 'Erika Muster', origin: 'API' });
      const { rows } = await client.query('select (select count(*)::int from actor) as actors, (select count(*)::int from revision) as revisions, (select count(*)::int from outbox) as outbox');
      expect(rows).toEqual([{ actors: 1, revisions: 1, outbox: 1 }]);
      throw new Error('power failure');
    });
    await expect(failing).rejects.toThrow('power failure');
    expect(await countRows(pool)).toMatchObject({ actor: 0, revision: 0, outbox: 0 });
  });
});

describe('removing', () => {
  test('takes an entry away, keeps its revisions, and tells the search', async () => {
    await keep(pool, ASSOCIATION);
    expect((await directory.operate('mutation { removeActor(reference: "verein") }')).data).toEqual({ removeActor: true });
    const { rows } = await pool.query('select version, origin, snapshot is null as gone from revision order by id');
    expect(rows).toEqual([{ version: 1, origin: 'IMPORT', gone: false }, { version: 2, origin: 'API', gone: true }]);
    expect(await countRows(pool)).toMatchObject({ actor: 0, outbox: 2 });
  });

  test('is refused while another entry cannot be without it, and says which', async () => {
    await keep(pool, ASSOCIATION, COUNSELLING);
    const before = await countRows(pool);
    const { errors } = await directory.operate('mutation { removeActor(reference: "verein") }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'STILL_NEEDED' }, message: expect.stringContaining('the service "beratung" (actor)') });
    expect(await countRows(pool)).toEqual(before);
  });

  test('takes an entry out of the lists of others, and records that they changed', async () => {
    const topics = ['eins', 'zwei', 'drei'].map((slug) => ({ noun: 'term', slug, vocabulary: 'TOPIC', label: { de: slug } }));
    await keep(pool, ASSOCIATION, ...topics, { ...COUNSELLING, topics: ['drei', 'zwei', 'eins'], targetGroups: ['zwei'] });
    expect((await directory.operate('mutation { removeTerm(reference: "zwei") }')).data).toEqual({ removeTerm: true });
    expect((await directory.graphql('{ service(slug: "beratung") { topics { slug } targetGroups { slug } version } }')).data).toEqual({ service: { topics: [{ slug: 'drei' }, { slug: 'eins' }], targetGroups: [], version: 2 } });
    const { rows } = await pool.query(`select noun, fields, by from revision order by id desc limit 2`);
    expect(rows).toEqual([{ noun: 'term', fields: [], by: 'operator' }, { noun: 'service', fields: ['topics', 'targetGroups'], by: 'operator' }]);
  });

  test('of an entry that refers to itself only is no trouble', async () => {
    await keep(pool, { noun: 'article', slug: 'kreis', kind: 'GUIDE', title: { de: 'Kreis' }, articles: ['kreis'] });
    expect((await directory.operate('mutation { removeArticle(reference: "kreis") }')).data).toEqual({ removeArticle: true });
  });

  test('of what is not there says so', async () => {
    const { errors } = await directory.operate('mutation { removeActor(reference: "nobody") }');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
