import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { nounOf } from '../../schema/nouns.ts';
import type { Viewer } from '../../server/access/viewer.ts';
import { OPERATOR, VISITOR } from '../../server/access/viewer.ts';
import { StoreReader } from '../../server/store/read.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());
beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...FAMILY);
});

const VOLUNTEER: Viewer = { ...VISITOR, name: 'a volunteer', reach: 1 };
const STAFF: Viewer = { ...VISITOR, name: 'a partner', reach: 2 };

/** An association within an office within a county, and what hangs below each. */
const FAMILY = [
  { noun: 'offering', service: 'beratung', place: 'rathaus' },
  { noun: 'service', slug: 'beratung', title: { de: 'Beratung' }, actor: 'verein' },
  { noun: 'contact', slug: 'beraterin', name: 'Erika Muster', actor: 'verein' },
  { noun: 'event', slug: 'treffen', title: { de: 'Treffen' }, organiser: 'verein', start: '2026-12-01T18:00' },
  { noun: 'relation', slug: 'band', kind: 'COOPERATES_WITH', actor: 'stiftung', toActor: 'verein' },
  { noun: 'actor', slug: 'verein', name: 'Verein', parent: 'amt' },
  { noun: 'actor', slug: 'amt', name: 'Amt', parent: 'kreis' },
  { noun: 'actor', slug: 'kreis', name: 'Kreis' },
  { noun: 'actor', slug: 'stiftung', name: 'Stiftung' },
  { noun: 'place', slug: 'rathaus', name: 'Rathaus' },
];
const BELOW = ['offering beratung-at-rathaus', 'service beratung', 'contact beraterin', 'event treffen', 'relation band', 'actor verein', 'actor amt', 'actor kreis'];

/** What a viewer sees of the family, asked by slug, by id and in lists: all three must agree. */
async function seenBy(viewer: Viewer): Promise<string[]> {
  const seen: string[] = [];
  for (const name of ['offering', 'service', 'contact', 'event', 'relation', 'actor', 'place']) {
    const noun = nounOf(name);
    const read = new StoreReader(pool, viewer);
    const listed = (await read.select(noun, 'true', [])).map(({ slug }) => slug).sort();
    const { rows } = await pool.query<{ id: string; slug: string }>(`select id, slug from "${noun.table}" order by slug`);
    const bySlug = await Promise.all(rows.map(({ slug }) => read.bySlug(noun, slug)));
    const byId = await Promise.all(rows.map(({ id }) => read.one(name, id)));
    for (const found of [bySlug, byId]) expect(found.flatMap((row) => row?.slug ?? []).sort()).toEqual(listed);
    expect(await read.count(noun, 'true', [])).toBe(listed.length);
    seen.push(...listed.map((slug) => `${name} ${slug}`));
  }
  return seen;
}

const set = (slug: string, fields: Record<string, unknown>) => keep(pool, { noun: 'actor', slug, ...fields });

describe('least privilege wins', () => {
  test('a parent that is hidden hides all that hangs below it, and only that', async () => {
    await set('kreis', { visibility: 'STAFF' });
    expect(await seenBy(VISITOR)).toEqual(['actor stiftung', 'place rathaus']);
    expect(await seenBy(VOLUNTEER)).toEqual(['actor stiftung', 'place rathaus']);
    expect((await seenBy(STAFF)).sort()).toEqual([...BELOW, 'actor stiftung', 'place rathaus'].sort());
  });

  test('a parent that is shown again shows all that hangs below it', async () => {
    const before = await seenBy(VISITOR);
    await set('kreis', { visibility: 'STAFF' });
    await set('kreis', { visibility: 'PUBLIC' });
    expect(await seenBy(VISITOR)).toEqual(before);
  });

  test('a child keeps its own privilege when its parent is shown again', async () => {
    await set('amt', { visibility: 'VOLUNTEER' });
    await set('kreis', { visibility: 'STAFF' });
    await set('kreis', { visibility: 'PUBLIC' });
    expect(await seenBy(VISITOR)).toEqual(['actor kreis', 'actor stiftung', 'place rathaus']);
    expect(await seenBy(VOLUNTEER)).toContain('service beratung');
  });

  test('a family that is new and hidden at its top is hidden to its last member', async () => {
    const chain = Array.from({ length: 30 }, (_, index) => ({ noun: 'actor', slug: `glied-${String(index)}`, name: `Glied ${String(index)}`, ...(index > 0 && { parent: `glied-${String(index - 1)}` }), ...(index === 0 && { visibility: 'STAFF' }) }));
    await keep(pool, ...chain, { noun: 'service', slug: 'ganz-unten', title: { de: 'Ganz unten' }, actor: 'glied-29' });
    expect((await seenBy(VISITOR)).filter((name) => /glied|unten/.test(name))).toEqual([]);
    await set('glied-0', { visibility: 'PUBLIC' });
    expect((await seenBy(VISITOR)).filter((name) => /glied|unten/.test(name))).toHaveLength(31);
  });

  test('a child that moves to a hidden parent is hidden, and shown when it leaves', async () => {
    await set('stiftung', { visibility: 'STAFF' });
    await set('amt', { parent: 'stiftung' });
    expect(await seenBy(VISITOR)).toEqual(['actor kreis', 'place rathaus']);
    await set('amt', { parent: null });
    expect(await seenBy(VISITOR)).toContain('service beratung');
  });

  test('either of two parents hides: an offering goes with its place and a relation with both ends', async () => {
    await keep(pool, { noun: 'place', slug: 'rathaus', visibility: 'STAFF' });
    await set('stiftung', { visibility: 'STAFF' });
    expect((await seenBy(VISITOR)).filter((name) => /^(?:offering|relation|place)/.test(name))).toEqual([]);
    expect(await seenBy(VISITOR)).toContain('service beratung');
  });
});

