import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { KEPT_OUTCOMES } from '../../schema/outcome.ts';
import { forgetOld } from '../../server/privacy/retention.ts';
import { Tellers } from '../../server/referring/tellers.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

let volunteer: Person;
let other: Person;
let coordinator: Person;
let service: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  await keep(pool,
    { noun: 'network', slug: 'eigen-network', area: { district: { name: 'Landkreis Muster' }, municipalities: [{ name: 'Musterstadt' }, { name: 'Osterburg' }] } },
    { noun: 'term', slug: 'gesundheit', vocabulary: 'TOPIC', label: { de: 'Gesundheit' } },
    { noun: 'term', slug: 'arzt', vocabulary: 'TOPIC', label: { de: 'Arzt' }, parent: 'gesundheit' },
    { noun: 'term', slug: 'wohnen', vocabulary: 'TOPIC', label: { de: 'Wohnen' } },
    { noun: 'service', slug: 'eigen-service', title: { de: 'Beratung eigen' }, actor: 'eigen-actor', topics: ['arzt', 'wohnen'], contacts: ['eigen-contact'] },
    { noun: 'service', slug: 'fremd-service', title: { de: 'Beratung fremd' }, actor: 'fremd-actor', topics: ['wohnen'] },
    { noun: 'service', slug: 'intern', title: { de: 'Intern' }, actor: 'eigen-actor', visibility: 'VOLUNTEER' },
    { noun: 'service', slug: 'amtlich', title: { de: 'Amtlich' }, actor: 'eigen-actor', visibility: 'STAFF' },
  );
  [volunteer, other, coordinator] = await Promise.all([signedIn(directory, 'volunteer', 'eigen-network'), signedIn(directory, 'volunteer', 'eigen-network', { mail: 'andere@example.org' }), signedIn(directory, 'coordinator', 'eigen-network')]);
  service = await idOf(pool, 'service', 'eigen-service');
});

const TELL = 'mutation ($input: OutcomeInput!) { tellOutcome(input: $input) }';
const tell = async (input: Record<string, unknown>, who: Pick<Person, 'ask'> = volunteer) => who.ask<{ tellOutcome: string }>(TELL, { input: { noun: 'service', entry: service, kind: 'REACHED', ...input } });
const refusal = async (answer: ReturnType<typeof tell>) => (await answer).errors?.[0]?.extensions;
const kept = async () => (await pool.query<Record<string, string | null>>('select noun, kind, weeks, reason, language, municipality from outcome order by kind')).rows;

const count = async () => (await pool.query('select from outcome')).rowCount;

/** As if it had been told so many days ago. */
async function past(kind: string, days: number, { entry = service, noun = 'service', reason = kind === 'REFUSED' ? 'FULL' : null, weeks = kind === 'WAITING' ? 'MORE' : null, language = null as string | null, municipality = null as string | null, times = 1 } = {}): Promise<void> {
  await pool.query(
    `insert into outcome (id, noun, entry, kind, weeks, reason, language, municipality, day) select gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, (now() at time zone 'Europe/Berlin')::date - $8::int from generate_series(1, $9)`,
    [noun, entry, kind, weeks, reason, language, municipality, days, times],
  );
}

