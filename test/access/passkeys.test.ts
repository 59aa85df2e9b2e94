import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ASKED_PASSKEY, SESSION } from '../../server/access/cookies.ts';
import { SIGN_IN } from '../../server/access/sign-in.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { Authenticator } from './authenticator.ts';
import { type Person, signedIn } from './people.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

/** As the directory of the tests is told that readers find it. */
const SITE = { origin: 'http://directory.test', rpId: 'directory.test' };

let sender = 0;
let person: Person;
beforeEach(async () => {
  await empty(pool);
  person = await signedIn(directory, 'admin');
  // Each test comes from a house of its own.
  sender += 1;
});

interface Answered {
  readonly status: number;
  readonly code: string | undefined;
  readonly options: { challenge: string; user?: { id: string }; rpId?: string; userVerification?: string; allowCredentials?: unknown[] };
  readonly cookies: string[];
  readonly text: string;
}

async function send(path: string, body: object = {}, { cookie = '', site = 'same-origin', type = 'application/json' } = {}): Promise<Answered> {
  const response = await fetch(`${directory.url}/passkeys/${path}`, { method: 'POST', headers: { 'content-type': type, cookie, 'sec-fetch-site': site, 'x-forwarded-for': `198.51.100.${String(sender)}` }, body: JSON.stringify(body) });
  const text = await response.text();
  const { options, errors } = JSON.parse(text) as { options?: Answered['options']; errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code, options: options ?? { challenge: '' }, cookies: response.headers.getSetCookie(), text };
}

/** What the browser keeps of an answer, beside what it had. */
const kept = ({ cookies }: Answered, before = ''): string => [before, ...cookies.map((each) => each.split(';')[0])].filter(Boolean).join('; ');

/** Adds a passkey to somebody's account. */
async function added(by = person): Promise<Authenticator> {
  const device = new Authenticator(SITE);
  const asked = await send('new', {}, by);
  expect(await send('add', device.add(asked.options), { cookie: kept(asked, by.cookie) })).toMatchObject({ status: 200 });
  return device;
}

const whoIs = async (cookie: string) => (await directory.graphql<{ me: { mail: string } | null }>('{ me { mail } }', {}, { cookie })).data?.me?.mail;
const passkeys = async ({ ask }: Person) => (await ask<{ me: { passkeys: { id: string; label: string; usedAt: string | null }[] } }>('{ me { passkeys { id label usedAt } } }')).data?.me.passkeys ?? [];

