import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

let partner: Person;
let coordinator: Person;
let service: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  partner = await signedIn(directory, 'partner', 'eigen-actor');
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  service = await idOf(pool, 'service', 'eigen-service');
});

interface Proposed {
  entry: string;
  published: string[];
  waiting: string[];
  proposal: string | null;
}

async function propose(person: Person, input: Record<string, unknown>, base: number | null = 1, type = 'Service') {
  const { data, errors } = await person.ask<Record<string, Proposed>>(`mutation ($input: ${type}Input!, $base: Int) { proposed: propose${type}(input: $input, base: $base) { entry published waiting proposal } }`, { input, base });
  return { outcome: data?.['proposed'], error: errors?.[0]?.extensions };
}

async function decide(person: Person, input: Record<string, unknown>) {
  const { data, errors } = await person.ask<{ decideProposal: string }>('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { accept: [], giveBack: [], ...input } });
  return errors?.[0]?.extensions.code ?? data?.decideProposal;
}

const titleNow = async (id = service) => (await directory.graphql<{ service: { title: { value: string } } | null }>('query ($id: UUID!) { service(id: $id) { title { value } } }', { id })).data?.service?.title.value;
const HOURS = { slots: [{ day: 'MO', from: '09:00', to: '12:00', mode: 'WALK_IN' }] };

describe('a partner\'s change', () => {
  test('waits while the live version stays; hours and capacity are live at once', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neue Beratung' }, capacity: 'FULL', alert: { de: 'Heute zu' } });
    expect(outcome).toMatchObject({ entry: service, published: ['capacity', 'alert'], waiting: ['title'] });
    expect(await titleNow()).toBe('Beratung eigen');
    expect((await directory.graphql('query ($id: UUID!) { service(id: $id) { capacity } }', { id: service })).data).toEqual({ service: { capacity: 'FULL' } });
  });

  test('by somebody not yet trusted waits as a whole, by somebody fully trusted is live', async () => {
    const fresh = await signedIn(directory, 'partner', 'eigen-actor', { trust: 0, mail: 'fresh@example.org' });
    expect((await propose(fresh, { id: service, capacity: 'FULL' })).outcome).toMatchObject({ published: [], waiting: ['capacity'] });
    const trusted = await signedIn(directory, 'partner', 'eigen-actor', { trust: 2, mail: 'trusted@example.org' });
    expect((await propose(trusted, { id: service, title: { de: 'Neu' } })).outcome).toMatchObject({ published: ['title'], waiting: [], proposal: null });
    expect(await titleNow()).toBe('Neu');
  });

  test('is checked at once by the rules of saving, and nothing is kept of a wrong one', async () => {
    const { error } = await propose(partner, { id: service, website: 'not an address' });
    expect(error).toMatchObject({ code: 'BAD_URL', field: 'website' });
    const { error: reversed } = await propose(partner, { id: service, since: '2020', until: '2019' });
    expect(reversed).toMatchObject({ code: 'BAD_RANGE' });
    expect((await pool.query('select from proposal')).rowCount).toBe(0);
    expect((await propose(partner, { id: service, checkedAt: '2026-01-01T00:00:00Z' })).error).toMatchObject({ code: 'BAD_INPUT', field: 'checkedAt' });
  });

  test('of the same entry goes into the proposal that waits already', async () => {
    const first = await propose(partner, { id: service, title: { de: 'Eins' } });
    const second = await propose(partner, { id: service, website: 'https://example.org' });
    expect(second.outcome?.proposal).toBe(first.outcome?.proposal);
    const { data } = await coordinator.ask<{ proposals: { fields: { field: string }[] }[] }>('{ proposals { fields { field } } }');
    expect(data?.proposals.map(({ fields }) => fields.map(({ field }) => field).sort())).toEqual([['title', 'website']]);
  });

  test('of a new entry waits until it is accepted, a new place with its actor', async () => {
    const { outcome } = await propose(partner, { title: { de: 'Ganz neu' }, actor: 'eigen-actor' }, null);
    expect(await titleNow(outcome?.entry)).toBeUndefined();
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 1, accept: ['title', 'actor'] })).toBe('ACCEPTED');
    expect(await titleNow(outcome?.entry)).toBe('Ganz neu');
    const actor = await idOf(pool, 'actor', 'eigen-actor');
    const { data } = await partner.ask<{ proposePlace: Proposed }>('mutation ($actor: UUID!) { proposePlace(input: { name: "Neues Haus" }, actor: $actor) { entry proposal waiting published } }', { actor });
    expect(await decide(coordinator, { proposal: data?.proposePlace.proposal, version: 1, accept: ['name'] })).toBe('ACCEPTED');
    const places = await directory.graphql<{ actor: { places: { name: string }[] } }>('{ actor(slug: "eigen-actor") { places { name } } }');
    expect(places.data?.actor.places.map(({ name }) => name)).toEqual(['Haus eigen', 'Neues Haus']);
  });

  test('of a new entry that came back can be mended, by a colleague too, and nobody else may go on with it', async () => {
    const { outcome } = await propose(partner, { title: { de: 'Ganz neu!!!' }, actor: 'eigen-actor', website: 'https://example.org' }, null);
    const entry = outcome?.entry ?? '';
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 1, giveBack: [{ field: 'title', reason: 'Ohne Ausrufezeichen' }, { field: 'actor', reason: 'So weit gut' }, { field: 'website', reason: 'Geht nicht' }] })).toBe('RETURNED');

    const EDITING = 'query ($id: UUID!) { editing(noun: "service", id: $id) { version values publishes draft } }';
    const colleague = await signedIn(directory, 'partner', 'eigen-actor', { mail: 'colleague@example.org' });
    expect((await colleague.ask(EDITING, { id: entry })).data).toEqual({ editing: { version: 0, values: {}, publishes: false, draft: null } });
    const stranger = await signedIn(directory, 'partner', 'fremd-actor', { mail: 'stranger@example.org' });
    expect((await stranger.ask(EDITING, { id: entry })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await propose(stranger, { id: entry, title: { de: 'Meins' } }, 0)).error).toMatchObject({ code: 'NOT_FOUND' });
    expect((await stranger.ask('mutation ($id: UUID!) { keepDraft(noun: "service", id: $id, base: 0, changes: {}) }', { id: entry })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');

    expect((await colleague.ask('mutation ($id: UUID!) { keepDraft(noun: "service", id: $id, base: 0, changes: { title: { de: "Ganz" } }) }', { id: entry })).errors).toBeUndefined();
    expect((await propose(colleague, { id: entry, website: 'kaputt' }, 0)).error).toMatchObject({ code: 'BAD_URL', field: 'website' });
    const again = await propose(colleague, { id: entry, title: { de: 'Ganz neu' }, website: null }, 0);
    expect(again.outcome).toMatchObject({ entry, proposal: outcome?.proposal, published: [], waiting: ['title', 'website'] });
    const { data } = await coordinator.ask<{ proposals: { version: number; fields: { field: string; after: unknown; reason: string | null }[] }[] }>('{ proposals { version fields { field after reason } } }');
    expect(data?.proposals).toMatchObject([{ version: 3 }]);
    expect(data?.proposals[0]?.fields).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'title', after: { de: 'Ganz neu' }, reason: null }), expect.objectContaining({ field: 'actor', reason: 'So weit gut' })]));
  });

  test('of a new entry is live at once when its author has become fully trusted meanwhile, and waits no more', async () => {
    const { outcome } = await propose(partner, { title: { de: 'Ganz neu' }, actor: 'eigen-actor' }, null);
    await pool.query('update role_grant set trust = 2');
    expect((await propose(partner, { id: outcome?.entry, summary: { de: 'Jetzt mit Satz.' } }, 0)).outcome).toMatchObject({ published: expect.arrayContaining(['title', 'summary']) as unknown, proposal: null });
    expect(await titleNow(outcome?.entry)).toBe('Ganz neu');
    expect((await pool.query('select state, changes from proposal')).rows).toEqual([{ state: 'ACCEPTED', changes: {} }]);
  });
});

