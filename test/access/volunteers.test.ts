import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { WORDINGS } from '../../server/volunteering/consents.ts';
import { remindOfEnding, startReminding } from '../../server/volunteering/reminding.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from './people.ts';
import { TWO_NETWORKS } from './two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const PUBLIC_URL = 'http://directory.test';

let coordinator: Person;
let foreign: Person;
let admin: Person;
let network: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  await keep(pool, { noun: 'network', slug: 'eigen-network', area: { municipalities: [{ name: 'Musterstadt', key: '15090001' }, { name: 'Würfelstadt', key: '15090002' }] } });
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  foreign = await signedIn(directory, 'coordinator', 'fremd-network');
  admin = await signedIn(directory, 'admin');
  network = await idOf(pool, 'network', 'eigen-network');
});

const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const mailTo = async (address: string) => (await directory.mails()).findLast(({ to }) => to === address);
const grantOf = async (mail: string): Promise<string> => (await pool.query<{ id: string }>('select g.id from role_grant g join account a on a.id = g.account where a.mail = $1', [mail])).rows[0]?.id ?? '';

const INVITE = 'mutation ($mail: String!, $id: UUID!, $confirm: Boolean) { invite(input: { mail: $mail, language: "de", role: VOLUNTEER, entry: $id, confirm: $confirm }) }';
const ENTER = '{ me { id mail grants { role waiting until network { slug } } } }';
const LIST = 'query ($network: UUID!) { volunteers(network: $network) { id mail name waiting seenOn until agreed profile { languages helps { slug } area times phone qualifications { until qualification { slug } } } } }';

interface Listed {
  id: string;
  mail: string;
  name: string | null;
  waiting: boolean;
  seenOn: string | null;
  until: string;
  agreed: string[];
  profile: Record<string, unknown> | null;
}

const listed = async (by: Person): Promise<Listed[]> => (await by.ask<{ volunteers: Listed[] }>(LIST, { network })).data?.volunteers ?? [];

/** Invites somebody, follows the link of the mail and presses its button. */
async function comes(mail: string, confirm = false): Promise<Person> {
  expect(await code(coordinator.ask(INVITE, { mail, id: network, confirm }))).toBeUndefined();
  const link = new URL((await mailTo(mail))?.links[0] ?? 'http://none/');
  const response = await fetch(`${directory.url}${link.pathname}${link.search}`, { method: 'POST', redirect: 'manual' });
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]).find((each) => each?.includes('session=')) ?? '';
  const ask: Person['ask'] = (query, variables) => directory.graphql(query, variables, { cookie });
  const { data } = await ask<{ me: { id: string } }>(ENTER);
  return { account: data?.me.id ?? '', mail, cookie, ask };
}

/** Whether somebody sees what only volunteers see. */
async function sees({ ask }: Pick<Person, 'ask'>): Promise<boolean> {
  await keep(pool, { noun: 'service', slug: 'eigen-hidden', title: { de: 'Direkt' }, actor: 'eigen-actor', visibility: 'VOLUNTEER' });
  return (await ask<{ service: object | null }>('{ service(slug: "eigen-hidden") { slug } }')).data?.service != null;
}

const agree = (person: Person, purpose: 'PROFILE' | 'ACCOMPANIMENT' | 'NEWS', given = true, wording = WORDINGS[purpose]) =>
  person.ask('mutation ($purpose: ConsentPurpose!, $given: Boolean!, $wording: String!) { setConsent(purpose: $purpose, given: $given, wording: $wording, language: "de") { purpose givenAt wording } }', { purpose, given, wording });

const SAVE = 'mutation ($input: VolunteerProfileInput!) { saveMyProfile(input: $input) { languages area times phone helps { slug } qualifications { until qualification { slug } } } }';

async function fill(person: Person, input: Record<string, unknown> = {}) {
  const [topic, qualification] = [await idOf(pool, 'term', 'eigen-term'), await idOf(pool, 'qualification', 'eigen-qualification')];
  return person.ask(SAVE, { input: { languages: ['ar', 'de'], helps: [topic], area: ['Würfelstadt'], times: ['MO_MORNING', 'SA_EVENING'], qualifications: [{ qualification, until: '2027-12-31' }], phone: '03931 607040', ...input } });
}

const PROFILE = { languages: ['ar', 'de'], helps: [{ slug: 'eigen-term' }], area: ['Würfelstadt'], times: ['MO_MORNING', 'SA_EVENING'], phone: '+493931607040', qualifications: [{ until: '2027-12-31', qualification: { slug: 'eigen-qualification' } }] };