describe('after a referral', () => {
  test('a volunteer tells with one tap what came of it, adds a language and a municipality, or takes it back', async () => {
    const { data } = await tell({ kind: 'REFUSED', reason: 'LANGUAGE' });
    expect(await kept()).toEqual([{ noun: 'service', kind: 'REFUSED', weeks: null, reason: 'LANGUAGE', language: null, municipality: null }]);
    const id = data?.tellOutcome;
    expect((await volunteer.ask('mutation ($id: UUID!) { addToOutcome(id: $id, language: "ar", municipality: "Osterburg") }', { id })).data).toEqual({ addToOutcome: true });
    expect(await kept()).toMatchObject([{ language: 'ar', municipality: 'Osterburg' }]);
    const back = () => volunteer.ask('mutation ($id: UUID!) { takeBackOutcome(id: $id) }', { id });
    expect([(await back()).data, (await back()).data]).toEqual([{ takeBackOutcome: true }, { takeBackOutcome: false }]);
    expect(await count()).toBe(0);
    // The next day but one, what was told is nobody's any more.
    await past('REACHED', 2);
    const { rows } = await pool.query<{ id: string }>('select id from outcome');
    expect((await volunteer.ask('mutation ($id: UUID!) { takeBackOutcome(id: $id) addToOutcome(id: $id, language: "ar") }', { id: rows[0]?.id })).data).toEqual({ takeBackOutcome: false, addToOutcome: false });
  });

  test('nobody tells who sees only what is public, and nobody of what they cannot see', async () => {
    expect(await refusal(tell({}, { ask: directory.graphql }))).toEqual({ code: 'FORBIDDEN' });
    for (const query of ['takeBackOutcome(id: $id)', 'addToOutcome(id: $id)']) expect((await directory.graphql(`mutation ($id: UUID!) { ${query} }`, { id: service })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const [intern, official] = await Promise.all([idOf(pool, 'service', 'intern'), idOf(pool, 'service', 'amtlich')]);
    expect((await tell({ entry: intern })).errors).toBe(undefined);
    expect(await refusal(tell({ entry: official }))).toEqual({ code: 'NOT_FOUND', field: 'entry' });
    expect(await refusal(tell({ noun: 'contact', entry: service }))).toEqual({ code: 'NOT_FOUND', field: 'entry' });
    expect(await refusal(tell({ noun: 'term' }))).toEqual({ code: 'FORBIDDEN' });
    await pool.query(`update role_grant set waiting = true where account = $1`, [volunteer.account]);
    expect(await refusal(tell({}))).toEqual({ code: 'FORBIDDEN' });
  });

  test('nothing can be typed that might tell of a person', async () => {
    for (const [input, field] of [
      [{ kind: 'WAITING' }, 'weeks'], [{ kind: 'REFUSED' }, 'reason'], [{ weeks: 'ONE' }, 'weeks'], [{ reason: 'FULL' }, 'reason'],
      [{ language: 'de-x-erika' }, 'language'], [{ language: 'ar-SY' }, 'language'], [{ language: 'xqz' }, 'language'], [{ municipality: 'bei Erika' }, 'municipality'],
    ] as const) expect((await refusal(tell(input)))?.field, JSON.stringify(input)).toBe(field);
    expect(await count()).toBe(0);
    expect((await tell({ kind: 'WAITING', weeks: 'MORE', language: 'ckb', municipality: 'Landkreis Muster' })).errors).toBe(undefined);
  });

  test('no trace is left of who told it or when on that day', async () => {
    await tell({ kind: 'NOT_REACHED' });
    await tell({ kind: 'REACHED' });
    const { rows } = await pool.query<{ row: string }>('select to_jsonb(o)::text as row from outcome o');
    for (const { row } of rows) {
      expect(Object.keys(JSON.parse(row) as object).sort()).toEqual(['day', 'entry', 'id', 'kind', 'language', 'municipality', 'noun', 'reason', 'weeks']);
      expect(row).not.toContain(volunteer.account);
      expect(row).not.toMatch(/\d\d:\d\d/);
    }
    const { rows: traces } = await pool.query(`select from audit where entry = $1 or action ilike '%outcome%'`, [service]);
    expect(traces).toEqual([]);
    expect(directory.logged.join('\n')).not.toContain(service);
  });

  test('that nobody was reached counts once a day for one person, and sixty outcomes an hour are enough', async () => {
    const first = await tell({ kind: 'NOT_REACHED' });
    expect((await tell({ kind: 'NOT_REACHED' })).data).toEqual(first.data);
    await tell({ kind: 'NOT_REACHED' }, other);
    expect(await count()).toBe(2);
    const person = await signedIn(directory, 'volunteer', 'eigen-network', { mail: 'eifrig@example.org' });
    for (let time = 0; time < Tellers.hourly; time += 1) await tell({}, person);
    expect(await refusal(tell({}, person))).toEqual({ code: 'TOO_MANY_OUTCOMES' });
    expect((await tell({}, other)).errors).toBe(undefined);
    // With the day the key goes: nothing leads from one day's to another's.
    let now = Date.parse('2026-11-22T12:00:00Z');
    const tellers = new Tellers(() => now);
    const before = [tellers.once('a', 'x'), tellers.once('a', 'x'), tellers.once('b', 'x')];
    now += 86_400_000;
    expect(new Set([...before, tellers.once('a', 'x')]).size).toBe(3);
  });

  test('it is forgotten after two years', async () => {
    await past('REACHED', 24 * 31);
    await past('REACHED', 720);
    await forgetOld(pool);
    expect([KEPT_OUTCOMES.days, await count()]).toEqual([730, 1]);
    await pool.query(`update outcome set day = day - 100`);
    await forgetOld(pool);
    expect(await count()).toBe(0);
  });
});

describe('an entry\'s turn', () => {
  const reasons = async () => (await coordinator.ask<{ due: { id: string; reasons: string[] }[] }>('{ due { id reasons } }')).data?.due.find(({ id }) => id === service)?.reasons;
  beforeEach(async () => {
    await pool.query(`update service set checked_at = now() - interval '20 days', checked_by = 'Amt', created_at = now() - interval '3 years', changed_at = now() - interval '20 days'`);
  });

  test('comes early when volunteers did not reach it twice within thirty days, until one did or somebody confirmed it', async () => {
    await tell({ kind: 'NOT_REACHED' });
    await tell({ kind: 'NOT_REACHED' });
    expect(await reasons()).toBe(undefined);
    await tell({ kind: 'NOT_REACHED' }, other);
    expect(await reasons()).toEqual(['UNREACHED']);
    const { data } = await tell({});
    expect(await reasons()).toBe(undefined);
    await volunteer.ask('mutation ($id: UUID!) { takeBackOutcome(id: $id) }', { id: data?.tellOutcome });
    expect(await reasons()).toEqual(['UNREACHED']);
    expect((await pool.query(`select from service where id = $1 and checked_at > now() - interval '1 day'`, [service])).rowCount).toBe(0);
    await coordinator.ask('mutation ($id: UUID!, $as: UUID!) { confirm(entries: [{ noun: "service", id: $id }], as: $as) }', { id: service, as: await idOf(pool, 'actor', 'eigen-actor') });
    expect(await reasons()).toBe(undefined);
  });

  test('stays as it is for what was told before it was confirmed, before somebody was there, or too long ago', async () => {
    await past('NOT_REACHED', 1);
    await past('NOT_REACHED', 25);
    expect(await reasons()).toBe(undefined);
    await pool.query(`update service set checked_at = now() - interval '90 days', changed_at = now() - interval '90 days'`);
    expect(await reasons()).toEqual(['UNREACHED']);
    for (const kind of ['REACHED', 'REFUSED']) {
      await past(kind, 10);
      expect(await reasons(), kind).toBe(undefined);
      await pool.query('delete from outcome where kind = $1', [kind]);
      expect(await reasons()).toEqual(['UNREACHED']);
    }
    await pool.query(`delete from outcome where day > now() - interval '5 days'`);
    await past('NOT_REACHED', 40);
    expect(await reasons()).toBe(undefined);
  });
});

describe('the picture of gaps', () => {
  interface Picture { gapPicture: { columns: (string | null)[]; rows: { topic: { slug: string } | null; cells: (number | null)[]; sum: { atLeast: number; exact: boolean } }[]; sums: { atLeast: number }[]; sum: { atLeast: number; exact: boolean }; why: { kind: string; reason: string | null; count: number | null }[]; searches: { query: string; language: string; topic: { slug: string } | null; count: number }[] } }
  const PICTURE = `query ($id: UUID!, $by: GapSide! = MUNICIPALITY, $months: Int! = 3) { gapPicture(network: $id, by: $by, months: $months) { since columns rows { topic { slug } cells sum { atLeast exact } } sums { atLeast } sum { atLeast exact } why { kind reason count } searches { query language topic { slug } count } } }`;
  const picture = async (variables: Record<string, unknown> = {}, who = coordinator) => who.ask<Picture>(PICTURE, { id: await idOf(pool, 'network', 'eigen-network'), ...variables });

  beforeEach(async () => {
    await past('REFUSED', 3, { municipality: 'Osterburg', language: 'ar', times: 4 });
    await past('WAITING', 5, { municipality: 'Osterburg', times: 1 });
    await past('WAITING', 5, { municipality: 'Osterburg', weeks: 'ONE', times: 9 });
    await past('REACHED', 5, { municipality: 'Osterburg', times: 9 });
    await past('NOT_REACHED', 5, { municipality: 'Musterstadt', language: 'ar', times: 2 });
    await past('NOT_REACHED', 200, { municipality: 'Musterstadt', times: 7 });
    await past('NOT_REACHED', 1, { noun: 'contact', entry: await idOf(pool, 'contact', 'eigen-contact'), times: 3 });
    await past('NOT_REACHED', 1, { noun: 'actor', entry: await idOf(pool, 'actor', 'eigen-actor'), times: 3 });
    await past('REFUSED', 1, { entry: await idOf(pool, 'service', 'fremd-service'), municipality: 'Osterburg', times: 50 });
  });

  test('counts by topic and municipality what was in vain, tells no small number, and no sum gives one away', async () => {
    const { data } = await picture();
    expect(data?.gapPicture).toMatchObject({
      columns: ['Osterburg', 'Musterstadt', null],
      rows: [
        { topic: { slug: 'gesundheit' }, cells: [5, null, 3], sum: { atLeast: 9, exact: false } },
        { topic: { slug: 'wohnen' }, cells: [5, null, 3], sum: { atLeast: 9, exact: false } },
        { topic: null, cells: [0, 0, 3], sum: { atLeast: 3, exact: true } },
      ],
      sums: [{ atLeast: 10 }, { atLeast: 2 }, { atLeast: 9 }],
      sum: { atLeast: 21, exact: false },
      why: [{ kind: 'NOT_REACHED', reason: null, count: 8 }, { kind: 'REFUSED', reason: 'FULL', count: 4 }, { kind: 'WAITING', reason: null, count: null }],
    });
    const year = await picture({ months: 12 });
    expect(year.data?.gapPicture.rows[0]?.cells).toEqual([9, 5, 3]);
    expect(year.data?.gapPicture.columns[0]).toBe('Musterstadt');
  });

  test('counts by language, and tells beside it what people searched for in vain and which topic that may be', async () => {
    await pool.query(`insert into gap select unnest(array['wohnung osterburg', 'zzyzx', 'selten', 'früher']), 'de', (now() at time zone 'Europe/Berlin')::date - unnest(array[1, 1, 1, 200]), unnest(array[4, 3, 2, 9]), 0`);
    await keep(pool, { noun: 'term', slug: 'wohnen', vocabulary: 'TOPIC', label: { de: 'Wohnen' }, synonyms: { de: 'Wohnung' } });
    const { data } = await picture({ by: 'LANGUAGE' });
    expect([data?.gapPicture.columns, data?.gapPicture.rows[0]?.cells]).toEqual([['ar', null], [6, 4]]);
    expect(data?.gapPicture.searches).toEqual([{ query: 'wohnung osterburg', language: 'de', topic: { slug: 'wohnen' }, count: 4 }, { query: 'zzyzx', language: 'de', topic: null, count: 3 }]);
  });

  test('is for those who coordinate the network alone', async () => {
    const foreign = await idOf(pool, 'network', 'fremd-network');
    expect((await picture({ id: foreign })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const who of [volunteer, await signedIn(directory, 'partner', 'eigen-actor')]) expect((await picture({}, who)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await picture({ months: 100 })).errors?.[0]?.extensions).toEqual({ code: 'BAD_CHOICE', field: 'months' });
  });

  test('is had as a table for a spreadsheet, in which nothing is a formula', async () => {
    await pool.query(`insert into gap values ('=cmd|''/c calc''!a0', 'ar', (now() at time zone 'Europe/Berlin')::date, 3, 0)`);
    const get = async (network: string, { cookie }: Pick<Person, 'cookie'> = coordinator) => fetch(`${directory.url}/gaps.csv?network=${network}&by=MUNICIPALITY&months=3`, { headers: { cookie } });
    const network = await idOf(pool, 'network', 'eigen-network');
    const answer = await get(network);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
    expect((await answer.text()).split('\r\n')).toEqual([
      'Thema;Osterburg;Musterstadt;nicht angegeben;zusammen', 'Gesundheit;5;<3;3;≥9', 'Wohnen;5;<3;3;≥9', 'ohne Thema;0;0;3;3', 'zusammen;10;≥2;9;≥21', '',
      'Vergeblich gesucht;Sprache;Thema;Suchen;gewünscht', `'=cmd|'/c calc'!a0;Arabisch;ohne Thema;3;0`, '',
    ]);
    expect([(await get(network, volunteer)).status, (await get(await idOf(pool, 'network', 'fremd-network'))).status, (await get(network, { cookie: '' })).status, (await get('x')).status]).toEqual([403, 403, 403, 404]);
  });
});
