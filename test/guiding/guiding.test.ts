import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { GUIDE_DAYS, keepGuides } from '../../server/guiding/keeping.ts';
import { WORDINGS } from '../../server/volunteering/consents.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const PUBLIC_URL = 'http://directory.test';
const MAIL = 'zenobia@example.org';
const NAME = 'Zenobia Wolkenstein';
const NOTE = 'Brief vom Landkreis';
const REFUSALS = ['FORBIDDEN', 'NOT_FOUND'];

let coordinator: Person;
let foreign: Person;
let amal: Person;
let bela: Person;
/** How many mails were sent before. */
let before: number;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  const area = { municipalities: [{ name: 'Musterstadt', key: '15090001' }, { name: 'Würfelstadt', key: '15090002' }] };
  await keep(pool, { noun: 'network', slug: 'eigen-network', area, guides: true }, { noun: 'network', slug: 'fremd-network', guides: true });
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  foreign = await signedIn(directory, 'coordinator', 'fremd-network');
  amal = await volunteer('amal@example.org', { languages: ['ar', 'de'], helps: [await idOf(pool, 'term', 'eigen-term')], area: ['Würfelstadt'], times: ['MO_MORNING'] });
  before = (await directory.mails()).length;
  bela = await volunteer('bela@example.org', { languages: ['uk'], area: ['Würfelstadt'], times: ['SA_MORNING'] });
});

const agree = ({ ask }: Person, purpose: 'PROFILE' | 'ACCOMPANIMENT', given = true) =>
  ask('mutation ($purpose: ConsentPurpose!, $given: Boolean!, $wording: String!) { setConsent(purpose: $purpose, given: $given, wording: $wording, language: "de") { purpose } }', { purpose, given, wording: WORDINGS[purpose] });

async function volunteer(mail: string, profile: Record<string, unknown>): Promise<Person> {
  const person = await signedIn(directory, 'volunteer', 'eigen-network', { mail });
  await person.ask('mutation ($input: VolunteerProfileInput!) { saveMyProfile(input: $input) { languages } }', { input: profile });
  await agree(person, 'PROFILE');
  await agree(person, 'ACCOMPANIMENT');
  return person;
}

const post = (fields: Record<string, string>, accept = 'application/json') =>
  fetch(`${directory.url}/ar/guide`, { method: 'POST', redirect: 'manual', headers: { accept }, body: new URLSearchParams({ network: 'eigen-network', help: 'eigen-term', language: 'ar', municipality: 'Würfelstadt', time: 'MORNING', day: 'am Montag um 9', note: NOTE, name: NAME, phone: '03931 607040', mail: MAIL, contactLanguage: 'ar', ...fields }) });

interface Refused {
  errors?: { extensions: { code: string; field?: string } }[];
}
const refusal = async (fields: Record<string, string>) => {
  const response = await post(fields);
  const [error] = ((await response.json()) as Refused).errors ?? [];
  return [response.status, error?.extensions.code, error?.extensions.field];
};

/** Asks, and says what opens the own page of who asked. */
async function asks(fields: Record<string, string> = {}): Promise<{ id: string; link: string }> {
  const response = await post(fields);
  expect(response.status).toBe(201);
  const { rows } = await pool.query<{ id: string }>('select id from guide_request order by asked_at desc limit 1');
  return { id: rows[0]?.id ?? '', link: ((await response.json()) as { link: string }).link };
}

const SEEN = '{ guides { id state name phone mail note assigned isMine isHandled } waitingGuides }';
interface Seen {
  guides: Record<string, unknown>[];
  waitingGuides: number;
}
const seen = async ({ ask }: Pick<Person, 'ask'>) => (await ask<Seen>(SEEN)).data;
const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const stateNow = async (id: string) => (await pool.query<{ state: string }>('select state from guide_request where id = $1', [id])).rows[0]?.state;
const grantOf = async ({ account }: Person) => (await pool.query<{ id: string }>(`select id from role_grant where account = $1 and role = 'volunteer'`, [account])).rows[0]?.id;
const assign = async (by: Pick<Person, 'ask'>, id: string, to: Person) => code(by.ask('mutation ($id: UUID!, $volunteer: UUID!) { assignGuide(id: $id, volunteer: $volunteer) }', { id, volunteer: await grantOf(to) }));
const end = (by: Pick<Person, 'ask'>, id: string, reason: string | null = null) => code(by.ask('mutation ($id: UUID!, $reason: ChosenGuideReason) { endGuide(id: $id, reason: $reason) }', { id, reason }));
const back = (by: Pick<Person, 'ask'>, id: string) => code(by.ask('mutation ($id: UUID!) { giveGuideBack(id: $id) }', { id }));
const passOn = async (by: Pick<Person, 'ask'>, id: string, to: string) => code(by.ask('mutation ($id: UUID!, $network: UUID!) { passGuideOn(id: $id, network: $network) }', { id, network: await idOf(pool, 'network', to) }));
const mailsTo = async (address: string) => (await directory.mails()).slice(before).filter(({ to }) => to === address);
/** Moves a moment into the past. */
const shift = (column: 'asked_at' | 'ended_at', days: number) => pool.query(`update guide_request set ${column} = ${column} - make_interval(days => $1)`, [days]);

