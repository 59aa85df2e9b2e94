import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetFiles } from '../../server/mail/carrier.ts';
import type { Letter } from '../../server/mail/letter.ts';
import { signInLetter } from '../../server/mail/letters/sign-in.ts';
import { Post } from '../../server/mail/post.ts';
import { bounced, queueMail } from '../../server/mail/queue.ts';
import { forgetOld } from '../../server/privacy/retention.ts';
import { transaction } from '../../server/store/transaction.ts';
import { type Database, newDatabase } from '../harness/database.ts';
import { readMails } from '../harness/mails.ts';
import { type MailServer, freePort, openMailServer, refusal } from './smtp.ts';

let database: Database;
let pool: pg.Pool;
let folder: string;
let logged: string[];
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await newDatabase('tables');
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('truncate mail');
  folder = join(mkdtempSync(join(tmpdir(), 'directory-post-')), 'mail');
  logged = [];
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

function openPost(smtpUrl: string | undefined): Post {
  const post = new Post({ pool, smtpUrl, from: { name: 'Wer hilft? Müsterkreis', address: 'noreply@musterkreis.example' }, folder, log: pino({}, { write: (line) => void logged.push(line) }) });
  closing.push(() => post.stop());
  post.start();
  return post;
}

async function openServer(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...options);
  closing.push(() => server.close());
  return server;
}

const letter = (given: Partial<Letter> = {}): Letter => ({ to: 'amt@musterkreis.example', language: 'de', subject: 'Prüfen: Café für Mütter', parts: ['Grüße aus Müsterkreis.'], ...given });
const queue = (given: Partial<Letter> = {}): Promise<void> => transaction(pool, (client) => queueMail(client, letter(given)));
const waiting = async (): Promise<{ tries: number; text: string; failed: string | null; pause: number }[]> =>
  (await pool.query<{ tries: number; text: string; failed: string | null; pause: number }>('select tries, text, failed, round(extract(epoch from next_try - now()) / 60)::int as pause from mail order by at, id')).rows;
const letTimePass = (): Promise<unknown> => pool.query('update mail set next_try = now() where failed is null');

