import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOld } from '../../server/privacy/retention.ts';
import { REGISTRATION_DAYS, keepRegistrations } from '../../server/registering/keeping.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const PUBLIC_URL = 'http://directory.test';

/** A local time some days from now, at noon. */
const inDays = (days: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;
const START = inDays(10);
const NEXT = inDays(17);

let coordinator: Person;
let host: Person;
let amal: Person;
let bela: Person;
let event: string;
/** How many mails were sent before. */
let before: number;

const training = (slug: string, title: string, more: Record<string, unknown> = {}) => ({
  noun: 'event', slug, title: { de: title }, organiser: 'eigen-actor', network: 'eigen-network', start: START, end: `${START.slice(0, 11)}14:00`, audience: ['VOLUNTEERS'], registration: { here: true, limit: 1 }, ...more,
});

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS, training('schulung', 'Schulung eins', { recurrence: `FREQ=WEEKLY;COUNT=2` }));
  event = await idOf(pool, 'event', 'schulung');
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  host = await signedIn(directory, 'partner', 'eigen-actor');
  amal = await volunteer('amal@example.org', 'Amal Muster');
  bela = await volunteer('bela@example.org', 'Bela Muster');
  before = (await directory.mails()).length;
});

async function volunteer(mail: string, name: string, network = 'eigen-network'): Promise<Person> {
  const person = await signedIn(directory, 'volunteer', network, { mail });
  await person.ask('mutation ($name: String) { saveMe(name: $name) { id } }', { name });
  return person;
}