/** Tables in which something stands that tells who asked. */
async function traces(): Promise<string[]> {
  const { rows } = await pool.query<{ table: string }>(`select table_name as "table" from information_schema.tables where table_schema = 'public' and table_name <> 'mikro_orm_migrations'`);
  const found: string[] = [];
  for (const { table } of rows) {
    const { rowCount } = await pool.query(`select from "${table}" t where t::text ilike any($1) limit 1`, [[MAIL, NAME, '3931607040', NOTE].map((each) => `%${each}%`)]);
    if (rowCount !== 0) found.push(table);
  }
  return found;
}

describe('asking', () => {
  test('is off until a network turns it on, and while nobody coordinates it', async () => {
    await keep(pool, { noun: 'network', slug: 'eigen-network', guides: null });
    expect(await refusal({})).toEqual([400, 'NOT_FOUND', 'network']);
    await keep(pool, { noun: 'network', slug: 'eigen-network', guides: true });
    await pool.query(`delete from role_grant where role = 'coordinator'`);
    expect(await refusal({})).toEqual([400, 'NOT_FOUND', 'network']);
  });

  test('needs a language, a municipality of the network and one way to be reached, and says what is missing', async () => {
    expect(await refusal({ language: '' })).toEqual([400, 'MISSING_FIELD', 'language']);
    expect(await refusal({ municipality: 'Anderswo' })).toEqual([400, 'BAD_CHOICE', 'municipality']);
    expect(await refusal({ phone: '', mail: '' })).toEqual([400, 'MISSING_FIELD', 'phone']);
    expect(await refusal({ phone: 'abc' })).toEqual([400, 'BAD_PHONE', 'phone']);
    expect(await refusal({ mail: 'abc' })).toEqual([400, 'BAD_EMAIL', 'mail']);
    expect(await refusal({ note: 'x'.repeat(301) })).toEqual([400, 'TEXT_TOO_LONG', 'note']);
    expect(await refusal({ help: 'nothing' })).toEqual([400, 'NOT_FOUND', 'help']);
    expect(await traces()).toEqual([]);
  });

  test('is told to who asked in their language and to those who coordinate, whom the mail does not tell who', async () => {
    const response = await post({}, 'text/html');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/ar\/guide-request\/\?t=[\w-]{43}&thanks$/);
    const [own] = await mailsTo(MAIL);
    expect(own?.subject).toBe('طلبك للمرافقة');
    expect(own?.links[0]).toMatch(/\/ar\/guide-request\/\?t=/);
    const [told] = await mailsTo(coordinator.mail);
    expect(told?.subject).toBe('Eine Anfrage nach Begleitung');
    for (const secret of [NAME, NOTE, MAIL, '607040', 'Würfelstadt']) expect(`${told?.text ?? ''}${told?.html ?? ''}`).not.toContain(secret);
    expect(await mailsTo(foreign.mail)).toEqual([]);
  });

  test('goes to the contact that the service names, where that is somebody who coordinates the network', async () => {
    const named = await signedIn(directory, 'coordinator', 'eigen-network', { mail: 'named@example.org' });
    const stranger = await signedIn(directory, 'partner', 'eigen-actor', { mail: 'stranger@example.org' });
    await keep(pool, { noun: 'contact', slug: 'eigen-contact', channels: [named, stranger].map(({ mail }) => ({ kind: 'EMAIL', value: mail })) }, { noun: 'service', slug: 'eigen-service', contacts: ['eigen-contact'] });
    await asks({ service: 'eigen-service', mail: '' });
    expect([await mailsTo(named.mail), await mailsTo(coordinator.mail), await mailsTo(stranger.mail)].map(({ length }) => length)).toEqual([1, 0, 0]);
  });

  test('is limited, and a robot that fills what nobody sees learns nothing', async () => {
    expect((await post({ website: 'x' }, 'text/html')).status).toBe(303);
    expect(await traces()).toEqual([]);
    const mail = 'often@example.org';
    for (const _ of [1, 2, 3]) await asks({ mail });
    expect((await refusal({ mail })).slice(0, 2)).toEqual([429, 'TOO_MANY_GUIDES']);
  });

  test('can be taken back at once by the own link, which opening alone does not do, and the volunteer is told', async () => {
    const { id, link } = await asks({ mail: 'back@example.org' });
    await assign(coordinator, id, amal);
    await fetch(`${directory.url}${link}`);
    expect(await stateNow(id)).toBe('ASSIGNED');
    await fetch(`${directory.url}${link}`, { method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'cross-site', origin: 'http://elsewhere.example' } });
    expect(await stateNow(id)).toBe('ASSIGNED');
    await fetch(`${directory.url}${link}`, { method: 'POST', redirect: 'manual' });
    expect(await stateNow(id)).toBeUndefined();
    expect(await traces()).toEqual([]);
    expect((await mailsTo(amal.mail)).at(-1)?.text).toMatch(/nicht\s+mehr\s+nötig/);
  });
});

