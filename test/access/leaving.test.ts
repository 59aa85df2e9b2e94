import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startEnding } from '../../server/access/ending.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from './people.ts';
import { TWO_NETWORKS } from './two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

let partner: Person;
let colleague: Person;
let coordinator: Person;
let foreign: Person;
let admin: Person;
let actor: string;
let service: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  partner = await signedIn(directory, 'partner', 'eigen-actor', { trust: 0 });
  colleague = await signedIn(directory, 'partner', 'eigen-actor', { trust: 0, mail: 'colleague@example.org' });
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  foreign = await signedIn(directory, 'coordinator', 'fremd-network');
  admin = await signedIn(directory, 'admin');
  actor = await idOf(pool, 'actor', 'eigen-actor');
  service = await idOf(pool, 'service', 'eigen-service');
});

const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const grantOf = async ({ account }: Person): Promise<string> => (await pool.query<{ id: string }>('select id from role_grant where account = $1', [account])).rows[0]?.id ?? '';
const withdraw = (by: Pick<Person, 'ask'>, id: string) => by.ask('mutation ($id: UUID!) { withdrawGrant(id: $id) }', { id });
const rolesOf = async ({ ask }: Pick<Person, 'ask'>) => (await ask<{ me: { grants: { role: string; trust: number }[] } }>('{ me { grants { role trust } } }')).data?.me.grants;
const mailTo = async (address: string) => (await directory.mails()).findLast(({ to }) => to === address);

async function propose(by: Person, title: string): Promise<string> {
  const { data } = await by.ask<{ proposeService: { proposal: string } }>('mutation ($input: ServiceInput!) { proposeService(input: $input, base: 1) { proposal } }', { input: { id: service, title: { de: title } } });
  return data?.proposeService.proposal ?? '';
}

/** Follows the link of the newest mail to somebody, and presses its button. */
async function join(address: string): Promise<{ to: string; ask: Person['ask'] }> {
  const link = new URL((await mailTo(address))?.links[0] ?? 'http://none/');
  const response = await fetch(`${directory.url}${link.pathname}${link.search}`, { method: 'POST', redirect: 'manual' });
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return { to: response.headers.get('location') ?? '', ask: (query, variables) => directory.graphql(query, variables, { cookie }) };
}

