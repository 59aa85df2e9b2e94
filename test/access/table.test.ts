import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOUNS, nounOf } from '../../schema/nouns.ts';
import { ensureAccount, viewerOfAccount } from '../../server/access/accounts.ts';
import { whereAllowed } from '../../server/access/may.ts';
import { TABLE, type Action, extentOf } from '../../server/access/table.ts';
import { ROLES, type Role, type Viewer } from '../../server/access/viewer.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from './people.ts';
import { TWO_NETWORKS } from './two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const people = new Map<Role, Pick<Person, 'ask'>>();
beforeAll(async () => {
  await keep(pool, ...TWO_NETWORKS);
  people.set('visitor', { ask: directory.graphql });
  people.set('volunteer', await signedIn(directory, 'volunteer', 'eigen-network'));
  people.set('partner', await signedIn(directory, 'partner', 'eigen-actor'));
  people.set('coordinator', await signedIn(directory, 'coordinator', 'eigen-network'));
  people.set('admin', await signedIn(directory, 'admin'));
});

/** How each action is done to an entry, over HTTP as anybody would. */
const DEEDS: Partial<Record<Action, (typeName: string) => string>> = {
  draft: () => 'query ($noun: String!, $id: UUID!) { history(noun: $noun, id: $id) { version } }',
  propose: (type) => `mutation ($id: UUID!) { propose${type}(input: { id: $id, visibility: PUBLIC }, base: 99) { entry } }`,
  save: (type) => `mutation ($id: UUID!) { save${type}(input: { id: $id, visibility: PUBLIC }) { id } }`,
  confirm: () => 'mutation ($noun: String!, $id: UUID!, $as: UUID!) { confirm(entries: [{ noun: $noun, id: $id }], as: $as) }',
  review: () => 'query ($id: UUID!) { freshness(network: $id) { kinds { noun } } callList(network: $id) { why } gapPicture(network: $id) { since } }',
  call: () => 'mutation ($id: UUID!) { keepCall(input: { actor: $id, outcome: NOT_REACHED, entries: [] }) }',
  refer: () => 'mutation ($noun: String!, $id: UUID!) { tellOutcome(input: { noun: $noun, entry: $id, kind: REACHED }) }',
  guide: () => 'query ($id: UUID!) { volunteers(network: $id) { mail } }',
  host: () => 'query ($id: UUID!) { participants(event: $id, start: "2027-01-01T18:00") { id } }',
  assign: () => 'query ($id: UUID!) { guides(network: $id) { id } }',
  invite: () => 'mutation ($id: UUID!, $role: Role!) { invite(input: { mail: "new@example.org", language: "de", role: $role, entry: $id }) }',
};

const REFUSALS = ['FORBIDDEN', 'NOT_FOUND'];

describe.each(ROLES)('a %s', (role) => {
  describe.each(Object.keys(DEEDS) as Action[])('may %s what the table says', (action) => {
    const nouns = NOUNS.filter(({ name }) => (action === 'review' || action === 'guide' || action === 'assign' ? name === 'network' : action === 'call' ? name === 'actor' : action === 'host' ? name === 'event' : action === 'invite' ? name === 'actor' || name === 'network' : action === 'propose' ? TABLE.coordinator.propose?.[name] !== undefined : true));
    test.each(nouns)('of each $name, and no more', async ({ name, typeName }) => {
      const extent = extentOf(role, action, name);
      for (const side of ['eigen', 'fremd']) {
        const id = await idOf(pool, name, `${side}-${name}`);
        const as = await idOf(pool, 'actor', role === 'admin' && side === 'fremd' ? 'fremd-actor' : 'eigen-actor');
        const query = DEEDS[action]?.(typeName) ?? '';
        const { errors } = (await people.get(role)?.ask(query, { id, ...(query.includes('$noun') && { noun: name }), ...(query.includes('$as') && { as }), ...(query.includes('$role') && { role: name === 'actor' ? 'PARTNER' : 'COORDINATOR' }) })) ?? {};
        const allowed = extent === 'all' || (extent !== undefined && side === 'eigen');
        const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
        if (allowed) expect(codes, `${role} ${action} ${side} ${name}`).toEqual([]);
        else expect(REFUSALS, `${role} ${action} ${side} ${name}: ${codes.join()}`).toContain(codes[0]);
      }
    });
  });

  test('may remove what the table says, and no more', async () => {
    await keep(pool, { noun: 'relation', slug: `extra-${role}`, kind: 'COOPERATES_WITH', actor: 'eigen-actor', toActor: 'fremd-actor' });
    const { errors } = (await people.get(role)?.ask('mutation ($slug: Reference!) { removeRelation(reference: $slug) }', { slug: `extra-${role}` })) ?? {};
    expect(errors === undefined).toBe(extentOf(role, 'remove', 'relation') === 'all');
  });

  test('sees drafts of what they keep, in lists, by id, by slug and beneath others, and of nothing else', async () => {
    for (const side of ['eigen', 'fremd']) {
      await keep(pool, { noun: 'service', slug: `${side}-draft`, title: { de: 'Entwurf' }, actor: `${side}-actor`, state: 'DRAFT' });
      const id = await idOf(pool, 'service', `${side}-draft`);
      const { data } = (await people.get(role)?.ask<{ byId: object | null; bySlug: object | null; services: { edges: { node: { slug: string } }[] }; actor: { services: { slug: string }[] } }>(
        'query ($id: UUID!, $slug: Slug!, $actor: Slug!) { byId: service(id: $id) { slug } bySlug: service(slug: $slug) { slug } services(first: 100) { edges { node { slug } } } actor(slug: $actor) { services { slug } } }',
        { id, slug: `${side}-draft`, actor: `${side}-actor` },
      )) ?? {};
      const extent = extentOf(role, 'draft', 'service');
      const seen = extent === 'all' || (extent !== undefined && side === 'eigen');
      const found = [data?.byId != null, data?.bySlug != null, data?.services.edges.some(({ node }) => node.slug === `${side}-draft`), data?.actor.services.some(({ slug }) => slug === `${side}-draft`)];
      expect(found, `${role} ${side}`).toEqual([seen, seen, seen, seen]);
    }
  });
});

