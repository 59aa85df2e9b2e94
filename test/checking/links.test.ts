import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askInstitutions } from '../../server/checking/asking.ts';
import { linksOf } from '../../server/linking/found.ts';
import { type Standing, judge } from '../../server/linking/judge.ts';
import { isPublic } from '../../server/linking/private.ts';
import { checkLinks } from '../../server/linking/rounds.ts';
import { type Answer, visit } from '../../server/linking/visit.ts';
import { nounOf } from '../../schema/nouns.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';

const DAY = 86_400_000;
const asked: { method: string; url: string; agent: string | undefined }[] = [];
let gone = new Set<string>();
let inHand = 0;
let most = 0;

function answer({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse): void {
  asked.push({ method, url, agent: headers['user-agent'] });
  const path = url.slice(1);
  if (path === 'loop') response.writeHead(302, { location: '/loop' }).end();
  else if (path.startsWith('to/')) response.writeHead(302, { location: decodeURIComponent(path.slice(3)) }).end();
  else if (path === 'no-head' && method === 'HEAD') response.writeHead(405).end();
  else if (path === 'slow') setTimeout(() => response.end(), 3_000).unref();
  else if (path === 'huge' && method === 'GET') {
    const write = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  } else if (path === 'huge') response.writeHead(405).end();
  else if (/^\d{3}$/.test(path)) response.writeHead(Number(path)).end();
  else {
    inHand += 1;
    most = Math.max(most, inHand);
    setTimeout(() => {
      inHand -= 1;
      response.writeHead(gone.has(path) ? 404 : 200).end();
    }, 20);
  }
}

const stub = createServer(answer);
await new Promise<void>((resolve) => {
  stub.listen(0, '127.0.0.1', resolve);
});
const at = `http://127.0.0.1:${String((stub.address() as AddressInfo).port)}`;
const directory = await openDirectory();
const { pool } = directory;
afterAll(async () => {
  await directory.close();
  await new Promise((resolve) => {
    stub.close(resolve);
    stub.closeAllConnections();
  });
});

/** The stub stands where nobody but this test may be asked. */
const permits = (address: string): boolean => address === '127.0.0.1';

describe('asking whether a page is there', () => {
  test.each([
    ['/200', '200'], ['/404', '404'], ['/410', '410'], ['/403', '403'], ['/500', '500'], ['/no-head', '200'], ['/huge', '200'], ['/loop', 'TOO_MANY_REDIRECTS'], ['/slow', 'TIMEOUT'], ['/to/%2F200', '200'],
  ])('%s is told as %s', async (path, told) => {
    expect(await visit(`${at}${path}`, { userAgent: 'a test', permits, patience: 1 })).toBe(told);
  });

  test('a host that nobody knows and a port at which nobody listens are told apart', async () => {
    expect(await visit('http://127.0.0.1:1/', { userAgent: 'a test', permits })).toBe('NO_CONNECTION');
    expect(['NO_SUCH_HOST', 'NO_CONNECTION']).toContain(await visit('http://nobody.invalid/', { userAgent: 'a test', permits }));
  });

  test.each(['http://127.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/latest/meta-data/', 'http://localhost/', 'http://10.1.2.3/', 'http://[::ffff:10.1.2.3]/', 'http://0x7f.1/', 'http://2130706433/'])('%s is never asked', async (url) => {
    expect(await visit(url, { userAgent: 'a test' })).toBe('PRIVATE');
  });

  test.each(['http://169.254.169.254/', 'http://[::1]/', 'http://192.168.0.1/', 'file:///etc/passwd', 'http://localhost:1/'])('nor is %s when a page leads there', async (url) => {
    const other = (address: string) => address === '127.0.0.1' && !url.includes('localhost');
    const begin = asked.length;
    const from = url.includes('localhost') ? (address: string) => address === '127.0.0.1' && asked.length <= begin : other;
    expect(await visit(`${at}/to/${encodeURIComponent(url)}`, { userAgent: 'a test', permits: from })).toBe('PRIVATE');
  });

  test('addresses of everybody are told from those of a private network', () => {
    expect(['1.1.1.1', '93.184.216.34', '2606:4700::1111'].filter((address) => !isPublic(address))).toEqual([]);
    expect(['127.0.0.1', '10.0.0.1', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'not an address'].filter(isPublic)).toEqual([]);
  });
});

describe('what answers say', () => {
  const start = new Date('2026-11-01T08:00:00Z');
  const after = (...answers: [number, Answer][]): Standing => answers.reduce<Standing>((standing, [day, given]) => judge(standing, given, new Date(start.getTime() + day * DAY)), { failingSince: null, goneSince: null, brokenSince: null });
  const isBroken = (...answers: [number, Answer][]): boolean => after(...answers).brokenSince !== null;

  test('a page is broken when twice, a day apart, it is said not to be there, and not sooner', () => {
    expect([isBroken([0, '404']), isBroken([0, '404'], [0.2, '404']), isBroken([0, '404'], [1, '404']), isBroken([0, 'NO_SUCH_HOST'], [1, '410'])]).toEqual([false, false, true, true]);
    expect(isBroken([0, '404'], [1, '404'], [8, '200'])).toBe(false);
    expect(isBroken([0, '404'], [1, '200'], [2, '404'])).toBe(false);
  });

  test('what only fails is broken after four weeks, and whoever refuses programs never is', () => {
    for (const away of ['500', '503', 'TIMEOUT', 'CERTIFICATE', 'NO_CONNECTION', 'TOO_MANY_REDIRECTS'] as const) expect([isBroken([0, away], [27, away]), isBroken([0, away], [28, away])]).toEqual([false, true]);
    for (const refused of ['401', '403', '429', 'PRIVATE'] as const) expect(isBroken([0, refused], [400, refused])).toBe(false);
  });
});

test('links are found in fields, lists, ways to reach somebody and texts', () => {
  const entry = {
    website: 'https://a.example/', links: [{ kind: 'OTHER', url: 'https://b.example/' }], hours: { slots: [], link: 'https://c.example/' },
    about: { original: 'de', values: { de: { value: 'Siehe [hier](https://d.example/x) und [Post](mailto:a@example.org) und <https://e.example/>.' } } },
  };
  expect(linksOf(nounOf('service'), entry)).toEqual(expect.arrayContaining([
    { field: 'website', url: 'https://a.example/' }, { field: 'links', url: 'https://b.example/' }, { field: 'hours', url: 'https://c.example/' }, { field: 'about', url: 'https://d.example/x' }, { field: 'about', url: 'https://e.example/' },
  ]));
  expect(linksOf(nounOf('contact'), { channels: [{ kind: 'WEB', value: 'https://f.example/' }, { kind: 'PHONE', value: '+493931607040' }] })).toEqual([{ field: 'channels', url: 'https://f.example/' }]);
});

describe('the weekly round', () => {
  const round = (day: number) => checkLinks({ pool, publicUrl: 'https://directory.example', permits, patience: 1, rest: 0, now: new Date(Date.now() + day * DAY) });
  const link = (side: string, path: string, more: Record<string, unknown> = {}) => keep(pool, { noun: 'service', slug: `${side}-service`, website: `${at}/${path}`, ...more });

  beforeEach(async () => {
    await empty(pool);
    await pool.query('delete from link_use; delete from linked_page; delete from check_mail; delete from mail');
    await keep(pool, ...TWO_NETWORKS);
    asked.splice(0);
    gone = new Set();
  });

  test('asks each page once a week, one of a host at a time, by its own name, and not what readers do not see', async () => {
    await link('eigen', 'one');
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', website: `${at}/two`, links: [{ kind: 'OTHER', url: `${at}/three` }] }, { noun: 'service', slug: 'draft', title: { de: 'Entwurf' }, actor: 'eigen-actor', website: `${at}/draft`, state: 'DRAFT' });
    most = 0;
    expect(await round(0)).toBe(3);
    expect(asked.map(({ url }) => url).toSorted()).toEqual(['/one', '/three', '/two']);
    expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set(['DirectoryLinkCheck/1.0 (+https://directory.example)']));
    expect(most).toBe(1);
    expect([await round(6), await round(7.1)]).toEqual([0, 3]);
  });

  test('a page that is gone brings its entry\'s turn forward, is told to those who keep it, and to nobody else', async () => {
    const [partner, foreign, coordinator] = [await signedIn(directory, 'partner', 'eigen-actor'), await signedIn(directory, 'partner', 'fremd-actor'), await signedIn(directory, 'coordinator', 'eigen-network')];
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'amt@example.org' });
    gone.add('gone');
    await link('eigen', 'gone');
    await round(0);
    const due = async () => (await partner.ask<{ due: { title: string; reasons: string[] }[] }>('{ due { title reasons } }')).data?.due;
    const broken = async (who = partner) => (await who.ask<{ brokenLinks: { noun: string; entry: string; field: string; url: string; answer: string }[] }>('{ brokenLinks { noun entry field url answer } }')).data?.brokenLinks;
    expect([await due(), await broken()]).toEqual([[], []]);
    await round(1);
    // The round of tomorrow says so today: what comes of it lies in the past by then.
    await pool.query(`update linked_page set broken_since = now()`);
    const service = await idOf(pool, 'service', 'eigen-service');
    expect(await due()).toEqual([{ title: 'Beratung eigen', reasons: ['LINK'] }]);
    expect(await broken()).toEqual([{ noun: 'service', entry: service, field: 'website', url: `${at}/gone`, answer: '404' }]);
    expect([(await broken(coordinator))?.length, await broken(foreign)]).toEqual([1, []]);
    expect(await askInstitutions(pool, 'http://directory.test')).toBe(1);
    expect((await directory.mails()).at(-1)?.text.replace(/\s+/g, ' ')).toContain('Eine Internetadresse darin antwortet nicht.');

    const works = (who = partner) => who.ask<{ linkWorks: boolean }>('mutation ($id: UUID!, $url: URL!) { linkWorks(noun: "service", id: $id, url: $url) }', { id: service, url: `${at}/gone` });
    expect((await works(foreign)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await works()).data?.linkWorks).toBe(true);
    expect([await due(), await broken()]).toEqual([[], []]);
  });

  test('a new address settles it at once, and when a page is back nothing is said any more', async () => {
    const partner = await signedIn(directory, 'partner', 'eigen-actor');
    const broken = async () => (await partner.ask<{ brokenLinks: object[] }>('{ brokenLinks { url } }')).data?.brokenLinks.length;
    gone.add('gone');
    await link('eigen', 'gone');
    await round(0);
    await round(1);
    expect(await broken()).toBe(1);
    await link('eigen', 'there');
    expect(await broken()).toBe(0);
    await link('eigen', 'gone');
    gone.clear();
    await round(9);
    expect((await pool.query<{ url: string }>('select url from linked_page where broken_since is not null')).rows).toEqual([]);
  });

  test('when our own network is away nothing is held against anybody', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', website: 'http://one.invalid/', links: [{ kind: 'OTHER', url: 'http://two.invalid/' }] });
    expect([await round(0), await round(1.1)]).toEqual([0, 0]);
    expect((await pool.query('select from linked_page where answer is not null')).rowCount).toBe(0);
  });
});
