import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOld, startRetention } from '../../server/privacy/retention.ts';
import { type Gap, countable, noteGap, readGaps, wantGap } from '../../server/search/gaps.ts';
import { countRows } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';

const directory = await openDirectory();
const logged: string[] = [];
const log = pino({}, { write: (line) => void logged.push(line) });
const { pool } = directory;
afterAll(() => directory.close());
beforeEach(async () => {
  await pool.query('truncate gap, audit');
});

const TODAY = `(now() at time zone 'Europe/Berlin')::date`;

/** As if it had been looked for on a day, that many days ago. */
async function past(query: string, days: number, count: number, wanted = 0): Promise<void> {
  await pool.query(`insert into gap values ($1, 'de', ${TODAY} - $2::int, $3, $4)`, [query, days, count, wanted]);
}

/** How long ago each day that is kept of a query is. */
async function kept(query: string): Promise<number[]> {
  const { rows } = await pool.query<{ days: number }>(`select ${TODAY} - day as days from gap where query = $1 order by 1`, [query]);
  return rows.map(({ days }) => days);
}

describe('what is counted of a query', () => {
  test.each([
    ['lower case and single spaces', '  Schwimm\tKURS \n für  Frauen ', 'schwimm kurs für frauen'],
    ['one form of each letter', 'Spielcafe\u0301 ﬁnden', 'spielcafé finden'],
    ['Arabic as it is written', ' دورة  سباحة ', 'دورة سباحة'],
    ['a postal code', 'Schwimmkurs 39576', 'schwimmkurs 39576'],
    ['a paragraph of a law', '§ 24 Abs. 1 AufenthG', '§ 24 abs. 1 aufenthg'],
    ['twelve words', 'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', 'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'],
    ['no control characters and no half ones', 'Kurs\u0000\u0007 \ud800', 'kurs \ufffd'],
    ['a hundred characters', 'x'.repeat(300), 'x'.repeat(100)],
    ['no half character at the end', `${'x'.repeat(99)}😀`, 'x'.repeat(99)],
  ])('is %s', (_, query, words) => {
    expect(countable(query)).toBe(words);
  });

  test.each([
    ['an e-mail address', 'hilfe für erika@example.org'],
    ['a telephone number', '03931 607040'],
    ['a telephone number with spaces and signs', 'wer hat +49 176-12 34 56'],
    ['a case number', 'az 4711234'],
    ['a birthday', 'erika 01.02.1990'],
    ['a number in Arabic digits', 'رقم ٠١٧٦١٢٣'],
    ['two postal codes', '39576 39590'],
    ['a postal code and another number', '39576 musterweg 7'],
    ['a letter of thirteen words', 'ich heiße so und so und mein mann hat mir gestern etwas gesagt'],
    ['nothing', ' \n '],
  ])('is never %s', (_, query) => {
    expect(countable(query)).toBeNull();
  });
});

describe('a search without hits', () => {
  test('is counted by query, language and day, and nothing else is kept of it', async () => {
    for (const query of ['Schwimmkurs', ' schwimmkurs ', 'SCHWIMMKURS']) await noteGap({ pool, log }, query, 'de');
    await noteGap({ pool, log }, 'Schwimmkurs', 'en');
    await wantGap(pool, 'schwimmkurs', 'de');
    const { rows } = await pool.query('select *, day::text as day from gap order by language');
    const [{ today } = { today: '' }] = (await pool.query<{ today: string }>(`select ${TODAY}::text as today`)).rows;
    expect(rows).toEqual([
      { query: 'schwimmkurs', language: 'de', day: today, count: 3, wanted: 1 },
      { query: 'schwimmkurs', language: 'en', day: today, count: 1, wanted: 0 },
    ]);
  });

  test('is not counted when it may tell of a person', async () => {
    await noteGap({ pool, log }, 'erika@example.org', 'de');
    expect(await wantGap(pool, '0176 123456', 'de')).toBe(false);
    expect((await countRows(pool))['gap']).toBe(0);
  });

  test('fails nobody and tells the log nothing when it cannot be counted', async () => {
    const away = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:9/nothing' });
    await expect(noteGap({ pool: away, log }, 'geheimes Anliegen', 'de')).resolves.toBeUndefined();
    await away.end();
    await pool.query('alter table gap add constraint refused check (count < 1) not valid');
    await noteGap({ pool, log }, 'geheimes Anliegen', 'de');
    await pool.query('alter table gap drop constraint refused');
    expect(logged).toHaveLength(2);
    expect(logged.join('')).not.toContain('geheim');
  });
});

