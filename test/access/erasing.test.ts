import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { eraseFiles } from '../../server/mail/erasing.ts';
import { intoFolder } from '../../server/mail/carrier.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { KINDS } from '../../server/privacy/kinds.ts';
import { WORDINGS } from '../../server/volunteering/consents.ts';
import { run } from '../harness/command.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Person, idOf, signedIn } from './people.ts';
import { TWO_NETWORKS } from './two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const MAIL = 'zenobia.wolkenstein@example.org';
const NAME = 'Zenobia Wolkenstein';

let coordinator: Person;
let service: string;
let actor: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  service = await idOf(pool, 'service', 'eigen-service');
  actor = await idOf(pool, 'actor', 'eigen-actor');
});

const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const erase = ({ ask }: Person) => ask('mutation { eraseMe }');
const data = (person: Person) => fetch(`${directory.url}/my-data.json`, { headers: { cookie: person.cookie }, redirect: 'manual' });

/** Somebody who volunteers, keeps an institution, and has left something everywhere. */
async function busy(): Promise<Person> {
  const person = await signedIn(directory, 'volunteer', 'eigen-network', { mail: MAIL });
  await signedIn(directory, 'partner', 'eigen-actor', { mail: MAIL, trust: 0 });
  const { ask } = person;
  await ask('mutation ($name: String!) { saveMe(name: $name) { id } }', { name: NAME });
  await ask('mutation { saveMyProfile(input: { languages: ["ar"], phone: "03931 607040" }) { phone } }');
  await ask('mutation ($wording: String!) { setConsent(purpose: PROFILE, given: true, wording: $wording, language: "de") { purpose } }', { wording: WORDINGS.PROFILE });
  await ask('mutation { makeToken(name: "Kasse", scope: READ, days: 3) }');
  await ask('mutation ($id: UUID!, $changes: JSON) { keepDraft(noun: "service", id: $id, base: 1, changes: $changes) }', { id: service, changes: { title: { de: 'Angefangen' } } });
  await ask('mutation ($input: ServiceInput!) { proposeService(input: $input, base: 1) { proposal } }', { input: { id: service, title: { de: 'Ein Vorschlag' } } });
  await ask('mutation ($id: UUID!, $as: UUID!) { confirm(entries: [{ noun: "service", id: $id }], as: $as) }', { id: service, as: actor });
  await ask('mutation ($id: UUID!) { suggestColleague(actor: $id, mail: "kollegin@example.org", language: "de") }', { id: actor });
  await ask('mutation { leave(successor: { mail: "nachfolge@example.org", language: "de" }) }');
  await coordinator.ask('mutation ($mail: String!, $id: UUID!) { invite(input: { mail: $mail, language: "ar", role: PARTNER, entry: $id }) }', { mail: MAIL, id: actor });
  await fetch(`${directory.url}/de/sign-in/`, { method: 'POST', body: new URLSearchParams({ mail: MAIL }), redirect: 'manual' });
  await directory.mails();
  await pool.query(`insert into passkey (id, account, credential, public_key, counter, transports, device_type, backed_up, label) values (gen_random_uuid(), $1, '\\x01', '\\x02', 0, '[]', 'singleDevice', false, 'Telefon von ${NAME}')`, [person.account]);
  await pool.query(`insert into report (id, noun, entry, language, text, contact) values (gen_random_uuid(), 'service', $1, 'de', 'Falsch', $2)`, [service, `Bitte an ${MAIL}`]);
  await pool.query(`insert into ticket (token, purpose, actor, mail, language, entries, until) values ('\\x03', 'confirm', $1, $2, 'de', '[]', now() + interval '1 day')`, [actor, MAIL]);
  await pool.query(`insert into guide_request (id, network, language, name, mail, state) values (gen_random_uuid(), gen_random_uuid(), 'ar', '${NAME}', $1, 'ASKED')`, [MAIL]);
  await pool.query(`insert into registration (id, event, occasion, account, mail, name, language, state) values (gen_random_uuid(), gen_random_uuid(), '2027-01-01T12:00', $1, $2, '${NAME}', 'ar', 'TAKES_PART')`, [person.account, MAIL]);
  await pool.query(`insert into held_qualification (id, account, qualification, title, certifiers, trainings, reached_on) values (gen_random_uuid(), $1, gen_random_uuid(), 'Lotsin', '{}', '[]', now())`, [person.account]);
  await pool.query(`insert into calendar_link (account, secret) values ($1, 'hash')`, [person.account]);
  await pool.query(`insert into referral_list (id, account, title, entries) values (gen_random_uuid(), $1, 'Liste von ${NAME}', '[]')`, [person.account]);
  // A mail that could not be sent, and one to somebody else that names her.
  await pool.query(`insert into mail (recipient, language, subject, text, html, failed) values ($1, 'de', 'x', '', '', 'refused')`, [MAIL]);
  await queueMail(pool, { to: 'andere@example.org', language: 'de', subject: `${NAME} hört auf`, parts: [`Hier schreibt jemand lang und breit, damit die Zeile umbricht, über ${NAME} und anderes.`] });
  await pool.query(`update mail set next_try = now() + interval '1 day'`);
  return person;
}