test('what belongs to another cannot be taken, and what is one\'s own cannot be given away', async () => {
  const partner = people.get('partner');
  const coordinator = people.get('coordinator');
  const own = await idOf(pool, 'service', 'eigen-service');
  const foreign = await idOf(pool, 'service', 'fremd-service');
  const refused = async (query: string, id: string, actor: string) => {
    for (const person of [partner, coordinator]) expect(REFUSALS).toContain((await person?.ask(query, { id, actor }))?.errors?.[0]?.extensions.code);
  };
  await refused('mutation ($id: UUID!, $actor: Reference!) { proposeService(input: { id: $id, actor: $actor }, base: 99) { entry } }', own, 'fremd-actor');
  await refused('mutation ($id: UUID!, $actor: Reference!) { proposeService(input: { id: $id, actor: $actor }, base: 99) { entry } }', foreign, 'eigen-actor');
  await refused('mutation ($id: UUID!, $actor: Reference!) { saveService(input: { id: $id, actor: $actor }) { id } }', foreign, 'eigen-actor');
  // By the slug that a title makes, too.
  const { errors } = (await coordinator?.ask('mutation { saveService(input: { slug: "fremd-service", title: { de: "Beratung fremd" }, actor: "eigen-actor" }) { id } }')) ?? {};
  expect(REFUSALS).toContain(errors?.[0]?.extensions.code);
});

test('nobody makes an actor theirs by writing that it takes part in their network, and whoever takes part can be taken out again', async () => {
  const coordinator = people.get('coordinator');
  const [network, foreign] = [await idOf(pool, 'network', 'eigen-network'), await idOf(pool, 'actor', 'fremd-actor')];
  const codes = async (query: string, variables: object) => (await coordinator?.ask(query, { ...variables }))?.errors?.map(({ extensions }) => extensions.code);
  const join = 'mutation ($actor: Reference!, $network: Reference!) { saveRelation(input: { kind: MEMBER_OF, actor: $actor, toNetwork: $network }) { id } }';
  const kept = 'mutation ($id: UUID!) { saveActor(input: { id: $id, visibility: PUBLIC }) { id } }';
  expect(REFUSALS).toContain((await codes(join, { actor: foreign, network }))?.[0]);
  expect(REFUSALS).toContain((await codes('mutation ($id: UUID!) { saveActor(input: { id: $id, parent: "eigen-actor" }) { id } }', { id: foreign }))?.[0]);
  expect(REFUSALS).toContain((await codes(`mutation ($id: UUID!, $actor: Reference!, $network: Reference!) { saveRelation(input: { kind: MEMBER_OF, actor: $actor, toNetwork: $network }) { id } saveActor(input: { id: $id, visibility: PUBLIC }) { id } }`, { id: foreign, actor: foreign, network }))?.[0]);
  expect(REFUSALS).toContain((await codes(kept, { id: foreign }))?.[0]);

  await keep(pool, { noun: 'actor', slug: 'gast', name: 'Amt Gast', parent: 'eigen-actor' }, { noun: 'relation', slug: 'gast-relation', kind: 'MEMBER_OF', actor: 'gast', toNetwork: 'eigen-network' });
  const guest = await idOf(pool, 'actor', 'gast');
  expect(await codes('mutation ($id: UUID!) { saveActor(input: { id: $id, parent: null }) { id } }', { id: guest })).toBe(undefined);
  expect(await codes('mutation ($id: UUID!) { saveRelation(input: { id: $id, state: ARCHIVED }) { id } }', { id: await idOf(pool, 'relation', 'gast-relation') })).toBe(undefined);
  expect(REFUSALS).toContain((await codes(kept, { id: guest }))?.[0]);
});

test('what a coordinator is asked for is as long with two hundred actors as with one', async () => {
  const viewer = async (): Promise<Viewer> => viewerOfAccount(pool, await ensureAccount(pool, 'coordinator-eigen-network@example.org', 'de'));
  const statements = async () => {
    const who = await viewer();
    return NOUNS.map((noun) => whereAllowed(who, 'confirm', noun));
  };
  const before = await statements();
  await keep(pool, ...Array.from({ length: 200 }, (_, nth) => ({ noun: 'actor', slug: `viele-${String(nth)}`, name: `Amt ${String(nth)}`, parent: 'eigen-actor' })));
  expect(await statements()).toEqual(before);
  const { rows } = await pool.query(`select from actor t where ${whereAllowed(await viewer(), 'confirm', nounOf('actor'))} and t.slug like 'viele-%'`);
  expect(rows).toHaveLength(200);
});