describe('a mail', () => {
  test('arrives at a mail server whole, and nothing of it is kept', async () => {
    const server = await openServer();
    const post = openPost(server.url);
    await queue();
    post.nudge();
    await post.settled();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail).toMatchObject({ to: 'amt@musterkreis.example', subject: 'Prüfen: Café für Mütter', text: 'Grüße aus Müsterkreis.\n', envelope: { from: 'noreply@musterkreis.example', to: ['amt@musterkreis.example'] } });
    expect(mail?.html).toContain('<p>Grüße aus Müsterkreis.</p>');
    expect(mail?.parsed.from?.value).toEqual([{ name: 'Wer hilft? Müsterkreis', address: 'noreply@musterkreis.example' }]);
    expect(await waiting()).toEqual([]);
  });

  test('says that a machine sent it and in which language it is, and not with which program', async () => {
    const server = await openServer();
    const post = openPost(server.url);
    await queue({ language: 'fa', subject: 'دعوت به «چه کسی کمک می‌کند؟»', parts: ['سلام'] });
    await post.settled();
    const [mail] = server.received;
    expect(mail?.subject).toBe('دعوت به «چه کسی کمک می‌کند؟»');
    expect(mail?.text).toBe('سلام\n');
    expect(mail?.html).toContain('<html lang="fa" dir="rtl">');
    const headers = Object.fromEntries(mail?.parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 2)]) ?? []);
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All', 'content-language': 'fa' });
    expect(headers['message-id']).toMatch(/^<[0-9a-f-]{36}@musterkreis\.example>$/);
    expect(Object.keys(headers)).not.toContain('x-mailer');
    expect(mail?.parsed.attachments).toEqual([]);
  });

  test('is not sent when what it tells of does not happen', async () => {
    const server = await openServer();
    const post = openPost(server.url);
    const failing = transaction(pool, async (client) => {
      await queueMail(client, letter());
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    await queue({ subject: 'Das gilt' });
    await post.settled();
    expect(server.received.map(({ subject }) => subject)).toEqual(['Das gilt']);
  });

  test('is found without a nudge, as when another copy of the program has queued it', async () => {
    const server = await openServer();
    openPost(server.url);
    await queue();
    await expect.poll(() => server.received.length, { timeout: 20_000 }).toBe(1);
  });

  test('is sent once by two that share the queue', async () => {
    const server = await openServer();
    await Promise.all(Array.from({ length: 40 }, (_, index) => queue({ to: `amt-${String(index)}@musterkreis.example` })));
    const posts = [openPost(server.url), openPost(server.url)];
    await Promise.all(posts.map((post) => post.settled()));
    expect(server.received.map(({ to }) => to).sort()).toEqual(Array.from({ length: 40 }, (_, index) => `amt-${String(index)}@musterkreis.example`).sort());
  });

  test('with a code goes before those that have time, and not at all when the code has run out', async () => {
    const server = await openServer();
    const signIn = { language: 'de', siteName: 'Wer hilft?', code: '123456', link: 'https://directory.example/de/sign-in?x=1' };
    await queue();
    await transaction(pool, (client) => queueMail(client, signInLetter({ ...signIn, to: 'eilig@musterkreis.example' })));
    await transaction(pool, (client) => queueMail(client, { ...signInLetter({ ...signIn, to: 'spät@musterkreis.example'.replace('ä', 'ae') }), until: new Date(Date.now() - 1000) }));
    await openPost(server.url).settled();
    expect(server.received.map(({ to }) => to)).toEqual(['eilig@musterkreis.example', 'amt@musterkreis.example']);
    await forgetOld(pool);
    expect(await waiting()).toEqual([]);
  });
});

describe('a mail that cannot be sent', () => {
  test('is given up at once when its address is refused for good; it is known which and why, and its text is gone', async () => {
    const server = await openServer({ onRcptTo: (address, _, done) => done(address.address.startsWith('weg') ? refusal(550, '5.1.1 No such user') : null) });
    await queue({ to: 'weg@musterkreis.example' });
    await queue();
    const post = openPost(server.url);
    await post.settled();
    expect(server.received.map(({ to }) => to)).toEqual(['amt@musterkreis.example']);
    expect(await waiting()).toEqual([expect.objectContaining({ text: '', tries: 1, failed: expect.stringContaining('No such user') })]);
    expect(await bounced(pool)).toEqual([{ recipient: 'weg@musterkreis.example', at: expect.any(Date), why: expect.stringContaining('550'), refused: true }]);
    await letTimePass();
    await post.settled();
    expect(await bounced(pool)).toHaveLength(1);
  });

  test('is forgotten after 30 days', async () => {
    await pool.query(`insert into mail (recipient, language, subject, text, html, failed, at) select 'amt@musterkreis.example', 'de', 'Alt', '', '', '550', now() - make_interval(days => days) from unnest(array[29, 31]) as days`);
    await forgetOld(pool);
    expect(await waiting()).toHaveLength(1);
  });

  test('is tried again when the server cannot take it now, or takes nothing from us', async () => {
    const server = await openServer({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('voll') ? refusal(452, '4.2.2 Mailbox full') : refusal(554, '5.7.1 Relay access denied')),
    });
    await queue({ to: 'voll@musterkreis.example' });
    await queue({ to: 'fremd@musterkreis.example' });
    await openPost(server.url).settled();
    expect(await waiting()).toEqual([expect.objectContaining({ tries: 1, failed: null, pause: 1 }), expect.objectContaining({ tries: 1, failed: null, pause: 1 })]);
    expect(await bounced(pool)).toEqual([]);
  });

  test('waits while the server is away, and is sent when it is there', async () => {
    const port = await freePort();
    const post = openPost(`smtp://127.0.0.1:${String(port)}`);
    for (const name of ['eins', 'zwei', 'drei']) await queue({ to: `${name}@musterkreis.example` });
    await post.settled();
    expect(await waiting()).toHaveLength(3);
    expect(logged.join('')).toContain('ECONNREFUSED');
    const server = await openServer({}, port);
    await letTimePass();
    await post.settled();
    expect(server.received.map(({ to }) => to).sort()).toEqual(['drei@musterkreis.example', 'eins@musterkreis.example', 'zwei@musterkreis.example']);
    expect(await waiting()).toEqual([]);
  });

  test('is tried five times more, each time after a longer pause, and then given up', async () => {
    const post = openPost(`smtp://127.0.0.1:${String(await freePort())}`);
    await queue();
    const pauses: (number | undefined)[] = [];
    for (let tries = 1; tries <= 5; tries += 1) {
      await post.settled();
      pauses.push((await waiting())[0]?.pause);
      await letTimePass();
    }
    expect(pauses).toEqual([1, 5, 30, 120, 720]);
    await post.settled();
    expect(await bounced(pool)).toEqual([{ recipient: 'amt@musterkreis.example', at: expect.any(Date), why: expect.stringContaining('ECONNREFUSED'), refused: false }]);
    expect((await waiting())[0]?.text).toBe('');
  });

  test('stays in the queue when the program ends in the middle of the conversation', async () => {
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => { asked = resolve; });
    const server = await openServer({ onRcptTo: () => { asked(); }, closeTimeout: 10 });
    const post = openPost(server.url);
    await queue();
    post.nudge();
    await isAsked;
    await post.stop();
    expect(await waiting()).toEqual([expect.objectContaining({ tries: 0, failed: null, text: 'Grüße aus Müsterkreis.\n' })]);
    await expect(post.settled()).rejects.toThrow('nobody sends');
  });
});