const post = (fields: Record<string, string>) => fetch(`${directory.url}/ar/register`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ event: 'schulung', occasion: START, name: 'Zenobia Wolkenstein', mail: 'zenobia@example.org', ...fields }) });
const mailsTo = async (address: string) => (await directory.mails()).slice(before).filter(({ to }) => to === address);
const linkTo = async (address: string): Promise<string> => new URL((await mailsTo(address)).at(-1)?.links.find((link) => link.includes('/registration/')) ?? '').search;
const press = (search: string, what: 'confirm' | 'withdraw', headers: Record<string, string> = {}) => fetch(`${directory.url}/ar/registration/${search}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ do: what }) });
const states = async () => (await pool.query<{ mail: string; state: string }>('select mail, state from registration order by mail')).rows.map(({ mail, state }) => `${mail} ${state}`);

/** Registers by mail and follows the link. */
async function takesPart(mail: string, fields: Record<string, string> = {}): Promise<void> {
  expect((await post({ mail, ...fields })).status).toBe(303);
  await press(await linkTo(mail), 'confirm');
}

const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const registers = async ({ ask }: Person, about = event, start = START) => {
  const { data, errors } = await ask<{ registerMe: string }>('mutation ($event: UUID!, $start: LocalDateTime!) { registerMe(event: $event, start: $start) }', { event: about, start });
  return errors?.[0]?.extensions.code ?? data?.registerMe;
};
const leaves = ({ ask }: Person, start = START) => ask('mutation ($event: UUID!, $start: LocalDateTime!) { withdrawMe(event: $event, start: $start) }', { event, start });

type Listed = Record<'participants', { id: string; name: string; mail: string | null; state: string; attended: boolean | null; isVolunteer: boolean }[]>;
const LISTED = 'query ($event: UUID!, $start: LocalDateTime!) { participants(event: $event, start: $start) { id name mail state attended isVolunteer } }';
const listed = async ({ ask }: Pick<Person, 'ask'>, about = event, start = START) => (await ask<Listed>(LISTED, { event: about, start })).data?.participants;

/** Lets an event have been ten days ago, registrations and all. */
async function happened(about = event): Promise<void> {
  const then = inDays(-10);
  await pool.query(`update event set start = $2, "end" = null, recurrence = null where id = $1`, [about, then]);
  await pool.query('update registration set occasion = $2 where event = $1', [about, then]);
}
const attended = (by: Pick<Person, 'ask'>, id: string, was: boolean | null = true) => code(by.ask('mutation ($id: UUID!, $attended: Boolean) { setAttended(id: $id, attended: $attended) }', { id, attended: was }));

describe('registering by mail', () => {
  test('gives a place to who opens the link of the mail and presses the button; who comes later waits, and moves up when somebody cancels', async () => {
    expect((await post({})).headers.get('location')).toBe('/ar/registration/?sent');
    const link = await linkTo('zenobia@example.org');
    await fetch(`${directory.url}/ar/registration/${link}`);
    await press(link, 'confirm', { 'sec-fetch-site': 'cross-site', origin: 'http://elsewhere.example' });
    expect(await states()).toEqual(['zenobia@example.org ASKED']);
    await press(link, 'confirm');
    await press(link, 'confirm');
    await takesPart('xaver@example.org');
    expect(await states()).toEqual(['xaver@example.org WAITS', 'zenobia@example.org TAKES_PART']);
    expect(await mailsTo('zenobia@example.org')).toHaveLength(2);

    expect((await press(link, 'withdraw')).headers.get('location')).toBe('/ar/registration/?done');
    expect(await states()).toEqual(['xaver@example.org TAKES_PART']);
    expect(await mailsTo('xaver@example.org')).toHaveLength(3);
    await press(await linkTo('xaver@example.org'), 'withdraw');
    expect(await states()).toEqual([]);
  });

  test('counts each time by itself, and what is not confirmed takes no place', async () => {
    await post({ mail: 'slow@example.org' });
    await takesPart('first@example.org');
    await takesPart('first@example.org', { occasion: NEXT });
    expect(await states()).toEqual(['first@example.org TAKES_PART', 'first@example.org TAKES_PART', 'slow@example.org ASKED']);
  });

  test('tells who stands there already by mail alone, and a robot nothing', async () => {
    await takesPart('zenobia@example.org');
    const again = await post({});
    const robot = await post({ website: 'x', mail: 'robot@example.org' });
    expect([again.status, again.headers.get('location'), robot.headers.get('location')]).toEqual([303, '/ar/registration/?sent', '/ar/registration/?sent']);
    await press(await linkTo('zenobia@example.org'), 'withdraw');
    expect(await states()).toEqual([]);
  });

  test.each([
    ['an address that is none', { mail: 'zenobia' }, 400],
    ['nobody’s name', { name: ' ' }, 400],
    ['a time at which it does not take place', { occasion: inDays(11) }, 410],
    ['an event that is not there', { event: 'nothing' }, 410],
    ['an event without registration here', { event: 'eigen-event', occasion: '2027-01-01T18:00' }, 410],
  ])('is refused for %s', async (_, fields, status) => {
    expect((await post(fields)).status).toBe(status);
    expect(await states()).toEqual([]);
  });

  test.each([
    ['has been cancelled', { cancelled: true }],
    ['is only for volunteers', { visibility: 'VOLUNTEER' }],
    ['took registrations until yesterday', { registration: { here: true, until: inDays(-1).slice(0, 10) } }],
    ['has begun', { start: inDays(-1), end: null }],
  ])('is refused for an event that %s', async (_, change) => {
    await keep(pool, training('schulung', 'Schulung eins', { recurrence: null, ...change }));
    expect((await post({ occasion: 'start' in change ? inDays(-1) : START })).status).toBe(410);
  });

  test('gives no place twice, however many press at once', async () => {
    await keep(pool, training('schulung', 'Schulung eins', { registration: { here: true, limit: 3 } }));
    const all = Array.from({ length: 8 }, (_, index) => `a${String(index)}@example.org`);
    for (const mail of all) await post({ mail });
    const links = await Promise.all(all.map(linkTo));
    await Promise.all(links.map((link) => press(link, 'confirm')));
    expect((await states()).filter((state) => state.endsWith('TAKES_PART'))).toHaveLength(3);
  });
});

describe('who has signed in', () => {
  test('registers by one tap for what they see, under their name, and takes it back', async () => {
    await keep(pool, training('intern', 'Nur für Ehrenamtliche', { visibility: 'VOLUNTEER' }));
    const internal = await idOf(pool, 'event', 'intern');
    const foreign = await volunteer('far@example.org', 'Fern Muster', 'fremd-network');
    expect(await registers(amal, internal)).toBe('TAKES_PART');
    expect(await registers(amal, internal)).toBe('TAKES_PART');
    expect(await mailsTo(amal.mail)).toHaveLength(1);
    const { data } = await bela.ask<{ meetings: { event: { slug: string }; isHosted: boolean; occasions: object[] }[] }>('{ meetings { event { slug } isHosted occasions { taken waiting mine isOpen } } }');
    expect(data?.meetings).toEqual([
      { event: { slug: 'schulung' }, isHosted: false, occasions: [{ taken: 0, waiting: 0, mine: null, isOpen: true }, { taken: 0, waiting: 0, mine: null, isOpen: true }] },
      { event: { slug: 'intern' }, isHosted: false, occasions: [{ taken: 1, waiting: 0, mine: null, isOpen: true }] },
    ]);
    expect((await foreign.ask<{ meetings: object[] }>('{ meetings { isHosted } }')).data?.meetings).toEqual([]);
    await pool.query('update account set name = null where id = $1', [bela.account]);
    expect(await registers(bela)).toBe('MISSING_FIELD');
    expect(await registers(amal)).toBe('TAKES_PART');
    await leaves(amal);
    expect(await states()).toEqual([`${amal.mail} TAKES_PART`]);
    expect(await code(directory.graphql('mutation ($event: UUID!) { registerMe(event: $event, start: "2027-01-01T12:00") }', { event }))).toBe('FORBIDDEN');
  });
});

describe('those who organise it', () => {
  test('see who takes part, and nobody else does', async () => {
    await takesPart('zenobia@example.org');
    await registers(amal);
    // Who volunteers is for those who coordinate.
    for (const [each, knows] of [[coordinator, true], [host, false]] as const) expect((await listed(each))?.map(({ name, state, isVolunteer }) => [name, state, isVolunteer])).toEqual([['Zenobia Wolkenstein', 'TAKES_PART', false], ['Amal Muster', 'WAITS', knows]]);
    const [first] = (await listed(coordinator)) ?? [];
    const others = [amal, await signedIn(directory, 'admin'), await signedIn(directory, 'coordinator', 'fremd-network'), await signedIn(directory, 'partner', 'fremd-actor'), { ask: directory.graphql }, { ask: directory.operate }];
    for (const other of others) {
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await code(other.ask(LISTED, { event, start: START })));
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await attended(other, first?.id ?? ''));
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await code(other.ask('mutation ($id: UUID!) { removeParticipant(id: $id) }', { id: first?.id })));
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await code(other.ask('mutation ($event: UUID!, $start: LocalDateTime!) { addParticipant(event: $event, start: $start, name: "X", mail: "x@example.org") }', { event, start: START })));
    }
    const token = (await coordinator.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }')).data?.makeToken ?? '';
    expect((await directory.graphql<Listed>(LISTED, { event, start: START }, { token })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(directory.logged.join('\n')).not.toMatch(/Zenobia|zenobia@/);
  });

  test('add people beyond the limit, and take them away, who are told', async () => {
    await takesPart('zenobia@example.org');
    await registers(amal);
    expect(await code(host.ask('mutation ($event: UUID!, $start: LocalDateTime!) { addParticipant(event: $event, start: $start, name: "Yusuf", mail: "Yusuf@Example.org") }', { event, start: START }))).toBeUndefined();
    expect(await states()).toEqual([`${amal.mail} WAITS`, 'yusuf@example.org TAKES_PART', 'zenobia@example.org TAKES_PART']);
    expect(await mailsTo('yusuf@example.org')).toHaveLength(1);
    for (const { id, name } of (await listed(host)) ?? []) if (name !== 'Amal Muster') await host.ask('mutation ($id: UUID!) { removeParticipant(id: $id) }', { id });
    expect(await states()).toEqual([`${amal.mail} TAKES_PART`]);
    expect((await mailsTo('zenobia@example.org')).at(-1)?.links).toEqual([]);
  });

  test('note who was there from that day on, and not before', async () => {
    await registers(amal);
    const id = (await listed(host))?.[0]?.id ?? '';
    expect(await attended(host, id)).toBe('BAD_INPUT');
    await happened();
    expect(await attended(host, id)).toBeUndefined();
    expect((await listed(host, event, inDays(-10)))?.[0]?.attended).toBe(true);
    // What has been noted is not taken back by a link, nor said to be gone.
    expect([(await press(await linkTo(amal.mail), 'withdraw')).headers.get('location')?.includes('?done'), await states()]).toEqual([false, [`${amal.mail} TAKES_PART`]]);
  });
});

describe('a qualification', () => {
  const MINE = '{ myQualifications { id title certifiers holder reachedOn until isMine trainings { title on } } qualificationProgress { needed attended { title } qualification { slug } } }';
  type Mine = { myQualifications: { id: string }[]; qualificationProgress: object[] };

  /** Two of three trainings make it; Amal has been at one. */
  async function atOne(): Promise<string[]> {
    const slugs = ['schulung-a', 'schulung-b', 'schulung-c'];
    await keep(pool, ...slugs.map((slug) => training(slug, slug.toUpperCase(), { registration: { here: true } })), { noun: 'qualification', slug: 'eigen-qualification', title: { de: 'Lotsin' }, certifiers: ['eigen-actor'], trainings: slugs, trainingsNeeded: 2, validMonths: 12 });
    const ids = await Promise.all(slugs.map((slug) => idOf(pool, 'event', slug)));
    await was(amal, ids[0] ?? '');
    return ids;
  }

  /** Somebody registers for a training and was there. */
  async function was(who: Person, about: string): Promise<string> {
    await registers(who, about);
    await happened(about);
    const id = (await listed(coordinator, about, inDays(-10)))?.[0]?.id ?? '';
    await attended(coordinator, id);
    return id;
  }

  test('is reached by so many of its trainings, is told by mail, holds for its months, and its certificate is for who holds it and who coordinates', async () => {
    const [, second = ''] = await atOne();
    expect((await amal.ask<Mine>(MINE)).data).toEqual({ myQualifications: [], qualificationProgress: [{ needed: 2, attended: [{ title: 'SCHULUNG-A' }], qualification: { slug: 'eigen-qualification' } }] });
    await was(amal, second);
    const day = inDays(-10).slice(0, 10);
    const { data } = await amal.ask<Mine>(MINE);
    const { rows: [{ until } = { until: '' }] } = await pool.query<{ until: string }>(`select ($1::date + interval '12 months')::date::text as until`, [day]);
    expect(data).toEqual({ qualificationProgress: [], myQualifications: [{ id: expect.any(String), title: 'Lotsin', certifiers: ['Amt eigen'], holder: 'Amal Muster', reachedOn: day, until, isMine: true, trainings: [{ title: 'SCHULUNG-A', on: day }, { title: 'SCHULUNG-B', on: day }] }] });
    const id = data?.myQualifications[0]?.id ?? '';
    const CERTIFICATE = 'query ($id: UUID!) { heldQualification(id: $id) { title qualification { slug } } }';
    for (const each of [amal, coordinator]) expect((await each.ask(CERTIFICATE, { id })).data).toEqual({ heldQualification: { title: 'Lotsin', qualification: { slug: 'eigen-qualification' } } });
    for (const other of [bela, host, await signedIn(directory, 'admin'), { ask: directory.graphql }]) expect(await code(other.ask(CERTIFICATE, { id }))).toBe('NOT_FOUND');
    expect((await mailsTo(amal.mail)).at(-1)?.links[0]).toContain(`#/certificate/${id}`);
    const network = await idOf(pool, 'network', 'eigen-network');
    const HELD = 'query ($network: UUID!) { heldQualifications(network: $network) { holder } }';
    expect((await coordinator.ask(HELD, { network })).data).toEqual({ heldQualifications: [{ holder: 'Amal Muster' }] });
    expect(await code(host.ask(HELD, { network }))).toBe('FORBIDDEN');
  });

  test('is taken back when it turns out that somebody was not there, and reached anew by other trainings', async () => {
    const [, second = '', third = ''] = await atOne();
    const registration = await was(amal, second);
    await attended(coordinator, registration, false);
    expect((await amal.ask<Mine>(MINE)).data?.myQualifications).toEqual([]);
    await was(amal, third);
    expect((await amal.ask<Mine>(MINE)).data?.myQualifications).toHaveLength(1);
  });

  test('stays when what it rests on is forgotten', async () => {
    const [, second = ''] = await atOne();
    await was(amal, second);
    await pool.query(`update registration set occasion = '2020-01-01T12:00'`);
    await keepRegistrations(pool, PUBLIC_URL);
    await forgetOld(pool);
    expect((await pool.query('select from registration')).rowCount).toBe(0);
    expect((await amal.ask<Mine>(MINE)).data?.myQualifications).toHaveLength(1);
  });
});

