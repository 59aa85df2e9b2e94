import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { outward, inward } from '../../server/exchange/spreadsheet/cell.ts';
import { readWorkbook } from '../../server/exchange/spreadsheet/workbook.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { archive, downloaded, opened, uploaded, workbook } from './sheets.ts';

const directory = await openDirectory();
const { pool, url } = directory;
afterAll(() => directory.close());

let partner: Person;
const visitor = { cookie: '' };

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  partner = await signedIn(directory, 'partner', 'eigen-actor', { trust: 2 });
});

const told = ({ status, errors }: Awaited<ReturnType<typeof uploaded>>) => [status, errors[0]?.message];
const MEGABYTE = 1_000_000;

describe('a file that is none', () => {
  test('or too large is refused before it is read', async () => {
    expect((await uploaded(url, partner, 'service', Buffer.alloc(5 * MEGABYTE + 1))).status).toBe(413);
    expect((await uploaded(url, partner, 'service', 'id', { type: 'text/plain' })).status).toBe(415);
    expect((await uploaded(url, partner, 'service', Buffer.from('no workbook'))).status).toBe(422);
    expect((await uploaded(url, partner, 'service', '')).status).toBe(422);
  });

  test('or broken, encrypted or of another encoding is told as such', async () => {
    const good = archive(workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'));
    for (const length of [good.length - 10, 200, 30]) expect(told(await uploaded(url, partner, 'service', good.subarray(0, length)))).toEqual([422, expect.stringContaining('cannot be read')]);
    const encrypted = Buffer.from(good);
    const central = encrypted.indexOf('PK\u0001\u0002');
    encrypted[central + 8] = 1;
    expect(told(await uploaded(url, partner, 'service', encrypted))).toEqual([422, expect.stringContaining('encrypted')]);
    expect(told(await uploaded(url, partner, 'service', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1000, '0'), 'hex')))).toEqual([422, expect.stringContaining('password')]);
    expect(told(await uploaded(url, partner, 'service', Buffer.from('id;title (de)\n;M\xfchle', 'latin1'), { type: 'text/csv' }))).toEqual([422, expect.stringContaining('UTF-8')]);
    expect(told(await uploaded(url, partner, 'service', 'id;title (de)\n;"offen'))).toEqual([422, expect.stringContaining('never closed')]);
  });

  test('or a bomb costs nothing: neither one that says how large it is, nor one that lies, nor one of countless cells or rows', async () => {
    const zeros = Buffer.alloc(60 * MEGABYTE);
    expect(told(await uploaded(url, partner, 'service', archive(workbook('', { more: { 'xl/a.xml': zeros } }))))).toEqual([422, expect.stringContaining('unpacked it has more than')]);
    expect(told(await uploaded(url, partner, 'service', archive(workbook('', { more: { 'xl/a.xml': zeros } }), (size) => Math.min(size, MEGABYTE))))).toEqual([422, expect.stringContaining('broken')]);
    expect(told(await uploaded(url, partner, 'service', archive(workbook('<c/>'.repeat(400_000)))))).toEqual([422, expect.stringContaining('more than 300000 cells')]);
    // It calls itself a row so far down that all above it would fill the memory.
    expect(told(await uploaded(url, partner, 'service', archive(workbook('<row r="9e9"><c r="A1" t="str"><v>id</v></c></row>'))))).toEqual([422, expect.stringContaining('rows')]);
    const corner = '<row r="1048576"><c r="XFD1048576" t="str"><v>id</v></c></row>';
    expect(told(await uploaded(url, partner, 'service', archive(workbook(corner))))).toEqual([422, expect.stringContaining('broken')]);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('or holds macros is refused, whatever it is called', async () => {
    expect(told(await uploaded(url, partner, 'service', archive(workbook('', { more: { 'xl/vbaProject.bin': 'x' } }))))).toEqual([422, expect.stringContaining('macros')]);
    const types = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
    expect(told(await uploaded(url, partner, 'service', archive(workbook('', { more: { '[Content_Types].xml': types } }))))).toEqual([422, expect.stringContaining('macros')]);
    expect((await uploaded(url, partner, 'service', archive(workbook('')), { type: 'application/vnd.ms-excel.sheet.macroEnabled.12' })).status).toBe(415);
  });

  test('or declares entities, billions of laughs or files of ours, is refused', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>';
    const file = '<!doctype a [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    for (const head of [laughs, file]) expect(told(await uploaded(url, partner, 'service', archive(workbook('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>', { head }))))).toEqual([422, expect.stringContaining('entities')]);
  });
});

