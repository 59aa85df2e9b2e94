import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureAccount } from '../../server/access/accounts.ts';
import { SIGN_IN } from '../../server/access/sign-in.ts';
import { hashOf } from '../../server/access/secrets.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { idOf, signedIn } from './people.ts';
import { TWO_NETWORKS } from './two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());
beforeEach(async () => {
  await empty(pool);
});

const MAIL = 'erika.muster@example.org';

/** Sends a form as a browser does, and keeps the cookies that come back. */
async function send(path: string, fields: Record<string, string>, { cookie = '', site = 'same-origin' } = {}): Promise<{ to: string; cookies: string[]; cookie: string }> {
  const response = await fetch(`${directory.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { cookie, 'sec-fetch-site': site } });
  const cookies = response.headers.getSetCookie();
  return { to: response.headers.get('location') ?? String(response.status), cookies, cookie: cookies.map((each) => each.split(';')[0]).join('; ') };
}

const ask = (mail = MAIL) => send('/de/sign-in/', { mail });

/** The newest mail's code and link. */
async function mailed(): Promise<{ code: string; link: string }> {
  const mail = (await directory.mails()).at(-1);
  return { code: /\b\d{3} ?\d{3}\b/.exec(mail?.text ?? '')?.[0].replace(' ', '') ?? '', link: /https?:\S+\?t=[\w-]+/.exec(mail?.text ?? '')?.[0].replace(/^https?:\/\/[^/]+/, '') ?? '' };
}

const whoIs = async (cookie: string) => (await directory.graphql<{ me: { mail: string } | null }>('{ me { mail } }', {}, { cookie })).data?.me?.mail;

describe('signing in by mail', () => {
  beforeEach(async () => {
    await ensureAccount(pool, MAIL, 'de');
  });

  test('the code begins a session, with a cookie that only this host gets and no script reads', async () => {
    const asked = await ask();
    expect(asked.to).toBe('/de/sign-in/code/');
    const { code } = await mailed();
    const { to, cookies, cookie } = await send('/de/sign-in/code/', { code: `${code.slice(0, 3)} ${code.slice(3)}` }, asked);
    expect(to).toBe('/de/partner/');
    expect(cookies.find((each) => each.startsWith('__Host-session='))).toMatch(/; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/);
    expect(await whoIs(cookie)).toBe(MAIL);
  });

  test('the link does nothing when it is opened, and begins a session when its button is pressed', async () => {
    await ask();
    const { link } = await mailed();
    expect(link).toContain('/de/sign-in/continue/?t=');
    for (let opened = 0; opened < 3; opened += 1) await fetch(`${directory.url}${link}`);
    const { to, cookie } = await send(link, {});
    expect(to).toBe('/de/partner/');
    expect(await whoIs(cookie)).toBe(MAIL);
  });

  test('a code and a link are good once', async () => {
    const asked = await ask();
    const { code, link } = await mailed();
    await send('/de/sign-in/code/', { code }, asked);
    expect((await send('/de/sign-in/code/', { code }, asked)).to).toBe('/de/sign-in/wrong/');
    expect((await send(link, {})).to).toBe('/de/sign-in/ended/');
  });

  test('of twenty who redeem the same code at the same moment, one gets in', async () => {
    const asked = await ask();
    const { link } = await mailed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(link, {})));
    expect(answers.filter(({ to }) => to === '/de/partner/')).toHaveLength(1);
    const second = await ask();
    const { code } = await mailed();
    const typed = await Promise.all(Array.from({ length: 5 }, () => send('/de/sign-in/code/', { code }, second)));
    expect(typed.filter(({ to }) => to === '/de/partner/')).toHaveLength(1);
    expect(asked.cookie).not.toBe(second.cookie);
  });

  test('five wrong codes end it, the right one does not help any more', async () => {
    const asked = await ask();
    const { code } = await mailed();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tried = 0; tried < SIGN_IN.tries; tried += 1) expect((await send('/de/sign-in/code/', { code: wrong }, asked)).to).toBe('/de/sign-in/wrong/');
    expect((await send('/de/sign-in/code/', { code }, asked)).to).toBe('/de/sign-in/wrong/');
  });

  test('a code works in the browser that asked for it alone', async () => {
    await ask();
    const { code } = await mailed();
    const other = await ask('somebody.else@example.org');
    expect((await send('/de/sign-in/code/', { code }, other)).to).toBe('/de/sign-in/wrong/');
    expect((await send('/de/sign-in/code/', { code })).to).toBe('/de/sign-in/ended/');
  });

  test('after 15 minutes neither code nor link is good', async () => {
    const asked = await ask();
    const { code, link } = await mailed();
    await pool.query(`update sign_in set at = at - interval '15 minutes 1 second'`);
    expect((await send('/de/sign-in/code/', { code }, asked)).to).toBe('/de/sign-in/wrong/');
    expect((await send(link, {})).to).toBe('/de/sign-in/ended/');
  });

  test('expired, used, foreign and truncated links lead to the same friendly page', async () => {
    await ask();
    const { link } = await mailed();
    for (const bad of [link.slice(0, -5), '/de/sign-in/continue/', '/de/sign-in/continue/?t=', `/de/sign-in/continue/?t=${'x'.repeat(5000)}`, '/de/sign-in/join/?t=abc', link.replace('continue', 'join')]) {
      expect((await send(bad, {})).to).toBe('/de/sign-in/ended/');
    }
  });

  test('the database holds neither code nor link nor session in a form that could be used', async () => {
    const asked = await ask();
    const { code, link } = await mailed();
    const { cookie } = await send('/de/sign-in/code/', { code }, asked);
    const { rows } = await pool.query<{ all: string }>('select (select json_agg(s) from sign_in s)::text || (select json_agg(s) from session s)::text as all');
    for (const secret of [code, link.split('=')[1] ?? '-', cookie.split('=')[1] ?? '-', asked.cookie.split('=')[1] ?? '-']) expect(rows[0]?.all).not.toContain(secret);
  });
});

describe('who has an account', () => {
  beforeEach(async () => {
    await ensureAccount(pool, MAIL, 'de');
  });

  test('cannot be told from the answer: an address without one is answered alike, and gets no mail', async () => {
    const before = (await directory.mails()).length;
    const [known, unknown] = [await ask(), await ask('nobody@example.org')];
    expect({ ...unknown, cookies: 0, cookie: 0 }).toEqual({ ...known, cookies: 0, cookie: 0 });
    expect(unknown.cookies.map((each) => each.replace(/=[^;]+/, ''))).toEqual(known.cookies.map((each) => each.replace(/=[^;]+/, '')));
    expect(await directory.mails()).toHaveLength(before + 1);
  });

  test('cannot be told from the time either: the account is looked up after the answer', async () => {
    // Nobody can write down whose account that is while this holds, and the answers come all the same.
    const holder = await pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select from account where mail = $1 for update', [MAIL]);
      for (const mail of [MAIL, 'nobody@example.org']) expect((await ask(mail)).to).toBe('/de/sign-in/code/');
      expect((await holder.query('select from sign_in where account is null')).rowCount).toBe(2);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect((await directory.mails()).at(-1)?.to).toBe(MAIL);
    const { rows } = await pool.query<{ known: number }>('select count(account)::int as known from sign_in');
    expect(rows[0]?.known).toBe(1);
  });

  test('an address is one however it is written: wide letters, capitals, spaces', async () => {
    await ask('  Ｅｒｉｋａ.MUSTER@Example.ORG ');
    expect((await directory.mails()).at(-1)?.to).toContain(MAIL);
  });

  test('one address gets five codes an hour, known or not', async () => {
    for (const mail of [MAIL, 'nobody@example.org']) {
      for (let times = 0; times < SIGN_IN.byAddress; times += 1) expect((await ask(mail)).to).toBe('/de/sign-in/code/');
      expect((await ask(mail)).to).toBe('/de/sign-in/too-often/');
    }
  });

  test('what is no address is said so', async () => {
    for (const mail of ['', 'erika', 'erika@', 'a@b.de\r\nBcc: all@example.org']) expect((await ask(mail)).to).toBe('/de/sign-in/address/');
  });
});

describe('sessions', () => {
  test('another site cannot use them: its requests are a visitor\'s', async () => {
    await keep(pool, ...TWO_NETWORKS);
    const { cookie, ask: own } = await signedIn(directory, 'admin');
    expect((await own<{ me: object }>('{ me { id } }')).data?.me).toBeTruthy();
    for (const site of ['cross-site', 'same-site']) {
      const response = await fetch(`${directory.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': site }, body: JSON.stringify({ query: 'mutation { saveActor(input: { name: "Fremd" }) { id } }' }) });
      expect(await response.text()).toContain('FORBIDDEN');
      expect((await send('/de/sign-out/', {}, { cookie, site })).to).toBe('/de/sign-in/failed/');
    }
    // A form cannot ask GraphQL at all.
    const form = await fetch(`${directory.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain', cookie }, body: JSON.stringify({ query: '{ me { id } }' }) });
    expect(form.status).toBeGreaterThanOrEqual(400);
    expect(await whoIs(cookie)).toBe('admin-all@example.org');
  });

  test('are listed to whom they belong, and ended by them alone', async () => {
    await keep(pool, ...TWO_NETWORKS);
    const [one, other] = [await signedIn(directory, 'partner', 'eigen-actor'), await signedIn(directory, 'partner', 'fremd-actor')];
    const { data } = await one.ask<{ me: { sessions: { id: string; current: boolean }[] } }>('{ me { sessions { id current } } }');
    const [session] = data?.me.sessions ?? [];
    expect(session?.current).toBe(true);
    const end = 'mutation ($id: UUID!) { endSession(id: $id) }';
    expect((await other.ask(end, { id: session?.id })).data).toEqual({ endSession: false });
    expect((await one.ask(end, { id: session?.id })).data).toEqual({ endSession: true });
    expect(await whoIs(one.cookie)).toBeUndefined();
    expect(await whoIs(other.cookie)).toBe(other.mail);
  });

  test('end when one signs out, and after 30 days without a visit', async () => {
    const { cookie } = await signedIn(directory, 'admin');
    await pool.query(`update session set seen_at = now() - interval '29 days'`);
    expect(await whoIs(cookie)).toBe('admin-all@example.org');
    // That visit made it last longer.
    const { rows } = await pool.query<{ fresh: boolean }>(`select seen_at > now() - interval '1 minute' as fresh from session`);
    expect(rows[0]?.fresh).toBe(true);
    await pool.query(`update session set seen_at = now() - interval '30 days 1 second'`);
    expect(await whoIs(cookie)).toBeUndefined();
    const again = await signedIn(directory, 'admin', undefined, { mail: 'another@example.org' });
    expect((await send('/de/sign-out/', {}, again)).to).toBe('/de/sign-in/out/');
    expect(await whoIs(again.cookie)).toBeUndefined();
  });

  test('a made-up or damaged cookie is a visitor\'s', async () => {
    for (const value of ['x'.repeat(43), '', '"', '../..', 'é'.repeat(30)]) expect(await whoIs(`__Host-session=${encodeURIComponent(value)}`)).toBeUndefined();
  });
});

describe('an invitation', () => {
  beforeEach(async () => {
    await keep(pool, ...TWO_NETWORKS);
  });

  const invited = (role: string, entry: string | null) => ({ query: 'mutation ($input: InvitationInput!) { invite(input: $input) }', variables: { input: { mail: 'Neu@Example.org', language: 'de', role, entry } } });

  test('makes an account with its role once, and nothing when it is only opened', async () => {
    const coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
    const { query, variables } = invited('PARTNER', await idOf(pool, 'actor', 'eigen-actor'));
    expect((await coordinator.ask(query, variables)).errors).toBeUndefined();
    const { link } = await mailed();
    await fetch(`${directory.url}${link}`);
    expect((await pool.query('select from account where mail = $1', ['neu@example.org'])).rowCount).toBe(0);
    const { to, cookie } = await send(link, {});
    expect(to).toBe('/de/partner/');
    const { data } = await directory.graphql('{ me { mail grants { role actor { slug } trust } } }', {}, { cookie });
    expect(data).toEqual({ me: { mail: 'neu@example.org', grants: [{ role: 'PARTNER', actor: { slug: 'eigen-actor' }, trust: 1 }] } });
    expect((await send(link, {})).to).toBe('/de/sign-in/ended/');
  });

  test('ends after 14 days', async () => {
    const admin = await signedIn(directory, 'admin');
    const { query, variables } = invited('ADMIN', null);
    await admin.ask(query, variables);
    const { link } = await mailed();
    await pool.query(`update invitation set until = now() - interval '1 second'`);
    expect((await send(link, {})).to).toBe('/de/sign-in/ended/');
  });

  test('to more than one has oneself is refused', async () => {
    const coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
    const partner = await signedIn(directory, 'partner', 'eigen-actor');
    const foreign = await idOf(pool, 'network', 'fremd-network');
    const codes: (string | undefined)[] = [];
    for (const [person, given] of [[coordinator, invited('ADMIN', null)], [coordinator, invited('COORDINATOR', foreign)], [partner, invited('PARTNER', await idOf(pool, 'actor', 'eigen-actor'))], [{ ask: directory.graphql }, invited('ADMIN', null)]] as const) {
      codes.push((await person.ask(given.query, given.variables)).errors?.[0]?.extensions.code);
    }
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect((await pool.query('select from invitation')).rowCount).toBe(0);
  });
});

describe('a token of one\'s own', () => {
  const made = async (scope: string, days = 30) => {
    await keep(pool, ...TWO_NETWORKS);
    const person = await signedIn(directory, 'coordinator', 'eigen-network');
    const { data } = await person.ask<{ makeToken: string }>('mutation ($scope: TokenScope!, $days: Int!) { makeToken(name: "Our website", scope: $scope, days: $days) }', { scope, days });
    return { person, token: data?.makeToken ?? '' };
  };
  const SAVE = 'mutation { saveActor(input: { slug: "eigen-actor", legalForm: "e.V." }) { legalForm } }';
  const PROPOSE = 'mutation { proposeActor(input: { slug: "eigen-actor", legalForm: "e.V." }) { published } }';

  test('does what its scope says and no more', async () => {
    const { token } = await made('READ');
    expect((await directory.graphql('{ me { mail tokens { name scope } } }', {}, { token })).data).toEqual({ me: { mail: 'coordinator-eigen-network@example.org', tokens: [{ name: 'Our website', scope: 'READ' }] } });
    for (const query of [SAVE, 'mutation { makeToken(name: "x", scope: ALL, days: 1) }']) expect((await directory.graphql(query, {}, { token })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const all = await made('ALL');
    expect((await directory.graphql(SAVE, {}, { token: all.token })).data).toEqual({ saveActor: { legalForm: 'e.V.' } });
    const invites = await directory.graphql('mutation ($id: UUID!) { invite(input: { mail: "x@example.org", language: "de", role: PARTNER, entry: $id }) }', { id: await idOf(pool, 'actor', 'eigen-actor') }, { token: all.token });
    expect(invites.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('ends on its day, and when its owner ends it', async () => {
    const { person, token } = await made('PROPOSE');
    const { data } = await person.ask<{ me: { tokens: { id: string }[] } }>('{ me { tokens { id } } }');
    await pool.query(`update access_token set until = now() - interval '1 second'`);
    expect((await directory.graphql(PROPOSE, {}, { token })).errors?.[0]?.extensions.code).toBe('BAD_TOKEN');
    await pool.query(`update access_token set until = now() + interval '1 day'`);
    await person.ask('mutation ($id: UUID!) { endToken(id: $id) }', { id: data?.me.tokens[0]?.id });
    expect((await directory.graphql('{ me { mail } }', {}, { token })).errors?.[0]?.extensions.code).toBe('BAD_TOKEN');
    expect((await person.ask('mutation { makeToken(name: "for ever", scope: READ, days: 10000) }')).errors?.[0]?.extensions.field).toBe('days');
  });
});

test('what was done about access stays written, whoever asks', async () => {
  await signedIn(directory, 'admin');
  await pool.query(`insert into audit (by, action) values ('operator', 'looked')`);
  for (const statement of [`update audit set by = 'nobody'`, 'delete from audit']) await expect(pool.query(statement)).rejects.toThrow('only grows');
  await keep(pool, { noun: 'actor', name: 'Amt' });
  for (const statement of [`update revision set by = 'nobody'`, 'delete from revision']) await expect(pool.query(statement)).rejects.toThrow('only grows');
});

test('a token is kept as a hash', () => {
  expect(hashOf('token').toString('hex')).toBe('3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0');
});
