import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askInstitutions } from '../../server/checking/asking.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
const SITE = 'http://directory.test';
afterAll(() => directory.close());

let coordinator: Person;
let partner: Person;
beforeEach(async () => {
  await empty(pool);
  await pool.query('delete from check_mail; delete from mail; delete from call');
  await keep(pool, ...TWO_NETWORKS, { noun: 'term', slug: 'gewalt-schutz', vocabulary: 'TOPIC', label: { de: 'Gewalt und Schutz' } }, { noun: 'service', slug: 'notruf', title: { de: 'Notruf' }, actor: 'eigen-actor', topics: ['gewalt-schutz'] });
  [coordinator, partner] = await Promise.all([signedIn(directory, 'coordinator', 'eigen-network'), signedIn(directory, 'partner', 'eigen-actor')]);
});

const old = (months: number) => pool.query(`update service set checked_at = now() - make_interval(months => $1), checked_by = 'Amt', created_at = now() - interval '3 years', changed_at = now() - interval '3 years'`, [months]);
const due = async (who = partner) => (await who.ask<{ due: { title: string; reasons: string[] }[] }>('{ due { title reasons } }')).data?.due.toSorted((one, other) => one.title.localeCompare(other.title));
const titles = async () => (await due())?.map(({ title }) => title);

describe('the interval', () => {
  test('is a month for what helps in an emergency and half a year for the rest, unless the network says otherwise', async () => {
    await old(2);
    expect(await titles()).toEqual(['Notruf']);
    await old(7);
    expect(await titles()).toEqual(['Beratung eigen', 'Notruf']);
    const { errors } = await coordinator.ask('mutation ($id: UUID!) { saveNetwork(input: { id: $id, checkMonths: 12, crisisCheckMonths: 3 }) { checkMonths } }', { id: await idOf(pool, 'network', 'eigen-network') });
    expect(errors).toBe(undefined);
    expect(await titles()).toEqual(['Notruf']);
    await old(2);
    expect(await titles()).toEqual([]);
  });

  test('is the shortest of several networks, and holds for what lies beneath an actor', async () => {
    await keep(pool, { noun: 'network', slug: 'eigen-network', checkMonths: 12 }, { noun: 'network', slug: 'fremd-network', checkMonths: 3 });
    await keep(pool, { noun: 'actor', slug: 'unten', name: 'Amt unten', parent: 'eigen-actor' }, { noun: 'service', slug: 'eigen-service', title: { de: 'Beratung eigen' }, actor: 'unten' });
    await old(5);
    expect(await titles()).toEqual(['Notruf']);
    await keep(pool, { noun: 'relation', slug: 'auch', kind: 'MEMBER_OF', actor: 'eigen-actor', toNetwork: 'fremd-network' });
    expect(await titles()).toEqual(['Beratung eigen', 'Notruf']);
  });

  test('can be another for each kind of entry, and is that of everything else where none is said', async () => {
    for (const table of ['actor', 'service', 'contact', 'offering', 'place']) await pool.query(`update "${table}" set checked_at = now() - interval '4 months', created_at = now() - interval '3 years', changed_at = now() - interval '3 years'`);
    await pool.query(`update service set checked_at = now() where slug = 'notruf'`);
    const kinds = async () => [...new Set((await partner.ask<{ due: { noun: string }[] }>('{ due { noun } }')).data?.due.map(({ noun }) => noun))].sort();
    const wants = async (input: object) => expect((await coordinator.ask('mutation ($input: NetworkInput!) { saveNetwork(input: $input) { id } }', { input: { id: await idOf(pool, 'network', 'eigen-network'), ...input } })).errors).toBe(undefined);
    const all = await Promise.all(['actor', 'service', 'contact', 'offering', 'place'].map(async (noun) => ((await partner.ask<Record<string, { totalCount: number }>>(`{ ${noun}s { totalCount } }`)).data?.[`${noun}s`]?.totalCount ? noun : undefined)));
    const there = all.flatMap((noun) => noun ?? []).sort();
    expect(await kinds()).toEqual([]);
    await wants({ checkMonths: 3 });
    expect(await kinds()).toEqual(there);
    for (const kind of there) {
      await wants({ checkMonths: null, kindCheckMonths: { [kind]: 2 } });
      expect(await kinds()).toEqual([kind]);
      await wants({ checkMonths: 2, kindCheckMonths: { [kind]: 12 } });
      expect(await kinds()).toEqual(there.filter((other) => other !== kind));
    }
    // What helps in an emergency keeps its own month, whatever other services do.
    await pool.query(`update service set checked_at = now() - interval '2 months' where slug = 'notruf'`);
    await wants({ checkMonths: 24, kindCheckMonths: { service: 12 } });
    expect(await titles()).toEqual(['Notruf']);
    await wants({ kindCheckMonths: null });
    expect((await coordinator.ask('query ($id: UUID!) { network(id: $id) { kindCheckMonths { service } } }', { id: await idOf(pool, 'network', 'eigen-network') })).data).toEqual({ network: { kindCheckMonths: null } });
  });

  test('is one to 24 months', async () => {
    const id = await idOf(pool, 'network', 'eigen-network');
    for (const months of [0, 25]) expect((await coordinator.ask('mutation ($id: UUID!, $months: Int) { saveNetwork(input: { id: $id, kindCheckMonths: { place: $months } }) { id } }', { id, months })).errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', field: 'kindCheckMonths.place' });
    for (const months of [0, 25, -1]) expect((await coordinator.ask('mutation ($id: UUID!, $months: Int) { saveNetwork(input: { id: $id, checkMonths: $months }) { id } }', { id, months })).errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', field: 'checkMonths' });
  });

  test('is told to the public pages, which say from then on that one should call first', async () => {
    await old(0);
    await pool.query(`update service set checked_at = '2026-01-15T10:00:00Z'`);
    const told = async (slug: string) => (await directory.graphql<{ service: { checkDueAt: string } }>('query ($slug: Slug!) { service(slug: $slug) { checkDueAt } }', { slug })).data?.service.checkDueAt.slice(0, 10);
    expect([await told('eigen-service'), await told('notruf')]).toEqual(['2026-07-15', '2026-02-15']);
    await keep(pool, { noun: 'network', slug: 'eigen-network', checkMonths: 2 });
    expect([await told('eigen-service'), await told('fremd-service')]).toEqual(['2026-03-15', '2026-07-15']);
    await keep(pool, { noun: 'network', slug: 'eigen-network', kindCheckMonths: { service: 4 } });
    expect([await told('eigen-service'), await told('notruf')]).toEqual(['2026-05-15', '2026-02-15']);
  });
});

describe('an entry\'s turn comes early', () => {
  const report = (slug = 'eigen-service') => directory.graphql('mutation ($slug: Reference!) { reportMistake(input: { noun: "service", entry: $slug, language: "de", text: "Die Tür war zu." }) }', { slug });

  test('when a reader says that something is wrong, until it is confirmed, changed or settled', async () => {
    const service = await idOf(pool, 'service', 'eigen-service');
    const expected = [{ title: 'Beratung eigen', reasons: ['REPORT'] }];
    await report();
    await report('fremd-service');
    expect(await due()).toEqual(expected);
    await partner.ask('mutation ($id: UUID!, $as: UUID!) { confirm(entries: [{ noun: "service", id: $id }], as: $as) }', { id: service, as: await idOf(pool, 'actor', 'eigen-actor') });
    expect(await due()).toEqual([]);
    await report();
    expect(await due()).toEqual(expected);
    await keep(pool, { noun: 'service', slug: 'eigen-service', waitTime: { de: 'zwei Wochen' } });
    expect(await due()).toEqual([]);
    await report();
    const { data } = await partner.ask<{ reports: { id: string }[] }>('{ reports { id } }');
    for (const { id } of data?.reports ?? []) await partner.ask('mutation ($id: UUID!) { settleReport(id: $id) }', { id });
    expect(await due()).toEqual([]);
  });

  test('when mail to the institution was refused for good: it is not written to again until its address has changed', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'Amt@example.org' });
    await old(7);
    await pool.query(`insert into mail (recipient, language, subject, text, html, failed, refused) values ('amt@example.org', 'de', 'x', '', '', '550 no such user', true)`);
    expect(await due()).toContainEqual({ title: 'Amt eigen', reasons: ['BOUNCE'] });
    expect(await askInstitutions(pool, SITE)).toBe(0);
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'neu@example.org' });
    expect((await due())?.map(({ title }) => title)).not.toContain('Amt eigen');
    expect(await askInstitutions(pool, SITE)).toBe(1);
  });
});