/** Where in the database a text stands, by table and column. */
async function traces(...texts: string[]): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string; bytes: boolean }>(
    `select table_name as "table", column_name as "column", data_type = 'bytea' as bytes from information_schema.columns where table_schema = 'public' and (data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea', 'uuid'))`,
  );
  const found: string[] = [];
  for (const { table, column, bytes } of columns) {
    const { rowCount } = await pool.query(`select from "${table}" where exists (select from unnest($1::text[]) sought where strpos(lower(${bytes ? `encode("${column}", 'escape')` : `"${column}"::text`}), lower(sought)) > 0) limit 1`, [texts]);
    if (rowCount !== 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

/** Mails of the folder that tell of somebody. */
const mailsAbout = async () => (await directory.mails()).filter((mail) => [mail.to, mail.text, mail.subject, mail.html].some((text) => text.includes(MAIL) || text.replace(/\s+/g, ' ').includes(NAME)));

describe('what is kept about somebody', () => {
  test('is told completely, with what it is for, in a file that is theirs alone', async () => {
    const person = await busy();
    const answer = await data(person);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment; filename=my-data-\d{4}-\d\d-\d\d\.json$/)]);
    const told = (await answer.json()) as Record<string, { purpose: string; data: unknown }>;
    expect(Object.keys(told)).toEqual(['toldAt', ...KINDS.map(({ name }) => name)]);
    const empties = KINDS.filter(({ name }) => JSON.stringify(told[name]?.data).replace(/\[\]|null/g, '').replace(/"\w+":,?/g, '').replace(/[{},]/g, '') === '').map(({ name }) => name);
    expect(empties).toEqual([]);
    expect(told['account']?.data).toMatchObject({ mail: MAIL, name: NAME, language: 'de' });
    expect(told['profile']?.data).toMatchObject({ languages: ['ar'], phone: '+493931607040' });
    expect(told['consents']?.data).toMatchObject([{ purpose: 'PROFILE', wording: WORDINGS.PROFILE, withdrawnAt: null }]);
    expect(told['roles']?.data).toHaveLength(2);
    expect((await pool.query('select by, noun, entry, count from audit where action = $1', ['exported a person'])).rows).toEqual([{ by: `account:${person.account}`, noun: null, entry: null, count: null }]);
    // Nobody else gets it, and no secret is in it.
    for (const other of [{ ...person, cookie: '' }, { ...person, cookie: person.cookie.replace(/.$/, '_') }]) expect((await data(other)).status).toBe(303);
    const { data: made } = await person.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    expect((await fetch(`${directory.url}/my-data.json`, { headers: { authorization: `Bearer ${made?.makeToken ?? ''}` }, redirect: 'manual' })).status).toBe(303);
    const { rows } = await pool.query<{ secret: string }>(`select encode(token, 'base64') as secret from session union all select encode(token, 'base64') from access_token union all select encode(credential, 'base64') from passkey`);
    for (const { secret } of rows) expect(JSON.stringify(told)).not.toContain(secret);
  });

  test('stands in one list that knows every table that refers to an account or holds an address', async () => {
    const { rows } = await pool.query<{ table: string }>(
      `select distinct conrelid::regclass::text as "table" from pg_constraint where contype = 'f' and confrelid = 'account'::regclass
       union select table_name from information_schema.columns where table_schema = 'public' and column_name in ('mail', 'recipient', 'contact', 'account', 'author') and data_type <> 'jsonb' order by 1`,
    );
    const known = new Set(KINDS.flatMap(({ tables }) => tables));
    expect(rows.map(({ table }) => table).filter((table) => !known.has(table))).toEqual([]);
  });
});