describe('a coordinator', () => {
  test('sees field by field what was and what would be, accepts one and gives one back with a reason, which is mailed', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neue Beratung' }, website: 'https://example.org/neu' });
    const { data } = await coordinator.ask<{ proposals: { id: string; version: number; title: string; fields: unknown[] }[] }>('{ proposals { id version title fields { field before after reason outdated } } }');
    expect(data?.proposals).toEqual([
      {
        id: outcome?.proposal, version: 1, title: 'Beratung eigen',
        fields: [
          { field: 'title', before: { de: 'Beratung eigen' }, after: { de: 'Neue Beratung' }, reason: null, outdated: false },
          { field: 'website', before: null, after: 'https://example.org/neu', reason: null, outdated: false },
        ],
      },
    ]);
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 1, accept: ['title'], giveBack: [{ field: 'website', reason: 'Die Seite gibt es nicht.' }] })).toBe('RETURNED');
    expect(await titleNow()).toBe('Neue Beratung');
    const mail = (await directory.mails()).at(-1);
    expect(mail?.text).toContain('Die Seite gibt es nicht.');
    expect(mail?.to).toContain(partner.mail);
    // Corrected, it is open again, and accepted it is live.
    const again = await propose(partner, { id: service, website: 'https://example.org/richtig' }, 2);
    expect(again.outcome?.proposal).toBe(outcome?.proposal);
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 3, accept: ['website'] })).toBe('ACCEPTED');
    const { rows } = await pool.query<{ website: string }>('select website from service where id = $1', [service]);
    expect(rows[0]?.website).toBe('https://example.org/richtig');
  });

  test('cannot decide twice, on an older version, or on what does not wait', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neu' } });
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 7, accept: ['title'] })).toBe('VERSION_CONFLICT');
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 1, accept: ['website'] })).toBe('BAD_INPUT');
    expect(await decide(coordinator, { proposal: outcome?.proposal, version: 1, giveBack: [{ field: 'title', reason: ' ' }] })).toBe('BAD_INPUT');
    const both = await Promise.all([1, 2].map(() => decide(coordinator, { proposal: outcome?.proposal, version: 1, accept: ['title'] })));
    expect(both.sort()).toEqual(['ACCEPTED', 'NOT_FOUND']);
  });

  test('may change before accepting; the history tells who wrote what', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neu' } });
    await decide(coordinator, { proposal: outcome?.proposal, version: 1, accept: ['title'], edits: { title: { de: 'Besser' } } });
    expect(await titleNow()).toBe('Besser');
    const { rows } = await pool.query<{ by: string }>('select by from revision where entry = $1 order by id desc limit 2', [service]);
    expect(rows.map(({ by }) => by)).toEqual([`account:${coordinator.account}`, `account:${partner.account}`]);
  });

  test('restores any version, as a new one', async () => {
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Zwei", en: "Two" }, website: "https://example.org" }) { id } }', { id: service });
    expect((await coordinator.ask('mutation ($id: UUID!) { restoreVersion(noun: "service", id: $id, version: 1) }', { id: service })).errors).toBeUndefined();
    const { rows } = await pool.query<{ title: { values: Record<string, unknown> }; website: string | null; version: number }>('select title, website, version from service where id = $1', [service]);
    expect(rows[0]).toMatchObject({ website: null, version: 3 });
    expect(Object.keys(rows[0]?.title.values ?? {})).toEqual(['de']);
    const { data } = await coordinator.ask<{ history: { version: number; fields: string[] }[] }>('query ($id: UUID!) { history(noun: "service", id: $id) { version fields origin by } }', { id: service });
    expect(data?.history.map(({ version }) => version)).toEqual([3, 2, 1]);
  });
});