describe('coming', () => {
  test('a coordinator invites by mail, and whoever follows the link is a volunteer of that network for twelve months', async () => {
    const amal = await comes('amal@example.org');
    expect(await sees(amal)).toBe(true);
    const { rows } = await pool.query(`select waiting, until - given_at = interval '12 months' or until = given_at + interval '12 months' as "aYear" from role_grant where account = $1`, [amal.account]);
    expect(rows).toEqual([{ waiting: false, aYear: true }]);
    expect((await listed(coordinator)).map(({ mail, waiting }) => ({ mail, waiting }))).toEqual([{ mail: 'amal@example.org', waiting: false }]);
  });

  test('where the invitation says so, it holds only once a coordinator has confirmed it, by which the volunteer gets a mail', async () => {
    const amal = await comes('amal@example.org', true);
    expect(await sees(amal)).toBe(false);
    expect((await amal.ask<{ me: { grants: object[] } }>(ENTER)).data?.me.grants).toMatchObject([{ role: 'VOLUNTEER', waiting: true, network: { slug: 'eigen-network' } }]);
    const count = async (by: Pick<Person, 'ask'>) => (await by.ask<{ waitingVolunteers: number }>('{ waitingVolunteers }')).data?.waitingVolunteers;
    expect([await count(coordinator), await count(foreign), await count(amal), await count({ ask: directory.graphql })]).toEqual([1, 0, 0, 0]);
    const id = await grantOf(amal.mail);
    const confirm = (by: Pick<Person, 'ask'>) => code(by.ask('mutation ($id: UUID!) { confirmVolunteer(id: $id) }', { id }));
    for (const by of [amal, foreign, { ask: directory.graphql }]) expect(await confirm(by)).toBe('NOT_FOUND');
    expect(await confirm(coordinator)).toBeUndefined();
    expect(await confirm(coordinator)).toBe('NOT_FOUND');
    expect(await sees(amal)).toBe(true);
    expect((await mailTo(amal.mail))?.subject).toBe('Ihr Zugang bei „directory.test“ ist bestätigt');
    // Whoever is confirmed stays so when they are invited once more.
    await comes('amal@example.org', true);
    expect(await sees(amal)).toBe(true);
  });

  test('nobody but those who coordinate the network invites to it: no volunteer, no partner, no coordinator of another network', async () => {
    const amal = await comes('amal@example.org');
    for (const by of [amal, await signedIn(directory, 'partner', 'eigen-actor'), foreign]) expect(await code(by.ask(INVITE, { mail: 'x@example.org', id: network }))).toBe('FORBIDDEN');
    expect(await code(amal.ask('mutation { leave(successor: { mail: "x@example.org", language: "de" }) }'))).toBe('BAD_INPUT');
  });
});