describe('erasing oneself', () => {
  test('leaves no trace in any column of any table and in no filed mail, but for what was done to entries and lines of the audit without contents', async () => {
    const person = await busy();
    const before = await traces(MAIL, NAME);
    for (const place of ['account.mail', 'account.name', 'mail.recipient', 'mail.text', 'invitation.mail', 'passkey.label', 'report.contact', 'ticket.mail']) expect(before).toContain(place);
    expect(await mailsAbout()).not.toEqual([]);

    expect((await erase(person)).data).toEqual({ eraseMe: true });
    expect(await traces(MAIL, NAME)).toEqual([]);
    expect(await mailsAbout()).toEqual([]);
    // Her id stands for nobody any more, and only where something was done.
    expect(await traces(person.account)).toEqual(['audit.by', 'proposal.by', 'revision.by']);
    const { rows } = await pool.query(`select action, noun, entry from audit order by id desc limit 1`);
    expect(rows).toEqual([{ action: 'erased an account', noun: null, entry: null }]);
    const { data: answer } = await coordinator.ask<{ proposals: { by: string | null; isLeft: boolean }[] }>('{ proposals(state: OPEN) { by isLeft } }');
    expect(answer?.proposals).toEqual([{ by: null, isLeft: true }]);
    expect((await pool.query(`select subject from mail where recipient = 'andere@example.org'`)).rows).toEqual([{ subject: '… hört auf' }]);

    expect((await person.ask('{ me { id } }')).data).toEqual({ me: null });
    expect((await data(person)).status).toBe(303);
    expect(await code(erase(person))).toBe('FORBIDDEN');
  });

  test('touches nobody whose address holds theirs, and neither does telling', async () => {
    const ina = await signedIn(directory, 'volunteer', 'eigen-network', { mail: 'ina@example.org' });
    for (const contact of ['martina@example.org', 'ina@example.organic', 'Mail: ina@example.org.']) await pool.query(`insert into report (id, noun, entry, language, text, contact) values (gen_random_uuid(), 'service', $1, 'de', 'Falsch', $2)`, [service, contact]);
    await queueMail(pool, { to: 'andere@example.org', language: 'de', subject: 'x', parts: ['Bitte an martina@example.org schreiben.'] });
    await queueMail(pool, { to: 'andere@example.org', language: 'de', subject: 'x', parts: ['Bitte an ina@example.org schreiben.'] });
    await pool.query(`update mail set next_try = now() + interval '1 day'`);
    const told = (await (await data(ina)).json()) as Record<string, { data: unknown }>;
    expect(told['reports']?.data).toMatchObject([{ contact: 'Mail: ina@example.org.' }]);
    expect((await erase(ina)).data).toEqual({ eraseMe: true });
    expect((await pool.query<{ contact: string | null }>('select contact from report order by contact')).rows.map(({ contact }) => contact)).toEqual(['ina@example.organic', 'martina@example.org', null]);
    expect((await pool.query(`select from mail where recipient = 'andere@example.org' and text like '%martina%'`)).rowCount).toBe(1);
    expect((await pool.query(`select from mail where recipient = 'andere@example.org'`)).rowCount).toBe(1);
  });

  test('is for somebody who has signed in just now, and not for a token', async () => {
    const person = await signedIn(directory, 'volunteer', 'eigen-network');
    await pool.query(`update session set made_at = now() - interval '16 minutes' where account = $1`, [person.account]);
    expect(await code(erase(person))).toBe('SIGN_IN_AGAIN');
    const { data: made } = await person.ask<{ makeToken: string }>('mutation { makeToken(name: "x", scope: ALL, days: 1) }');
    expect((await directory.graphql('mutation { eraseMe }', {}, { token: made?.makeToken ?? '' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await pool.query('select from account where id = $1', [person.account])).rowCount).toBe(1);
  });

  test('is refused to the last admin, and to the last coordinator while nobody would hear of it', async () => {
    expect(await code(erase(coordinator))).toBe('LAST_COORDINATOR');
    const admin = await signedIn(directory, 'admin');
    expect(await code(erase(admin))).toBe('LAST_ADMIN');
    expect((await pool.query('select from account')).rowCount).toBe(2);
    // Now an admin hears of it, and not who it was.
    await pool.query(`update account set name = $2 where id = $1`, [coordinator.account, NAME]);
    expect((await erase(coordinator)).data).toEqual({ eraseMe: true });
    const mail = (await directory.mails()).findLast(({ to }) => to === admin.mail);
    expect(mail?.subject).toBe('Bei „directory.test“ fehlt jetzt jemand');
    expect(mail?.text).toContain('Netz eigen');
    expect(await traces(coordinator.mail, NAME)).toEqual([]);
  });

  test('leaves no name in texts either, for whoever runs everything checks translations in the name of a network', async () => {
    const admin = await signedIn(directory, 'admin');
    await signedIn(directory, 'admin', undefined, { mail: 'second@example.org' });
    await pool.query('update account set name = $2 where id = $1', [admin.account, NAME]);
    const text = { de: 'Beratung', en: { value: 'Advice', checkedBy: NAME, checkedAt: '2026-01-01T00:00:00Z' } };
    await admin.ask('mutation ($input: ServiceInput!) { saveService(input: $input) { id } }', { input: { id: service, title: text } });
    const { data: answer } = await admin.ask('query ($id: UUID!) { service(id: $id) { title(language: "en") { checkedBy } } }', { id: service });
    expect(answer).toEqual({ service: { title: { checkedBy: 'Netz eigen' } } });
    await erase(admin);
    expect(await traces(NAME)).toEqual([]);
  });

  test('tells nobody where others go on', async () => {
    const second = await signedIn(directory, 'coordinator', 'eigen-network', { mail: 'second@example.org' });
    const volunteer = await signedIn(directory, 'volunteer', 'eigen-network');
    const count = (await directory.mails()).length;
    await erase(coordinator);
    await erase(volunteer);
    expect((await directory.mails()).length).toBe(count);
    expect(await code(erase(second))).toBe('LAST_COORDINATOR');
  });

  test('of two who coordinate a network and erase themselves at the same moment, one stays', async () => {
    const second = await signedIn(directory, 'coordinator', 'eigen-network', { mail: 'second@example.org' });
    const codes = await Promise.all([code(erase(coordinator)), code(erase(second))]);
    expect(codes.toSorted()).toEqual(['LAST_COORDINATOR', undefined]);
  });
});

describe('the operator', () => {
  test('tells and erases a person by a command', async () => {
    const person = await busy();
    const folder = await mkdtemp(join(tmpdir(), 'directory-person-'));
    const env = { ...directory.env, DATA_DIR: folder };
    const file = join(folder, 'data.json');
    expect((await run('server/privacy/person.ts', ['export', ` ${MAIL.toUpperCase()}`, file], env)).code).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ account: { data: { mail: MAIL, name: NAME } } });
    expect((await pool.query(`select by from audit where action = 'exported a person'`)).rows).toEqual([{ by: 'operator' }]);
    const { stdout } = await run('server/privacy/person.ts', ['erase', MAIL], env);
    expect(stdout).toBe('The account and everything about it are erased.\n');
    expect(await traces(MAIL, NAME)).toEqual([]);
    expect((await person.ask('{ me { id } }')).data).toEqual({ me: null });
    await rm(folder, { recursive: true });
  });

  test('finds the files of mails in every way in which letters are written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'directory-files-'));
    const carry = intoFolder(folder, { name: 'Musterkreis', address: 'noreply@musterkreis.example' });
    const mail = (id: string, recipient: string, text: string) => carry({ id, recipient, language: 'ar', subject: 'x', text, html: `<p>${text}</p>`, tries: 0 }, new AbortController().signal);
    await mail('to-her', MAIL, 'Hallo');
    await mail('names-her', 'b@example.org', `${'Grüße über alle Maßen, '.repeat(4)}${NAME}`);
    await mail('arabic', 'b@example.org', `${'يترك هذه المهام '.repeat(9)}${NAME}`);
    await mail('address', 'b@example.org', `دُعي صاحب العنوان ${MAIL}`);
    await mail('another', 'b@example.org', `${NAME}er und andere`);
    await writeFile(join(folder, 'note.txt'), MAIL);
    await eraseFiles(folder, { mail: MAIL, name: NAME });
    expect((await readdir(folder)).map((name) => name.replace(/^.*Z-/, '')).sort()).toEqual(['another.eml', 'note.txt']);
    await rm(folder, { recursive: true });
  });
});