describe('two at one entry', () => {
  test('who saves a version that is no longer current hears of it, and loses nothing', async () => {
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Vom Amt" } }) { id } }', { id: service });
    const { error } = await propose(partner, { id: service, title: { de: 'Vom Verein' } }, 1);
    expect(error).toMatchObject({ code: 'VERSION_CONFLICT', field: 'title' });
    // What the other did not touch is taken.
    expect((await propose(partner, { id: service, website: 'https://example.org' }, 1)).outcome?.waiting).toEqual(['website']);
    expect(await titleNow()).toBe('Vom Amt');
  });

  test('a draft is for the eyes of whoever writes it, and the other hears that somebody writes', async () => {
    const colleague = await signedIn(directory, 'partner', 'eigen-actor', { mail: 'colleague@example.org' });
    await partner.ask('mutation { saveMe(name: "Erika") { id } }');
    const keeps = 'mutation ($id: UUID!, $changes: JSON) { keepDraft(noun: "service", id: $id, base: 1, changes: $changes) }';
    await partner.ask(keeps, { id: service, changes: { title: { de: 'Halb' } } });
    const look = 'query ($id: UUID!) { editing(noun: "service", id: $id) { version draft draftBase others publishes } }';
    expect((await partner.ask(look, { id: service })).data).toEqual({ editing: { version: 1, draft: { title: { de: 'Halb' } }, draftBase: 1, others: [], publishes: false } });
    expect((await colleague.ask(look, { id: service })).data).toEqual({ editing: { version: 1, draft: null, draftBase: null, others: ['Erika'], publishes: false } });
    await partner.ask(keeps, { id: service, changes: null });
    expect((await partner.ask(look, { id: service })).data).toMatchObject({ editing: { draft: null } });
  });
});