describe('ending', () => {
  test('holds at once in a session that is open, and is mailed without words about entries', async () => {
    const amal = await comes('amal@example.org');
    await fill(amal);
    await agree(amal, 'PROFILE');
    expect(await sees(amal)).toBe(true);
    await coordinator.ask('mutation ($id: UUID!) { withdrawGrant(id: $id) }', { id: await grantOf(amal.mail) });
    expect(await sees(amal)).toBe(false);
    expect(await code(fill(amal))).toBe('FORBIDDEN');
    const mail = await mailTo(amal.mail);
    expect(mail?.subject).toBe('Aufgaben bei „directory.test“ beendet');
    expect(mail?.text).not.toContain('Einträge');
    expect((await listed(coordinator)).map(({ profile }) => profile)).toEqual([null]);
  });

  test('comes by itself after twelve months, without any job', async () => {
    const amal = await comes('amal@example.org');
    await pool.query(`update role_grant set until = now() where account = $1`, [amal.account]);
    expect(await sees(amal)).toBe(false);
    expect((await amal.ask<{ me: { grants: object[] } }>(ENTER)).data?.me.grants).toEqual([]);
    await expect(pool.query(`update role_grant set until = null where account = $1`, [amal.account])).rejects.toThrow('role_grant_volunteer_check');
  });

  test('cannot be put off by naming a last day beyond it', async () => {
    const amal = await comes('amal@example.org');
    await pool.query(`update role_grant set until = now() + interval '5 days' where account = $1`, [amal.account]);
    const day = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await amal.ask('mutation ($day: Date!) { leave(until: $day) }', { day });
    expect((await pool.query(`select from role_grant where account = $1 and until < now() + interval '6 days'`, [amal.account])).rowCount).toBe(1);
  });

  test('is told once, 30 days before, to the volunteer and to those who coordinate, whom it does not tell who', async () => {
    const amal = await comes('amal@example.org');
    await pool.query(`update account set name = 'Amal Beispiel' where id = $1`, [amal.account]);
    expect(await remindOfEnding(pool, PUBLIC_URL)).toBe(0);
    await pool.query(`update role_grant set until = now() + interval '29 days' where account = $1`, [amal.account]);
    const stop = startReminding({ pool, publicUrl: PUBLIC_URL, post: { nudge: () => undefined }, log: pino({ level: 'silent' }) });
    await stop();
    expect(await remindOfEnding(pool, PUBLIC_URL)).toBe(0);
    expect((await mailTo(amal.mail))?.subject).toMatch(/^Ihr Zugang endet am /);
    const mail = await mailTo(coordinator.mail);
    expect(mail?.subject).toBe('Zugänge von Ehrenamtlichen enden: Netz eigen');
    expect(mail?.text).not.toContain('amal');
    expect(mail?.text).not.toContain('Amal');
    expect((await directory.mails()).filter(({ to }) => to === foreign.mail)).toEqual([]);
    // Renewed, it is told anew in a year.
    await coordinator.ask('mutation ($ids: [UUID!]!) { renewVolunteers(ids: $ids) }', { ids: [await grantOf(amal.mail)] });
    await pool.query(`update role_grant set until = now() + interval '1 day' where account = $1`, [amal.account]);
    expect(await remindOfEnding(pool, PUBLIC_URL)).toBe(1);
  });

  test('is put off for twelve months by who coordinates the network, for several at once, all or none', async () => {
    const [amal, bela] = [await comes('amal@example.org'), await comes('bela@example.org')];
    await pool.query(`update role_grant set until = now() + interval '3 days' where role = 'volunteer'`);
    const ids = [await grantOf(amal.mail), await grantOf(bela.mail)];
    const renew = (by: Pick<Person, 'ask'>, some: string[]) => by.ask<{ renewVolunteers: number }>('mutation ($ids: [UUID!]!) { renewVolunteers(ids: $ids) }', { ids: some });
    for (const by of [amal, foreign, { ask: directory.graphql }]) expect(await code(renew(by, ids))).toBe('NOT_FOUND');
    expect(await code(renew(coordinator, [...ids, await grantOf(coordinator.mail)]))).toBe('NOT_FOUND');
    expect((await pool.query(`select from role_grant where role = 'volunteer' and until > now() + interval '4 days'`)).rowCount).toBe(0);
    expect((await renew(coordinator, ids)).data).toEqual({ renewVolunteers: 2 });
    expect((await pool.query(`select from role_grant where role = 'volunteer' and until > now() + interval '364 days'`)).rowCount).toBe(2);
    await pool.query(`update role_grant set until = now() where account = $1`, [amal.account]);
    expect(await code(renew(coordinator, ids))).toBe('NOT_FOUND');
  });

  test('and when somebody was last here is kept by the day', async () => {
    const amal = await comes('amal@example.org');
    await pool.query(`update session set seen_at = '2026-11-20T09:13:00Z' where account = $1`, [amal.account]);
    await pool.query(`update account set seen_at = '2026-11-01T09:13:00Z' where id = $1`, [amal.account]);
    expect((await listed(coordinator))[0]?.seenOn).toBe('2026-11-20');
    const { data } = await coordinator.ask<{ people: { mail: string; seenAt: string }[] }>('{ people { mail seenAt } }');
    expect(data?.people.find(({ mail }) => mail === amal.mail)?.seenAt).toBe('2026-11-19T23:00:00.000Z');
  });
});

