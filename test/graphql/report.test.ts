import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOld } from '../../server/privacy/retention.ts';
import { LIMITS } from '../../server/reporting/reports.ts';
import { Senders } from '../../server/reporting/senders.ts';
import { countRows } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());
await directory.operate('mutation { saveActor(input: { slug: "verein", name: "Verein" }) { id } }');
await directory.operate('mutation { saveActor(input: { slug: "geheim", name: "Geheim", visibility: STAFF }) { id } }');
await directory.operate('mutation { savePlace(input: { slug: "haus", name: "Haus", exposure: HIDDEN }) { id } }');
beforeEach(async () => {
  await pool.query('truncate report');
});

const REPORT = 'mutation ($input: ReportInput!) { reportMistake(input: $input) }';
const REPORTS = '{ reports { id noun entry slug language text contact at } }';
const given = { noun: 'actor', entry: 'verein', language: 'ar', text: 'Die Nummer stimmt nicht mehr.' };

interface Kept {
  id: string;
  noun: string;
  slug: string | null;
  language: string;
  text: string;
  contact: string | null;
}

const kept = async (): Promise<Kept[]> => (await directory.operate<{ reports: Kept[] }>(REPORTS)).data?.reports ?? [];
let visitors = 0;

/** Sends the form as a browser without JavaScript does, each time from another household. */
function send(fields: Record<string, string>, { type = 'application/x-www-form-urlencoded', accept = 'text/html', from = `203.0.113.${String(++visitors)}` } = {}): Promise<Response> {
  return fetch(`${directory.url}/report`, { method: 'POST', redirect: 'manual', headers: { 'content-type': type, accept, 'x-forwarded-for': from }, body: new URLSearchParams(fields).toString() });
}