describe('who sees it', () => {
  test('those who coordinate the network and the volunteer whom it was given to, until it ends; nobody else, and no log', async () => {
    const { id } = await asks({ mail: 'seen@example.org' });
    const partner = await signedIn(directory, 'partner', 'eigen-actor');
    const admin = await signedIn(directory, 'admin');
    const others = [foreign, bela, partner, admin, { ask: directory.graphql }, { ask: directory.operate }];
    expect(await seen(coordinator)).toMatchObject({ guides: [{ id, name: NAME, phone: '+493931607040', state: 'ASKED', isHandled: true }], waitingGuides: 1 });
    expect(await seen(amal)).toEqual({ guides: [], waitingGuides: 0 });
    expect(await assign(coordinator, id, amal)).toBeUndefined();
    expect(await seen(amal)).toMatchObject({ guides: [{ id, name: NAME, isMine: true, isHandled: false, assigned: null }] });
    for (const other of others) {
      expect(await seen(other)).toEqual({ guides: [], waitingGuides: 0 });
      expect(await code(other.ask('query ($id: UUID!) { guide(id: $id) { name } }', { id }))).toBe('NOT_FOUND');
      for (const refused of [await assign(other, id, bela), await end(other, id), await back(other, id), await passOn(other, id, 'fremd-network')]) expect(REFUSALS).toContain(refused);
    }
    for (const refused of [await assign(amal, id, bela), await passOn(amal, id, 'fremd-network')]) expect(refused).toBe('NOT_FOUND');
    const { data } = await amal.ask<{ guide: object }>('query ($id: UUID!) { guide(id: $id) { candidates { mail } others { id } } }', { id });
    expect(data?.guide).toEqual({ candidates: [], others: [] });
    const token = (await coordinator.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }')).data?.makeToken ?? '';
    expect((await directory.graphql<Seen>(SEEN, {}, { token })).data?.guides ?? []).toEqual([]);
    expect(await end(amal, id)).toBeUndefined();
    expect(await seen(amal)).toEqual({ guides: [], waitingGuides: 0 });
    expect(directory.logged.join('\n')).not.toMatch(/Zenobia|607040|seen@example|Landkreis/);
  });

  test('a volunteer whose role has ended loses sight at once, and the request waits again', async () => {
    const { id } = await asks({ mail: 'left@example.org' });
    await assign(coordinator, id, amal);
    await pool.query(`update role_grant set until = now() where account = $1`, [amal.account]);
    expect((await seen(amal))?.guides).toEqual([]);
    await keepGuides(pool, PUBLIC_URL);
    expect(await stateNow(id)).toBe('ASKED');
  });

  test('passed on, it goes to the other network with all that belongs to it, and the former sees it no more', async () => {
    const { id } = await asks({ mail: 'passed@example.org' });
    await keep(pool, { noun: 'network', slug: 'fremd-network', guides: false });
    expect(await passOn(coordinator, id, 'fremd-network')).toBe('BAD_REFERENCE');
    await keep(pool, { noun: 'network', slug: 'fremd-network', guides: true });
    expect(await passOn(coordinator, id, 'fremd-network')).toBeUndefined();
    expect((await seen(coordinator))?.guides).toEqual([]);
    expect((await seen(foreign))?.guides).toMatchObject([{ id, name: NAME }]);
    expect((await mailsTo('passed@example.org')).at(-1)?.text).toMatch(/Netz\s+fremd/);
  });
});