describe('freshness and the call list of a network', () => {
  interface Fresh { freshness: { kinds: { noun: string; fresh: number; soon: number; overdue: number; never: number }[]; months: { month: string; confirmed: number }[]; institutions: { name: string; overdue: number }[] } }
  interface List { callList: { actor: { slug: string }; why: string; entries: { noun: string; id: string }[]; calls: { outcome: string }[]; later: string | null }[] }
  const network = () => idOf(pool, 'network', 'eigen-network');
  const fresh = async () => (await coordinator.ask<Fresh>('query ($id: UUID!) { freshness(network: $id) { kinds { noun fresh soon overdue never } months { month confirmed } institutions { name overdue } } }', { id: await network() })).data?.freshness;
  const list = async () => (await coordinator.ask<List>('query ($id: UUID!) { callList(network: $id) { actor { slug } why entries { noun id } calls { outcome } later } }', { id: await network() })).data?.callList ?? [];
  const call = async (outcome: string, entries: object[] = [], who = coordinator, actor = 'eigen-actor') => who.ask<{ keepCall: number }>('mutation ($input: CallInput!) { keepCall(input: $input) }', { input: { actor: await idOf(pool, 'actor', actor), outcome, entries } });

  test('counts what is fresh, due and overdue, and what was confirmed each month', async () => {
    await old(7);
    await pool.query(`update service set checked_at = now() where slug = 'notruf'; update contact set checked_at = now() - interval '6 months' + interval '3 days'`);
    const before = await fresh();
    expect(before?.kinds.find(({ noun }) => noun === 'service')).toEqual({ noun: 'service', fresh: 1, soon: 0, overdue: 1, never: 0 });
    expect(before?.kinds.find(({ noun }) => noun === 'contact')).toEqual({ noun: 'contact', fresh: 0, soon: 1, overdue: 0, never: 0 });
    expect(before?.kinds.find(({ noun }) => noun === 'actor')).toEqual({ noun: 'actor', fresh: 0, soon: 0, overdue: 0, never: 1 });
    expect(before?.institutions).toEqual([{ name: 'Amt eigen', overdue: 1 }]);
    await keep(pool, { noun: 'network', slug: 'eigen-network', kindCheckMonths: { contact: 12, service: 12 } });
    expect((await fresh())?.kinds.filter(({ noun }) => ['service', 'contact'].includes(noun)).map(({ soon, overdue }) => soon + overdue)).toEqual([0, 0]);
    await keep(pool, { noun: 'network', slug: 'eigen-network', kindCheckMonths: null });
    expect(before?.months).toHaveLength(12);
    const confirmed = before?.months.at(-1)?.confirmed ?? 0;
    await partner.ask('mutation ($id: UUID!, $as: UUID!) { confirm(entries: [{ noun: "service", id: $id }], as: $as) }', { id: await idOf(pool, 'service', 'eigen-service'), as: await idOf(pool, 'actor', 'eigen-actor') });
    const after = await fresh();
    expect([after?.institutions, after?.months.at(-1)]).toEqual([[], { month: new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit' }).format(new Date()), confirmed: confirmed + 1 }]);
  });

  test('whoever does not answer mail, or cannot be written to, is called; what came of it is kept, and by phone all is confirmed', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'amt@example.org' });
    await old(7);
    expect(await list()).toEqual([]);
    await askInstitutions(pool, SITE);
    expect(await list()).toEqual([]);
    await pool.query(`update check_mail set at = at - interval '15 days'`);
    const [first] = await list();
    expect([first?.actor.slug, first?.why, first?.entries.length]).toEqual(['eigen-actor', 'SILENT', 2]);
    await call('NOT_REACHED');
    const [later] = await list();
    expect(later?.calls.map(({ outcome }) => outcome)).toEqual(['NOT_REACHED']);
    expect(Math.round((Date.parse(later?.later ?? '') - Date.now()) / 86_400_000)).toBe(3);
    expect((await call('ALL_RIGHT', first?.entries)).data?.keepCall).toBe(2);
    expect(await list()).toEqual([]);
    const { rows } = await pool.query(`select s.checked_by, r.origin from service s join revision r on r.entry = s.id and r.version = s.version where s.slug = 'notruf'`);
    expect(rows).toEqual([{ checked_by: 'Amt eigen', origin: 'PHONE' }]);
  });

  test('whoever has confirmed everything in the partner area has answered the mails before, and is asked anew', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'amt@example.org' });
    await old(7);
    const asked = `insert into check_mail (actor, at, times) select id, now() - interval '8 months', 2 from actor where slug = 'eigen-actor'`;
    await pool.query(asked);
    expect(await list()).toEqual([]);
    expect(await askInstitutions(pool, SITE)).toBe(1);
    expect((await pool.query('select times from check_mail')).rows).toEqual([{ times: 1 }]);
    await old(9);
    await pool.query('delete from check_mail');
    await pool.query(asked);
    expect((await list()).map(({ why }) => why)).toEqual(['SILENT']);
  });

  test('whose mail was refused, and who has no address, is called at once', async () => {
    await pool.query(`delete from role_grant where role = 'partner'`);
    await old(7);
    expect((await list()).map(({ why }) => why)).toEqual(['NO_ADDRESS']);
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'amt@example.org' });
    await pool.query(`insert into mail (recipient, language, subject, text, html, failed, refused) values ('amt@example.org', 'de', 'x', '', '', '550', true)`);
    expect((await list()).map(({ why }) => why)).toEqual(['BOUNCED']);
  });

  test('of another network is neither shown nor written, and nothing of another institution is confirmed with a call', async () => {
    const foreign = await idOf(pool, 'network', 'fremd-network');
    for (const query of ['freshness(network: $id) { kinds { noun } }', 'callList(network: $id) { why }']) {
      expect((await coordinator.ask(`query ($id: UUID!) { ${query} }`, { id: foreign })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await partner.ask(`query ($id: UUID!) { ${query} }`, { id: await network() })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const theirs = [{ noun: 'service', id: await idOf(pool, 'service', 'fremd-service') }];
    expect((await call('NOT_REACHED', [], coordinator, 'fremd-actor')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await call('NOT_REACHED', [], partner)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await call('ALL_RIGHT', theirs)).errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', field: 'entries' });
    expect((await pool.query(`select from call union all select from service where checked_at is not null`)).rowCount).toBe(0);
  });
});
