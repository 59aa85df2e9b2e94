import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import german from '../../site/words/de.json' with { type: 'json' };
import { note } from '../../server/access/accounts.ts';
import { FORGETTINGS, enforceDaily, forgetOld, startRetention } from '../../server/privacy/retention.ts';
import { type Forgetting, READERS, UNTIL } from '../../server/privacy/rule.ts';
import { RULES } from '../../server/privacy/rules.ts';
import { countRows, empty, newDatabase } from '../harness/database.ts';

const database = await newDatabase('tables');
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
// Dropping the database ends connections that rest.
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ACCOUNT = '8f14e45f-ceea-4672-8b5d-0d3c3b1f7a01';

beforeEach(async () => {
  await empty(pool);
  await pool.query(`insert into account (id, mail) values ($1, 'zenobia@example.org')`, [ACCOUNT]);
});

interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
}

/** What a row has to have beside its age: what its checks ask for, and what its rule does. */
const PARTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { access_token: { scope: 'READ' }, ticket: { purpose: 'confirm' }, mail: { failed: '550' }, gap: { count: 9 }, guide_request: { state: 'DONE' }, outcome: { kind: 'REACHED' }, registration: { state: 'TAKES_PART' } };

/** A value of a type that no other row has. */
function some(type: string, number: number): unknown {
  if (type === 'uuid') return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  if (type === 'bytea') return Buffer.from(`x${String(number)}`);
  if (type === 'ARRAY') return [];
  if (type === 'jsonb' || type === 'json') return '[]';
  if (type.startsWith('timestamp') || type === 'date') return new Date();
  return /int|numeric/.test(type) ? number : type === 'boolean' ? false : `x${String(number)}`;
}

let planted = 0;