describe('the profile', () => {
  test('holds what the volunteer gives, and nothing of it is needed', async () => {
    const amal = await comes('amal@example.org');
    expect((await amal.ask('{ myProfile { phone } myArea }')).data).toEqual({ myProfile: null, myArea: ['Musterstadt', 'Würfelstadt'] });
    expect((await amal.ask(SAVE, { input: {} })).data).toEqual({ saveMyProfile: { languages: [], area: [], times: [], phone: null, helps: [], qualifications: [] } });
    expect((await fill(amal)).data).toEqual({ saveMyProfile: PROFILE });
    // What is not given stays, null takes away.
    expect((await amal.ask(SAVE, { input: { phone: null, times: null } })).data).toEqual({ saveMyProfile: { ...PROFILE, phone: null, times: [] } });
  });

  test('takes what fits, and says which field does not', async () => {
    const amal = await comes('amal@example.org');
    const wrong: [string, unknown, string][] = [
      ['area', ['Anderswo'], 'BAD_CHOICE'], ['phone', '12', 'BAD_PHONE'], ['helps', ['00000000-0000-4000-8000-000000000000'], 'BAD_REFERENCE'],
      ['qualifications', [{ qualification: '00000000-0000-4000-8000-000000000000' }], 'BAD_REFERENCE'], ['times', ['MO_NIGHT'], 'BAD_INPUT'], ['languages', ['not a tag!'], 'BAD_LANGUAGE_TAG'],
      ['languages', Array.from({ length: 61 }, () => 'de'), 'BAD_INPUT'],
    ];
    for (const [field, value, expected] of wrong) {
      const { errors } = await fill(amal, { [field]: value });
      expect([errors?.[0]?.extensions.code, errors?.[0]?.extensions.field?.split('.')[0]], field).toEqual([expected, field]);
    }
    expect((await amal.ask('{ myProfile { phone } }')).data).toEqual({ myProfile: null });
  });

  test('is shown to those who coordinate the network as long as the volunteer agrees, and to nobody else: no other network, partner, volunteer, admin or token', async () => {
    const amal = await comes('amal@example.org');
    await fill(amal);
    const shown = async () => (await listed(coordinator))[0]?.profile;
    expect(await shown()).toBeNull();
    await agree(amal, 'ACCOMPANIMENT');
    expect(await shown()).toBeNull();
    await agree(amal, 'PROFILE');
    expect(await shown()).toEqual(PROFILE);
    expect((await listed(coordinator))[0]?.agreed).toEqual(['ACCOMPANIMENT', 'PROFILE']);
    const bela = await comes('bela@example.org');
    for (const by of [bela, amal, foreign, admin, await signedIn(directory, 'partner', 'eigen-actor'), { ask: directory.graphql }, { ask: directory.operate }]) expect(await code(by.ask(LIST, { network }))).toBe('FORBIDDEN');
    const { data } = await coordinator.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    expect((await directory.graphql(LIST, { network }, { token: data?.makeToken ?? '' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await agree(amal, 'PROFILE', false);
    expect(await shown()).toBeNull();
  });
});

describe('agreeing', () => {
  test('is to words of which the page and the server know the same version, and a new one whenever they change', async () => {
    const [page, words] = await Promise.all(['agreeing.ts', 'words/de.json'].map((file) => readFile(join(import.meta.dirname, '../../site/partner', file), 'utf8')));
    const version = /WORDING = '([^']+)'/.exec(page ?? '')?.[1];
    expect(Object.values(WORDINGS)).toEqual([version, version, version]);
    const all = JSON.parse(words ?? '{}') as Record<string, string>;
    const agreedTo = Object.keys(WORDINGS).flatMap((purpose) => [all[`agree.${purpose}`], all[`agree.${purpose}.text`]]).join('\n');
    // Whoever changes the words gives them a new version here, in agreeing.ts and in consents.ts.
    expect({ version, words: createHash('sha256').update(agreedTo).digest('hex').slice(0, 12) }).toEqual({ version: '2026-11', words: 'dfe84e2e0eda' });
  });

  test('begins with nothing, is kept with moment and wording for each purpose, and is withdrawn at once', async () => {
    const amal = await comes('amal@example.org');
    const none = (['PROFILE', 'ACCOMPANIMENT', 'NEWS'] as const).map((purpose) => ({ purpose, givenAt: null, wording: null }));
    const asked = async () => (await amal.ask<{ myConsents: object[] }>('{ myConsents { purpose givenAt wording } }')).data?.myConsents;
    expect(await asked()).toEqual(none);
    expect(await code(agree(amal, 'NEWS', true, '1999-01'))).toBe('BAD_INPUT');
    await agree(amal, 'NEWS');
    await agree(amal, 'NEWS');
    expect(await asked()).toEqual([none[0], none[1], { purpose: 'NEWS', givenAt: expect.any(String), wording: WORDINGS.NEWS }]);
    await agree(amal, 'NEWS', false);
    expect(await asked()).toEqual(none);
    await agree(amal, 'NEWS');
    const { rows } = await pool.query(`select purpose, wording, language, withdrawn_at is not null as withdrawn from consent order by given_at`);
    expect(rows).toEqual([{ purpose: 'NEWS', wording: WORDINGS.NEWS, language: 'de', withdrawn: true }, { purpose: 'NEWS', wording: WORDINGS.NEWS, language: 'de', withdrawn: false }]);
    expect(await code({ ...amal, ask: directory.graphql }.ask('{ myConsents { purpose } }'))).toBe('FORBIDDEN');
  });
});