describe('a passkey', () => {
  test('that was added signs in without a mail, and begins a session as a code does', async () => {
    const device = await added();
    const asked = await send('ask');
    expect(asked.options).toMatchObject({ rpId: 'directory.test', userVerification: 'required' });
    // Whoever asks has not said who they are: nothing tells whether there is an account.
    expect(asked.options.allowCredentials ?? []).toEqual([]);
    expect(asked.cookies[0]).toMatch(new RegExp(`^${ASKED_PASSKEY}=[\\w-]{43}; Path=/; Max-Age=300; HttpOnly; Secure; SameSite=Lax$`));
    const entered = await send('enter', device.show(asked.options), { cookie: kept(asked) });
    expect(entered.status).toBe(200);
    expect(entered.cookies.find((each) => each.startsWith(SESSION))).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/);
    expect(await whoIs(kept(entered))).toBe(person.mail);
    expect((await passkeys(person))[0]?.usedAt).not.toBeNull();
  });

  test('is told to the owner of the account by mail, without a secret', async () => {
    await added();
    const mail = (await directory.mails()).at(-1);
    expect(mail?.to).toContain(person.mail);
    expect(mail?.subject).toBe('Neuer Passkey für Ihr Konto bei „directory.test“');
    expect(mail?.links).toEqual(['http://directory.test/de/partner/#/me']);
  });

  test('is renamed and removed by its owner alone, and then opens nothing', async () => {
    const device = await added();
    const other = await signedIn(directory, 'admin', undefined, { mail: 'other@example.org' });
    const id = (await passkeys(person))[0]?.id;
    const rename = 'mutation ($id: UUID!, $label: String!) { renamePasskey(id: $id, label: $label) }';
    const remove = 'mutation ($id: UUID!) { removePasskey(id: $id) }';
    expect((await other.ask(rename, { id, label: 'Meiner' })).data).toEqual({ renamePasskey: false });
    expect((await other.ask(remove, { id })).data).toEqual({ removePasskey: false });
    expect((await person.ask(rename, { id, label: ' ' })).errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', field: 'label' });
    expect((await person.ask(rename, { id, label: 'Telefon im Büro' })).data).toEqual({ renamePasskey: true });
    expect((await passkeys(person)).map(({ label }) => label)).toEqual(['Telefon im Büro']);
    expect(await passkeys(other)).toEqual([]);
    expect((await person.ask(remove, { id })).data).toEqual({ removePasskey: true });
    const asked = await send('ask');
    expect((await send('enter', device.show(asked.options), { cookie: kept(asked) })).code).toBe('PASSKEY_REFUSED');
  });

  test('of a stranger and one that signs wrongly are refused with the same words', async () => {
    const device = await added();
    const answers: Answered[] = [];
    for (const answer of [new Authenticator(SITE).show, device.show]) {
      const asked = await send('ask');
      answers.push(await send('enter', answer.call(answer === device.show ? device : new Authenticator(SITE), asked.options, { signature: 'MEUCIQ' }), { cookie: kept(asked) }));
    }
    for (const body of [{}, { id: 5, response: 'x' }, { id: '../..', response: { clientDataJSON: '%%%' } }]) {
      const asked = await send('ask');
      answers.push(await send('enter', body, { cookie: kept(asked) }));
    }
    expect(new Set(answers.map(({ status, text, cookies }) => `${String(status)} ${text} ${String(cookies.length)}`)).size).toBe(1);
    expect(answers[0]?.code).toBe('PASSKEY_REFUSED');
  });

  test.each([
    ['an answer made for another site', { origin: 'https://directory.test.evil.example' }],
    ['an answer made for another port of it', { origin: 'http://directory.test:8080' }],
    ['a passkey of another site', { rpId: 'evil.example' }],
    ['an answer to another challenge', { challenge: 'A'.repeat(43) }],
    ['a device that did not make sure of its owner', { verified: false }],
    ['another account\'s name with it', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ['no account\'s name with it', { userHandle: '' }],
  ])('is refused with %s', async (_, wrong) => {
    const device = await added();
    const asked = await send('ask');
    expect(await send('enter', device.show(asked.options, wrong), { cookie: kept(asked) })).toMatchObject({ status: 403, code: 'PASSKEY_REFUSED' });
    // What was right with it would have been taken.
    const again = await send('ask');
    expect((await send('enter', device.show(again.options), { cookie: kept(again) })).status).toBe(200);
  });

  test('that counted less than before is a copy, and is refused', async () => {
    const device = await added();
    const first = await send('ask');
    expect((await send('enter', device.show(first.options, { counter: 41 }), { cookie: kept(first) })).status).toBe(200);
    for (const counter of [41, 40, 0]) {
      const asked = await send('ask');
      expect((await send('enter', device.show(asked.options, { counter }), { cookie: kept(asked) })).code).toBe('PASSKEY_REFUSED');
    }
  });
});

describe('what a device is asked to sign', () => {
  test('is good once, for whoever of many at the same moment comes first', async () => {
    const device = await added();
    const asked = await send('ask');
    const answer = device.show(asked.options);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('enter', answer, { cookie: kept(asked) })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await send('enter', device.show(asked.options), { cookie: kept(asked) })).code).toBe('PASSKEY_REFUSED');
  });

  test('is good once even when the first answer was wrong', async () => {
    const device = await added();
    const asked = await send('ask');
    await send('enter', {}, { cookie: kept(asked) });
    expect((await send('enter', device.show(asked.options), { cookie: kept(asked) })).code).toBe('PASSKEY_REFUSED');
  });

  test('is good for five minutes, in the browser that asked', async () => {
    const device = await added();
    const [asked, other] = [await send('ask'), await send('ask')];
    expect((await send('enter', device.show(asked.options))).code).toBe('PASSKEY_REFUSED');
    expect((await send('enter', device.show(asked.options), { cookie: kept(other) })).code).toBe('PASSKEY_REFUSED');
    await pool.query(`update passkey_challenge set at = at - interval '5 minutes 1 second'`);
    expect((await send('enter', device.show(asked.options), { cookie: kept(asked) })).code).toBe('PASSKEY_REFUSED');
  });

  test('is kept as a hash', async () => {
    const asked = await send('ask');
    const { rows } = await pool.query<{ all: string }>('select json_agg(c)::text as all from passkey_challenge c');
    for (const secret of [asked.options.challenge, kept(asked).split('=')[1] ?? '-']) {
      expect(rows[0]?.all).not.toContain(secret);
      expect(rows[0]?.all).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    }
  });

  test('for signing in is no use for adding, nor the other way round, nor for another account', async () => {
    const device = await added();
    const other = await signedIn(directory, 'admin', undefined, { mail: 'other@example.org' });
    const signingIn = await send('ask');
    expect((await send('add', new Authenticator(SITE).add({ ...signingIn.options, user: { id: 'AA' } }), { cookie: kept(signingIn, person.cookie) })).code).toBe('PASSKEY_REFUSED');
    const adding = await send('new', {}, person);
    expect((await send('enter', device.show(adding.options), { cookie: kept(adding) })).code).toBe('PASSKEY_REFUSED');
    const mine = await send('new', {}, person);
    expect((await send('add', new Authenticator(SITE).add(mine.options), { cookie: kept(mine, other.cookie) })).code).toBe('PASSKEY_REFUSED');
  });
});

