import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEET_NOUNS } from '../../server/exchange/spreadsheet/entries.ts';
import { readCsv } from '../../server/exchange/spreadsheet/csv.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { OpenSheet, downloaded, opened, uploaded } from './sheets.ts';

const directory = await openDirectory({ content: 'seed' });
const { pool, url } = directory;
afterAll(() => directory.close());

let coordinator: Person;
let partner: Person;
beforeAll(async () => {
  coordinator = await signedIn(directory, 'coordinator', 'musterkreis');
  partner = await signedIn(directory, 'partner', 'volkshochschule-musterkreis');
});

const revisions = async () => (await pool.query('select from revision')).rowCount;
const MUSTERKREIS_SERVICES = 60;

describe('the services of the Musterkreis, downloaded', () => {
  test('and uploaded as they are change nothing, in both formats, and so do all other nouns', async () => {
    for (const noun of SHEET_NOUNS) {
      const sheet = await opened(url, coordinator, noun.name);
      const entries = sheet.rows.length - 1;
      expect(entries).toBeGreaterThan(5);
      if (noun.name === 'service') expect(entries).toBe(MUSTERKREIS_SERVICES);
      const unchanged = { status: 200, errors: [], changes: [], new: 0, unchanged: entries, published: 0, waiting: 0 };
      expect(await uploaded(url, coordinator, noun.name, await sheet.file(), { dryRun: true })).toEqual(unchanged);
      const csv = await (await downloaded(url, coordinator, `${noun.name}.csv`)).text();
      expect(await uploaded(url, coordinator, noun.name, csv, { dryRun: true })).toEqual(unchanged);
    }
  });

  test('tell three errors by row and column, and corrected make exactly the five changes that were put in', async () => {
    const sheet = await opened(url, coordinator, 'service');
    const [first, second, third, fourth, fifth, sixth] = sheet.rows.slice(1).map((row) => row[1] ?? '');
    if (first === undefined || second === undefined || third === undefined || fourth === undefined || fifth === undefined || sixth === undefined) throw new Error('too few services');
    sheet.set(first, 'title (de)', 'Ein neuer Titel');
    sheet.set(second, 'free', sheet.get(second, 'free') === 'ja' ? 'nein' : 'ja');
    sheet.set(third, 'hours', 'Mo 9.00-12.00; Do 14:00 - 18:00 Uhr Termin');
    sheet.set(fourth, 'until', '2026-10-31');
    sheet.set(fifth, 'topics', 'sprachcafe; beratung');
    const whole = sheet.rows.map((row) => [...row]);
    sheet.set(sixth, 'website', 'keine Adresse');
    sheet.set(sixth, 'capacity', 'VIELLEICHT');
    sheet.set(first, 'topics', 'gibt-es-nicht');
    const before = await revisions();
    const place = (slug: string, heading: string) => ({ row: sheet.row(slug) + 1, column: column(sheet.column(heading)), field: heading });

    const tried = await uploaded(url, coordinator, 'service', await sheet.file(), { dryRun: true });
    expect(tried.errors.map(({ message: _, ...error }) => error)).toEqual([
      { ...place(first, 'topics'), code: 'BAD_REFERENCE' },
      { ...place(sixth, 'capacity'), code: 'BAD_CHOICE' },
      { ...place(sixth, 'website'), code: 'BAD_URL' },
    ]);
    expect(await uploaded(url, coordinator, 'service', await sheet.file())).toMatchObject({ status: 422 });
    expect(await revisions()).toBe(before);

    const corrected = new OpenSheet(whole);
    const shown = await uploaded(url, coordinator, 'service', await corrected.file(), { dryRun: true });
    expect(shown.errors).toEqual([]);
    expect(shown.unchanged).toBe(MUSTERKREIS_SERVICES - 5);
    expect(shown.changes.map(({ field, after }) => [field, after])).toEqual([
      ['title (de)', 'Ein neuer Titel'],
      ['free', corrected.get(second, 'free')],
      ['hours', 'Mo 09:00-12:00; Do 14:00-18:00 Termin'],
      ['until', '2026-10-31'],
      ['topics', 'sprachcafe; beratung'],
    ]);
    expect(await revisions()).toBe(before);
    expect(await uploaded(url, coordinator, 'service', await corrected.file())).toMatchObject({ status: 200, errors: [], published: 5, waiting: 0 });
    const { rows } = await pool.query<{ slug: string; fields: string[]; origin: string }>('select s.slug, r.fields, r.origin from revision r join service s on s.id = r.entry order by r.id desc limit 5');
    expect(await revisions()).toBe((before ?? 0) + 5);
    expect(rows.reverse()).toEqual([[first, 'title'], [second, 'free'], [third, 'hours'], [fourth, 'until'], [fifth, 'topics']].map(([slug, field]) => ({ slug, fields: [field], origin: 'IMPORT' })));
    // What was not in the sheet is as it was.
    const after = await opened(url, coordinator, 'service');
    expect(await uploaded(url, coordinator, 'service', await after.file(), { dryRun: true })).toMatchObject({ changes: [], unchanged: MUSTERKREIS_SERVICES });
  });

  test('by a partner are their own, wait for a coordinator but for what is urgent, and can be confirmed all at once', async () => {
    const sheet = await opened(url, partner, 'service');
    expect(sheet.rows).toHaveLength(4);
    const [one, two] = sheet.rows.slice(1).map((row) => row[1] ?? '');
    if (one === undefined || two === undefined) throw new Error('too few services');
    sheet.set(one, 'title (en)', 'A new title');
    sheet.set(one, 'capacity', 'FULL');
    for (const row of sheet.rows.slice(1)) row[sheet.column('checked')] = 'ja';
    sheet.add({ 'title (de)': 'Ganz neu', actor: 'volkshochschule-musterkreis', modes: 'ONLINE; PHONE' });
    const report = await uploaded(url, partner, 'service', await sheet.file());
    expect(report).toMatchObject({ status: 200, errors: [], new: 1, unchanged: 0, published: 1, waiting: 4 });
    const { rows } = await pool.query<{ is_new: boolean; changes: unknown; origin: string }>('select is_new, changes, origin from proposal order by is_new');
    expect(rows).toEqual([
      { is_new: false, changes: { title: { en: 'A new title' } }, origin: 'IMPORT' },
      { is_new: true, changes: expect.objectContaining({ title: { de: 'Ganz neu' }, modes: ['ONLINE', 'PHONE'] }), origin: 'IMPORT' },
    ]);
    const { rows: checked } = await pool.query<{ by: string }>(`select checked_by as by from service where checked_at > now() - interval '1 minute'`);
    expect(checked).toEqual(Array.from({ length: 3 }, () => ({ by: 'Kreisvolkshochschule Musterkreis' })));
  });
});