describe('a reader without an account', () => {
  test('says what is wrong, and those who keep the directory read it', async () => {
    expect((await directory.graphql(REPORT, { input: { ...given, contact: 'erika@example.org' } })).data).toEqual({ reportMistake: true });
    const [report] = await kept();
    expect(report).toMatchObject({ ...given, entry: expect.stringMatching(/^[0-9a-f-]{36}$/), slug: 'verein', contact: 'erika@example.org', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    expect((await directory.operate('mutation ($id: UUID!) { settleReport(id: $id) }', { id: report?.id })).data).toEqual({ settleReport: true });
    expect(await kept()).toEqual([]);
  });

  test('needs no JavaScript, and is led to a page in the own language', async () => {
    const answer = await send({ ...given, contact: '', website: '', text: 'Erste Zeile\r\nzweite\u0000 Zeile' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ar/report/thanks/']);
    expect(await kept()).toMatchObject([{ text: 'Erste Zeile\nzweite Zeile', contact: null }]);
  });

  test('may report a place of which only the town is shown, by the id that its page has', async () => {
    const { data } = await directory.graphql<{ places: { nodes: { slug: string }[] } }>('{ places { nodes { slug } } }');
    const slug = data?.places.nodes[0]?.slug ?? '';
    expect(slug).not.toBe('haus');
    expect((await send({ ...given, noun: 'place', entry: slug })).headers.get('location')).toBe('/ar/report/thanks/');
    expect((await directory.graphql(REPORT, { input: { ...given, noun: 'place', entry: 'haus' } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test.each([
    ['nothing', { text: ' \n ' }, 'MISSING_FIELD', 'text'],
    ['more than 2,000 characters', { text: 'x'.repeat(LIMITS.text + 1) }, 'TEXT_TOO_LONG', 'text'],
    ['a way to reach somebody of more than 200 characters', { contact: 'x'.repeat(LIMITS.contact + 1) }, 'TEXT_TOO_LONG', 'contact'],
    ['something about no entry', { entry: 'gibt-es-nicht' }, 'NOT_FOUND', 'entry'],
    ['something about an entry that is not shown', { entry: 'geheim' }, 'NOT_FOUND', 'entry'],
    ['something about no noun', { noun: 'unicorn' }, 'UNKNOWN_NOUN', 'noun'],
    ['something in no language of the directory', { language: 'xx' }, 'BAD_LANGUAGE', 'language'],
  ])('is told why when it is %s', async (_, wrong, code, field) => {
    const answer = await send({ ...given, ...wrong }, { accept: 'application/json' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code, field } }] });
    expect((await directory.graphql(REPORT, { input: { ...given, ...wrong } })).errors?.[0]?.extensions).toEqual({ code, field });
    expect((await send({ ...given, ...wrong })).headers.get('location')).toMatch(/^\/(?:ar|de)\/report\/failed\/$/);
    expect((await countRows(pool))['report']).toBe(0);
  });

  test('is one of few that send much: others are still heard', async () => {
    const answers = [];
    for (let nth = 0; nth <= LIMITS.hourly; nth += 1) answers.push(await send(given, { from: '198.51.100.7' }));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([...Array<string>(LIMITS.hourly).fill('/ar/report/thanks/'), '/ar/report/too-often/']);
    expect((await send(given, { from: '198.51.100.7', accept: 'application/json' })).status).toBe(429);
    expect((await send(given, { from: '198.51.100.8' })).headers.get('location')).toBe('/ar/report/thanks/');
  });
});

test('a robot that fills what nobody sees is thanked, and nothing is kept', async () => {
  expect((await send({ ...given, website: 'https://spam.example' })).headers.get('location')).toBe('/ar/report/thanks/');
  expect(await kept()).toEqual([]);
});

test('only a form is taken, and only by POST', async () => {
  expect((await send(given, { type: 'text/plain' })).status).toBe(415);
  expect((await send(given, { type: 'application/json' })).status).toBe(415);
  expect((await fetch(`${directory.url}/report`)).status).toBe(404);
  expect(await kept()).toEqual([]);
});

test('nobody else reads or settles what was reported', async () => {
  await send(given);
  const [{ id } = { id: '' }] = await kept();
  expect((await directory.graphql(REPORTS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await directory.graphql('mutation ($id: UUID!) { settleReport(id: $id) }', { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await directory.operate('{ reports(first: 0) { id } }')).errors?.[0]?.extensions).toEqual({ code: 'PAGE_TOO_LARGE', field: 'first' });
  expect(await kept()).toHaveLength(1);
});

test('a report is forgotten after half a year', async () => {
  await send(given);
  await send({ ...given, text: 'alt' });
  await pool.query(`update report set at = now() - interval '181 days' where text = 'alt'`);
  await forgetOld(pool);
  expect((await kept()).map(({ text }) => text)).toEqual([given.text]);
});

test('neither what was written nor where it came from stands in the log or the table', async () => {
  await send({ ...given, text: 'geheimes Anliegen' }, { from: '192.0.2.44' });
  await pool.query('alter table report rename to elsewhere');
  const answer = await send({ ...given, text: 'geheimes Anliegen' }, { from: '192.0.2.45' });
  await pool.query('alter table elsewhere rename to report');
  expect(answer.headers.get('location')).toBe('/ar/report/failed/');
  expect(directory.logged.join('')).toContain('could not be kept');
  expect(directory.logged.join('')).not.toMatch(/geheim|192\.0\.2/);
  expect(JSON.stringify((await pool.query('select * from report')).rows)).not.toContain('192.0.2');
});

describe('who sends', () => {
  test('is counted by household, for an hour of the clock', () => {
    let now = Date.parse('2026-11-26T10:05:00Z');
    const senders = new Senders(2, () => now);
    expect(['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1', '192.0.2.2'].map((address) => senders.allows(address))).toEqual([true, true, false, true]);
    expect(['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:2:3:4:5:6', '2001:db8:1:3::1'].map((address) => senders.allows(address))).toEqual([true, true, false, true]);
    now = Date.parse('2026-11-26T11:00:00Z');
    expect(senders.allows('192.0.2.1')).toBe(true);
  });

  test('is remembered by no address', () => {
    const senders = new Senders(2);
    senders.allows('192.0.2.1');
    const inside = (value: unknown): string => (value instanceof Map ? [...value.keys()].join() : String(value));
    expect(Object.values(senders).map(inside).join()).not.toContain('192.0.2');
  });
});