describe('another\'s', () => {
  let stranger: Person;
  beforeEach(async () => {
    stranger = await signedIn(directory, 'partner', 'fremd-actor');
  });

  test('proposals, drafts and history can be neither read nor changed, by id or in lists', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Geheimnis' } });
    await partner.ask('mutation ($id: UUID!) { keepDraft(noun: "service", id: $id, base: 1, changes: { title: { de: "Geheimnis" } }) }', { id: service });
    const other = await signedIn(directory, 'coordinator', 'fremd-network');
    for (const person of [stranger, other, await signedIn(directory, 'volunteer', 'eigen-network'), { ask: directory.graphql }]) {
      const answers = [
        await person.ask('{ proposals(first: 100) { id fields { after } } }'),
        await person.ask('query ($id: UUID!) { proposal(id: $id) { fields { after } } }', { id: outcome?.proposal }),
        await person.ask('query ($id: UUID!) { editing(noun: "service", id: $id) { draft values } }', { id: service }),
        await person.ask('query ($id: UUID!) { history(noun: "service", id: $id) { snapshot } }', { id: service }),
        await person.ask('mutation ($id: UUID!) { withdrawProposal(id: $id) }', { id: outcome?.proposal }),
        await person.ask('mutation ($id: UUID!) { restoreVersion(noun: "service", id: $id, version: 1) }', { id: service }),
        await person.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: outcome?.proposal, version: 1, accept: ['title'], giveBack: [] } }),
        await person.ask('mutation ($id: UUID!) { keepDraft(noun: "service", id: $id, base: 1, changes: {}) }', { id: service }),
        await person.ask('mutation ($id: UUID!) { proposeService(input: { id: $id, alert: { de: "!" } }, base: 1) { entry } }', { id: service }),
      ];
      expect(JSON.stringify(answers)).not.toContain('Geheimnis');
      expect(answers.flatMap(({ data }) => Object.values(data ?? {})).filter((value) => value !== null && value !== false && JSON.stringify(value) !== '[]')).toEqual([]);
    }
    const { data } = await partner.ask<{ proposals: { state: string }[] }>('{ proposals { state } }');
    expect(data?.proposals).toEqual([{ state: 'OPEN' }]);
  });

  test('a partner decides nothing, not even what they proposed themselves', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neu' } });
    expect(await decide(partner, { proposal: outcome?.proposal, version: 1, accept: ['title'] })).toBe('NOT_FOUND');
    expect(await titleNow()).toBe('Beratung eigen');
  });

  test('a returned proposal cannot be replayed', async () => {
    const { outcome } = await propose(partner, { id: service, title: { de: 'Neu' } });
    await decide(coordinator, { proposal: outcome?.proposal, version: 1, giveBack: [{ field: 'title', reason: 'Nein.' }] });
    for (const version of [1, 2]) expect(await decide(coordinator, { proposal: outcome?.proposal, version, accept: ['title'] })).toBe('NOT_FOUND');
    expect(await titleNow()).toBe('Beratung eigen');
  });

  test('what a partner wrote is not named to visitors as theirs', async () => {
    await partner.ask('mutation ($id: UUID!) { proposeService(input: { id: $id, capacity: FULL }, base: 1) { entry } }', { id: service });
    const { data } = await directory.graphql('query ($id: UUID!) { service(id: $id) { createdBy changedBy capacity } }', { id: service });
    expect(data).toEqual({ service: { createdBy: null, changedBy: null, capacity: 'FULL' } });
  });
});