describe.each(['DRAFT', 'ARCHIVED'])('what is %s', (state) => {
  test('is not shown to anybody who does not run the directory, nor is what hangs below it', async () => {
    await set('amt', { state });
    for (const viewer of [VISITOR, VOLUNTEER, STAFF]) expect(await seenBy(viewer)).toEqual(['actor kreis', 'actor stiftung', 'place rathaus']);
    expect(await seenBy(OPERATOR)).toHaveLength(BELOW.length + 2);
  });

  test('does not answer by an old slug either', async () => {
    const { rows } = await pool.query<{ id: string }>(`select id from actor where slug = 'amt'`);
    await keep(pool, { noun: 'actor', id: rows[0]?.id, slug: 'neues-amt', state });
    expect((await directory.graphql('{ actor(slug: "amt") { id } }')).data).toEqual({ actor: null });
  });
});

test('a reference to what one may not see leads nowhere, and no filter tells that it is there', async () => {
  await set('verein', { visibility: 'STAFF' });
  await keep(pool, { noun: 'article', slug: 'bericht', kind: 'NEWS', title: { de: 'Bericht' }, author: 'verein', actors: ['verein', 'stiftung'] });
  const { data } = await directory.graphql(`{
    article(slug: "bericht") { author { slug } actors { slug } }
    articles(filter: { author: ["verein"] }) { totalCount }
    byActor: articles(filter: { actors: ["verein"] }) { totalCount }
    actor(slug: "stiftung") { relations { slug } relatedArticles { slug } }
  }`);
  expect(data).toEqual({
    article: { author: null, actors: [{ slug: 'stiftung' }] },
    articles: { totalCount: 0 },
    byActor: { totalCount: 0 },
    actor: { relations: [], relatedArticles: [{ slug: 'bericht' }] },
  });
});

test('a channel is shown to those whom its own visibility allows', async () => {
  const channel = (value: string, visibility?: string) => ({ kind: 'PHONE', value, ...(visibility !== undefined && { visibility }) });
  await keep(pool, { noun: 'contact', slug: 'beraterin', channels: [channel('+49 3931 607040'), channel('+49 3931 607041', 'VOLUNTEER'), channel('+49 3931 607042', 'STAFF')] });
  const numbers = async (viewer: Viewer) => ((await new StoreReader(pool, viewer).bySlug(nounOf('contact'), 'beraterin'))?.['channels'] as { value: string }[]).map(({ value }) => value.slice(-1));
  expect(await numbers(VISITOR)).toEqual(['0']);
  expect(await numbers(VOLUNTEER)).toEqual(['0', '1']);
  expect(await numbers(STAFF)).toEqual(['0', '1', '2']);
  expect((await directory.graphql('{ contacts { nodes { channels { value } } } actor(slug: "verein") { contacts { channels { value } } } }')).data).toEqual({
    contacts: { nodes: [{ channels: [{ value: '+493931607040' }] }] },
    actor: { contacts: [{ channels: [{ value: '+493931607040' }] }] },
  });
});

test('the search hears of everything that a hidden parent takes with it', async () => {
  await pool.query('truncate outbox');
  await set('kreis', { visibility: 'STAFF' });
  const { rows } = await pool.query<{ name: string }>(`select noun || ' ' || slug as name from outbox join lateral (
    select slug from actor where id = entry union select slug from service where id = entry union select slug from contact where id = entry union select slug from event where id = entry
    union select slug from offering where id = entry union select slug from relation where id = entry) e on true order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(BELOW.toSorted());
});