describe('a new place', () => {
  test('of somebody who keeps one actor waits with that actor', async () => {
    const report = await uploaded(url, partner, 'place', 'id;name;address.city;municipality.name;latitude\n;Neues Haus;Musterstadt;Musterstadt;52,5\n');
    expect(report).toMatchObject({ status: 200, errors: [], new: 1, waiting: 4 });
    const { rows } = await pool.query<{ owner: string; changes: unknown }>(`select owner, changes from proposal where noun = 'place'`);
    expect(rows).toEqual([{ owner: await idOf(pool, 'actor', 'volkshochschule-musterkreis'), changes: { name: 'Neues Haus', address: { city: 'Musterstadt' }, municipality: { name: 'Musterstadt' }, latitude: 52.5 } }]);
  });
});

describe('a sheet that is older than its entries', () => {
  test('changes what nobody else did, and tells of the rest by row', async () => {
    const sheet = await opened(url, partner, 'service');
    const slug = sheet.rows[1]?.[1] ?? '';
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Vom Amt" } }) { id } }', { id: await idOf(pool, 'service', slug) });
    // The old title stands in the sheet still, and is nothing that the partner wrote.
    sheet.set(slug, 'website', 'https://example.org/neu');
    expect(await uploaded(url, partner, 'service', await sheet.file(), { dryRun: true })).toMatchObject({ errors: [], changes: [{ field: 'website' }] });
    sheet.set(slug, 'title (de)', 'Vom Verein');
    const { errors } = await uploaded(url, partner, 'service', await sheet.file());
    expect(errors).toEqual([expect.objectContaining({ row: 2, field: 'title (de)', code: 'VERSION_CONFLICT' })]);
  });
});