describe('ending several entries', () => {
  const END = 'mutation ($entries: [ConfirmedInput!]!) { end(entries: $entries) { published waiting } }';

  test('gives an end to what has one, withdraws the rest, and waits where a coordinator decides', async () => {
    const contact = await idOf(pool, 'contact', 'eigen-contact');
    const entries = [{ noun: 'service', id: service }, { noun: 'contact', id: contact }];
    expect((await partner.ask(END, { entries })).data).toEqual({ end: [{ published: [], waiting: ['until'] }, { published: [], waiting: ['state'] }] });
    expect((await coordinator.ask(END, { entries })).data).toEqual({ end: [{ published: ['until'], waiting: [] }, { published: ['state'], waiting: [] }] });
    const { rows } = await pool.query('select until, (select state from contact where id = $2) as state from service where id = $1', [service, contact]);
    expect(rows).toEqual([{ until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown, state: 'ARCHIVED' }]);
  });

  test('ends all of them or none', async () => {
    const { errors } = await coordinator.ask(END, { entries: [{ noun: 'service', id: service }, { noun: 'service', id: await idOf(pool, 'service', 'fremd-service') }] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', field: 'entries.1' });
    expect((await pool.query('select until from service where until is not null')).rows).toEqual([]);
  });
});

describe('confirming', () => {
  test('says of everything at once that it is right today, by the institution', async () => {
    await pool.query(`update service set created_at = now() - interval '7 months'`);
    const { data } = await partner.ask<{ due: { noun: string; id: string; title: string }[] }>('{ due { noun id title checkedAt } }');
    expect(data?.due).toEqual([{ noun: 'service', id: service, title: 'Beratung eigen', checkedAt: null }]);
    const as = await idOf(pool, 'actor', 'eigen-actor');
    const confirmed = await partner.ask('mutation ($entries: [ConfirmedInput!]!, $as: UUID!) { confirm(entries: $entries, as: $as) }', { entries: data?.due.map(({ noun, id }) => ({ noun, id })), as });
    expect(confirmed.data).toEqual({ confirm: 1 });
    const { data: shown } = await directory.graphql<{ service: { checkedBy: string; checkedAt: string; changedAt: string } }>('query ($id: UUID!) { service(id: $id) { checkedBy checkedAt changedAt } }', { id: service });
    expect(shown?.service.checkedBy).toBe('Amt eigen');
    expect(Date.now() - Date.parse(shown?.service.checkedAt ?? '')).toBeLessThan(60_000);
    expect((await partner.ask('{ due { id } }')).data).toEqual({ due: [] });
  });

  test('a crisis service is due after a month', async () => {
    await keep(pool, { noun: 'term', slug: 'gewalt-schutz', vocabulary: 'TOPIC', label: { de: 'Gewalt' } }, { noun: 'service', slug: 'eigen-service', topics: ['gewalt-schutz'] });
    await pool.query(`update service set created_at = now() - interval '1 month'`);
    expect((await partner.ask<{ due: { id: string }[] }>('{ due { id } }')).data?.due).toEqual([{ id: service }]);
  });

  test('hours are given as the form gives them', async () => {
    expect((await propose(partner, { id: service, hours: HOURS })).outcome?.published).toEqual(['hours']);
  });
});