test('the log tells which mail had which outcome, and nothing of what is in it or whom it is for', async () => {
  const server = await openServer({ onRcptTo: ({ address }, _, done) => done(address.startsWith('weg') ? refusal(550, `<${address}> is unknown`) : null) });
  await queue({ to: 'weg@musterkreis.example', subject: 'Geheimes', parts: ['Vertrauliches', { code: '123456' }] });
  await queue({ subject: 'Geheimes', parts: ['Vertrauliches', { code: '123456' }] });
  await openPost(server.url).settled();
  expect(logged.map((line) => (JSON.parse(line) as { msg: string }).msg).sort()).toEqual(['mail given up', 'mail sent']);
  expect(logged.join('')).not.toMatch(/musterkreis|Geheimes|Vertrauliches|123456/);
});

describe('without a mail server', () => {
  test('each mail becomes a file that mail programs open and only its owner reads', async () => {
    const post = openPost(undefined);
    await queue({ language: 'ar', subject: 'دعوة', parts: ['مرحبًا'] });
    await queue();
    await post.settled();
    const names = readdirSync(folder).sort();
    expect(names).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z-[0-9a-f-]{36}\.eml$/), expect.stringMatching(/\.eml$/)]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(names.map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(await readMails(folder)).toEqual([expect.objectContaining({ subject: 'دعوة', text: 'مرحبًا\n' }), expect.objectContaining({ to: 'amt@musterkreis.example', subject: 'Prüfen: Café für Mütter' })]);
    expect(readFileSync(join(folder, names[1] ?? ''), 'latin1')).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    expect(await waiting()).toEqual([]);
  });

  test('files are removed after 30 days', async () => {
    const post = openPost(undefined);
    await queue();
    await queue();
    await post.settled();
    const [old = '', young = ''] = readdirSync(folder);
    const then = new Date(Date.now() - 31 * 86_400_000);
    utimesSync(join(folder, old), then, then);
    await forgetFiles(folder);
    expect(readdirSync(folder)).toEqual([young]);
  });
});