/** Plants a row of any table, so many days old by a column. @returns where it is */
async function plant({ table, column, days: limit, only }: Forgetting, days: number): Promise<string> {
  const { rows: columns } = await pool.query<Column>(
    `select column_name as name, data_type as type, is_nullable = 'NO' and column_default is null as needed from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const parts = table === 'gap' && only !== undefined ? {} : (PARTS[table] ?? {});
  const values = new Map<string, unknown>(Object.entries(parts));
  for (const { name, type, needed } of columns) if (needed && !values.has(name)) values.set(name, name === 'account' ? ACCOUNT : some(type, (planted += 1)));
  values.delete(column);
  const names = [...values.keys()];
  // Where a local date and time is kept as it stands.
  const isText = columns.some(({ name, type }) => name === column && type === 'character varying');
  const moment = isText ? `to_char(now() - make_interval(days => $1), 'YYYY-MM-DD"T"HH24:MI')` : 'now() - make_interval(days => $1)';
  const { rows } = await pool.query<{ place: string }>(
    `insert into "${table}" (${[column, ...names].map((name) => `"${name}"`).join(', ')}) values (${moment}, ${names.map((_, index) => `$${String(index + 2)}`).join(', ')}) returning ctid::text as place`,
    [days, ...values.values()],
  );
  expect(limit).toBeGreaterThanOrEqual(0);
  return rows[0]?.place ?? '';
}

const placesIn = async (table: string): Promise<string[]> => (await pool.query<{ place: string }>(`select ctid::text as place from "${table}"`)).rows.map(({ place }) => place);
const audit = async () => (await pool.query<{ by: string; action: string; noun: string | null; count: number | null }>('select by, action, noun, count from audit order by id')).rows;

describe('the rules about what is kept', () => {
  test('know every table of the database', async () => {
    const known = RULES.flatMap(({ tables }) => tables);
    expect(known.filter((table, index) => known.indexOf(table) !== index)).toEqual([]);
    expect(Object.keys(await countRows(pool)).sort()).toEqual(known.toSorted());
  });

  test('take rows only from tables of their own', () => {
    expect(RULES.flatMap(({ tables, forgotten = [] }) => forgotten.filter(({ table }) => !tables.includes(table)))).toEqual([]);
  });

  test('are told in words on the page, every name, time and reader of them', () => {
    const keys = [
      ...RULES.flatMap(({ name }) => [`record.what.${name}`, `record.why.${name}`]),
      ...Object.keys(UNTIL).map((until) => `record.kept.${until}`),
      ...Object.keys(READERS).map((reader) => `record.reader.${reader}`),
    ];
    expect(Object.keys(german).filter((key) => /^record\.(?:what|why|kept|reader)\./.test(key)).sort()).toEqual(keys.sort());
    for (const { until, count } of RULES.flatMap(({ kept }) => kept)) expect([until, count === undefined]).toEqual([until, !UNTIL[until].includes('{count}')]);
  });

  test('say the days after which rows really go', () => {
    for (const { name, kept, forgotten = [] } of RULES) {
      const said = kept.flatMap(({ count }) => count ?? []);
      for (const { days } of forgotten) expect([0, ...said], name).toContain(days);
    }
  });
});

describe('what is old is forgotten', () => {
  test.each(FORGETTINGS.map((forgetting) => [`${forgetting.table} ${String(forgetting.days)} days after "${forgetting.column}"`, forgetting] as const))('%s, and nothing younger', async (_, forgetting) => {
    const { table, days } = forgetting;
    const older = await plant(forgetting, days + 1);
    const younger = await plant(forgetting, days - 1);
    expect(older).not.toBe(younger);
    expect(await forgetOld(pool, [forgetting])).toEqual({ [table]: 1 });
    expect(await placesIn(table)).toEqual([younger]);
    // No other rule takes it either.
    expect(await forgetOld(pool)).toEqual({});
    expect(await placesIn(table)).toEqual([younger]);
  });

  test('however much it is', async () => {
    await pool.query(`insert into report (id, noun, entry, language, text, at) select gen_random_uuid(), 'service', gen_random_uuid(), 'de', 'x', now() - interval '1 year' from generate_series(1, 2500)`);
    expect(await forgetOld(pool)).toEqual({ report: 2500 });
  });

  test('once a day, whichever copies of the program run, and the audit says how much went and nothing of it', async () => {
    await pool.query(`insert into report (id, noun, entry, language, text, contact, at) select gen_random_uuid(), 'service', gen_random_uuid(), 'de', 'geheim', 'zenobia@example.org', now() - interval '1 year' from generate_series(1, 3)`);
    const runs = await Promise.all([enforceDaily(pool), enforceDaily(pool), enforceDaily(pool)]);
    expect(runs.filter((counts) => counts !== undefined)).toEqual([{ report: 3 }]);
    const lines = [{ by: 'retention', action: 'forgot what was old', noun: 'report', count: 3 }, { by: 'retention', action: 'enforced retention', noun: null, count: 3 }];
    expect(await audit()).toEqual(lines);
    expect(await enforceDaily(pool)).toBeUndefined();
    expect(await audit()).toEqual(lines);
  });

  test('anew on the next day, and at once after a run that was broken off', async () => {
    await pool.query(`insert into audit (by, action, at) values ('retention', 'enforced retention', now() - interval '25 hours')`);
    await pool.query('alter table report rename to elsewhere');
    await expect(enforceDaily(pool)).rejects.toThrow('report');
    await pool.query('alter table elsewhere rename to report');
    expect(await enforceDaily(pool)).toEqual({});
    expect(await enforceDaily(pool)).toBeUndefined();
  });

  test('by the hour where it is kept for a day, and the log tells counts alone', async () => {
    const logged: string[] = [];
    const mailFolder = await mkdtemp(join(tmpdir(), 'directory-retention-'));
    await enforceDaily(pool);
    await pool.query(`insert into mail (recipient, language, subject, text, html, until) values ('zenobia@example.org', 'de', 'Code', 'geheim', '', now() - interval '1 minute')`);
    await startRetention({ pool, mailFolder, log: pino({}, { write: (line) => void logged.push(line) }) })();
    await rm(mailFolder, { recursive: true });
    expect((await pool.query('select from mail')).rowCount).toBe(0);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"forgotten":{"mail":1}');
    expect(logged[0]).not.toMatch(/zenobia|geheim/);
  });
});

describe('the audit', () => {
  test.each([
    ['a mail address as who did it', { by: 'zenobia@example.org' }],
    ['a name as who did it', { by: 'Zenobia Wolkenstein' }],
    ['a name after what is right', { by: `account:${ACCOUNT} Zenobia` }],
    ['a second line', { by: 'operator\nZenobia' }],
    ['a mail address as what was done', { action: 'invited zenobia@example.org' }],
    ['a telephone number', { action: 'called 03931 607040' }],
    ['a name with letters that English has not', { action: 'invited Zoë' }],
    ['a long text', { action: 'x'.repeat(61) }],
    ['a sentence as a noun', { noun: 'Zenobia Wolkenstein' }],
  ])('does not take %s', async (_, wrong) => {
    const { by, action, noun } = { by: 'operator', action: 'looked', noun: 'actor', ...wrong };
    await expect(pool.query('insert into audit (by, action, noun) values ($1, $2, $3)', [by, action, noun])).rejects.toThrow('audit_');
  });

  test('has no column in which anything else could stand', async () => {
    const { rows } = await pool.query<{ column: string; type: string }>(`select column_name as "column", data_type as type from information_schema.columns where table_name = 'audit' order by 1`);
    expect(rows.map(({ column, type }) => `${column} ${type}`)).toEqual(['action text', 'at timestamp with time zone', 'by text', 'count integer', 'entry uuid', 'id bigint', 'noun text']);
    const { rows: checks } = await pool.query<{ name: string }>(`select conname as name from pg_constraint where conrelid = 'audit'::regclass and contype = 'c' order by 1`);
    expect(checks.map(({ name }) => name)).toEqual(['audit_action_check', 'audit_by_check', 'audit_noun_check']);
  });

  test('is neither changed nor emptied by any rule or statement of ours', async () => {
    await note(pool, 'operator', 'exported a person');
    const before = await audit();
    for (const statement of [`update audit set by = 'operator'`, 'delete from audit']) await expect(pool.query(statement)).rejects.toThrow('only grows');
    await forgetOld(pool);
    expect(await audit()).toEqual(before);
    const server = join(import.meta.dirname, '../../server');
    const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(server, name), 'utf8')).join('\n');
    expect(sources.match(/(?:update|delete from|truncate|alter table|disable trigger)\s+"?audit\b.*/gi)).toBeNull();
    expect(sources.match(/\btruncate\s+(?:table\b|"|\$)|session_replication_role|disable trigger/gi)).toBeNull();
  });
});