describe('a contact\'s ways', () => {
  test('are one line each; changing one keeps the labels of the others in every language', async () => {
    const sheet = await opened(url, coordinator, 'contact');
    const slug = 'muster-lotsenkoordination';
    const [phone, ...others] = sheet.get(slug, 'channels').split('\n');
    expect(phone).toBe('Telefon +498999998925 "Sprechzeit"');
    sheet.set(slug, 'channels', ['Mobil +49 89 / 99998926 [STAFF]', phone, ...others].join('\n'));
    expect(await uploaded(url, coordinator, 'contact', await sheet.file())).toMatchObject({ errors: [], published: 1 });
    const { rows } = await pool.query<{ channels: { value: string; visibility: string; label?: { values: Record<string, unknown> } }[] }>('select channels from contact where slug = $1', [slug]);
    const [mobile, same] = rows[0]?.channels ?? [];
    expect(mobile).toEqual({ kind: 'MOBILE', value: '+498999998926', visibility: 'STAFF' });
    expect(Object.keys(same?.label?.values ?? {})).toEqual(expect.arrayContaining(['de', 'en', 'ar']));
  });
});

describe('hours', () => {
  const slug = 'volkshochschule-musterkreis-feiertage';
  const HOURS = {
    slots: [{ day: 'MO', from: '09:00', to: '12:00' }],
    exceptions: [
      { from: '2026-12-24', closed: true, reason: { de: 'Heiligabend', en: 'Christmas Eve' } },
      { from: '2026-12-27', until: '2027-01-01', closed: true, reason: { de: '=HYPERLINK("http://evil.example");\nBetriebsferien (bis 1.1.; dann wieder)', en: 'Holidays' } },
      { from: '2027-01-04', closed: false, slots: [{ from: '14:00', to: '16:00', mode: 'APPOINTMENT' }] },
    ],
    holidays: 'OPEN', note: { de: 'Bitte klingeln.' },
  };
  const stored = async () => (await pool.query<{ hours: { slots?: object[]; exceptions?: { from: string; reason?: { values: Record<string, { value: string }> } }[]; holidays?: string; note?: object } | null }>('select hours from service where slug = $1', [slug])).rows[0]?.hours;
  const sheetOf = async (hours: object | null) => {
    await keep(pool, { noun: 'service', slug, title: { de: 'Kurs' }, actor: 'volkshochschule-musterkreis', hours: null }, { noun: 'service', slug: `${slug}-2`, title: { de: 'Kurs 2' }, actor: 'volkshochschule-musterkreis' });
    await keep(pool, { noun: 'service', slug, title: { de: 'Kurs' }, hours });
    return opened(url, partner, 'service');
  };

  test('tell exceptions and public holidays as people write them, and taken back as they are change nothing', async () => {
    const sheet = await sheetOf(HOURS);
    expect([sheet.get(slug, 'hours'), sheet.get(slug, 'hours.exceptions'), sheet.get(slug, 'hours.holidays')]).toEqual([
      'Mo 09:00-12:00',
      '24.12.2026: zu (Heiligabend); 27.12.2026-01.01.2027: zu (=HYPERLINK("http://evil.example"); Betriebsferien (bis 1.1.; dann wieder)); 04.01.2027: 14:00-16:00 Termin',
      'wie sonst',
    ]);
    for (const noun of ['service', 'contact', 'place', 'offering']) {
      expect(await uploaded(url, partner, noun, await (await opened(url, partner, noun)).file(), { dryRun: true })).toMatchObject({ errors: [], changes: [] });
      for (const cells of readCsv(Buffer.from(await (await downloaded(url, partner, `${noun}.csv`)).arrayBuffer()))) expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
    }
  });

  test('take a day more with what the others keep in every language, however it is written', async () => {
    const sheet = await sheetOf(HOURS);
    const [eve, holidays, after] = sheet.get(slug, 'hours.exceptions').split(/; (?=\d\d\.)/);
    sheet.set(slug, 'hours.exceptions', [`31.12.2026: 9–12, 13.30 - 15 Uhr Telefon (Silvester)`, holidays, eve?.replace('zu', '9 - 12'), after].join('\n'));
    sheet.set(slug, 'hours.holidays', 'geschlossen');
    sheet.set(`${slug}-2`, 'hours.exceptions', '2026-12-24 – 26.12.2026: geschlossen;');
    expect(await uploaded(url, partner, 'service', await sheet.file())).toMatchObject({ errors: [], published: 2, waiting: 0 });
    const hours = await stored();
    expect(hours).toMatchObject({ slots: HOURS.slots, holidays: 'CLOSED', note: { values: { de: { value: 'Bitte klingeln.' } } } });
    const reasons = hours?.exceptions?.map(({ reason }) => Object.fromEntries(Object.entries(reason?.values ?? {}).map(([tag, { value }]) => [tag, value])));
    expect(hours?.exceptions?.map(({ reason: _, ...exception }) => exception)).toEqual([
      { from: '2026-12-31', closed: false, slots: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '15:00', mode: 'PHONE' }] },
      { from: '2026-12-27', until: '2027-01-01', closed: true },
      { from: '2026-12-24', closed: false, slots: [{ from: '09:00', to: '12:00' }] },
      { from: '2027-01-04', closed: false, slots: [{ from: '14:00', to: '16:00', mode: 'APPOINTMENT' }] },
    ]);
    expect(reasons).toEqual([{ de: 'Silvester' }, { de: HOURS.exceptions[1]?.reason?.de, en: 'Holidays' }, { de: 'Heiligabend', en: 'Christmas Eve' }, {}]);
    const { rows } = await pool.query<{ hours: object }>('select hours from service where slug = $1', [`${slug}-2`]);
    expect(rows[0]?.hours).toEqual({ exceptions: [{ from: '2026-12-24', until: '2026-12-26', closed: true }] });
  });

  test('that cannot be are told by row and column, and emptied cells empty what they stand for', async () => {
    const sheet = await sheetOf(HOURS);
    const wrong = async (cell: string, heading = 'hours.exceptions') => {
      const tried = new OpenSheet(sheet.rows.map((row) => [...row]));
      tried.set(slug, heading, cell);
      const { errors } = await uploaded(url, partner, 'service', await tried.file(), { dryRun: true });
      expect(errors.map(({ row, column: letter, field }) => ({ row, column: letter, field }))).toEqual([{ row: tried.row(slug) + 1, column: column(tried.column(heading)), field: heading }]);
      return errors[0];
    };
    expect(await wrong('24.12.2026: zu; Heiligabend')).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('24.12.2026: zu (Heiligabend)') as string });
    expect(await wrong('24.12.2026')).toMatchObject({ code: 'BAD_INPUT' });
    expect(await wrong('31.12.2026: vormittags')).toMatchObject({ code: 'BAD_INPUT' });
    expect(await wrong('31.02.2026: zu')).toMatchObject({ code: 'BAD_DATE' });
    expect(await wrong('31.12.2026: 12-9')).toMatchObject({ code: 'BAD_HOURS' });
    expect(await wrong('31.12.2026-24.12.2026: zu')).toMatchObject({ code: 'BAD_RANGE' });
    expect(await wrong('vielleicht', 'hours.holidays')).toMatchObject({ code: 'BAD_CHOICE' });
    for (const heading of ['hours.exceptions', 'hours.holidays']) sheet.set(slug, heading, '');
    expect(await uploaded(url, partner, 'service', await sheet.file())).toMatchObject({ errors: [], published: 1 });
    expect(await stored()).toEqual({ slots: HOURS.slots, note: expect.anything() as object });
    const bare = await sheetOf({ slots: HOURS.slots, holidays: 'OPEN' });
    for (const heading of ['hours', 'hours.exceptions', 'hours.holidays']) bare.set(slug, heading, '');
    expect(await uploaded(url, partner, 'service', await bare.file())).toMatchObject({ errors: [], published: 1 });
    expect(await stored()).toBe(null);
  });
});

describe('a CSV file', () => {
  test('is what a German Excel opens by a double click, and takes what it saves', async () => {
    const bytes = Buffer.from(await (await downloaded(url, partner, 'service.csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().split('\r\n', 1)[0]).toMatch(/^\uFEFFid;slug;version;title \(de\);/);
    expect(readCsv(Buffer.from('id;5" Rohr\n'))).toEqual([['id', '5" Rohr']]);
    expect(readCsv(Buffer.from('a,"b ""c""\r\n;d"\n1,2\n'))).toEqual([['a', 'b "c"\r\n;d'], ['1', '2']]);
  });
});

function column(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${column(Math.floor(at / 26) - 1)}${column(at % 26)}`;
}