describe('a cell', () => {
  test('with a formula is the value that stands there, and is never computed', async () => {
    const rows = await readWorkbook(archive(workbook('<row r="1"><c r="A1" t="str"><f>1+1</f><v>text</v></c><c r="B1"><f>6*7</f></c><c r="C1"><f>WEBSERVICE("http://example.org")</f><v>3</v></c></row>')));
    expect(rows).toEqual([['text', '', '3']]);
  });

  test('is read from a sheet whose rows and columns are formatted down to the last one', async () => {
    expect(await readWorkbook(archive(workbook('<row r="1"><c r="A1" t="str"><v>id</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')))).toEqual([['id']]);
  });

  test('never begins with what could be a formula when it goes out, and comes back as it was', async () => {
    const wild = ['=1+1', '+49 30 1', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1", "''=1"];
    for (const value of wild) {
      expect(outward(value)).toMatch(/^'/);
      expect(inward(outward(value))).toBe(value.replace('\r', '\n'));
    }
    for (const tame of ['a=b', "'quoted'", '', 'Mo 09:00-12:00']) expect(inward(outward(tame))).toBe(outward(tame));
    await keep(pool, { noun: 'service', slug: 'eigen-service', title: { de: '=HYPERLINK("http://example.org")' }, alsoKnownAs: ['+49 30 23125000', '@mir'] });
    const csv = await (await downloaded(url, partner, 'service.csv')).text();
    expect(csv).toContain(`;"'=HYPERLINK(""http://example.org"")";`);
    expect(csv).toContain(`;"'+49 30 23125000\n@mir";`);
    expect((await opened(url, partner, 'service')).get('eigen-service', 'title (de)')).toBe(`'=HYPERLINK("http://example.org")`);
    expect(await uploaded(url, partner, 'service', csv)).toMatchObject({ status: 200, changes: [], unchanged: 1 });
  });
});

describe('nobody', () => {
  test('without an account downloads or uploads anything', async () => {
    for (const file of ['service.xlsx', 'service.csv']) expect((await downloaded(url, visitor, file)).status).toBe(403);
    expect((await uploaded(url, visitor, 'service', 'id;title (de)\n;Neu')).status).toBe(403);
    const volunteer = await signedIn(directory, 'volunteer', 'eigen-network');
    expect((await downloaded(url, volunteer, 'service.xlsx')).status).toBe(403);
    for (const file of ['term.xlsx', 'network.csv', '__proto__.csv', 'constructor.xlsx']) expect((await downloaded(url, partner, file)).status).toBe(404);
  });

  test('on another site makes a browser send a sheet', async () => {
    const csv = 'id;title (de);actor\n;Neu;eigen-actor';
    for (const site of ['cross-site', 'same-site']) expect((await uploaded(url, partner, 'service', csv, { headers: { 'sec-fetch-site': site } })).status).toBe(403);
    expect((await pool.query('select from service')).rowCount).toBe(2);
    expect((await uploaded(url, partner, 'service', csv, { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
  });

  test('reads or touches entries of another actor', async () => {
    for (const noun of ['actor', 'service', 'contact', 'place', 'offering', 'event']) expect(await (await downloaded(url, partner, `${noun}.csv`)).text()).not.toContain('fremd');
    const [foreign, own, hidden] = await Promise.all([idOf(pool, 'service', 'fremd-service'), idOf(pool, 'service', 'eigen-service'), idOf(pool, 'contact', 'fremd-contact')]);
    await pool.query(`update contact set state = 'DRAFT', reach = 3 where id = $1`, [hidden]);
    const lines = [`${foreign};1;Gekapert;;ja`, `00000000-0000-4000-8000-000000000000;1;Erfunden;;`, `${own};1;Beratung eigen;fremd-contact;`, ';;Neu;;'];
    const report = await uploaded(url, partner, 'service', `id;version;title (de);contacts;checked\n${lines.join('\n')}\n`);
    expect(report.errors.map(({ row, column, code }) => [row, column, code])).toEqual([[2, 'A', 'FORBIDDEN'], [3, 'A', 'NOT_FOUND'], [4, 'D', 'BAD_REFERENCE'], [5, 'A', 'MISSING_FIELD']]);
    const moved = await uploaded(url, partner, 'service', `id;version;actor\n${own};1;fremd-actor\n`);
    expect(moved.errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect((await pool.query('select from revision where version > 1')).rowCount).toBe(0);
  });
});

describe('a sheet', () => {
  test('with columns that nobody knows, twice the same entry or no version is told of all of it, and changes nothing', async () => {
    const own = await idOf(pool, 'service', 'eigen-service');
    const report = await uploaded(url, partner, 'service', [
      'id;version;__proto__;constructor;title (de);title (xx);free;free;constructor (de)',
      `${own};1;{"admin":true};x;Neu;;ja;;`,
      `${own};1;;;Neu;;;;`,
      `${own};;;;Neu;;;;`,
      `nonsense;1;;;Neu;;;;`,
      `${own.replace(/.$/, '')};1;;;Neu;;;;`,
    ].join('\n'));
    expect(report.status).toBe(422);
    expect(report.errors.map(({ row, column, code }) => `${column ?? ''}${String(row)} ${code}`)).toEqual([
      'C1 UNKNOWN_FIELD', 'D1 UNKNOWN_FIELD', 'F1 UNKNOWN_FIELD', 'H1 BAD_INPUT', 'I1 UNKNOWN_FIELD', 'A3 DUPLICATE_ENTRY', 'B4 MISSING_FIELD', 'A5 BAD_INPUT', 'A6 BAD_INPUT',
    ]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect((await pool.query('select from revision where version > 1')).rowCount).toBe(0);
  });
});