describe('assigning', () => {
  test('suggests who agrees to it, the one who fits best first, and says why', async () => {
    const { id } = await asks({ mail: 'match@example.org' });
    const silent = await signedIn(directory, 'volunteer', 'eigen-network', { mail: 'silent@example.org' });
    const shy = await volunteer('shy@example.org', { languages: ['ar'], phone: '03931 607041' });
    await agree(shy, 'PROFILE', false);
    const candidates = async () => (await coordinator.ask<{ guide: { candidates: { mail: string; fits: string[]; phone: string | null }[] } }>('query ($id: UUID!) { guide(id: $id) { candidates { mail fits phone } } }', { id })).data?.guide.candidates;
    expect(await candidates()).toEqual([
      { mail: amal.mail, fits: ['LANGUAGE', 'HELP', 'AREA', 'TIME'], phone: null },
      { mail: bela.mail, fits: ['AREA'], phone: null },
      { mail: shy.mail, fits: [], phone: null },
    ]);
    expect(await assign(coordinator, id, silent)).toBe('BAD_REFERENCE');
    await agree(amal, 'ACCOMPANIMENT', false);
    expect((await candidates())?.map(({ mail }) => mail)).toEqual([bela.mail, shy.mail]);
  });

  test('goes from asked to assigned, back when the volunteer cannot, and to its end; both are mailed, and never who asked', async () => {
    const mail = 'states@example.org';
    const { id } = await asks({ mail });
    await assign(coordinator, id, amal);
    await assign(coordinator, id, amal);
    expect(await back(amal, id)).toBeUndefined();
    expect(await stateNow(id)).toBe('ASKED');
    await assign(coordinator, id, bela);
    expect(await end(bela, id, 'NOT_REACHED')).toBeUndefined();
    expect(await end(coordinator, id)).toBe('NOT_FOUND');
    expect(await stateNow(id)).toBe('COULD_NOT');
    expect((await mailsTo(mail)).length).toBe(5);
    const work = [...(await mailsTo(amal.mail)), ...(await mailsTo(bela.mail)), ...(await mailsTo(coordinator.mail))];
    expect((await mailsTo(amal.mail)).filter(({ subject }) => subject === 'Eine Anfrage nach Begleitung').length).toBe(1);
    for (const each of work) expect(each.text).not.toMatch(/Zenobia|607040|states@|Landkreis/);
  });
});

describe('forgetting', () => {
  test('takes out who asked 30 days after the end, and leaves what is counted', async () => {
    const { id } = await asks();
    await assign(coordinator, id, amal);
    await end(amal, id);
    await directory.mails();
    await shift('ended_at', GUIDE_DAYS.contact - 1);
    await keepGuides(pool, PUBLIC_URL);
    expect(await traces()).toEqual(['guide_request']);
    await shift('ended_at', 2);
    await keepGuides(pool, PUBLIC_URL);
    expect(await traces()).toEqual([]);
    const { rows } = await pool.query('select * from guide_request');
    expect(rows).toMatchObject([{ language: 'ar', municipality: 'Würfelstadt', help: await idOf(pool, 'term', 'eigen-term'), state: 'DONE', service: null, time: null, day: null, assigned: null, secret: null, reason: null }]);
    expect((await seen(coordinator))?.guides).toEqual([]);
  });

  test('a request that nobody ended in 90 days ends by itself, which those who coordinate are told', async () => {
    const { id } = await asks({ mail: 'old@example.org' });
    await shift('asked_at', GUIDE_DAYS.open + 1);
    await keepGuides(pool, PUBLIC_URL);
    await keepGuides(pool, PUBLIC_URL);
    expect(await stateNow(id)).toBe('COULD_NOT');
    expect((await mailsTo(coordinator.mail)).filter(({ text }) => /von\s+selbst\s+zu\s+Ende/.test(text)).length).toBe(1);
  });

  test('a volunteer who deletes their account gives back what they were given', async () => {
    const { id } = await asks({ mail: 'erase@example.org' });
    await assign(coordinator, id, amal);
    expect((await amal.ask('mutation { eraseMe }')).errors).toBeUndefined();
    const { rows } = await pool.query('select state, assigned from guide_request where id = $1', [id]);
    expect(rows).toEqual([{ state: 'ASKED', assigned: null }]);
  });
});