describe('adding a passkey', () => {
  test('needs a sign-in of the last 15 minutes: a phone left lying about opens no door for good', async () => {
    const asked = await send('new', {}, person);
    await pool.query(`update session set made_at = made_at - interval '15 minutes 1 second'`);
    expect((await send('new', {}, person)).code).toBe('SIGN_IN_AGAIN');
    expect((await send('add', new Authenticator(SITE).add(asked.options), { cookie: kept(asked, person.cookie) })).code).toBe('SIGN_IN_AGAIN');
    expect((await send('new')).code).toBe('FORBIDDEN');
  });

  test('is refused from another site, in another form than JSON, without the owner\'s proof, and for a passkey that is known', async () => {
    for (const site of ['cross-site', 'same-site']) for (const path of ['ask', 'enter', 'new', 'add']) expect((await send(path, {}, { cookie: person.cookie, site })).code).toBe('FORBIDDEN');
    expect((await send('new', {}, { cookie: person.cookie, type: 'text/plain' })).code).toBe('FORBIDDEN');
    const unproven = await send('new', {}, person);
    expect((await send('add', new Authenticator(SITE).add(unproven.options, { verified: false }), { cookie: kept(unproven, person.cookie) })).code).toBe('PASSKEY_REFUSED');
    const device = await added();
    const again = await send('new', {}, person);
    expect((await send('add', device.add(again.options), { cookie: kept(again, person.cookie) })).code).toBe('PASSKEY_REFUSED');
    expect(await passkeys(person)).toHaveLength(1);
  });

  test('is for a session, not for a token', async () => {
    const { data } = await person.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    const response = await fetch(`${directory.url}/passkeys/new`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${data?.makeToken ?? ''}` }, body: '{}' });
    expect(response.status).toBe(403);
  });
});

test('one connection asks as often as it may ask for codes', async () => {
  for (let times = 0; times < SIGN_IN.bySender; times += 1) expect((await send('ask')).status).toBe(200);
  expect(await send('ask')).toMatchObject({ status: 429, code: 'TOO_MANY_SIGN_INS' });
});