describe('what the days call for', () => {
  test('tells who is registered that it does not take place, and keeps nothing of it', async () => {
    await takesPart('rana@example.org');
    await keep(pool, training('schulung', 'Schulung eins', { cancelled: true }));
    await keepRegistrations(pool, PUBLIC_URL);
    expect(await states()).toEqual([]);
    expect((await mailsTo('rana@example.org')).at(-1)?.links).toEqual([]);
  });

  test('gives places that became free by a higher limit to who waits', async () => {
    await takesPart('rana@example.org');
    await takesPart('xaver@example.org');
    await keep(pool, training('schulung', 'Schulung eins', { recurrence: null, registration: { here: true, limit: 2 } }));
    await keepRegistrations(pool, PUBLIC_URL);
    expect(await states()).toEqual(['rana@example.org TAKES_PART', 'xaver@example.org TAKES_PART']);
  });

  test('forgets name and address after the days, keeps who was there for qualifications, and what nobody confirmed for two days', async () => {
    await keep(pool, training('schulung', 'Schulung eins', { registration: { here: true } }));
    await registers(amal);
    await registers(bela);
    await post({ mail: 'late@example.org' });
    await happened();
    const was = (await listed(coordinator, event, inDays(-10)))?.find(({ name }) => name === 'Amal Muster');
    await attended(coordinator, was?.id ?? '');
    await keepRegistrations(pool, PUBLIC_URL);
    expect((await pool.query('select from registration where mail is not null')).rowCount).toBe(3);
    await pool.query(`update registration set occasion = to_char(now() - make_interval(days => $1), 'YYYY-MM-DD"T12:00"'), made_at = now() - interval '3 days'`, [REGISTRATION_DAYS.contact + 2]);
    await keepRegistrations(pool, PUBLIC_URL);
    await forgetOld(pool);
    const { rows } = await pool.query<Record<string, unknown>>('select mail, name, secret, account, attended from registration order by attended');
    expect(rows).toEqual([{ mail: null, name: null, secret: null, account: amal.account, attended: true }, { mail: null, name: null, secret: null, account: null, attended: null }]);
  });
});