describe('withdrawing a role', () => {
  test('is for those who may give it: neither partners nor coordinators of another network, who do not even learn that it exists', async () => {
    const id = await grantOf(partner);
    for (const by of [colleague, partner, foreign, await signedIn(directory, 'volunteer', 'eigen-network'), { ask: directory.graphql }]) expect(await code(withdraw(by, id))).toBe('NOT_FOUND');
    for (const by of [coordinator, foreign, partner]) expect(await code(withdraw(by, await grantOf(admin)))).toBe('NOT_FOUND');
    expect(await code(withdraw(foreign, await grantOf(coordinator)))).toBe('NOT_FOUND');
    expect(await code(withdraw(coordinator, id))).toBeUndefined();
    expect(await code(withdraw(coordinator, id))).toBe('NOT_FOUND');
  });

  test('is not for a token', async () => {
    const { data } = await coordinator.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    const ask = (query: string, variables = {}) => directory.graphql(query, variables, { token: data?.makeToken ?? '' });
    expect((await ask('mutation ($id: UUID!) { withdrawGrant(id: $id) }', { id: await grantOf(partner) })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await ask('{ people { mail } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask('mutation { leave }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('holds at once, in a session that is open and for a token, and is mailed', async () => {
    const { data } = await partner.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    const edit = 'query ($id: UUID!) { editing(noun: "service", id: $id) { version } }';
    expect(await code(partner.ask(edit, { id: service }))).toBeUndefined();
    await pool.query(`update account set name = 'Kim Beispiel' where id = $1`, [coordinator.account]);
    await withdraw(coordinator, await grantOf(partner));
    expect(await code(partner.ask(edit, { id: service }))).toBe('FORBIDDEN');
    expect((await directory.graphql(edit, { id: service }, { token: data?.makeToken ?? '' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const mail = await mailTo(partner.mail);
    expect(mail?.subject).toBe('Aufgaben bei „directory.test“ beendet');
    expect(mail?.text).toContain('Kim Beispiel hat diese Aufgaben');
    expect(mail?.text).toContain('Amt eigen');
  });

  test('leaves nothing lost: drafts and proposals stay, a colleague goes on with them, and whoever has left sees them no more', async () => {
    const id = await propose(partner, 'Neue Beratung');
    const draft = 'mutation ($id: UUID!, $changes: JSON) { keepDraft(noun: "service", id: $id, base: 1, changes: $changes) }';
    await partner.ask(draft, { id: service, changes: { title: { de: 'Angefangen' } } });
    const editing = 'query ($id: UUID!) { editing(noun: "service", id: $id) { draft draftIsLeft } }';
    expect((await colleague.ask(editing, { id: service })).data).toEqual({ editing: { draft: null, draftIsLeft: false } });
    const takeOver = 'mutation ($id: UUID!) { takeOverProposal(id: $id) }';
    expect((await colleague.ask(takeOver, { id })).data).toEqual({ takeOverProposal: false });

    await withdraw(coordinator, await grantOf(partner));
    expect((await colleague.ask(editing, { id: service })).data).toEqual({ editing: { draft: { title: { de: 'Angefangen' } }, draftIsLeft: true } });
    const seen = 'query ($id: UUID!) { proposal(id: $id) { mine isLeft state } }';
    expect(await code(partner.ask(seen, { id }))).toBe('NOT_FOUND');
    // Whoever has left cannot clear away after themselves.
    await partner.ask(draft, { id: service, changes: null });
    expect((await colleague.ask(seen, { id })).data).toEqual({ proposal: { mine: false, isLeft: true, state: 'OPEN' } });
    for (const by of [partner, foreign]) expect(await code(by.ask(takeOver, { id }))).toBe('NOT_FOUND');
    expect((await colleague.ask(takeOver, { id })).data).toEqual({ takeOverProposal: true });
    expect((await colleague.ask(seen, { id })).data).toEqual({ proposal: { mine: true, isLeft: false, state: 'OPEN' } });
    await coordinator.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: id, version: 2, accept: [], giveBack: [{ field: 'title', reason: 'Kürzer, bitte.' }] } });
    expect((await mailTo(colleague.mail))?.text).toContain('Kürzer, bitte.');
    await colleague.ask(draft, { id: service, changes: { title: { de: 'Weiter' } } });
    expect((await colleague.ask(editing, { id: service })).data).toEqual({ editing: { draft: { title: { de: 'Weiter' } }, draftIsLeft: false } });
  });

  test('takes the way back in along: invitations of that person, and those that they gave', async () => {
    const invite = (by: Person, mail: string) => by.ask('mutation ($mail: String!, $id: UUID!) { invite(input: { mail: $mail, language: "de", role: PARTNER, entry: $id }) }', { mail, id: actor });
    await invite(admin, partner.mail);
    await withdraw(coordinator, await grantOf(partner));
    expect((await pool.query('select from invitation')).rowCount).toBe(0);
    await invite(coordinator, 'new@example.org');
    await withdraw(admin, await grantOf(coordinator));
    expect((await join('new@example.org')).to).toBe('/de/sign-in/ended/');
  });

  test('never leaves the directory without an admin, not even when two withdraw each other at the same moment', async () => {
    expect(await code(withdraw(admin, await grantOf(admin)))).toBe('LAST_ADMIN');
    expect(await code(admin.ask('mutation { leave }'))).toBe('LAST_ADMIN');
    const second = await signedIn(directory, 'admin', undefined, { mail: 'second@example.org' });
    const [one, other] = [await grantOf(admin), await grantOf(second)];
    const codes = await Promise.all([code(withdraw(admin, other)), code(withdraw(second, one))]);
    expect(codes.filter((each) => each === undefined)).toHaveLength(1);
    expect((await pool.query(`select from role_grant where role = 'admin' and until is null`)).rowCount).toBe(1);
  });
});

describe('the list of people', () => {
  test('shows a coordinator who keeps what in their network, and nobody of another', async () => {
    await signedIn(directory, 'partner', 'fremd-actor');
    const { data } = await coordinator.ask<{ people: { mail: string; own: boolean }[]; shortOfPeople: object[] }>('{ people { mail own } shortOfPeople { people actor { slug } } }');
    expect(data?.people.map(({ mail, own }) => `${mail} ${String(own)}`).sort()).toEqual(['colleague@example.org false', 'coordinator-eigen-network@example.org true', 'partner-eigen-actor@example.org false']);
    expect(data?.shortOfPeople).toEqual([]);
    expect((await foreign.ask('{ shortOfPeople { people actor { slug } } }')).data).toEqual({ shortOfPeople: [{ people: 1, actor: { slug: 'fremd-actor' } }] });
    expect((await admin.ask<{ people: object[] }>('{ people { mail } }')).data?.people).toHaveLength(6);
    for (const query of ['{ people { mail } }', '{ invitations { mail } }', '{ shortOfPeople { people } }']) {
      for (const by of [partner, { ask: directory.graphql }]) expect(await code(by.ask(query))).toBe('FORBIDDEN');
    }
  });

  test('shows invitations that nobody has taken up, to be taken back by who may give them', async () => {
    await coordinator.ask('mutation ($id: UUID!) { invite(input: { mail: "falsch@example.org", language: "de", role: PARTNER, entry: $id }) }', { id: actor });
    const { data } = await coordinator.ask<{ invitations: { id: string; mail: string }[] }>('{ invitations { id mail } }');
    expect(data?.invitations.map(({ mail }) => mail)).toEqual(['falsch@example.org']);
    expect((await foreign.ask('{ invitations { id } }')).data).toEqual({ invitations: [] });
    const takeBack = 'mutation ($id: UUID!) { withdrawInvitation(id: $id) }';
    const id = data?.invitations[0]?.id;
    for (const by of [foreign, partner]) expect((await by.ask(takeBack, { id })).data).toEqual({ withdrawInvitation: false });
    expect((await coordinator.ask(takeBack, { id })).data).toEqual({ withdrawInvitation: true });
    expect((await join('falsch@example.org')).to).toBe('/de/sign-in/ended/');
  });

  test('institutions beneath one that nobody keeps are not named one by one', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-child', name: 'Abteilung', parent: 'eigen-actor' });
    expect((await coordinator.ask('{ shortOfPeople { people } }')).data).toEqual({ shortOfPeople: [] });
    await pool.query('delete from role_grant where account = any($1::uuid[])', [[partner.account, colleague.account]]);
    await keep(pool, { noun: 'actor', slug: 'eigen-other', name: 'Zweigstelle', parent: 'eigen-actor' });
    await signedIn(directory, 'partner', 'eigen-other');
    expect((await coordinator.ask('{ shortOfPeople { people actor { slug } } }')).data).toEqual({ shortOfPeople: [{ people: 0, actor: { slug: 'eigen-actor' } }, { people: 1, actor: { slug: 'eigen-other' } }] });
  });
});

describe('a colleague', () => {
  const SUGGEST = 'mutation ($actor: UUID!, $mail: String!) { suggestColleague(actor: $actor, mail: $mail, language: "de") }';

  test('is suggested by a partner and invited by a coordinator with one tap; somebody known and somebody unknown alike', async () => {
    const answers = [];
    for (const mail of [colleague.mail, 'Nobody@Example.org', 'nobody@example.org']) answers.push(await partner.ask(SUGGEST, { actor, mail }));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toEqual({ status: 200, data: { suggestColleague: true } });
    expect((await pool.query('select from invitation')).rowCount).toBe(0);
    const { data } = await coordinator.ask<{ suggestedColleagues: { id: string; mail: string; actor: object }[] }>('{ suggestedColleagues { id mail actor { slug } } }');
    expect(data?.suggestedColleagues.map(({ mail, actor: of }) => ({ mail, of }))).toEqual([{ mail: colleague.mail, of: { slug: 'eigen-actor' } }, { mail: 'nobody@example.org', of: { slug: 'eigen-actor' } }]);
    const answer = 'mutation ($id: UUID!, $invite: Boolean!) { answerSuggestion(id: $id, invite: $invite) }';
    const [known, unknown] = data?.suggestedColleagues.map(({ id }) => id) ?? [];
    for (const by of [foreign, partner, { ask: directory.graphql }]) {
      expect((await by.ask('{ suggestedColleagues { id } }')).data).toEqual({ suggestedColleagues: [] });
      expect(await code(by.ask(answer, { id: unknown, invite: true }))).toBe('NOT_FOUND');
    }
    expect(await code(coordinator.ask(answer, { id: known, invite: false }))).toBeUndefined();
    expect(await code(coordinator.ask(answer, { id: unknown, invite: true }))).toBeUndefined();
    expect((await directory.mails()).filter(({ to, links }) => to === colleague.mail && links.some((link) => link.includes('/join/')))).toEqual([]);
    expect(await rolesOf(await join('nobody@example.org'))).toEqual([{ role: 'PARTNER', trust: 1 }]);
  });

  test('is suggested for what one keeps oneself, and not without end', async () => {
    expect(await code(partner.ask(SUGGEST, { actor: await idOf(pool, 'actor', 'fremd-actor'), mail: 'x@example.org' }))).toBe('FORBIDDEN');
    expect(await code(partner.ask(SUGGEST, { actor, mail: 'kein Mail' }))).toBe('BAD_EMAIL');
    for (let count = 0; count < 10; count += 1) expect(await code(partner.ask(SUGGEST, { actor, mail: `x${String(count)}@example.org` }))).toBeUndefined();
    expect(await code(partner.ask(SUGGEST, { actor, mail: 'y@example.org' }))).toBe('BAD_INPUT');
  });

  test('who is known and who is not are invited with the same answer', async () => {
    const invite = (mail: string) => coordinator.ask('mutation ($mail: String!, $id: UUID!) { invite(input: { mail: $mail, language: "de", role: PARTNER, entry: $id }) }', { mail, id: actor });
    expect(await invite('nobody@example.org')).toEqual(await invite(foreign.mail));
  });

  test('somebody learns how many others there are beside them', async () => {
    const others = async () => (await partner.ask<{ me: { grants: { others: number }[] } }>('{ me { grants { others } } }')).data?.me.grants[0]?.others;
    expect(await others()).toBe(1);
    await withdraw(coordinator, await grantOf(colleague));
    expect(await others()).toBe(0);
  });
});

describe('whoever leaves', () => {
  const LEAVE = 'mutation ($successor: SuccessorInput, $until: Date) { leave(successor: $successor, until: $until) }';
  const successor = { mail: 'Nachfolge@example.org', language: 'de' };

  test('names a successor, who takes over all roles and proposals by accepting; only then the own ones end', async () => {
    await pool.query('update role_grant set trust = 2 where account = $1', [partner.account]);
    await pool.query(`insert into role_grant (id, account, role, noun, entry, given_by) values (gen_random_uuid(), $1, 'partner', 'actor', $2, 'test')`, [partner.account, await idOf(pool, 'actor', 'fremd-actor')]);
    await pool.query('update role_grant set trust = 0 where account = $1 and entry = $2', [partner.account, actor]);
    const proposal = await propose(partner, 'Neue Beratung');
    expect(await code(partner.ask(LEAVE, { successor }))).toBeUndefined();
    expect(await rolesOf(partner)).toHaveLength(2);
    const told = await mailTo(coordinator.mail);
    expect(told?.text).toContain('nachfolge@example.org');
    expect(await mailTo(foreign.mail)).toBeDefined();
    const next = await join('nachfolge@example.org');
    expect(next.to).toBe('/de/partner/');
    expect((await rolesOf(next))?.map(({ trust }) => trust).sort()).toEqual([0, 1]);
    expect(await rolesOf(partner)).toEqual([]);
    expect((await next.ask('query ($id: UUID!) { proposal(id: $id) { mine } }', { id: proposal })).data).toEqual({ proposal: { mine: true } });
    expect(await code(partner.ask('query ($id: UUID!) { proposal(id: $id) { mine } }', { id: proposal }))).toBe('NOT_FOUND');
    expect((await mailTo(partner.mail))?.text).toMatch(/nachfolge@example\.org hat .*von Ihnen\s+übernommen/s);
    expect((await join('nachfolge@example.org')).to).toBe('/de/sign-in/ended/');
  });

  test('without a successor goes at once, and the coordinator hears what nobody keeps any more', async () => {
    expect(await code(colleague.ask(LEAVE))).toBeUndefined();
    expect((await mailTo(coordinator.mail))?.text).not.toContain('niemand mehr');
    expect(await code(partner.ask(LEAVE))).toBeUndefined();
    expect(await rolesOf(partner)).toEqual([]);
    expect((await mailTo(coordinator.mail))?.text).toContain('Darum kümmert sich dann niemand mehr:\n\n- Amt eigen');
    expect(await code(partner.ask(LEAVE))).toBe('BAD_INPUT');
  });

  test('stays until the day that was named, and a successor who accepts later still takes over', async () => {
    await propose(partner, 'Neue Beratung');
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    expect(await code(partner.ask(LEAVE, { successor, until: day }))).toBeUndefined();
    expect(await rolesOf(partner)).toHaveLength(1);
    await pool.query('update role_grant set until = now() where until is not null');
    expect(await rolesOf(partner)).toEqual([]);
    // Within the hour what they began is for those who stay.
    const id = (await pool.query<{ id: string }>('select id from proposal')).rows[0]?.id;
    await startEnding(pool, pino({ level: 'silent' }))();
    expect((await colleague.ask('query ($id: UUID!) { proposal(id: $id) { isLeft } }', { id })).data).toEqual({ proposal: { isLeft: true } });
    expect(await rolesOf(await join('nachfolge@example.org'))).toHaveLength(1);
    expect(await rolesOf(partner)).toEqual([]);
  });

  test('names somebody else five times a day at most, and only the last one can accept', async () => {
    for (let times = 0; times < 5; times += 1) expect(await code(partner.ask(LEAVE, { successor: { ...successor, mail: `n${String(times)}@example.org` } }))).toBeUndefined();
    expect(await code(partner.ask(LEAVE, { successor }))).toBe('BAD_INPUT');
    expect((await join('n0@example.org')).to).toBe('/de/sign-in/ended/');
    expect(await rolesOf(await join('n4@example.org'))).toHaveLength(1);
  });

  test('cannot pass on what was withdrawn from them since', async () => {
    await partner.ask(LEAVE, { successor });
    await withdraw(coordinator, await grantOf(partner));
    expect((await join('nachfolge@example.org')).to).toBe('/de/sign-in/ended/');
    expect((await pool.query('select from account where mail = $1', ['nachfolge@example.org'])).rowCount).toBe(0);
  });

  test('must have signed in a short while ago, and cannot name themselves, a wrong day or address', async () => {
    for (const [variables, field] of [[{ successor: { ...successor, mail: partner.mail } }, 'mail'], [{ until: '2020-01-01' }, 'until'], [{ until: '2099-01-01' }, 'until'], [{ successor: { ...successor, mail: 'nein' } }, 'mail']] as const) {
      expect((await partner.ask(LEAVE, variables)).errors?.[0]?.extensions.field, JSON.stringify(variables)).toBe(field);
    }
    await pool.query(`update session set made_at = made_at - interval '15 minutes 1 second'`);
    expect(await code(partner.ask(LEAVE, { successor }))).toBe('SIGN_IN_AGAIN');
    expect(await rolesOf(partner)).toHaveLength(1);
  });
});
