import { afterAll, expect, test } from 'vitest';
import { type GivenLine, coerce } from '../../server/exchange/ndjson.ts';
import { saveAll } from '../../server/store/save.ts';
import { transaction } from '../../server/store/transaction.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep, take } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

const BY = { name: 'Erika Muster', origin: 'API' } as const;

function given(line: Record<string, unknown>): GivenLine {
  const found = coerce(line, 'lines', 1);
  if (Array.isArray(found)) throw new Error('The line is right');
  return found;
}

/** Holds a change back in an open transaction until somebody lets it go. */
function halfway(line: Record<string, unknown>): { reached: Promise<void>; commit: () => Promise<unknown> } {
  const reached = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  const done = transaction(pool, async (client) => {
    await saveAll(client, [given(line)], BY);
    reached.resolve(undefined);
    await gate.promise;
  });
  return {
    reached: reached.promise,
    commit: () => {
      gate.resolve(undefined);
      return done;
    },
  };
}

/** Until the other one stands before a lock, which PostgreSQL tells. */
async function untilSomebodyWaits(): Promise<void> {
  await expect.poll(async () => (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount).toBe(1);
}

test('two people who change different fields of one entry at once both keep their change', async () => {
  await keep(pool, { noun: 'actor', slug: 'verein', name: 'Musterverein' });
  const first = halfway({ noun: 'actor', slug: 'verein', since: '2019' });
  await first.reached;
  const second = keep(pool, { noun: 'actor', slug: 'verein', legalForm: 'e. V.' });
  await untilSomebodyWaits();
  await first.commit();
  await second;
  const { rows } = await pool.query(`select since, legal_form, version from actor where slug = 'verein'`);
  expect(rows).toEqual([{ since: '2019', legal_form: 'e. V.', version: 3 }]);
  const revisions = await pool.query(`select version, fields from revision where noun = 'actor' and version > 1 order by version`);
  expect(revisions.rows).toEqual([{ version: 2, fields: ['since'] }, { version: 3, fields: ['legalForm'] }]);
});

test('of two people who want one slug at once the second hears that it is taken', async () => {
  const first = halfway({ noun: 'actor', slug: 'neu', name: 'Die Ersten' });
  await first.reached;
  const second = take(pool, [{ noun: 'actor', slug: 'anders', name: 'Anders' }, { noun: 'actor', slug: 'neu', name: 'Die Zweiten' }]);
  await untilSomebodyWaits();
  await first.commit();
  expect((await second).problems).toMatchObject([{ line: 2, code: 'DUPLICATE_SLUG', field: 'slug' }]);
  const { rows } = await pool.query(`select name from actor where slug in ('neu', 'anders')`);
  expect(rows).toEqual([{ name: 'Die Ersten' }]);
});

test('what somebody adds to an actor that is being hidden is hidden too', async () => {
  await keep(pool, { noun: 'actor', slug: 'haus', name: 'Musterhaus' });
  const hiding = halfway({ noun: 'actor', slug: 'haus', visibility: 'STAFF' });
  await hiding.reached;
  const adding = keep(pool, { noun: 'service', slug: 'hilfe', title: { de: 'Hilfe' }, actor: 'haus' });
  await untilSomebodyWaits();
  await hiding.commit();
  await adding;
  const { rows } = await pool.query(`select reach from service where slug = 'hilfe'`);
  expect(rows).toEqual([{ reach: 2 }]);
});

test('two large imports of the same entries in opposite order both end well', async () => {
  const lines = Array.from({ length: 40 }, (_, index) => ({ noun: 'actor', slug: `gruppe-${String(index)}`, name: `Gruppe ${String(index)}` }));
  await keep(pool, ...lines);
  const changed = (since: string) => lines.map((line) => ({ ...line, since }));
  const outcomes = await Promise.all([keep(pool, ...changed('2019')), keep(pool, ...changed('2020').reverse()), keep(pool, ...changed('2021')), keep(pool, ...changed('2022').reverse())]);
  expect(outcomes.map((outcome) => outcome.changed)).toEqual([40, 40, 40, 40]);
  const { rows } = await pool.query(`select count(distinct since)::int as states, min(version) as version from actor where slug like 'gruppe-%'`);
  expect(rows).toEqual([{ states: 1, version: 5 }]);
});