describe('a calendar at a secret address', () => {
  test('holds the dates that its owner may see today, also those that are not for everybody, until it is ended', async () => {
    await keep(pool, training('intern', 'Nur für Ehrenamtliche', { visibility: 'VOLUNTEER', place: 'eigen-place' }), { noun: 'place', slug: 'eigen-place', name: 'Haus eigen', address: { street: 'Hauptstraße 5', postalCode: '12345', city: 'Musterstadt' }, exposure: 'HIDDEN', municipality: { name: 'Musterstadt', key: '15090001' } });
    const make = async () => new URL((await amal.ask<{ makeCalendarLink: string }>('mutation { makeCalendarLink }')).data?.makeCalendarLink ?? '').pathname;
    const first = await make();
    const path = await make();
    expect((await fetch(`${directory.url}${first}`)).status).toBe(404);
    const answer = await fetch(`${directory.url}${path}`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const calendar = (await answer.text()).replaceAll(/\r?\n[ \t]/g, '');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(calendar).toContain('SUMMARY:Nur für Ehrenamtliche');
    expect(calendar).toContain('Musterstadt');
    expect(calendar).not.toContain('Hauptstraße');
    const { rows: [{ at } = { at: new Date() }] } = await pool.query<{ at: Date }>(`select $1::timestamp at time zone 'Europe/Berlin' as at`, [START]);
    expect(calendar).toContain(`DTSTART:${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);

    await pool.query('update role_grant set until = now() where account = $1', [amal.account]);
    expect(await (await fetch(`${directory.url}${path}`)).text()).not.toContain('BEGIN:VEVENT');
    await amal.ask('mutation { endCalendarLink }');
    expect((await fetch(`${directory.url}${path}`)).status).toBe(404);
  });
});

test('who deletes their account stands in no list, and the place is for who waits', async () => {
  await registers(amal);
  await registers(bela);
  await amal.ask('mutation { makeCalendarLink }');
  const { errors } = await amal.ask('mutation { eraseMe }');
  expect(errors).toBeUndefined();
  await keepRegistrations(pool, PUBLIC_URL);
  expect(await states()).toEqual([`${bela.mail} TAKES_PART`]);
  expect((await pool.query('select from calendar_link')).rowCount).toBe(0);
});