describe('of what was looked for in vain', () => {
  test('nothing under five occurrences is kept longer than 30 days', async () => {
    await past('selten', 31, 4);
    await past('selten wieder', 31, 2);
    await past('selten wieder', 2, 2);
    await past('gewünscht', 40, 2, 4);
    await past('jung', 30, 1);
    await forgetOld(pool);
    expect(await kept('selten')).toEqual([]);
    expect(await kept('selten wieder')).toEqual([2]);
    expect(await kept('gewünscht')).toEqual([]);
    expect(await kept('jung')).toEqual([30]);
    const { rows } = await pool.query(`select query from gap group by query, language having greatest(sum(count), sum(wanted)) < 5 and min(day) < ${TODAY} - 30`);
    expect(rows).toEqual([]);
  });

  test('what came to five stays, on however many days, for a year', async () => {
    await past('oft', 366, 50);
    await past('oft', 365, 1);
    await past('oft', 100, 3);
    await past('oft', 1, 1);
    await forgetOld(pool);
    expect(await kept('oft')).toEqual([1, 100, 365]);
  });

  test('days that are over a year ago do not hold others that are seldom', async () => {
    await past('früher oft', 400, 50);
    await past('früher oft', 60, 1);
    await forgetOld(pool);
    expect(await kept('früher oft')).toEqual([]);
  });

  test('the same words in another language are something else', async () => {
    await past('kurs', 31, 4);
    await pool.query(`insert into gap values ('kurs', 'en', ${TODAY}, 9, 0)`);
    await forgetOld(pool);
    expect(await kept('kurs')).toEqual([0]);
  });

  test('what is old is forgotten at the start of the server, without anybody asking', async () => {
    await past('alt', 31, 1);
    await startRetention({ pool, mailFolder: '/nowhere', log })();
    expect(await kept('alt')).toEqual([]);
  });
});

const GAPS = 'query ($language: LanguageTag, $first: Int) { gaps(language: $language, first: $first) { query language count wanted firstDay lastDay } }';

describe('the list of gaps', () => {
  test('tells the most wanted first, then the most frequent, and nothing that may be one person’s', async () => {
    await past('schwimmkurs', 3, 2);
    await past('schwimmkurs', 1, 7);
    await past('nähkurs', 0, 4, 3);
    await past('mein nachbar müller', 0, 2, 2);
    await past('selten', 0, 1, 0);
    const { data, errors } = await directory.operate<{ gaps: Gap[] }>(GAPS);
    expect(errors).toBeUndefined();
    expect(data?.gaps.map(({ query, count, wanted }) => [query, count, wanted])).toEqual([['nähkurs', 4, 3], ['schwimmkurs', 9, 0]]);
    const { firstDay = '', lastDay = '' } = data?.gaps[1] ?? {};
    expect(Date.parse(lastDay) - Date.parse(firstDay)).toBe(2 * 86_400_000);
    expect(await readGaps(pool, { language: 'en', first: 10 })).toEqual([]);
    expect((await directory.operate<{ gaps: Gap[] }>(GAPS, { language: 'de', first: 1 })).data?.gaps).toHaveLength(1);
  });

  test('is for those who keep the directory', async () => {
    await past('schwimmkurs', 0, 9);
    const { data, errors } = await directory.graphql(GAPS);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test.each([
    ['of more than 100', { first: 101 }, 'PAGE_TOO_LARGE', 'first'],
    ['of none', { first: 0 }, 'PAGE_TOO_LARGE', 'first'],
    ['in no language of the directory', { language: 'xx' }, 'BAD_LANGUAGE', 'language'],
  ])('is refused as one %s', async (_, variables, code, field) => {
    expect((await directory.operate(GAPS, variables)).errors?.[0]?.extensions).toEqual({ code, field });
  });
});

const TELL = 'mutation ($query: String!, $language: LanguageTag!) { tellMissing(query: $query, language: $language) }';

describe('telling what is missing', () => {
  test('is open to visitors, counted beside the searches, and answers whether it was', async () => {
    await noteGap({ pool, log }, 'Schwimmkurs', 'de');
    expect((await directory.graphql(TELL, { query: ' Schwimmkurs', language: 'de' })).data).toEqual({ tellMissing: true });
    expect((await directory.graphql(TELL, { query: 'ruft mich an 0176 1234567', language: 'de' })).data).toEqual({ tellMissing: false });
    const { rows } = await pool.query('select query, count, wanted from gap');
    expect(rows).toEqual([{ query: 'schwimmkurs', count: 1, wanted: 1 }]);
  });

  test.each([
    ['for 501 characters', { query: 'x'.repeat(501), language: 'de' }, 'QUERY_TOO_LONG', 'query'],
    ['in no language of the directory', { query: 'x', language: 'xx' }, 'BAD_LANGUAGE', 'language'],
  ])('is refused %s', async (_, variables, code, field) => {
    expect((await directory.graphql(TELL, variables)).errors?.[0]?.extensions).toEqual({ code, field });
  });

  test('is refused when it is done too often, whoever does it, and nobody’s words are in the log', async () => {
    const answers = await Promise.all(Array.from({ length: 35 }, () => directory.graphql(TELL, { query: 'Flutwelle', language: 'de' })));
    const refused = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(new Set(refused)).toEqual(new Set(['TOO_OFTEN']));
    const { rows } = await pool.query<{ wanted: number }>(`select wanted from gap where query = 'flutwelle'`);
    expect(rows[0]?.wanted).toBe(35 - refused.length);
    expect(directory.logged.join('').toLowerCase()).not.toContain('flutwelle');
  });
});
